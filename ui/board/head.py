"""The head and the foot of the board: how many are late, stacks, tabs and filter; what F9 will do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.rules.wording import number_words
from ui import theme
from ui.board.cards import NextStep
from ui.widgets.basics import Chip, button, column, label, row
from ui.widgets.fitting import FittingCombo
from ui.widgets.segments import Segments

_ALL = "Semua layanan"
DESKS, HOLDERS, WAITING = "desks", "holders", "waiting"
TABS = (DESKS, HOLDERS, WAITING)
"""The desks, who has which file, and what waits for its applicant."""


class BoardHead(QWidget):
    """Title, chips, the buttons of stacks; below them the tabs and the filter.

    `filtered` tells of another service, `turned` of another tab, `carry` and `scan` of the buttons.
    """

    filtered = Signal()
    turned = Signal(str)
    carry = Signal()
    scan = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.late, self.nearly, self.typed = Chip(), Chip(), Chip()
        self.filter = FittingCombo(begins=True)
        self.filter.setAccessibleName("Saring menurut layanan")
        self.filter.addItem(_ALL, "")
        self.filter.setMinimumWidth(180)
        self.filter.activated.connect(lambda _n: self.filtered.emit())
        self.tabs = Segments(((DESKS, "Papan"), (HOLDERS, "Siapa pegang berkas"), (WAITING, "Menunggu pemohon")), DESKS)
        self.tabs.chosen.connect(self.turned)
        self.carry_button = button("Cetak lembar antar", self.carry.emit, "", "print", "F6")
        self.scan_button = button("Pindai tumpukan", self.scan.emit, "primary", "barcode", "F7")
        first = row(label("Papan Berkas", "title"), self.late, self.nearly, self.typed, None, gap=10)
        first.addWidget(self.carry_button)
        first.addWidget(self.scan_button)
        second = row(self.tabs, gap=8)
        second.addWidget(label("F8", "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        second.addStretch(1)
        second.addWidget(self.filter)
        self.setLayout(column(first, second, gap=8))

    @property
    def tab(self) -> str:
        """Which tab is shown."""
        return self.tabs.value

    def show_tab(self, name: str) -> None:
        """Marks a tab as shown; what waits for its applicant is of all services."""
        self.tabs.value = name
        self.filter.setEnabled(name != WAITING)

    @property
    def service(self) -> str:
        """Key of the service that is shown alone, or ''."""
        return str(self.filter.currentData())

    def show_services(self, services: tuple[tuple[str, str], ...]) -> None:
        """Fills the filter; what is chosen stays."""
        kept = self.filter.currentData()
        self.filter.clear()
        self.filter.addItem(_ALL, "")
        for key, short in services:
            self.filter.addItem(short, key)
        self.filter.setCurrentIndex(max(0, self.filter.findData(kept)))

    def show_urgency(self, late: int, nearly: int) -> None:
        """Shows how many are late and nearly so."""
        self.late.say(f"{number_words(late)} lewat waktu" if late else "", "late")
        self.nearly.say(f"{number_words(nearly)} hampir" if nearly else "", "nearly")

    def show_waiting(self, count: int) -> None:
        """Shows how many wait for their applicant."""
        self.tabs.rename(WAITING, f"Menunggu pemohon ({number_words(count)})" if count else "Menunggu pemohon")

    def show_typed(self, text: str) -> None:
        """Shows a number while it is typed."""
        self.typed.say(f"Nomor {text}" if text else "", "info")


class BoardFoot(QFrame):
    """The line at the bottom: what F9 will do, and the keys."""

    def __init__(self, go: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("footer")
        self.setMinimumHeight(57)  # also while there is no button: nothing above it moves
        self.hint = label("", "muted")
        self.main_button = button("", go, "primary")
        self.main_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click leaves the keyboard on the cards
        line = row(self.hint, None, self.main_button)
        line.setContentsMargins(theme.PAD, 8, theme.PAD, 8)
        self.setLayout(line)

    def show_step(self, step: NextStep, keys: str, able: bool) -> None:
        """Shows the next step, or the keys that lead to one."""
        self.hint.setText(step.aside or (keys if step.cases else ""))
        self.main_button.setText(f"{step.words}   F9")
        self.main_button.setVisible(bool(step.cases))
        self.main_button.setEnabled(able)
        self.setVisible(bool(step.cases or step.aside))
