"""Opens the window: paints first, then opens the data file and reads what the first screen needs."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.actions.calendar import ensure_holidays
from app.actions.pauses import refresh_clocks
from app.changes import Change, Changes
from app.errors import LoketError
from app.model.case import CaseState
from app.model.catalogue import OfficeProfile
from app.model.people import Officer
from app.model.worktime import WorkCalendar
from app.parts import Parts
from app.ports import Store, UnitOfWork
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.garbage import GarbageOnUiThread
from ui.operations import Operations
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.shell import Shell
from ui.single import SingleWindow, claim
from ui.training_window import TrainingWindow
from ui.translation import IndonesianTranslator
from ui.widgets.basics import shortcut

_RAIL = (
    ("home", "Beranda", "home", "F1", "home.view:HomeScreen"),
    ("intake", "Terima Berkas", "intake", "F2", "intake.view:IntakeScreen"),
    ("board", "Papan Berkas", "board", "F3", "board.view:BoardScreen"),
    ("register", "Buku Register", "register", "F4", "register.view:RegisterScreen"),
    ("handover", "Pengambilan", "handover", "F5", "handover.view:HandoverScreen"),
    ("talks", "Aduan & Konsultasi", "talks", "Ctrl+G", "talks.view:TalksScreen"),
    ("reports", "Laporan", "reports", "Ctrl+L", "reports.view:ReportsScreen"),
    ("standards", "Standar Pelayanan", "standards", "", "standards.view:StandardsScreen"),
    ("settings", "Pengaturan", "settings", "", "settings.view:SettingsScreen"),
)
"""The screens of the rail: key, words, icon, the key that opens it, and where it is."""


_HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class OfficeState:
    """What the shell needs of the data file before anything can be done."""

    office: OfficeProfile | None
    officers: tuple[Officer, ...]
    calendar: WorkCalendar
    survey_url: str


def read_office_state(uow: UnitOfWork) -> OfficeState:
    """Reads the office, its officers and its calendar."""
    return OfficeState(
        uow.office.profile(), uow.people.officers(), uow.office.calendar(), uow.office.settings().survey_url
    )


class Application:
    """The window with all that it is made of. Tests build it with their own dialogs and never start the event loop."""

    def __init__(self, parts: Parts, dialogs: Dialogs | None = None) -> None:
        self.parts = parts
        self.dialogs = dialogs or Dialogs()
        self.garbage = GarbageOnUiThread()
        self.ops = Operations()
        self.desk = Desk(parts, self.ops)
        self.shell = Shell(self.desk, self.dialogs)
        self.papers = PaperService(self.desk, self.dialogs, self.shell)
        self.training = TrainingWindow(self.desk, self.dialogs, self.shell)
        self.ops.changed.connect(self._changed)
        self._filled_year = 0
        self._hourly = QTimer(self.shell)  # a window may stay open over the turn of the year
        self._hourly.setInterval(_HOUR_MS)
        self._hourly.timeout.connect(self._fill_calendar)
        self._hourly.start()
        self._add_screens()

    def _add_screens(self) -> None:
        """Names the screens. Each is imported when it is first opened: the window is painted before any of them."""
        desk, shell = self.desk, self.shell
        for key, text, picture, keys, place in _RAIL:
            shell.add_screen(key, text, picture, keys, lambda place=place: self._make(place))
        shell.add_hidden("case", lambda: self._make("case.view:CaseScreen"))
        shell.add_hidden("schedule", lambda: self._make("schedule.view:ScheduleScreen"))
        shortcut(shell, "Ctrl+J", lambda: shell.open("schedule"), True)
        first = "setup.training:TrainingScreen" if desk.training else "setup.view:SetupScreen"
        shell.add_hidden("setup", lambda: self._make(first, self.training))
        desk.open_case.connect(self._open_case)
        desk.continue_intake.connect(self._continue_intake)
        desk.start_intake.connect(self._start_intake)
        desk.open_training.connect(self._open_training)
        desk.add_officer.connect(self._add_officer)
        desk.new_day.connect(self._turn_day)

    def _make(self, place: str, *more: object) -> Screen:
        module, _, name = place.partition(":")
        screen: Screen = getattr(import_module(f"ui.{module}"), name)(self.desk, self.dialogs, self.papers, *more)
        return screen

    def _open_case(self, number: str) -> None:
        self.shell.open("case")
        self.shell.screen_of("case").show_case(number)  # type: ignore[attr-defined]

    def _continue_intake(self, number: str) -> None:
        self.shell.open("intake")
        self.shell.screen_of("intake").continue_with(number)  # type: ignore[attr-defined]

    def _start_intake(self, service_key: str) -> None:
        self.shell.open("intake")
        self.shell.screen_of("intake").choose_service(service_key)  # type: ignore[attr-defined]

    def _add_officer(self) -> None:
        self.shell.open("settings")
        self.shell.screen_of("settings").add_officer()  # type: ignore[attr-defined]

    def load(self) -> None:
        """Opens the data file in the background, then shows the first screen."""
        self.ops.run(self.parts.open_store, self._opened, self._cannot_open)

    def _opened(self, store: Store) -> None:
        self.ops.attach(store)
        self.ops.read(read_office_state, self._first_screen, self._cannot_open)

    def _first_screen(self, state: OfficeState) -> None:
        self._take(state)
        if state.office is None:
            self.shell.set_bare(True)
            self.shell.open("setup")
            if self.parts.practice:
                self.shell.screen_of("setup").practise_with(self.parts.practice)  # type: ignore[attr-defined]
            return
        self.shell.set_bare(False)
        self.shell.open("home")
        self._count()
        self._fill_calendar()
        self._first_look()

    def _first_look(self) -> None:
        """The first look of a day: grants may have begun or ended overnight, and who was away may be back."""
        now = self.desk.now()
        if self.desk.office is not None:
            self.ops.write(lambda uow: refresh_clocks(uow, now))

    def _turn_day(self) -> None:
        """The window stayed open overnight: all that shows who may sign or what is late is old now."""
        if self.desk.office is not None:
            self._first_look()
            self.ops.changed.emit(frozenset({Change.PEOPLE, Change.CASES}))

    def _fill_calendar(self) -> None:
        """This year's holidays and the next one's: a promise made in late December reaches into January."""
        year = self.desk.now().year
        if self.desk.office is not None and year != self._filled_year:
            self._filled_year = year
            self.ops.write(lambda uow: ensure_holidays(uow, (year, year + 1), self.parts.holidays))

    def _take(self, state: OfficeState) -> None:
        self.desk.office = state.office
        self.desk.officers = state.officers
        self.desk.calendar = state.calendar
        self.desk.survey_url = state.survey_url
        self.shell.show_office()
        current = self.desk.officer
        chosen = next((o for o in state.officers if current is not None and o.id == current.id), None)
        if chosen is None and state.officers:
            chosen = state.officers[0]
        if chosen is not None:
            self.desk.choose_officer(chosen)

    def _changed(self, changes: Changes) -> None:
        if not {Change.OFFICE, Change.PEOPLE}.isdisjoint(changes):
            self.ops.read(read_office_state, self._refresh_office)
        if Change.CASES in changes:
            self._count()

    def _count(self) -> None:
        today = self.desk.now().date()
        self.ops.read(lambda uow: uow.cases.counts(today), self._show_counts)

    def _show_counts(self, counts: dict[str, int]) -> None:
        ready = counts.get(CaseState.READY.value, 0)
        self.shell.badge("board", counts.get(CaseState.IN_PROGRESS.value, 0) + ready)
        self.shell.badge("handover", ready)

    def _refresh_office(self, state: OfficeState) -> None:
        first_time = self.desk.office is None and state.office is not None
        self._take(state)
        if first_time:
            self.shell.set_bare(False)
            self.shell.open("home")

    def _cannot_open(self, error: LoketError) -> None:
        self.dialogs.error(self.shell, error)
        self.shell.close()

    def _open_training(self) -> None:
        """The training window beside an office; from inside it, the choice of another office to practise with."""
        if self.desk.training:
            self.shell.open("setup")
        else:
            self.training.open(self.desk.office)

    def to_front(self) -> None:
        """Brings the window before all others."""
        self.shell.setWindowState(self.shell.windowState() & ~Qt.WindowState.WindowMinimized)
        self.shell.show()
        self.shell.raise_()
        self.shell.activateWindow()


def run(parts: Parts) -> int:
    """Opens the window and works until it is closed; the exit code."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Loket")
    qt.setDesktopFileName("loket")
    translator = IndonesianTranslator(qt)
    qt.installTranslator(translator)
    theme.apply(qt)
    single = SingleWindow(parts.data_file)
    dialogs = Dialogs()
    code = claim(single, dialogs, parts.training)
    if code is not None:
        return code
    application = Application(parts, dialogs)
    single.asked_to_front.connect(application.to_front)
    application.shell.resize(1366, 768)
    application.shell.showMaximized()
    QTimer.singleShot(0, application.load)
    code = qt.exec()
    application.ops.close()
    application.garbage.stop()
    single.release()
    return code
