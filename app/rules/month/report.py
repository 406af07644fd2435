"""The month-end on paper: register, recap, lists, agenda and seal of a period as one report, or one of its books."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.books import Book
from app.model.month import Addendum, Edition, MonthBook, Report, ReportFrame
from app.model.papers import Column, PaperSize, ReportContent, ReportPart, TablePart
from app.rules.books.column import Look
from app.rules.books.layout import Columns, chosen
from app.rules.books.pages import book_part, printed_parts, title_of
from app.rules.month.figures import recap_parts
from app.rules.month.seals import seal_parts
from app.rules.wording import date_short, one_line, time_words

NOT_CLOSED = "BELUM DITUTUP"
_TITLES = {Edition.RECAP: "REKAPITULASI PELAYANAN"} | {Edition(book): title_of(book) for book in Book}
_SEALED = frozenset({Edition.ALL, Edition.RECAP, Edition.REGISTER})
_QUARTER_DAYS, _MONTH_DAYS = 100, 31


def report_content(report: Report) -> ReportContent:
    """The report, ready to draw."""
    frame = report.frame
    parts: list[ReportPart] = []
    if report.facts is not None:
        parts += recap_parts(report.facts)
    look = Look(frame.area, report.full_nik)
    if report.book is not None:
        columns = chosen(Book.REGISTER, report.columns.get(Book.REGISTER, ""))
        parts += book_parts(report.book, columns, frame.paper, look, alone=report.facts is None)
    if report.rows is not None:
        book = Book(report.edition)
        columns = chosen(book, report.columns.get(book, ""))
        parts += printed_parts(book, report.rows, columns, frame.paper, look)
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


def book_parts(book: MonthBook, columns: Columns, paper: PaperSize, look: Look, *, alone: bool) -> list[ReportPart]:
    """The register, and what was added to it after the close as a table of its own."""
    title = "" if alone else "Register pelayanan"
    parts: list[ReportPart] = [book_part(Book.REGISTER, book.rows, columns, paper, look, title)]
    if book.addenda:
        parts.append(addenda_part(book.addenda))
    return parts


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
