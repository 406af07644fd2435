"""The hand-over of one file: what it is, who takes it, and how that person is related."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.actions.handover import RELATIONS, Collection, usual_collector
from app.errors import LoketError
from app.model.case import Case
from app.model.register import Handover, RegisterEntry
from app.rules.books.numbering import read_case_number
from app.rules.identity import mask_nik
from app.rules.secrecy import shown_case
from app.rules.wording import date_short, one_line, time_words
from ui.widgets.basics import Chip, ElidedLabel, button, card, column, label, row
from ui.widgets.fields import ChoiceField, TextField

_NO_NUMBER = "tanpa nomor register"
_UNPRINTED = "Suratnya belum pernah dicetak dari Loket. Abaikan bila surat dibuat di luar Loket."
_WIDTH = 680


@dataclass(frozen=True, slots=True)
class ReadyCase:
    """The chosen file with its register row and, when it is too late, its hand-over.

    `unprinted`: it has a letter of the office that was never printed from here.
    """

    case: Case
    entry: RegisterEntry | None
    taken: Handover | None = None
    unprinted: bool = False


class HandoverForm(QWidget):
    """Filled for one file at a time.

    `finished`: Enter in the last field. `scanned`: a receipt was scanned while the name had the focus.
    """

    open_asked = Signal()
    finished = Signal()
    scanned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ready: ReadyCase | None = None
        self.request_id = ""
        self._usual = ("", "")
        self.headline = ElidedLabel("", "title")
        self.since = Chip("", "info")
        self.open_button = button("Buka berkas", self.open_asked.emit, "link", key="Ctrl+O")
        self.values = {name: ElidedLabel() for name in ("Dokumen", "Nomor surat", "Pemohon", "Nomor berkas")}
        self.values["Dokumen"].setStyleSheet("font-weight:600;")
        self.values["Nomor surat"].setStyleSheet("font-weight:600;")
        self.collected_by = TextField("Diambil oleh", "Nama sesuai KTP")
        self.relation = ChoiceField("Hubungan dengan pemohon", RELATIONS, own_words=True, hint="Pilih atau tulis")
        grid = QGridLayout()
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for n, (caption, value) in enumerate(self.values.items()):
            grid.addLayout(column(label(caption, "caption"), value, gap=1), n // 2, n % 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        first = row(self.headline, self.open_button)
        first.setStretch(0, 1)
        head = column(first, row(self.since, None), gap=4)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        fields = row(self.collected_by, self.relation)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        fields.setAlignment(self.collected_by, Qt.AlignmentFlag.AlignTop)
        fields.setAlignment(self.relation, Qt.AlignmentFlag.AlignTop)
        advice = label("Cocokkan tanda terima dan KTP pengambil sebelum menyerahkan.", "muted", wrap=True)
        self.unprinted = label(_UNPRINTED, "warning", wrap=True)
        inner.setLayout(column(head, column(card(grid, "soft"), self.unprinted, gap=6), fields, advice, gap=16))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.addWidget(inner)
        layout.addStretch(1)
        self.collected_by.edited.connect(self._who_changed)
        self.collected_by.line.returnPressed.connect(self._name_entered)
        line = self.relation.combo.lineEdit()
        assert line is not None
        line.returnPressed.connect(self.finished)

    @property
    def order(self) -> tuple[QWidget, QWidget]:
        """The editors in the order of work."""
        return self.collected_by.editor, self.relation.editor

    def fill(self, ready: ReadyCase, request_id: str) -> None:
        """Shows a file. The file that was there before keeps its request and what was typed."""
        same = self.ready is not None and self.ready.case.id == ready.case.id
        self.ready = ready
        self._show(ready)
        if same:
            return
        self.request_id = request_id
        self._usual = usual_collector(shown_case(ready.case).applicant)
        self.collected_by.value, self.relation.value = self._usual
        self.say_nothing()

    def _show(self, ready: ReadyCase) -> None:
        case, applicant = ready.case, shown_case(ready.case).applicant
        self.headline.setText(one_line(applicant.name))
        self.unprinted.setVisible(ready.unprinted)
        self.since.say(f"siap sejak {date_short(case.desk_since.date())}, {time_words(case.desk_since)}", "info")
        identity = mask_nik(applicant.nik or applicant.passport)
        words = {
            "Dokumen": case.standard.product or case.service_title,
            "Nomor surat": ready.entry.number if ready.entry else _NO_NUMBER,
            "Pemohon": " · ".join(part for part in (identity, one_line(applicant.village)) if part) or "–",
            "Nomor berkas": case.number,
        }
        for name, text in words.items():
            self.values[name].setText(text)

    def clear(self) -> None:
        """Forgets the file."""
        self.ready = None
        self.request_id = ""

    def collection(self) -> Collection | None:
        """What is to be written; None while no file is chosen."""
        if self.ready is None:
            return None
        case = self.ready.case
        return Collection(self.request_id, case.number, case.revision, self.collected_by.value, self.relation.value)

    def say(self, error: LoketError) -> bool:
        """Shows an error beside its field; whether it had one here."""
        field = {"collected_by": self.collected_by, "relation": self.relation}.get(error.field)
        if field is None:
            return False
        field.say(error.full)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def say_nothing(self) -> None:
        """Takes back what was said beside the fields."""
        self.collected_by.say()
        self.relation.say()

    def focus_name(self) -> None:
        """Begins with who collects: typing replaces the usual name."""
        self.collected_by.setFocus(Qt.FocusReason.OtherFocusReason)
        self.collected_by.line.selectAll()

    def _who_changed(self) -> None:
        # Somebody else's name is not “Pemohon sendiri”: the relation is asked for instead of silently wrong.
        name, relation = self._usual
        if one_line(self.collected_by.value).casefold() == one_line(name).casefold():
            if not self.relation.value:
                self.relation.value = relation
                self.relation.say()
        elif self.relation.value == relation and relation:
            self.relation.value = ""

    def _name_entered(self) -> None:
        number = read_case_number(self.collected_by.value)
        if number is not None:
            # The next receipt was scanned while the name had the focus.
            self.collected_by.value = self._usual[0]
            self._who_changed()
            self.scanned.emit(number)
        elif self.relation.value:
            self.finished.emit()
        else:
            self.relation.setFocus(Qt.FocusReason.OtherFocusReason)
