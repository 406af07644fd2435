"""The forms of the register: what each asks, in which words. What is done with the answers is in ui.register.work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.actions.book_entry import Particulars
from app.model.books import CORRECTABLE, BookRow
from app.model.catalogue import OfficeProfile
from app.rules.wording import date_words, one_line
from ui.doubts import names_of
from ui.register.blanks import ChecksField
from ui.register.reading import Lists
from ui.widgets.fields import ChoiceField, Field, TextField
from ui.widgets.form import FormDialog

_NO_SERVICE = "Bukan layanan"
_PICK = "Pilih atau tulis sendiri"
_VOID_REASONS = ("Salah tulis.", "Surat tidak jadi dikeluarkan.", "Nomor ganda.")
_CORRECTION_REASONS = ("Salah ketik.", "Data pemohon diperbaiki.")
_BLOCK_REASONS = ("Listrik padam.", "Komputer rusak.", "Pelayanan di luar kantor.")
_GIVE_UP_REASONS = ("Tidak terpakai.", "Rusak atau salah tulis.")


class Forms:
    """Builds forms over a window, with the lists of the office."""

    def __init__(self, parent: QWidget, lists: Lists, office: OfficeProfile | None) -> None:
        self._parent = parent
        self._lists = lists
        self._office = office

    def inserted(self, row: BookRow) -> FormDialog:
        """A sisipan after this number."""
        fields = self._letter(row.entry.classification) | self._why("Pejabat yang mengizinkan", ())
        return self._form(
            f"Sisipan setelah nomor {row.entry.number}",
            f"Suratnya bertanggal {date_words(row.entry.date)}. Nomor lain tidak bergeser: nomor ini diberi "
            f"tambahan di belakang titik, misalnya {row.entry.sequence}.1.",
            "Catat sisipan",
            fields,
            2,
            whole=frozenset({"reason"}),
        )

    def manual(self) -> FormDialog:
        """A letter typed elsewhere."""
        return self._form(
            "Surat di luar Loket",
            "Surat yang dibuat dengan Word atau ditulis tangan mengambil nomor berikutnya di sini, "
            "supaya urutan nomor tetap utuh.",
            "Ambil nomor",
            self._letter(""),
            2,
        )

    def void(self, row: BookRow) -> FormDialog:
        """A number declared void."""
        now = row.current
        who = ", ".join(part for part in (one_line(now.name), one_line(now.service_title)) if part)
        return self._form(
            f"Batalkan nomor {row.entry.number}",
            f"{who}. Nomor ini tetap ada di buku dengan coretan dan alasannya, dan tidak dipakai lagi. "
            "Pembatalan tidak bisa ditarik kembali.",
            "Batalkan nomor ini",
            self._why("Atas izin", _VOID_REASONS),
            danger=True,
            back="Kembali",
        )

    def correction(self, row: BookRow) -> FormDialog:
        """A correction: every field that may be corrected, as it is now."""
        fields: dict[str, Field] = {}
        for key, caption in CORRECTABLE.items():
            choices = {"village": self._lists.villages, "signer": self._posts}.get(key)
            field = _choice(caption, choices) if choices else TextField(caption)
            field.value = getattr(row.current, key)
            fields[key] = field
        return self._form(
            f"Ralat nomor {row.entry.number}",
            "Ubah yang keliru saja. Yang tertulis semula tetap tersimpan; nomor dan tanggal tidak bisa diralat.",
            "Catat ralat",
            fields | self._why("Atas izin", _CORRECTION_REASONS),
            2,
            whole=frozenset({"reason"}),
            begin="name",
        )

    def block(self) -> FormDialog:
        """A run of numbers for blank sheets."""
        return self._form(
            "Blanko listrik padam",
            "Nomor dicadangkan sekarang dan dicetak pada lembar kosong, supaya pelayanan berjalan tanpa listrik. "
            "Setelah listrik menyala, isi nomor yang terpakai dan lepas sisanya.",
            "Cadangkan dan cetak",
            {
                "service": ChoiceField("Layanan", tuple(s.short for s in self._lists.services)),
                "count": TextField("Jumlah blanko", "1 sampai 200", 3),
                "reason": _choice("Alasan", _BLOCK_REASONS),
            },
        )

    def fill(self, blank: BookRow) -> FormDialog:
        """What was written by hand on a reserved sheet."""
        number = ChoiceField("Nomor blanko", tuple(row.entry.number for row in self._lists.blanks))
        number.value = blank.entry.number
        fields = self._letter("")
        for name in ("service", "code", "attachments"):
            del fields[name]
        subject = fields["subject"]
        titles = {row.entry.number: row.entry.service_title for row in self._lists.blanks}

        def numbered() -> None:
            subject.value = titles.get(number.value, "")  # type: ignore[attr-defined]  # a TextField

        numbered()
        number.edited.connect(numbered)
        return self._form(
            "Isi blanko",
            "Ketik apa yang ditulis tangan pada lembar blanko.",
            "Simpan isi blanko",
            {"number": number, **fields},
            2,
            whole=frozenset({"number"}),
        )

    def give_up(self) -> FormDialog:
        """Reserved numbers that were not used."""
        blanks = {row.entry.number: f"{row.entry.number}  ·  {row.entry.service_title}" for row in self._lists.blanks}
        return self._form(
            "Lepas blanko",
            "Nomor yang dicentang tidak dipakai: tetap ada di buku, dicoret dengan alasannya. Tidak bisa ditarik "
            "kembali.",
            "Lepas nomor yang dicentang",
            {"numbers": ChecksField("Blanko yang belum diisi", blanks), "reason": _choice("Alasan", _GIVE_UP_REASONS)},
            danger=True,
            back="Kembali",
            begin="reason",
        )

    def dispatch(self, row: BookRow) -> FormDialog:
        """A letter sent out."""
        addressee = TextField("Tujuan surat", "kantor, lembaga, atau orang yang dituju")
        addressee.value = row.current.addressee
        return self._form(
            f"Kirim surat {row.entry.number}",
            "Dicatat di buku ekspedisi. Penerima boleh kosong dulu dan ditulis tangan saat surat diterima.",
            "Catat pengiriman",
            {"addressee": addressee, "receiver": TextField("Penerima", "bila sudah diketahui")},
        )

    # -- parts ---------------------------------------------------------------------

    @property
    def _posts(self) -> tuple[str, ...]:
        seats = self._office.seats if self._office else {}
        return tuple(dict.fromkeys(seats[one.seat] for one in self._lists.officials if one.seat in seats))

    def _form(
        self,
        headline: str,
        text: str,
        yes: str,
        fields: Mapping[str, Field],
        across: int = 1,
        **more: Any,
    ) -> FormDialog:
        return FormDialog(self._parent, headline, text, yes, fields, across, **more)

    def _why(self, authority: str, reasons: Sequence[str]) -> dict[str, Field]:
        names = names_of(self._lists.officials, self._office)
        reason = _choice("Alasan", reasons) if reasons else TextField("Alasan", "mengapa baru dicatat sekarang")
        return {"authority": _choice(authority, names), "reason": reason}

    def _letter(self, classification: str) -> dict[str, Field]:
        """The particulars of a letter; the service brings its klasifikasi along."""
        service = ChoiceField("Layanan", (_NO_SERVICE, *(s.short for s in self._lists.services)))
        code = TextField("Kode klasifikasi", "005", 20)
        code.value = classification
        codes = {s.short: s.classification for s in self._lists.services}
        titles = {s.short: s.title for s in self._lists.services}
        subject = TextField("Perihal", "undangan, edaran, surat keterangan …")

        def chosen() -> None:
            code.value = codes.get(service.value, classification)
            if not subject.value or subject.value in titles.values():
                subject.value = titles.get(service.value, "")

        service.edited.connect(chosen)
        return {
            "name": TextField("Nama", "pemohon atau yang disebut dalam surat"),
            "subject": subject,
            "service": service,
            "code": code,
            "addressee": TextField("Tujuan surat", "bila ditujukan ke kantor atau orang lain"),
            "attachments": TextField("Lampiran", "misalnya 1 berkas"),
            "nik": TextField("NIK", "bila ada", 22),
            "village": _choice("Desa/kelurahan", self._lists.villages),
            "address": TextField("Alamat"),
            "purpose": TextField("Keperluan"),
            "signer": _choice("Penanda tangan", self._posts),
        }

    def particulars(self, values: Mapping[str, str]) -> Particulars:
        """What a form of a letter says, for the action."""
        keys = {s.short: s.key for s in self._lists.services}
        said = {key: value for key, value in values.items() if key in _PARTICULARS}
        service = keys.get(values.get("service", ""), "")
        return Particulars(**said, service_key=service, classification=values.get("code", ""))

    def service_key(self, short: str) -> str:
        """The service of that short name, or ''."""
        return next((s.key for s in self._lists.services if s.short == short), "")


_PARTICULARS = frozenset(
    ("name", "subject", "nik", "address", "village", "purpose", "addressee", "signer", "attachments")
)


def _choice(caption: str, choices: Sequence[str]) -> ChoiceField:
    return ChoiceField(caption, choices, own_words=True, hint=_PICK)
