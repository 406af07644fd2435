"""What the reports screen is about: the period, what of it is printed, on which paper, with which NIK."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.actions.reports import wider_period
from app.model.month import EDITION_LABELS, Edition
from app.model.papers import PaperSize
from app.model.recap import Period
from ui.widgets.basics import column, label, row
from ui.widgets.fields import ChoiceField
from ui.widgets.segments import Segments

_SPANS = (("1", "Bulan"), ("3", "Triwulan"), ("12", "Tahun"))
_PAPERS = ((PaperSize.F4.value, "F4"), (PaperSize.A4.value, "A4"))
_LEVEL = 29
"""Height of the segments, with which the tick stands level."""
_WITH_NIK = frozenset({Edition.ALL, Edition.REGISTER})


class ReportChoice(QWidget):
    """The row of choices. `moved` says that another period is wanted."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._months: tuple[Period, ...] = ()
        self._periods: list[Period] = []
        self._anchor: Period | None = None
        self.spans = Segments(_SPANS, "1")
        self.period_field = ChoiceField("Masa", ())
        self.period_field.setMinimumWidth(150)
        self.period_field.setMaximumWidth(190)
        self.edition_field = ChoiceField("Isi cetakan", tuple(EDITION_LABELS.values()))
        self.edition_field.value = EDITION_LABELS[Edition.ALL]
        self.edition_field.setMinimumWidth(150)
        self.edition_field.setMaximumWidth(230)
        self.papers = Segments(_PAPERS, PaperSize.F4.value)
        self.full_nik = QCheckBox("NIK lengkap")
        self.full_nik.setMinimumHeight(_LEVEL)
        self.full_nik.setToolTip("NIK biasanya disamarkan; untuk NIK lengkap Loket menanyakan alasannya.")
        captioned = [
            column(label(caption, "caption"), widget, None, gap=6)
            for caption, widget in (("Laporan", self.spans), ("Kertas", self.papers), (" ", self.full_nik))
        ]
        layout = row(captioned[0], self.period_field, self.edition_field, captioned[1], captioned[2], None)
        for field in (self.period_field, self.edition_field):
            layout.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 2)
        layout.setStretch(2, 3)
        layout.setStretch(5, 1)
        for segments in (self.spans, self.papers):
            segments.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setLayout(layout)
        self.spans.chosen.connect(self._span_chosen)
        self.period_field.edited.connect(self._period_chosen)
        self.edition_field.edited.connect(self._edition_chosen)

    @property
    def period(self) -> Period | None:
        """The period that is wanted; None before any is known."""
        if self._anchor is None:
            return None
        return wider_period(self._anchor, int(self.spans.value))

    @property
    def edition(self) -> Edition:
        """What is to be printed of it."""
        return next(key for key, words in EDITION_LABELS.items() if words == self.edition_field.value)

    @property
    def paper(self) -> PaperSize:
        """On which paper."""
        return PaperSize(self.papers.value)

    @property
    def wants_full_nik(self) -> bool:
        """Whether NIK are to be written in full; only where there are any."""
        return self.edition in _WITH_NIK and self.full_nik.isChecked()

    def show_editions(self, editions: Sequence[Edition]) -> None:
        """Offers what this office can print."""
        self.edition_field.set_choices(tuple(EDITION_LABELS[one] for one in editions))
        if not self.edition_field.value:
            self.edition_field.value = EDITION_LABELS[Edition.ALL]

    def show_months(self, months: tuple[Period, ...]) -> None:
        """Takes the months that there are, the latest first. At first the last one that is over is chosen."""
        self._months = months
        if self._anchor is None or self._anchor not in months:
            self._anchor = months[1] if len(months) > 1 else months[0]
        self._list()

    def _list(self) -> None:
        span = int(self.spans.value)
        self._periods = list(dict.fromkeys(wider_period(month, span) for month in self._months))
        self.period_field.set_choices(tuple(period.label for period in self._periods))
        wanted = self.period
        self.period_field.value = wanted.label if wanted else ""

    def _span_chosen(self) -> None:
        self._list()
        self.moved.emit()

    def _period_chosen(self) -> None:
        chosen = next((period for period in self._periods if period.label == self.period_field.value), None)
        if chosen is None or chosen == self.period:
            return
        # Of a quarter or year the latest month that there is; a month is itself.
        self._anchor = next(month for month in self._months if chosen.first <= month.first <= chosen.last)
        self.moved.emit()

    def _edition_chosen(self) -> None:
        self.full_nik.setEnabled(self.edition in _WITH_NIK)
