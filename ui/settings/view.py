"""Pengaturan: sections at left, the chosen one beside them; F9 saves it, and nothing typed is lost on the way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout

from app.changes import Change
from app.errors import LoketError
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.icons import icon
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.settings.authorities import AuthoritiesSection
from ui.settings.book_columns import BookColumnsSection
from ui.settings.data import DataSection
from ui.settings.doubles import DoublesSection
from ui.settings.holidays import HolidaysSection
from ui.settings.hours import HoursSection
from ui.settings.numbering import NumberingSection
from ui.settings.office import OfficeSection
from ui.settings.officers import OfficersSection
from ui.settings.officials import OfficialsSection
from ui.settings.section import Section, SettingsState, read_settings
from ui.settings.special import SpecialSection
from ui.widgets.basics import Chip, button, column, label, line, row, shortcut

_NAV = (
    f"QListWidget {{ border: none; background: transparent; padding: 6px; }}"
    f"QListWidget::item {{ padding: 9px 8px; border: 1px solid transparent; border-radius: 6px; color: {theme.TEXT}; }}"
    f"QListWidget::item:hover {{ background: {theme.PAGE}; }}"
    f"QListWidget::item:selected {{ background: {theme.BLUE_PALE}; color: {theme.BLUE_TEXT}; }}"
    f"QListWidget::item:selected:focus {{ border-color: {theme.BLUE}; }}"
)


class SettingsScreen(Screen):
    """The settings of the office. `loaded` tells that they are shown."""

    depends = frozenset({Change.OFFICE, Change.PEOPLE, Change.CATALOGUE})
    loaded = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self.office = OfficeSection(desk, dialogs)
        self.numbering = NumberingSection(desk)
        self.columns = BookColumnsSection(desk)
        self.officials = OfficialsSection(desk)
        self.authorities = AuthoritiesSection(desk)
        self.officers = OfficersSection(desk, dialogs)
        self.hours = HoursSection(desk)
        self.special = SpecialSection(desk)
        self.holidays = HolidaysSection(desk, dialogs)
        self.doubles = DoublesSection(desk)
        self.data = DataSection(desk)
        self.sections: tuple[Section, ...] = (
            self.office, self.numbering, self.columns, self.officials, self.authorities, self.officers,
            self.hours, self.special, self.holidays, self.doubles, self.data,
        )  # fmt: skip
        self.nav = QListWidget()
        self.nav.setAccessibleName("Bagian pengaturan")
        self.nav.setIconSize(QSize(18, 18))
        self.nav.setStyleSheet(_NAV)
        self.nav.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        for section in self.sections:
            self.nav.addItem(QListWidgetItem(icon(section.picture, theme.MUTED, theme.BLUE_TEXT), section.title))
            self.pages.addWidget(section)
            section.touched.connect(self._show_state)
            section.refused.connect(self._tell)
        self.title = label("", "title")
        self.intro = label("", "muted", wrap=True)
        self.state = Chip()
        self.said = label("", "good", wrap=True)
        self.reset_button = button("Batalkan perubahan", self.reset)
        self.save_button = button("Simpan", self.save, "primary", key="F9")
        body = row(self._make_nav(), self._make_page(), gap=14, margins=theme.PAD)
        body.setStretch(0, 1)
        body.setStretch(1, 4)
        self.setLayout(body)
        self.nav.currentRowChanged.connect(self._open)
        self.nav.itemActivated.connect(lambda _item: self.section.focus_first())
        shortcut(self, "F9", self.save)
        shortcut(self, "Ctrl+N", self._add)
        shortcut(self, "Escape", self._back)
        self.nav.setCurrentRow(0)

    def _make_nav(self) -> QFrame:
        head = label("Pengaturan", "section")
        head.setContentsMargins(14, 12, 14, 2)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setMinimumWidth(204)
        frame.setMaximumWidth(224)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.nav, 1)
        return frame

    def _make_page(self) -> QFrame:
        head = column(row(self.title, self.state, None, gap=10), self.intro, gap=3)
        head.setContentsMargins(20, 14, 20, 12)
        foot = row(self.said, self.reset_button, self.save_button)
        foot.setStretch(0, 1)
        foot.setContentsMargins(20, 10, 16, 10)
        self._foot = QFrame()
        self._foot.setLayout(column(line(), foot, gap=0))
        frame = QFrame()
        frame.setObjectName("card")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._foot)
        return frame

    # -- reading -------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads all settings; what is being changed stays."""
        self.desk.ops.read(read_settings, self._load, self._tell, self)

    def _load(self, state: SettingsState | None) -> None:
        if state is None:
            return
        for section in self.sections:
            section.load(state)
        self._show_state()
        self.loaded.emit()

    # -- sections --------------------------------------------------------------------

    @property
    def section(self) -> Section:
        """The one that is shown."""
        return self.sections[max(self.nav.currentRow(), 0)]

    def show_section(self, section: Section) -> None:
        """Shows a section."""
        self.nav.setCurrentRow(self.sections.index(section))

    def show_part(self, name: str) -> None:
        """Goes to a section by its name, e.g. "officials", with the focus in its first field.

        "authorities.camat" begins there with that seat.
        """
        name, _, one = name.partition(".")
        section: Section = getattr(self, name)
        self.show_section(section)
        section.focus_first()
        if one:
            section.show_one(one)

    def _open(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        section = self.section
        self.title.setText(section.title)
        self.intro.setText(section.intro)
        self._show_state()

    def _show_state(self) -> None:
        for at, section in enumerate(self.sections):
            item = self.nav.item(at)
            item.setText(f"{section.title}  •" if section.dirty else section.title)
            item.setToolTip("Ada perubahan yang belum disimpan" if section.dirty else "")
        section = self.section
        self.state.say("belum disimpan" if section.dirty else "", "nearly")
        self.said.setText(section.said)
        self._foot.setVisible(section.saves)
        self.save_button.setEnabled(section.dirty and not section.busy)
        self.reset_button.setVisible(section.dirty)

    def save(self) -> None:
        """Saves the section that is shown."""
        if self.section.dirty and not self.section.busy:
            self.section.save()

    def reset(self) -> None:
        """Back to what is stored, in the section that is shown."""
        self.section.reset()
        self._show_state()
        self.section.focus_first()

    def _add(self) -> None:
        self.section.add()

    def add_officer(self) -> None:
        """Goes to the officers with a new row, as asked from the officer menu."""
        self.show_section(self.officers)
        self.officers.add()

    def focus_first(self) -> None:
        """Work begins at the list of sections."""
        self.nav.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        if self.nav.hasFocus():
            self.desk.go_to.emit("back")
        else:
            self.focus_first()

    # -- leaving -----------------------------------------------------------------------

    def unsaved(self) -> str:
        """The sections that were changed and not saved."""
        changed = [section.title for section in self.sections if section.dirty]
        return f"Perubahan di Pengaturan belum disimpan: {', '.join(changed)}." if changed else ""

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed waits here while another screen is open; says so."""
        super().hideEvent(event)
        if not event.spontaneous() and self.unsaved():
            self.desk.notice.emit("Perubahan di Pengaturan belum disimpan.")

    def _tell(self, error: LoketError) -> None:
        self._dialogs.error(self.window(), error)
