"""The books of the office that are read here: which rows each has, its columns, and what it says when it is empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from app.model.books import BookRow, DispatchEntry
from app.model.case import STATE_LABELS
from app.model.talks import TalkLine
from app.ports import RegisterFilter
from app.rules import talks
from app.rules.identity import mask_nik
from app.rules.wording import date_short, one_line, time_words
from ui.widgets.paged_table import Column, Fetch

REGISTER, AGENDA, DISPATCH, COMPLAINTS, REQUESTS = "register", "agenda", "ekspedisi", "pengaduan", "permohonan"
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Book:
    """A book to page through. `case_of` leads from a row to its file; `of_numbers`: its rows are register rows."""

    key: str
    title: str
    name: str
    columns: Callable[[dict[str, str]], Sequence[Column[Any]]]
    fetch: Callable[[RegisterFilter], Fetch[Any]]
    identity: Callable[[Any], Hashable]
    case_of: Callable[[Any], str]
    empty: tuple[str, str]
    of_numbers: bool = False


def _register(wanted: RegisterFilter) -> Fetch[BookRow]:
    return lambda uow, limit, last: uow.books.with_marks(
        uow.register.page(wanted, limit, last.entry.id if last else None)
    )


def _dispatches(wanted: RegisterFilter) -> Fetch[DispatchEntry]:
    return lambda uow, limit, last: uow.books.dispatch_page(wanted, limit, last)


def _talks(service_key: str) -> Callable[[RegisterFilter], Fetch[TalkLine]]:
    def fetch(wanted: RegisterFilter) -> Fetch[TalkLine]:
        return lambda uow, limit, last: uow.talks.book(service_key, wanted, limit, last.id if last else None)

    return fetch


def _register_columns(shorts: dict[str, str]) -> Sequence[Column[BookRow]]:
    def service(row: BookRow) -> str:
        """The short name, unless the row was written or corrected to say something else."""
        said = row.current.service_title
        as_named = bool(row.entry.case_number) and said == row.entry.service_title
        return shorts.get(row.entry.service_key, said) if as_named else said

    return (
        Column("No.", lambda r: r.place, "00000", right=True),
        Column("Nomor surat", lambda r: r.entry.number, "000.0/000.0/000.000/0000"),
        Column("Tanggal", lambda r: date_short(r.entry.date), "00-00-0000"),
        Column("Nama", lambda r: one_line(r.current.name), "Ridwan Hidayat Con", share=4),
        Column("NIK", lambda r: mask_nik(r.current.nik), "0000••••••••0000"),
        Column("Layanan", service, "Dispensasi Nika", share=1),
        Column("Desa", lambda r: one_line(r.current.village), "Tambaklekok", spare=True),
        Column("Keperluan, catatan", _purpose_and_note, "Blanko belum diisi", share=4, unstruck=True),
    )


def _purpose_and_note(row: BookRow) -> str:
    """The note first: it is rare, and says more than the purpose."""
    return one_line("  ·  ".join(part for part in (row.note, row.current.purpose) if part))


def _agenda_columns(_shorts: dict[str, str]) -> Sequence[Column[BookRow]]:
    return (
        Column("No.", lambda r: r.place, "00000", right=True),
        Column("Tanggal surat", lambda r: date_short(r.entry.date), "00-00-0000"),
        Column("Nomor surat", lambda r: r.entry.number, "000.0/000.0/000.000/0000"),
        Column("Tujuan", lambda r: one_line(r.current.addressee or r.current.name), "Ridwan Hidayat Con", share=3),
        Column("Perihal", _subject, "Surat Keterangan Tidak", share=4),
        Column("Lampiran", lambda r: one_line(r.entry.attachments) or _NONE, "1 berkas"),
        Column("Catatan", lambda r: one_line(r.note), "BATAL: salah ketik", share=2, unstruck=True),
    )


def _subject(row: BookRow) -> str:
    now = row.current
    return one_line(f"{now.service_title}: {now.purpose}" if now.purpose else now.service_title)


def _dispatch_columns(_shorts: dict[str, str]) -> Sequence[Column[DispatchEntry]]:
    return (
        Column("No.", lambda d: str(d.sequence), "00000", right=True),
        Column("Tanggal", lambda d: date_short(d.at.date()), "00-00-0000"),
        Column("Pukul", lambda d: time_words(d.at), "00.00"),
        Column("Nomor surat", lambda d: d.letter_number, "000.0/000.0/000.000/0000"),
        Column("Perihal", lambda d: one_line(d.subject), "Surat Keterangan Tidak", share=3),
        Column("Tujuan", lambda d: one_line(d.addressee), "Ridwan Hidayat Con", share=3),
        Column("Penerima", lambda d: one_line(d.receiver) or _NONE, "Ridwan Hidayat", share=1),
        Column("Petugas", lambda d: one_line(d.officer), "Petugas A", spare=True),
    )


def _complaint_columns(_shorts: dict[str, str]) -> Sequence[Column[TalkLine]]:
    return (
        Column("Nomor berkas", lambda c: c.number, "0000-0000-0"),
        Column("Tanggal", lambda c: date_short(c.opened_at.date()), "00-00-0000"),
        Column("Nama", lambda c: one_line(c.name), "Ridwan Hidayat", share=1),
        Column("Jenis", talks.kind_words, "Tidak berkadar pengaw", spare=True),
        Column("Isi pengaduan", talks.asked_words, "Surat belum selesai", share=4),
        Column("Jawaban", lambda c: talks.answer_words(c) or _NONE, "sudah disampaikan", share=4),
        Column("Tindak lanjut", lambda c: talks.plan_words(c) or _NONE, "s.d. 00-00-0000"),
        Column("Keadaan", lambda c: STATE_LABELS[c.state], "Siap diambil"),
        Column("Kontak", lambda c: talks.contact_words(c) or _NONE, "0812 0000 00000", spare=True),
        Column("Alamat", lambda c: one_line(c.address), "Dusun Krajan RT 02", share=2, spare=True),
    )


def _request_columns(_shorts: dict[str, str]) -> Sequence[Column[TalkLine]]:
    return (
        Column("Nomor berkas", lambda c: c.number, "0000-0000-0"),
        Column("Tanggal", lambda c: date_short(c.opened_at.date()), "00-00-0000"),
        Column("Nama", lambda c: one_line(c.name), "Ridwan Hidayat", share=1),
        Column("Informasi yang diminta", talks.asked_words, "jumlah penduduk desa", share=3),
        Column("Tujuan", lambda c: one_line(c.particulars.get("tujuan", "")) or _NONE, "Bahan skripsi", share=1),
        Column("Keputusan", lambda c: talks.decision_words(c) or _NONE, "Diberikan seluruhnya"),
        Column("Alasan penolakan", lambda c: talks.reason_words(c) or _NONE, "Pasal 17 huruf h", share=2),
        Column("Diberitahukan", lambda c: _day(talks.stopped_at(c)), "00-00-0000"),
        Column("Biaya", lambda c: talks.NO_COST, "Nihil", spare=True),
        Column("Kontak", lambda c: talks.contact_words(c) or _NONE, "0812 0000 00000", spare=True),
        Column("Alamat", lambda c: one_line(c.address), "Dusun Krajan RT 02", share=2, spare=True),
        Column("Pekerjaan", lambda c: one_line(c.occupation), "Wiraswasta", spare=True),
    )


def _day(moment: dt.datetime | None) -> str:
    return date_short(moment.date()) if moment else _NONE


BOOKS = (
    Book(
        REGISTER,
        "Register",
        "Buku register",
        _register_columns,
        _register,
        lambda r: r.entry.id,
        lambda r: r.entry.case_number,
        (
            "Belum ada nomor register",
            "Nomor diambil dari Papan Berkas: pilih berkas di kolom Register & stempel, lalu ambil nomornya. "
            "Setiap nomor langsung tercatat di buku ini.",
        ),
        of_numbers=True,
    ),
    Book(
        AGENDA,
        "Agenda keluar",
        "Agenda surat keluar",
        _agenda_columns,
        _register,
        lambda r: r.entry.id,
        lambda r: r.entry.case_number,
        ("Belum ada surat keluar", "Setiap surat yang mengambil nomor register tercatat juga di agenda ini."),
        of_numbers=True,
    ),
    Book(
        DISPATCH,
        "Ekspedisi",
        "Buku ekspedisi",
        _dispatch_columns,
        _dispatches,
        lambda d: (d.year, d.sequence),
        lambda d: "",
        (
            "Belum ada surat yang dikirim",
            "Surat yang dikirim ke luar kantor dicatat dari Register: pilih nomornya, lalu Kirim (ekspedisi).",
        ),
    ),
    Book(
        COMPLAINTS,
        "Pengaduan",
        "Buku pengaduan",
        _complaint_columns,
        _talks("pengaduan"),
        lambda c: c.id,
        lambda c: c.number,
        ("Belum ada pengaduan", "Pengaduan yang diterima di loket tercatat di sini dengan jawabannya."),
    ),
    Book(
        REQUESTS,
        "Permohonan informasi",
        "Buku permohonan informasi",
        _request_columns,
        _talks("data-informasi"),
        lambda c: c.id,
        lambda c: c.number,
        (
            "Belum ada permohonan informasi",
            "Permohonan Data dan Informasi yang diterima di loket tercatat di sini dengan keputusannya.",
        ),
    ),
)
