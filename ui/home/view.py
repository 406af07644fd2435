"""Beranda: greeting, the day in four numbers, what needs attention, and the quickest ways to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.actions.overview import Overview, read_overview
from app.changes import Change
from app.rules.wording import day_words, greeting
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.home.calendar_news import CalendarNews
from ui.home.officials import OfficialsCard
from ui.home.parts import LineList, NumberCard, keys_help, lesson
from ui.home.schedule import ScheduleCard
from ui.home.words import attention, opening_words
from ui.paper_service import PaperService
from ui.presence import PresenceKeeper
from ui.screen import Screen
from ui.widgets.basics import EmptyState, button, card, column, label, row, shortcut
from ui.widgets.cards import ArrowWalk

_MINUTE_MS = 60_000
_SIDE_WIDTH, _NARROW_SIDE = 300, 220
_NARROW, _LOW, _LOWER, _TALL = 900, 640, 690, 840
"""Below this width the side gives way, below this height help and schedule. The schedule is shortened below the third,
and takes the room of the help below the last.
"""


class HomeScreen(Screen):
    """The officer's start. `shown` tells that the day was read anew."""

    depends = frozenset({Change.CASES, Change.CATALOGUE, Change.OFFICE, Change.PEOPLE})
    shown = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self.overview: Overview | None = None
        self.greeting = label("", "headline")
        self.date = label("", "muted")
        self.main_button = button("Terima berkas", self._intake, "primary", "intake", "F2")
        self.received = NumberCard("Diterima hari ini", self._going("board"))
        self.running = NumberCard("Sedang diproses", self._going("board"))
        self.ready = NumberCard("Siap diambil", self._going("handover"))
        self.late = NumberCard("Lewat waktu", self._going("board"))
        self.numbers = (self.received, self.running, self.ready, self.late)
        self.lines = LineList()
        self.calm = EmptyState("check", "Semua berjalan baik", "Tidak ada berkas yang mendesak hari ini.")
        self.officials = OfficialsCard()
        self.schedule = ScheduleCard()
        self.schedule.opened.connect(desk.open_case)
        self.schedule.all_wanted.connect(lambda: desk.go_to.emit("schedule"))
        self.presence = PresenceKeeper(desk, dialogs, self)
        self.officials.toggled.connect(lambda one: self.presence.toggle(one.official, one.title, one.away))
        self.officials.asked.connect(lambda one: self.presence.ask(one.official, one.title, one.away))
        self.officials.appointed.connect(lambda one: self.presence.appoint(one.seat))
        self.officials.filled.connect(lambda one: self.presence.fill(one.seat))
        self.news = CalendarNews(desk, self)
        self.news.found.connect(self._show_lines)
        self.lesson, self.lesson_cards = lesson(desk.go_to.emit)
        self.quick: list[QPushButton] = []
        self._quick_box = QVBoxLayout()
        self._quick_box.setSpacing(6)
        self._lay_out()
        ArrowWalk(self.numbers, len(self.numbers), self)
        shortcut(self, "F9", self._intake)
        shortcut(self, "F8", self.officials.begin)
        desk.officer_changed.connect(lambda _officer: self._greet())
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE_MS)
        self._timer.timeout.connect(self._minute)
        self._timer.start()
        self._greet()

    def _lay_out(self) -> None:
        head = row(column(self.greeting, self.date, gap=0), None, self.main_button)
        numbers = row(*self.numbers)
        self._lesson_title = label("Hari pertama: tiga langkah satu berkas", "section")
        self._attention_title = label("Perlu perhatian", "section")
        # The lines carry their own padding for the focus; the title is set in by as much.
        self._attention_title.setContentsMargins(8, 0, 0, 0)
        lines = column(self._attention_title, self.lines, self.calm, gap=8)
        lines.setContentsMargins(8, theme.PAD, 8, theme.PAD)
        lines.setStretch(1, 1)
        lines.setStretch(2, 1)
        left = column(self._lesson_title, self.lesson, card(lines), self.officials)
        left.setStretch(2, 1)
        self._quick_title = label("Layanan tersering", "section")
        self._quick_card = card(column(self._quick_title, self._quick_box, gap=8, margins=theme.PAD))
        keys = column(label("Tombol cepat", "section"), keys_help(), gap=8, margins=theme.PAD)
        self._keys = card(keys)
        self._side = QWidget()
        self._side.setFixedWidth(_SIDE_WIDTH)
        self._side.setLayout(column(self._quick_card, self.schedule, self._keys, None))
        body = row(left, self._side)
        body.setStretch(0, 1)
        whole = column(head, numbers, body, gap=14)
        whole.setContentsMargins(theme.PAD, 14, theme.PAD, theme.PAD)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._teach(False)
        self.calm.hide()
        self.officials.hide()
        self.schedule.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the list readable in a small window."""
        super().resizeEvent(event)
        self._side.setFixedWidth(_NARROW_SIDE if self.width() < _NARROW else _SIDE_WIDTH)
        self._fit_side()
        self.officials.set_low(self.height() < _LOW)

    def _fit_side(self) -> None:
        """What stands below the services, only where there is room for it: the schedule, then the help."""
        planned = self.overview is not None and self.overview.schedule is not None
        self.schedule.set_low(self.height() < _LOWER)
        self.schedule.setVisible(planned and self.height() >= _LOW)
        self._keys.setVisible(self.height() >= (_TALL if planned else _LOW))

    def refresh(self) -> None:
        """Reads the day anew."""
        now, calendar = self.desk.now(), self.desk.calendar
        self._greet()
        self.desk.ops.read(lambda uow: read_overview(uow, now, calendar), self._show, owner=self)

    def _show(self, overview: Overview) -> None:
        self.overview = overview
        self.received.show_number(overview.received)
        self.running.show_number(overview.in_progress)
        self.ready.show_number(overview.ready)
        self.late.show_number(overview.late, overview.late > 0)
        self._teach(overview.fresh)
        self._show_lines()
        self.officials.show_officials(overview.officials, self.desk.now().date())
        # On the first day the list above says already that nobody is entered yet.
        self.officials.setVisible(any(not one.vacant for one in overview.officials) or not overview.fresh)
        self._show_quick(overview.services)
        if overview.schedule is not None:
            self.schedule.show_activities(overview.schedule, self.desk.now().date())
        self._fit_side()
        self._quick_card.setVisible(bool(overview.services))
        self.news.look()  # after the first paint: the calendar takes a moment to load
        self.shown.emit()

    def _show_lines(self) -> None:
        if self.overview is None:
            return
        lines = attention(self.overview, self.desk, self.desk.now().date(), self.news.days)
        self.lines.show_lines(lines)
        self.lines.setVisible(bool(lines))
        self.calm.setVisible(not lines)

    def _teach(self, fresh: bool) -> None:
        self._lesson_title.setVisible(fresh)
        self.lesson.setVisible(fresh)
        self._attention_title.setText("Sebelum mulai" if fresh else "Perlu perhatian")
        self._quick_title.setText("Mulai dari layanan" if fresh else "Layanan tersering")

    def _show_quick(self, services: tuple[tuple[str, str], ...]) -> None:
        if [one.property("service") for one in self.quick] == [key for key, _ in services]:
            return
        for old in self.quick:
            self._quick_box.removeWidget(old)
            old.deleteLater()
        self.quick = []
        for key, short in services:
            one = button(short.replace("&", "&&"), self._starting(key))
            one.setProperty("service", key)
            one.setStyleSheet("text-align: left;")
            one.setAccessibleName(f"Terima berkas {short}")
            self._quick_box.addWidget(one)
            self.quick.append(one)
        ArrowWalk(self.quick, 1, self)

    def _greet(self) -> None:
        now, officer = self.desk.now(), self.desk.officer
        self.greeting.setText(f"{greeting(now)}, {officer.name}" if officer else greeting(now))
        self.date.setText(f"{day_words(now.date())} · {opening_words(self.desk.calendar, now)}")

    def _minute(self) -> None:
        # The ages on this screen move with the clock, not only with what is written.
        if self.isVisible():
            self.refresh()

    def _going(self, screen: str) -> Callable[[], None]:
        return lambda: self.desk.go_to.emit(screen)

    def _starting(self, service_key: str) -> Callable[[], None]:
        return lambda: self.desk.start_intake.emit(service_key)

    def _intake(self) -> None:
        self.desk.go_to.emit("intake")

    def focus_first(self) -> None:
        """Work begins with the big button."""
        self.main_button.setFocus(Qt.FocusReason.OtherFocusReason)
