"""The other components while a standard is edited: time, fee, product, remarks, flow, and the office's own eight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.model.catalogue import Duration, DurationUnit, FeeKind, OfficeProfile, ServiceStandard, Step
from app.model.letter_template import LetterTemplate
from app.rules.packs.standard_words import CONDITION_LABELS, NOT_STATED, UNIT_LABELS, duration_words, fee_words
from ui.standards.growing import GrowingField, LinesField, NumberBox, StillCombo
from ui.standards.letter_fields import LetterFields
from ui.standards.lines import step_lines
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.fields import Field
from ui.widgets.segments import Segments

_UNITS = tuple(UNIT_LABELS)
_CONDITIONS = tuple(CONDITION_LABELS)
_FEES = (("", NOT_STATED), *((fee.value, fee_words(fee)) for fee in FeeKind))
_LISTS = {
    "complaints_to": "Pengaduan",
    "legal_basis": "Dasar hukum",
    "facilities": "Sarana dan prasarana",
    "competence": "Kompetensi pelaksana",
    "guarantee": "Jaminan pelayanan",
    "safety": "Jaminan keamanan",
}
_TEXTS = {"supervision": "Pengawasan", "evaluation": "Evaluasi kinerja"}


class DurationEditor(QWidget):
    """How long the office promises to take: a number, its unit, perhaps a condition; or not stated."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: Duration | None = None
        self.value_box = NumberBox(9999)
        self.value_box.setFixedWidth(64)
        self.unit = StillCombo()
        self.unit.addItems([NOT_STATED, *UNIT_LABELS.values()])
        self.condition = StillCombo()
        self.condition.addItems(list(CONDITION_LABELS.values()))
        for box, name in (
            (self.value_box, "Jangka waktu"),
            (self.unit, "Satuan waktu"),
            (self.condition, "Syarat jangka waktu"),
        ):
            box.setAccessibleName(name)
        self.words = label("", "caption", wrap=True)
        line = row(self.value_box, self.unit, gap=6)
        line.setStretch(1, 1)
        lines = column(line, self.condition, gap=6)
        self.setLayout(column(label("Jangka waktu", "caption"), lines, self.words, gap=3))
        self.value_box.changed.connect(self._changed)
        self.unit.activated.connect(lambda _index: self._changed())
        self.condition.activated.connect(lambda _index: self._changed())

    def fill(self, duration: Duration | None) -> None:
        """Begins with this promise."""
        self._kept = duration
        self.value_box.number = duration.value if duration else None
        self.unit.setCurrentIndex(_UNITS.index(duration.unit) + 1 if duration else 0)
        self.condition.setCurrentIndex(_CONDITIONS.index(duration.condition) if duration else 0)
        self._show()

    def value(self) -> Duration | None:
        """The promise as it stands now. One that means the same keeps the words of the decree."""
        number = self.value_box.number
        if number is None or self.unit.currentIndex() == 0:
            return None
        unit: DurationUnit = _UNITS[self.unit.currentIndex() - 1]
        condition = _CONDITIONS[self.condition.currentIndex()]
        kept = self._kept
        if kept is not None and (kept.value, kept.unit, kept.condition) == (number, unit, condition):
            return kept
        return Duration(number, unit, condition, duration_words(number, unit, condition))

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        now = self.value()
        stated = self.unit.currentIndex() > 0
        self.value_box.setEnabled(stated)
        self.condition.setEnabled(stated)
        self.words.setText(f"Tertulis: {now.text}" if now else "Tanpa jangka waktu, berkas tidak diberi tenggat.")


