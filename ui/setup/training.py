"""The training window before and between its offices: which office to practise with, and the filling of its data."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.assets import read_packs
from app.changes import Change
from app.errors import LoketError
from app.model.catalogue import OfficePack
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.setup.choose import ChoosePage
from ui.setup.practice import PracticePage
from ui.training_window import TrainingWindow
from ui.widgets.basics import button, column, label, row, shortcut

_WIDEST = 1240


class TrainingScreen(Screen):
    """Cards with the offices to practise with. One click fills this file, or opens the window of another office."""

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService, training: TrainingWindow) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self._training = training
        self.choose = ChoosePage(for_training=True)
        self.practice = PracticePage(desk)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._make_chooser())
        self.pages.addWidget(self.practice)
        self.back_button = button("Kembali", self.back, key="Esc")
        line = row(self.back_button, None)
        line.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        self.footer = QFrame()
        self.footer.setObjectName("footer")
        self.footer.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.footer)
        self.choose.chosen.connect(self._choose)
        self.practice.failed.connect(self._failed)
        shortcut(self, "F9", self._go_on)
        shortcut(self, "Escape", self.back)
        self._show_choice()

    def _make_chooser(self) -> QWidget:
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        words = label(
            "Berkas contoh selama sebulan, terpisah dari data kantor. Tiap kantor punya berkas latihannya.", "muted"
        )
        inside = column(column(label("Latihan", "headline"), words, gap=2), self.choose, gap=theme.GAP + 6)
        inside.setContentsMargins(theme.PAD, 22, theme.PAD, theme.GAP)
        inside.setStretch(1, 1)
        middle.setLayout(inside)
        holder = QWidget()
        holder.setLayout(row(middle, gap=0))
        return holder

    @property
    def practising(self) -> bool:
        """Whether the training data is being filled."""
        return self.pages.currentWidget() is self.practice

    def _show_choice(self) -> None:
        """The cards; with a way back where there is an office to go back to."""
        self.pages.setCurrentIndex(0)
        self.footer.setVisible(self.desk.office is not None)
        if self.desk.office is not None:
            self.choose.mark(self.desk.office.key)
        self.choose.begin()

    def focus_first(self) -> None:
        """Puts the focus on the office now practised with; whoever comes back after the filling wants another one."""
        if not self.practising or self.desk.office is not None:
            self._show_choice()

    def refresh(self) -> None:
        """Reads the office packs, once."""
        if not self.choose.cards:
            packs = self.desk.parts.packs
            self.desk.ops.run(lambda: read_packs(packs), self._packs_read, self._failed, self)

    def _packs_read(self, found: tuple[list[OfficePack], LoketError | None]) -> None:
        packs, problem = found
        self.choose.show_packs(packs)
        self.focus_first()
        if problem is not None:
            self._dialogs.error(self, problem)

    def practise_with(self, key: str) -> None:
        """Fills the training data with that office, without a question: the click that opened this window chose it."""
        self._show_practice()
        self.practice.start_with(key)

    def _show_practice(self) -> None:
        self.pages.setCurrentWidget(self.practice)
        self.footer.hide()

    def _choose(self, pack: OfficePack) -> None:
        office = self.desk.office
        if office is None:
            self._show_practice()
            self.practice.start(pack)
        elif office.key == pack.office.key:
            self.desk.go_to.emit("home")
        else:
            self._training.open(pack.office, then=self.window().close)

    def _go_on(self) -> None:
        pack = self.choose.current()
        if not self.practising and pack is not None:
            self._choose(pack)

    def back(self) -> None:
        """Back to the office; while the data is being filled, on with what there is."""
        if self.desk.office is not None:
            self.desk.go_to.emit("home")
        elif self.practising:
            self.practice.stop()

    def _failed(self, error: LoketError) -> None:
        self._dialogs.error(self, error)
        self._show_choice()
        # Whatever days were finished are there; the window looks whether there is an office by now.
        self.desk.ops.changed.emit(frozenset({Change.OFFICE}))
