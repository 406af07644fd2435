"""Two known applicants side by side, what differs between them marked."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from app.model.applicants import Duplicate, KnownApplicant
from app.rules.duplicates import compared
from app.rules.identity import format_nik
from app.rules.wording import date_words, one_line
from ui import theme
from ui.widgets.basics import button, card, column, label, row

_LABELS = ("NIK", "Nama", "Tempat, tanggal lahir", "Alamat", "Desa/kelurahan", "Kunjungan")


def nik_choices(pair: Duplicate) -> dict[str, str]:
    """Words of a choice to the NIK that it means, the likelier one first."""
    kept, other = pair.kept.applicant.nik, pair.other.applicant.nik
    words = compared(kept, other)
    return {
        f"{words[0]} · {pair.kept.visits} kali datang": kept,
        f"{words[1]} · {pair.other.visits} kali datang": other,
    }


class PairCard(QFrame):
    """The pair. NIKs show both ends and what differs until somebody asks to see them whole."""

    def __init__(self) -> None:
        super().__init__()
        self._pair: Duplicate | None = None
        self.reveal = button("tampilkan nomor", self._lay, "link")
        self.reveal.setCheckable(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(5)
        self._cells = [[label("", wrap=True) for _ in range(2)] for _ in _LABELS]
        for n, words in enumerate(_LABELS):
            self._grid.addWidget(label(words, "caption"), n, 0)
            for side, cell in enumerate(self._cells[n]):
                self._grid.addWidget(cell, n, side + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        head = row(label("Bandingkan dengan KTP", "section"), None, self.reveal)
        inside = column(head, self._grid, gap=8)
        inside.setContentsMargins(16, 10, 16, 12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(inside, "soft"))

    def show_pair(self, pair: Duplicate) -> None:
        """Shows a pair; another one hides its numbers again."""
        if self._pair is None or self._pair.niks != pair.niks:
            self.reveal.setChecked(False)
        self._pair = pair
        self._lay()

    def values(self) -> list[tuple[str, str]]:
        """Both sides as shown, from top to bottom, for tests."""
        return [(cells[0].text(), cells[1].text()) for cells in self._cells]

    def _lay(self) -> None:
        self.reveal.setText("sembunyikan nomor" if self.reveal.isChecked() else "tampilkan nomor")
        if self._pair is None:
            return
        niks = (self._pair.kept.applicant.nik, self._pair.other.applicant.nik)
        shown = tuple(map(format_nik, niks)) if self.reveal.isChecked() else compared(*niks)
        sides = [_words(one, nik) for one, nik in zip((self._pair.kept, self._pair.other), shown, strict=True)]
        for n, cells in enumerate(self._cells):
            differs = sides[0][n] != sides[1][n] and n < len(_LABELS) - 1
            for side, cell in enumerate(cells):
                cell.setText(sides[side][n])
                cell.setStyleSheet(f"font-size: 13px; color: {theme.AMBER if differs else theme.TEXT};")


def _words(one: KnownApplicant, nik: str) -> tuple[str, ...]:
    who = one.applicant
    born = ", ".join(
        part for part in (one_line(who.birth_place), date_words(who.birth_date) if who.birth_date else "") if part
    )
    visits = f"{one.visits} kali, terakhir {date_words(one.seen_at.date())}"
    return (nik, one_line(who.name), born or "–", one_line(who.address) or "–", one_line(who.village) or "–", visits)
