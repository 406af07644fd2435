"""The main window: rail at left, search and officer on top, the screens beside it. Knows no screen from inside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from app.errors import LoketError
from app.model.people import Officer
from app.rules.wording import day_words, initials, time_words
from app.trouble import report
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.icons import icon
from ui.rail import Rail
from ui.screen import Screen
from ui.widgets.basics import column, label, row, shortcut, show_if
from ui.widgets.search_box import SearchBox

_MINUTE_MS = 20_000
_NOTICE_MS = 6_000


class Shell(QMainWindow):
    """The window. Screens are added with `add_screen`; they are built when first opened."""

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__()
        self._desk = desk
        self._dialogs = dialogs
        self._makers: dict[str, Callable[[], Screen]] = {}
        self._screens: dict[str, Screen] = {}
        self._history: list[str] = []
        self._bare = False
        self.setWindowTitle("Loket")
        self.setMinimumSize(880, 500)
        self.stack = QStackedWidget()
        self.search = SearchBox(desk)
        self.search.opened.connect(desk.open_case)
        self._clock = label("", "muted")
        self._notice = label("", "muted")
        self.officer_button = self._make_officer_button()
        self._ribbon = self._make_ribbon()
        self.rail = Rail(desk.training, desk.open_training.emit)
        self._pills = self.rail.pills
        self._bar = self._make_topbar()
        right = QWidget()
        right.setLayout(column(self._ribbon, self._bar, self.stack, gap=0))
        whole = QWidget()
        whole.setLayout(row(self.rail, right, gap=0))
        self.setCentralWidget(whole)
        shortcut(self, "Ctrl+K", self._focus_search, True)
        desk.officer_changed.connect(self._show_officer)
        desk.notice.connect(self.say)
        desk.go_to.connect(self.open)
        desk.ops.failed.connect(self._unhandled)
        self._day = desk.now().date()
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()

    def _make_topbar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("topbar")
        bar.setFixedHeight(54)
        layout = row(self.search, self._notice, None, self._clock, self.officer_button)
        layout.setContentsMargins(theme.PAD, 8, theme.PAD, 8)
        layout.setStretch(0, 3)
        bar.setLayout(layout)
        return bar

    def _make_officer_button(self) -> QToolButton:
        made = QToolButton()
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setIcon(icon("person", theme.BLUE_TEXT))
        made.setAccessibleName("Petugas yang bekerja")
        made.setStyleSheet("QToolButton{border:none;padding:6px 8px;} QToolButton::menu-indicator{image:none;}")
        made.setMenu(QMenu(made))
        return made

    def _make_ribbon(self) -> QFrame:
        ribbon = QFrame()
        ribbon.setObjectName("ribbon")
        text = label("LATIHAN — data contoh, bukan dokumen resmi")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = row(text)
        layout.setContentsMargins(0, 3, 0, 3)
        ribbon.setLayout(layout)
        show_if(ribbon, self._desk.training)
        return ribbon

    def add_screen(self, key: str, text: str, picture: str, keys: str, make: Callable[[], Screen]) -> None:
        """Adds a screen to the rail; `keys` is the key that opens it from anywhere."""
        self._makers[key] = make
        self.rail.add(key, text, picture, keys, lambda: self.open(key))
        if keys:
            shortcut(self, keys, lambda: self.open(key), True)

    def add_hidden(self, key: str, make: Callable[[], Screen]) -> None:
        """Adds a screen that only other screens open."""
        self._makers[key] = make

    def screen_of(self, key: str) -> Screen:
        """The screen, built if it was not yet."""
        if key not in self._screens:
            made = self._makers[key]()
            self._screens[key] = made
            self.stack.addWidget(made)
        return self._screens[key]

    def open(self, key: str) -> None:
        """Shows a screen, perhaps one part of it ("settings.officials"), and puts the focus where its work begins.

        While there is no office only the set-up opens; while the data file is still being opened a key does nothing.
        """
        key, _, part = key.partition(".")
        if (self._bare and key != "setup") or not self._desk.ops.attached:
            return
        if key == "back":
            key = self._history[-2] if len(self._history) > 1 else "home"
            self._history = self._history[:-2]
        shown = self.screen_of(key)
        self.stack.setCurrentWidget(shown)
        if not self._history or self._history[-1] != key:
            self._history = [*self._history[-20:], key]
        self.rail.show_open(key)
        shown.focus_first()
        if part:
            shown.show_part(part)

    def set_bare(self, bare: bool) -> None:
        """Hides rail and search while there is no office yet."""
        self._bare = bare
        self.rail.setVisible(not bare)
        self._bar.setVisible(not bare)

    def badge(self, key: str, count: int) -> None:
        """Shows how many wait behind a screen of the rail."""
        self.rail.badge(key, count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen at a large scale the rail gives its words to the work."""
        super().resizeEvent(event)
        self.rail.set_compact(self.width() < theme.COMPACT_WIDTH)

    def show_office(self) -> None:
        """Shows the name of the office and who may sit here."""
        office = self._desk.office
        self.rail.office.setText(office.full_name if office else "")
        parts = ("Loket", office.full_name if office else "", "LATIHAN" if self._desk.training else "")
        self.setWindowTitle(" – ".join(part for part in parts if part))
        menu = self.officer_button.menu()
        menu.clear()
        for officer in self._desk.officers:
            action = QAction(f"{officer.name} · {officer.counter}" if officer.counter else officer.name, menu)
            action.triggered.connect(lambda _checked=False, officer=officer: self._desk.choose_officer(officer))
            menu.addAction(action)
        menu.addSeparator()
        add = QAction("Tambah petugas…", menu)
        add.triggered.connect(self._desk.add_officer)
        menu.addAction(add)

    def _show_officer(self, officer: Officer) -> None:
        self.officer_button.setText(f" {officer.name}")
        self.officer_button.setToolTip(f"{initials(officer.name)} – klik untuk ganti petugas")

    def say(self, text: str) -> None:
        """A short word on top that goes away by itself; it takes the room of the clock meanwhile."""
        self._notice.setText(text)
        self._clock.setVisible(not text)
        QTimer.singleShot(_NOTICE_MS, self._notice, lambda: self.say("") if self._notice.text() == text else None)

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tick(self) -> None:
        now = self._desk.now()
        if now.date() != self._day:
            self._day = now.date()
            self._desk.new_day.emit()
        self._clock.setText(f"{day_words(now.date())} · {time_words(now)}")

    def _unhandled(self, error: object) -> None:
        if isinstance(error, LoketError):
            self._dialogs.error(self, error)
        else:
            said = report(error) if isinstance(error, BaseException) else "Terjadi kesalahan yang tidak terduga."
            self._dialogs.tell(self, said, "Yang barusan mungkin belum tersimpan. Coba sekali lagi.")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lets a write that is under way finish first, and never loses silently what was typed."""
        for key, screen in self._screens.items():
            lost = screen.unsaved()
            if not lost:
                continue
            if not self._dialogs.confirm_loss(
                self, lost, "Bila Loket ditutup sekarang, perubahan itu hilang.", "Tutup tanpa menyimpan", "Kembali"
            ):
                self.open(key)
                event.ignore()
                return
        self._desk.ops.finish()
        super().closeEvent(event)
