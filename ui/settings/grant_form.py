"""The forms of Penugasan: giving authority as a decision says, and ending it before its time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.model.authority import AUTHORITY_LABELS, Authority, AuthorityKind
from app.model.catalogue import OfficeProfile
from app.model.people import Official
from app.rules.authority.posts import post_lines
from app.rules.authority.seats import official_seats
from ui.settings.service_ticks import ServiceTicks
from ui.widgets.basics import card, column, label
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import FormDialog

_KINDS = {kind: words for kind, words in AUTHORITY_LABELS.items() if kind is not AuthorityKind.DEFINITIVE}
_ENDS = ("Pejabat sudah kembali", "Pejabat definitif dilantik", "Keputusan dicabut", "Salah isi")


class GrantForm(FormDialog):
    """Asks for a grant. `grant()` reads it; below the fields stands how the signature block will begin."""

    def __init__(
        self,
        parent: QWidget | None,
        office: OfficeProfile,
        officials: Sequence[Official],
        services: Sequence[tuple[str, str]],
        today: dt.date,
    ) -> None:
        self._office = office
        self._titles = official_seats(office)
        self._officials = {_named(o, self._titles): o for o in officials}
        self.official = ChoiceField("Pejabat yang diberi tugas", tuple(self._officials))
        self.kind = ChoiceField("Sebagai", tuple(_KINDS.values()))
        self.seat = ChoiceField("Untuk jabatan", tuple(self._titles.values()))
        self.decision = TextField("Nomor keputusan atau surat perintah", "mis. 800/27/2026", 80)
        self.first_day = DateField("Hari pertama")
        self.first_day.date = today
        self.last_day = DateField("Hari terakhir (kosong: sampai diakhiri)")
        self.services = ServiceTicks("Layanan yang boleh ditandatangani", services)
        fields = {
            "official": self.official,
            "kind": self.kind,
            "seat": self.seat,
            "decision": self.decision,
            "first_day": self.first_day,
            "last_day": self.last_day,
            "services": self.services,
        }
        super().__init__(parent, "Penugasan baru", "", "Simpan penugasan", fields, across=2)
        self.preview = label("", wrap=True)  # a long post breaks, as it does above the signature
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        block = card(
            column(label("Di atas tanda tangan surat", "caption"), None, self.preview, None, margins=10), "soft"
        )
        grid = self._find_grid()
        grid.addWidget(block, 3, 1)
        for field in (self.official, self.kind, self.seat):
            field.combo.currentIndexChanged.connect(lambda _n: self._show_block())
        self.seat.combo.setCurrentIndex(0)
        self.official.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_block()

    def begin_with(self, seat: str, kind: AuthorityKind) -> None:
        """Somebody is wanted for that seat in that capacity."""
        self.seat.value, self.kind.value = self._titles[seat], _KINDS[kind]
        self.official.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_block()

    def _show_block(self) -> None:
        wanted = self._read()
        own = self._officials.get(self.official.value)
        on_behalf = wanted.kind in (AuthorityKind.AN, AuthorityKind.UB)
        if wanted.kind is AuthorityKind.DEFINITIVE or not wanted.seat or (on_behalf and own is None):
            self.preview.setText("Pilih pejabat, kapasitas, dan jabatannya.")
            return
        own_seat = own.seat if own else ""
        self.preview.setText("\n".join(post_lines(self._office, wanted.seat, wanted.kind, own_seat, self._titles)))

    def _read(self) -> Authority:
        official = self._officials.get(self.official.value)
        kind = next((k for k, words in _KINDS.items() if words == self.kind.value), AuthorityKind.DEFINITIVE)
        seat = next((key for key, title in self._titles.items() if title == self.seat.value), "")
        return Authority(
            0,
            official.id if official else 0,
            seat,
            kind,
            self.decision.value,
            self.first_day.date or dt.date.min,
            self.last_day.date,
            self.services.value,
        )

    def grant(self) -> Authority:
        """What is filled in. Raises UserError for what was left out or is no date."""
        if not self.official.value:
            raise UserError("Pejabat belum dipilih.", field="official")
        if not self.kind.value:
            raise UserError("Kapasitasnya belum dipilih.", "Lihat surat perintahnya.", field="kind")
        if self.first_day.date is None:
            raise UserError("Hari pertama belum diisi.", "Contoh: 23-11-2026.", field="first_day")
        if self.last_day.value and self.last_day.date is None:
            raise UserError("Tanggal tidak dikenal.", "Contoh: 27-11-2026.", field="last_day")
        return self._read()

    def _find_grid(self):  # type: ignore[no-untyped-def]  # a QGridLayout, the only one
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        found = (layout.itemAt(n).layout() for n in range(layout.count()))
        return next(one for one in found if one is not None and hasattr(one, "setColumnMinimumWidth"))


def _named(official: Official, titles: Mapping[str, str]) -> str:
    return f"{official.name} – {titles.get(official.seat, 'dari luar kantor')}"


class EndForm(FormDialog):
    """Asks from which day on a grant is over, and why."""

    def __init__(self, parent: QWidget | None, title: str, name: str, today: dt.date) -> None:
        self.last_day = DateField("Hari terakhir berlaku")
        self.last_day.date = today
        self.reason = ChoiceField("Alasan", _ENDS, own_words=True, hint="Pilih atau tulis sendiri")
        super().__init__(
            parent,
            f"Akhiri penugasan {title}?",
            f"{name} tidak bisa menandatangani sebagai {title} sesudah hari itu. Surat yang terbit tidak berubah.",
            "Akhiri penugasan",
            {"last_day": self.last_day, "reason": self.reason},
            danger=True,
            begin="reason",
        )

    @property
    def day(self) -> dt.date:
        """The last day. Raises UserError when there is none."""
        if self.last_day.date is None:
            raise UserError("Tanggal tidak dikenal.", "Contoh: 27-11-2026.", field="last_day")
        return self.last_day.date
