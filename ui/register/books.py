"""The books of the office that are read here: which rows each has, where they lead, what it says when it is empty."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from app.model.books import BOOK_LABELS, ROW_STATES, Book, RowState
from app.model.case import STATE_LABELS, CaseState
from app.rules.books.services import SERVICES_OF

States = Sequence[tuple[str, str]]
_OF_NUMBERS: States = tuple((key.value, words) for key, words in ROW_STATES.items())
_OF_PAYMENTS: States = tuple((key.value, ROW_STATES[key]) for key in (RowState.IN_FORCE, RowState.VOID))
_OF_FILES: States = tuple((key.value, words) for key, words in STATE_LABELS.items() if key is not CaseState.DRAFT)


@dataclass(frozen=True, slots=True)
class BookTab:
    """A book to page through. `case_of` leads from a row to its file; `of_numbers`: its rows are register rows.

    `states` are those that its rows can be narrowed to, with `by_village` and `by_day` also a desa and a day;
    `looked_for` is what words may be. A book of `services` has their files as rows.
    """

    book: Book
    title: str
    identity: Callable[[Any], Hashable]
    case_of: Callable[[Any], str]
    empty: tuple[str, str]
    of_numbers: bool = False
    states: States = ()
    by_village: bool = False
    by_day: bool = False
    looked_for: str = "Nama, NIK, nomor"
    services: tuple[str, ...] = ()

    @property
    def of_letters(self) -> bool:
        """Whether its rows are letters, written here or elsewhere."""
        return not self.services and self.book is not Book.PAYMENTS

    @property
    def name(self) -> str:
        """What the book is called."""
        return BOOK_LABELS[self.book]


def _of_services(
    book: Book, title: str, empty: str, teaches: str, looked_for: str = "Nama, NIK, nomor", *, by_village: bool = False
) -> BookTab:
    """A book whose rows are files."""
    return BookTab(
        book,
        title,
        lambda c: c.id,
        lambda c: c.number,
        (empty, teaches),
        states=_OF_FILES,
        by_village=by_village,
        looked_for=looked_for,
        services=SERVICES_OF[book],
    )


BOOKS = (
    BookTab(
        Book.REGISTER,
        "Register",
        lambda r: r.row.entry.id,
        lambda r: r.row.entry.case_number,
        (
            "Belum ada nomor register",
            "Nomor diambil dari Papan Berkas: pilih berkas di kolom Register & stempel, lalu ambil nomornya. "
            "Setiap nomor langsung tercatat di buku ini.",
        ),
        of_numbers=True,
        states=_OF_NUMBERS,
        by_village=True,
    ),
    BookTab(
        Book.AGENDA,
        "Agenda",
        lambda r: r.row.entry.id,
        lambda r: r.row.entry.case_number,
        ("Belum ada surat keluar", "Setiap surat yang mengambil nomor register tercatat juga di agenda ini."),
        of_numbers=True,
        states=_OF_NUMBERS,
        by_village=True,
    ),
    BookTab(
        Book.DISPATCH,
        "Ekspedisi",
        lambda d: (d.year, d.sequence),
        lambda d: "",
        (
            "Belum ada surat yang dikirim",
            "Surat yang dikirim ke luar kantor dicatat dari Register: pilih nomornya, lalu Kirim (ekspedisi).",
        ),
    ),
    BookTab(
        Book.PAYMENTS,
        "PBB",
        lambda p: p.id,
        lambda p: p.case_number,
        (
            "Belum ada pembayaran PBB",
            "Pembayaran dicatat pada langkah pembayaran di halaman berkas PBB. Rekap hari dan bulan dicetak dari sini.",
        ),
        states=_OF_PAYMENTS,
        by_village=True,
        by_day=True,
        looked_for="NOP, nama, STTS",
    ),
    _of_services(
        Book.COMPLAINTS,
        "Pengaduan",
        "Belum ada pengaduan",
        "Pengaduan yang diterima di loket tercatat di sini dengan jawabannya.",
        "Nama, nomor, isi",
    ),
    _of_services(
        Book.REQUESTS,
        "Permohonan informasi",
        "Belum ada permohonan informasi",
        "Permohonan Data dan Informasi yang diterima di loket tercatat di sini dengan keputusannya.",
    ),
    _of_services(
        Book.CONSULTATIONS,
        "Konsultasi",
        "Belum ada konsultasi",
        "Konsultasi di loket, lewat call center, atau WhatsApp tercatat di sini dengan saran yang diberikan.",
    ),
    _of_services(
        Book.OUTREACH,
        "Sosialisasi",
        "Belum ada permohonan sosialisasi",
        "Permohonan sosialisasi tercatat di sini dengan jadwal, narasumber, dan jumlah yang hadir.",
        "Pemohon, topik, nomor",
    ),
    _of_services(
        Book.CIVIL,
        "Adminduk",
        "Belum ada permohonan administrasi kependudukan",
        "Perekaman dan penerbitan KTP, IKD, KK, dan pindah tercatat di sini sampai kembali dari Dispendukcapil.",
        by_village=True,
    ),
    _of_services(
        Book.LEGALISED,
        "Legalisir",
        "Belum ada legalisir",
        "Legalisir KTP dan KK tercatat di sini dengan jumlah lembarnya.",
    ),
    _of_services(
        Book.FUNDS,
        "Dana desa",
        "Belum ada permohonan dana desa",
        "Permohonan DD dan ADD tercatat di sini dengan jenis dana, besaran, dan SPJ sebelumnya.",
        "Desa, jenis dana, nomor",
    ),
    _of_services(
        Book.POSTS,
        "Perangkat desa",
        "Belum ada usulan perangkat atau kepala desa",
        "Usulan perangkat desa, kepala desa, dan BPD tercatat di sini dengan calonnya.",
        "Desa, calon, nomor",
    ),
)
