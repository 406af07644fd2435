"""The month-end on paper: register, recap, lists, agenda and seal of a period as one report, or one of its books."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.books import BookRow, DispatchEntry
from app.model.month import Addendum, Edition, MonthBook, RegisterRow, Report, ReportFrame
from app.model.papers import Column, ReportContent, ReportPart, TablePart
from app.model.register import Handover
from app.rules.counter_papers import handover_book
from app.rules.identity import mask_nik
from app.rules.month_book import book_note
from app.rules.month_figures import recap_parts
from app.rules.month_seals import seal_parts
from app.rules.wording import date_short, number_words, one_line, time_words

NOT_CLOSED = "BELUM DITUTUP"
_TITLES = {
    Edition.RECAP: "REKAPITULASI PELAYANAN",
    Edition.REGISTER: "REGISTER PELAYANAN",
    Edition.HANDOVER: "BUKU PENGAMBILAN",
    Edition.DISPATCH: "BUKU EKSPEDISI",
}
_SEALED = frozenset({Edition.ALL, Edition.RECAP, Edition.REGISTER})
_QUARTER_DAYS, _MONTH_DAYS = 100, 31


def report_content(report: Report) -> ReportContent:
    """The report, ready to draw."""
    frame = report.frame
    parts: list[ReportPart] = []
    if report.facts is not None:
        parts += recap_parts(report.facts)
    if report.book is not None:
        parts += book_parts(report.book, frame.area, full_nik=report.full_nik, alone=report.facts is None)
    if report.handovers is not None:
        parts.append(handover_part(report.handovers, frame))
    if report.dispatches is not None:
        parts.append(dispatch_part(report.dispatches))
    if report.edition in _SEALED:
        parts += seal_parts(frame.closes)
    return ReportContent(
        head=frame.head,
        title=_TITLES.get(report.edition, _whole_title(frame)),
        period=frame.period.label,
        parts=tuple(parts),
        signatures=frame.signatures,
        printed_at=frame.printed_at,
        paper=frame.paper,
        mark=NOT_CLOSED if report.edition in _SEALED and not frame.closed else "",
        training=frame.training,
    )


def _whole_title(frame: ReportFrame) -> str:
    days = (frame.period.last - frame.period.first).days
    kind = "TAHUNAN" if days > _QUARTER_DAYS else "TRIWULAN" if days > _MONTH_DAYS else "BULANAN"
    return f"LAPORAN {kind} PELAYANAN"


# -- the register ---------------------------------------------------------------------


def book_parts(book: MonthBook, area: str, *, full_nik: bool, alone: bool) -> list[ReportPart]:
    """The register, and what was added to it after the close as a table of its own."""
    title = "" if alone else "Register pelayanan"
    parts: list[ReportPart] = [register_part(book.rows, area, full_nik=full_nik, title=title)]
    if book.addenda:
        parts.append(addenda_part(book.addenda))
    return parts


def register_part(rows: Sequence[RegisterRow], area: str = "", *, full_nik: bool = False, title: str = "") -> TablePart:
    """The register pelayanan; void rows are struck through and stay. `area` is the office's own, which the kop says."""
    return TablePart(
        title=title,
        columns=(
            Column("No.", 0.035, True),
            Column("Masuk", 0.062, True),
            Column("Nama", 0.12),
            Column("NIK", 0.098, True),
            Column("Alamat", 0.16),
            Column("Perihal / keperluan", 0.155),
            Column("Surat pengantar", 0.085),
            Column("Nomor surat", 0.126),
            Column("Penanda tangan", 0.102),
            Column("Selesai", 0.062, True),
            Column("Keterangan", 0.1),
        ),
        rows=tuple(_register_cells(row, area, full_nik) for row in rows),
        empty="Tidak ada nomor register pada masa ini.",
        note=book_note(rows) if rows else "",
        struck=frozenset(n for n, row in enumerate(rows) if row.row.void),
        unstruck=frozenset({10}),
        carried=True,
        new_page=bool(title),
    )