class SideFields(QWidget):
    """All of a standard but its requirements.

    `plain_flow` gives the general flow for a service without one, told whether it produces a letter.
    """

    edited = Signal()

    def __init__(self, plain_flow: Callable[[bool], tuple[Step, ...]]) -> None:
        super().__init__()
        self._plain_flow = plain_flow
        self._steps: tuple[Step, ...] = ()
        self._seats: Mapping[str, str] = {}
        self.duration = DurationEditor()
        self.fee = Segments(_FEES)
        self.product = GrowingField("Produk", "mis. Surat Keterangan Domisili")
        self.letter = LetterFields()
        self.notes = LinesField("Satu baris untuk satu catatan", "")
        self.notes.box.setAccessibleName("Catatan")
        self.lists: dict[str, LinesField] = {key: LinesField(caption) for key, caption in _LISTS.items()}
        self.texts: dict[str, GrowingField] = {key: GrowingField(caption) for key, caption in _TEXTS.items()}
        self.staff = NumberBox(999, NOT_STATED)
        self._staff_field = Field("Jumlah pelaksana (orang)", self.staff)
        self.flow_button = button("Pakai alur umum", self.use_plain_flow, "", "add")
        self._flow = QVBoxLayout()
        self._flow.setContentsMargins(0, 0, 0, 0)
        fee = column(label("Biaya", "caption"), row(self.fee, None), gap=3)
        self.setLayout(
            column(
                _titled("Waktu, biaya, dan produk", self.duration, fee, self.product),
                _titled("Surat", self.letter),
                _titled("Catatan", self.notes),
                self._make_flow(),
                _titled(
                    "Komponen lain",
                    *(self.lists[key] for key in ("complaints_to", "legal_basis", "facilities", "competence")),
                    self.texts["supervision"],
                    self._staff_field,
                    *(self.lists[key] for key in ("guarantee", "safety")),
                    self.texts["evaluation"],
                ),
                None,
                gap=12,
            )
        )
        for field in (self.product, self.notes, *self.lists.values(), *self.texts.values()):
            field.edited.connect(self.edited)
        self.duration.edited.connect(self.edited)
        self.letter.edited.connect(self.edited)
        self.fee.chosen.connect(lambda _key: self.edited.emit())
        self.staff.changed.connect(self.edited)

    def _make_flow(self) -> QFrame:
        self.flow_hint = label("", "caption", wrap=True)
        return _titled("Alur", self._flow, self.flow_hint, row(self.flow_button, None))

    def fill(
        self,
        standard: ServiceStandard,
        seats: Mapping[str, str],
        title: str,
        template: LetterTemplate,
        office: OfficeProfile | None,
    ) -> None:
        """Begins with this standard of the service with that title, whose letter is printed with this template."""
        self._seats = seats
        self.letter.fill(standard.letter, template, title, office)
        self.duration.fill(standard.duration)
        self.fee.value = standard.fee.value if standard.fee else ""
        self.product.value = standard.product
        self.notes.value = standard.notes
        for key, field in self.lists.items():
            field.value = getattr(standard, key)
        for key, field in self.texts.items():
            field.value = getattr(standard, key)
        self.staff.number = standard.staff_count
        self._show_steps(standard.steps)

    def value(self, original: ServiceStandard) -> ServiceStandard:
        """The standard with these components as they stand now."""
        return replace(
            original,
            duration=self.duration.value(),
            fee=FeeKind(self.fee.value) if self.fee.value else None,
            product=self.product.value,
            letter=self.letter.value,
            notes=self.notes.value,
            steps=self._steps,
            staff_count=self.staff.number,
            **{key: field.value for key, field in self.lists.items()},
            **{key: field.value for key, field in self.texts.items()},
        )

    def use_plain_flow(self) -> None:
        """Takes the general flow for a service that has none."""
        self._show_steps(self._plain_flow(self.letter.value is not None))
        self.edited.emit()

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        self._steps = steps
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().deleteLater()
        if steps:
            shown = QWidget()
            shown.setLayout(step_lines(steps, self._seats))
            self._flow.addWidget(shown)
        self.flow_button.setVisible(not steps)
        self.flow_hint.setText(
            "Alur mengikuti keputusan kantor dan belum bisa diubah di sini."
            if steps
            else "Belum ada alur. Alur umum: verifikasi, paraf, tanda tangan, register, stempel, penyerahan."
        )


def _titled(title: str, *items: QWidget | QVBoxLayout) -> QFrame:
    return card(column(label(title, "section"), *items, gap=8, margins=14))
