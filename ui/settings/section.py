"""What every page of Pengaturan is made of: it loads, knows whether something was changed, and saves with F9."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.actions.book_reading import books_of
from app.actions.pauses import powers
from app.changes import Outcome
from app.errors import LoketError
from app.model.authority import Powers
from app.model.books import Book
from app.model.catalogue import OfficeProfile
from app.model.people import Officer
from app.model.settings import SETTINGS, Setting
from app.model.worktime import Holiday, SpecialHours, WorkCalendar
from app.ports import StoredService, UnitOfWork
from ui.desk import Desk
from ui.widgets.basics import column

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SettingsState:
    """All that Pengaturan shows, read at once."""

    profile: OfficeProfile
    emblem: bytes | None
    image: QImage
    values: dict[Setting, str]
    officers: tuple[Officer, ...]
    calendar: WorkCalendar
    services: tuple[StoredService, ...]
    powers: Powers
    special: tuple[SpecialHours, ...]
    holidays: tuple[Holiday, ...]
    books: tuple[Book, ...]


def read_settings(uow: UnitOfWork) -> SettingsState | None:
    """Reads the settings; None before there is an office."""
    profile = uow.office.profile()
    if profile is None:
        return None
    emblem = uow.office.emblem()
    return SettingsState(
        profile,
        emblem,
        QImage.fromData(emblem) if emblem else QImage(),  # a large picture is decoded here, off the UI thread
        {setting: uow.office.setting(setting) for setting in SETTINGS},
        uow.people.officers(),
        uow.office.calendar(),
        uow.catalogue.services(),
        powers(uow),
        uow.office.special_hours(),
        uow.office.holidays(),
        books_of(uow),
    )


class Section(QWidget):
    """One page. `touched` tells that `dirty` or `said` may have changed, `refused` an error that no field takes."""

    touched = Signal()
    refused = Signal(object)
    saves = True

    def __init__(self, desk: Desk, title: str, picture: str, intro: str) -> None:
        super().__init__()
        self.desk = desk
        self.title = title
        self.picture = picture
        self.intro = intro
        self.busy = False

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not saved."""
        return False

    @property
    def said(self) -> str:
        """What stands beside its buttons: what the last save did, where that is more than to be stored."""
        return ""

    def load(self, state: SettingsState) -> None:
        """Shows what is stored; what is being changed stays."""

    def reset(self) -> None:
        """Throws away what was changed."""

    def save(self) -> None:
        """Writes what was changed."""

    def focus_first(self) -> None:
        """Puts the focus where work begins."""

    def show_one(self, name: str) -> None:
        """Begins with what somebody came here for, e.g. a seat."""

    def add(self) -> None:
        """Ctrl+N: begins something new, where there can be more."""

    def show_problem(self, error: LoketError) -> bool:
        """Shows an error beside its field; False when no field takes it."""
        return False

    def write(
        self,
        work: Callable[[UnitOfWork], Outcome[T]],
        done: Callable[[], None],
        answered: Callable[[T], None] | None = None,
    ) -> None:
        """Writes in the background; says 'Tersimpan.', or shows what is wrong. `answered` takes the action's result."""
        self.busy = True
        self.touched.emit()

        def written(value: T) -> None:
            self.busy = False
            done()
            if answered is not None:
                answered(value)
            self.touched.emit()
            self.desk.notice.emit("Tersimpan.")

        def failed(error: LoketError) -> None:
            self.busy = False
            self.touched.emit()
            if not self.show_problem(error):
                self.refused.emit(error)

        self.desk.ops.write(work, written, failed, self)


def page_of(*content: QWidget, widest: int) -> QScrollArea:
    """A page that scrolls when the window is low; its content stays readable on a wide screen."""
    inside = QWidget()
    inside.setMaximumWidth(widest)
    body = column(*content, None, gap=16)
    body.setContentsMargins(20, 4, 20, 20)
    inside.setLayout(body)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(inside)
    return scrolling(holder)


def scrolling(content: QWidget) -> QScrollArea:
    """An area that scrolls where its content is higher than the window."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
