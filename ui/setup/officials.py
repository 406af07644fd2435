"""Third page: who holds the seats whose names stand on paper; may wait until later."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.errors import LoketError
from app.model.catalogue import OfficeProfile
from app.model.people import Official
from app.rules.authority.seats import official_seats
from app.rules.identity import Severity, check_nip, digits, format_nip
from app.rules.wording import RANKS, rank_words
from ui import theme
from ui.widgets.basics import card, column, label
from ui.widgets.tidy_text import keep_tidy

_NIP_DIGITS = 18


class _Seat:
    """One line of the table: a seat with the name, NIP and rank of who holds it."""

    def __init__(self, seat: str, title: str) -> None:
        self.seat = seat
        self.title = title
        self.name = QLineEdit()
        keep_tidy(self.name, 120)
        self.name.setAccessibleName(f"Nama {title}")
        self.nip = QLineEdit()
        keep_tidy(self.nip, 30)
        self.nip.setAccessibleName(f"NIP {title}")
        self.rank = QComboBox()
        self.rank.setAccessibleName(f"Pangkat {title}")
        self.rank.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rank.setMinimumContentsLength(8)
        self.rank.addItem("–", "")
        for code in reversed(RANKS):
            self.rank.addItem(f"{code}  {rank_words(code)}", code)
        self.notes: dict[QLineEdit, QLabel] = {self.name: label(""), self.nip: label("")}
        for note in self.notes.values():
            note.hide()
        self.nip.textEdited.connect(self._typing)
        self.nip.editingFinished.connect(self._left)
        self.name.textEdited.connect(lambda: self.say(self.name, ""))

    def _typing(self, text: str) -> None:
        raw = digits(text)
        finding = check_nip(text)
        if raw.isdigit() and len(raw) < _NIP_DIGITS:
            self.say(self.nip, f"{len(raw)} dari {_NIP_DIGITS} angka", "caption")
        elif finding is not None:
            self.say(self.nip, finding.sentence, "error" if finding.severity is Severity.ERROR else "warning")
        else:
            self.say(self.nip, "")

    def _left(self) -> None:
        finding = check_nip(self.nip.text())
        if finding is None:
            self.nip.setText(format_nip(self.nip.text()))
            self.say(self.nip, "")
        else:
            self.say(self.nip, finding.sentence, "error" if finding.severity is Severity.ERROR else "warning")

    def say(self, editor: QLineEdit, sentence: str, kind: str = "error") -> None:
        """Shows a sentence below the editor and marks it."""
        note = self.notes[editor]
        note.setObjectName(kind)
        note.style().polish(note)
        note.setText(sentence)
        note.setVisible(bool(sentence))
        state = kind if sentence and kind != "caption" else ""
        editor.setProperty("state", state)
        editor.style().polish(editor)

    def official(self) -> Official:
        """As typed."""
        return Official(0, self.seat, self.name.text().strip(), self.nip.text().strip(), self.rank.currentData())


class OfficialsPage(QWidget):
    """The table of seats."""

    def __init__(self) -> None:
        super().__init__()
        self.seats: dict[str, _Seat] = {}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def show_office(self, office: OfficeProfile) -> None:
        """Shows the seats of this office; names typed for the same seats stay."""
        seats = official_seats(office)
        if list(self.seats) == list(seats):
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(6)
        for n, (caption, stretch) in enumerate((("Jabatan", 5), ("Nama dan gelar", 6), ("NIP", 4), ("Pangkat", 4))):
            grid.addWidget(label(caption, "caption"), 0, n)
            grid.setColumnStretch(n, stretch)
        self.seats = {seat: _Seat(seat, title) for seat, title in seats.items()}
        for n, one in enumerate(self.seats.values()):
            at = 1 + 2 * n
            grid.addWidget(label(one.title, wrap=True), at, 0)
            grid.addWidget(one.name, at, 1)
            grid.addWidget(one.nip, at, 2)
            grid.addWidget(one.rank, at, 3)
            grid.addWidget(one.notes[one.name], at + 1, 1)
            grid.addWidget(one.notes[one.nip], at + 1, 2, 1, 2)
        table = column(grid, margins=theme.PAD)
        body = QWidget()
        body.setLayout(column(card(table), None))
        self._scroll.setWidget(body)

    def officials(self) -> tuple[Official, ...]:
        """Those of whom something was typed."""
        typed = (one.official() for one in self.seats.values())
        return tuple(o for o in typed if o.name or o.nip or o.rank)

    def say(self, errors: Iterable[LoketError]) -> None:
        """Shows each error below its line and goes to the first."""
        first: QLineEdit | None = None
        for error in errors:
            seat, _, column_name = error.field.removeprefix("official.").partition(".")
            one = self.seats.get(seat)
            if one is None:
                continue
            editor = one.nip if column_name == "nip" else one.name
            one.say(editor, error.full)
            first = first or editor
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Puts the focus on the first name."""
        first = next(iter(self.seats.values()), None)
        if first is not None:
            first.name.setFocus(Qt.FocusReason.OtherFocusReason)
