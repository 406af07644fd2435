"""The first start: choose the office, check what stands on paper, name the officials; then all is written at once."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.actions.first_start import FirstStart, office_errors, official_errors, set_up
from app.assets import read_packs
from app.errors import LoketError
from app.model.catalogue import OfficePack
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.setup.check import CheckPage
from ui.setup.choose import ChoosePage
from ui.setup.officials import OfficialsPage
from ui.setup.steps import StepLine
from ui.training_window import TrainingWindow
from ui.widgets.basics import button, column, label, row, shortcut

_WIDEST = 1240
_NOTICE_MS = 6000


class Page(IntEnum):
    """The pages in their order."""

    CHOOSE = 0
    CHECK = 1
    OFFICIALS = 2


_WORDS = {
    Page.CHOOSE: ("Selamat datang di Loket", "Kantor mana yang memakai komputer ini?"),
    Page.CHECK: ("Periksa data kantor", "Semua ini akan tercetak di surat dan tanda terima."),
    Page.OFFICIALS: (
        "Pejabat kantor",
        "Tanpa nama mereka surat belum bisa dicetak. Boleh diisi nanti di Pengaturan.",
    ),
}


class SetupScreen(Screen):
    """The pages of the first start. Nothing is written before the last button."""

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService, training: TrainingWindow) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self._training = training
        self._pack: OfficePack | None = None
        self._busy = False
        self._focused: QWidget | None = None
        self.choose = ChoosePage(for_training=False)
        self.check = CheckPage(desk, dialogs)
        self.officials = OfficialsPage()
        self.pages = QStackedWidget()
        for page in (self.choose, self.check, self.officials):
            self.pages.addWidget(page)
        self.headline = label("", "headline")
        self.subline = label("", "muted")
        self.steps = StepLine(("Pilih kantor", "Periksa data", "Pejabat"))
        self.back_button = button("Kembali", self.back, key="Esc")
        self.later_button = button("Nanti saja", self.finish_without_officials)
        self.main_button = button("Lanjut", self.go_on, "primary", key="F9")
        self.status = label("", "muted")
        self._lay_out()
        self.choose.chosen.connect(self._choose)
        self.choose.training.connect(self._practise_first)
        desk.notice.connect(self._say)
        shortcut(self, "F9", self.go_on)
        shortcut(self, "Alt+Right", self.go_on)
        shortcut(self, "Alt+Left", self.back)
        shortcut(self, "Escape", self.back)
        self._show(Page.CHOOSE)

    def _lay_out(self) -> None:
        head = row(column(self.headline, self.subline, gap=2), None, self.steps)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        inside = column(head, self.pages, gap=theme.GAP + 6)
        inside.setContentsMargins(theme.PAD, 22, theme.PAD, theme.GAP)
        inside.setStretch(1, 1)
        middle.setLayout(inside)
        footer_inner = QWidget()
        footer_inner.setMaximumWidth(_WIDEST)
        footer_line = row(self.back_button, self.status, None, self.later_button, self.main_button)
        footer_line.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        self.footer = QFrame()
        self.footer.setObjectName("footer")
        footer_inner.setLayout(footer_line)
        self.footer.setLayout(row(footer_inner, gap=0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row(middle, gap=0), 1)
        layout.addWidget(self.footer)

    # -- pages ------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page now shown."""
        return Page(self.pages.currentIndex())

    def _show(self, page: Page) -> None:
        self.pages.setCurrentIndex(page)
        headline, subline = _WORDS[page]
        self.headline.setText(headline)
        self.subline.setText(subline)
        self.steps.go(page)
        last = page is Page.OFFICIALS
        self.back_button.setVisible(page in (Page.CHECK, Page.OFFICIALS))
        self.later_button.setVisible(last)
        self.main_button.setText("Mulai pakai Loket   F9" if last else "Lanjut   F9")
        self.status.setText("")
        self.focus_first()

    def focus_first(self) -> None:
        """Puts the focus where the page begins."""
        page = self.pages.currentWidget()
        if isinstance(page, ChoosePage | CheckPage | OfficialsPage):
            page.begin()

    def refresh(self) -> None:
        """Reads the office packs, once."""
        if not self.choose.cards:
            packs = self.desk.parts.packs
            self.desk.ops.run(lambda: read_packs(packs), self._packs_read, self._failed, self)

    def _packs_read(self, found: tuple[list[OfficePack], LoketError | None]) -> None:
        packs, problem = found
        self.choose.show_packs(packs)
        if self.page is Page.CHOOSE:
            self.choose.begin()
        if problem is not None:
            self._dialogs.error(self, problem)

    def _choose(self, pack: OfficePack) -> None:
        self._pack = pack
        self.check.show_pack(pack)
        self._show(Page.CHECK)

    def _practise_first(self, pack: OfficePack | None) -> None:
        self._training.open(pack.office if pack else None)

    def _say(self, text: str) -> None:
        """There is no bar on top yet for a short word; here it goes away by itself, too."""
        self.status.setText(text)
        QTimer.singleShot(
            _NOTICE_MS, self.status, lambda: self.status.setText("") if self.status.text() == text else None
        )

    def back(self) -> None:
        """One page back; what was typed stays."""
        if not self._busy and self.page in (Page.CHECK, Page.OFFICIALS):
            self._show(Page(self.page - 1))

    def go_on(self) -> None:
        """One page on, or the end."""
        if self._busy:
            return
        if self.page is Page.CHOOSE:
            pack = self.choose.current()
            if pack is not None:
                self._choose(pack)
        elif self.page is Page.CHECK:
            errors = office_errors(self.check.start())
            self.check.say(errors)
            if not errors:
                self.officials.show_office(self.check.profile())
                self._show(Page.OFFICIALS)
        elif self.page is Page.OFFICIALS:
            start = replace(self.check.start(), officials=self.officials.officials())
            errors = official_errors(start)
            self.officials.say(errors)
            if not errors:
                self._write(start)

    def finish_without_officials(self) -> None:
        """Begins without officials; they are asked for on the first screen."""
        if not self._busy:
            self._write(self.check.start())

    # -- writing ----------------------------------------------------------------

    def _write(self, start: FirstStart) -> None:
        self._set_busy(True)
        now, parts = self.desk.now(), self.desk.parts
        self.desk.ops.write(
            lambda uow: set_up(start, uow, now, parts.holidays, parts.classifications),
            lambda _officer: self._set_busy(False),
            self._failed,
            self,
        )

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._focused = self.focusWidget()
        for one in (self.back_button, self.later_button, self.main_button, self.pages):
            one.setEnabled(not busy)
        if not busy and self._focused is not None:
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self.status.setText("Menyiapkan kantor…" if busy else "")

    def _failed(self, error: LoketError) -> None:
        self._set_busy(False)
        if error.field.startswith("official."):
            self._show(Page.OFFICIALS)
            self.officials.say((error,))
        elif error.field:
            self._show(Page.CHECK)
            self.check.say((error,))
        else:
            self._dialogs.error(self, error)