def _register_cells(row: RegisterRow, area: str, full_nik: bool) -> tuple[str, ...]:
    entry = row.row.current
    at = row.received_at
    came = f"{date_short(at.date())} {time_words(at)}" if at else date_short(entry.date)
    covering = ", ".join(
        part for part in (entry.covering_number, date_short(entry.covering_date) if entry.covering_date else "") if part
    )
    return (
        sequence_words(row.row),
        came,
        one_line(entry.name),
        entry.nik if full_nik else mask_nik(entry.nik),
        place_words(row.row, area),
        "; ".join(part for part in (one_line(entry.service_title), one_line(entry.purpose)) if part),
        covering,
        entry.number,
        one_line(entry.signer),
        date_short(row.finished_at.date()) if row.finished_at else "",
        row.row.note,
    )


def sequence_words(row: BookRow) -> str:
    """The register number: 12, or 12.1 for a sisipan."""
    entry = row.entry
    return f"{entry.sequence}.{entry.insert_no}" if entry.insert_no else str(entry.sequence)


def place_words(row: BookRow, area: str = "") -> str:
    """Address and desa, the desa said once; the office's own area at its end is left out."""
    entry = row.current
    whole, village = one_line(entry.address), one_line(entry.village)
    address = whole.removesuffix(f", {area}") if area else whole
    if not village or village.lower() in whole.lower():
        return address
    return f"{address}, {village}" if address else village


def addenda_part(addenda: Sequence[Addendum]) -> TablePart:
    """What came to a closed month later."""
    return TablePart(
        title="Tambahan setelah tutup buku",
        columns=(
            Column("No.", 0.04, True),
            Column("Dicatat", 0.1, True),
            Column("Nomor surat", 0.15),
            Column("Jenis", 0.09),
            Column("Isi", 0.25),
            Column("Alasan", 0.17),
            Column("Atas izin", 0.11),
            Column("Petugas", 0.09),
        ),
        rows=tuple(
            (
                str(n),
                f"{date_short(added.at.date())} {time_words(added.at)}",
                added.number,
                added.kind,
                one_line(added.text),
                one_line(added.reason),
                one_line(added.authority),
                one_line(added.officer),
            )
            for n, added in enumerate(addenda, 1)
        ),
        note="Isi buku yang ditutup tidak berubah; yang dicatat sesudahnya ada di tabel ini.",
    )


# -- the other books --------------------------------------------------------------------


def handover_part(rows: Sequence[Handover], frame: ReportFrame) -> TablePart:
    """The buku pengambilan, as it is printed day by day."""
    book = handover_book(frame.head, rows, frame.period.label, frame.printed_at, training=frame.training)
    void = len(book.struck)
    note = f"Jumlah {number_words(len(rows) - void)} penyerahan." if rows else ""
    if void:
        note += f" Yang dicoret, {number_words(void)} baris, tidak dihitung."
    return TablePart(
        "",
        book.columns,
        book.rows,
        empty=book.empty,
        note=note,
        struck=book.struck,
        unstruck=book.unstruck,
        carried=True,
    )


def dispatch_part(rows: Sequence[DispatchEntry]) -> TablePart:
    """The buku ekspedisi, with a column for the receiver's signature."""
    return TablePart(
        title="",
        columns=(
            Column("No.", 0.05, True),
            Column("Tanggal", 0.09, True),
            Column("Pukul", 0.06, True),
            Column("Nomor surat", 0.18),
            Column("Perihal", 0.22),
            Column("Tujuan", 0.17),
            Column("Penerima", 0.13),
            Column("Tanda tangan", 0.1),
        ),
        rows=tuple(
            (
                str(row.sequence),
                date_short(row.at.date()),
                time_words(row.at),
                row.letter_number,
                one_line(row.subject),
                one_line(row.addressee),
                one_line(row.receiver),
                "",
            )
            for row in rows
        ),
        empty="Tidak ada surat yang dikirim pada masa ini.",
        note=f"Jumlah {number_words(len(rows))} surat." if rows else "",
        carried=True,
    )
