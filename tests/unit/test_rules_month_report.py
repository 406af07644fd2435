"""The month-end on paper: totals equal the recap, void rows are struck, what came after the close stands apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.model.books import BookRow, Mark, MarkKind, MonthClose
from app.model.case import Priority
from app.model.month import Complaint, Edition, PeriodFacts, RegisterRow, Report, ReportFrame, Uncollected
from app.model.papers import ChartPart, Letterhead, PaperSize, ReportContent, SealPart, TablePart, TextPart
from app.model.recap import CaseFact, Period, Recap
from app.model.register import RegisterEntry
from app.model.worktime import DEFAULT_WEEK, WorkCalendar
from app.rules.books.column import MASKED
from app.rules.books.pages import register_sheet
from app.rules.books.register import REGISTER_COLUMNS, place_words
from app.rules.month.agenda import agenda_items
from app.rules.month.book import book_note, month_book
from app.rules.month.figures import REST, service_chart, time_chart
from app.rules.month.recap import month_period, period_before, quarter_period, recap
from app.rules.month.report import NOT_CLOSED, report_content
from app.rules.month.seal import printed
from app.rules.month.sheets import recap_sheet

OCTOBER = month_period(2026, 10)
CALENDAR = WorkCalendar(DEFAULT_WEEK)
CLOSED_AT = dt.datetime(2026, 11, 2, 8, 0)
NIK = "9914105204980001"


def entry(number: int, **changes: object) -> RegisterEntry:
    day = dt.date(2026, 10, number)
    made = RegisterEntry(
        id=number, number=f"331/{number}/424.308/2026", series="", year=2026, sequence=number, classification="331",
        date=day, at=dt.datetime.combine(day, dt.time(9)), case_id=number, case_number=f"2610-000{number}-0",
        service_key="skck", service_title="Pengantar SKCK", name=f"Contoh {number}", nik=NIK,
        address="Dusun Krajan, Desa Wates, Kecamatan Lekok", village="Wates", purpose="melamar kerja",
        covering_number="12/X/2026", covering_date=day, signer="Camat", officer="Petugas A",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def row(number: int, *marks: Mark, **changes: object) -> RegisterRow:
    at = dt.datetime(2026, 10, number, 8, 30)
    return RegisterRow(BookRow(entry(number, **changes), marks), at, at.replace(hour=10))


def mark(number: int, of: int, kind: MarkKind, **content: str) -> Mark:
    return Mark(number, of, kind, dt.datetime(2026, 11, number), "Petugas A", "Camat", "salah ketik", content)


def close(last_entry: int, last_mark: int) -> MonthClose:
    return MonthClose(1, "2026-10", CLOSED_AT, "Petugas A", "0" * 64, "ab" * 32, 3, last_entry, last_mark)


def fact(service: str, day: int, *, month: int = 10, late: bool = False, refused: bool = False) -> CaseFact:
    begun = dt.datetime(2026, month, day, 9)
    due = begun + dt.timedelta(minutes=5 if late else 60)
    done = begun + dt.timedelta(minutes=30)
    return CaseFact(service, "Wates", "P", "Petugas A", begun, due, done, refused, collected=True)


FACTS = [
    fact("SKCK", 5), fact("SKCK", 6, late=True), fact("SKTM", 6, late=True), fact("SKTM", 7, refused=True),
    fact("SKCK", 8, month=9), fact("Waris", 9, month=9),
]  # fmt: skip


def facts_of(period: Period = OCTOBER, cases: list[CaseFact] = FACTS) -> PeriodFacts:
    before = period_before(period)
    return PeriodFacts(
        now=recap(cases, period, CALENDAR),
        before=recap(cases, before, CALENDAR),
        as_of=CLOSED_AT,
        open_days=(dt.date(2026, 10, 5), dt.date(2026, 10, 6), dt.date(2026, 10, 7), dt.date(2026, 10, 8)),
        uncollected=(
            Uncollected("2610-0001-0", "SKCK", "Rina Contoh", "Wates", "331/1", dt.datetime(2026, 10, 5), 20),
        ),
        complaints=(Complaint("2610-0009-9", dt.datetime(2026, 10, 6), "Wates", "lampu mati", None, None, False),),
        without_letter=tuple(f"331/{n}/424.308/2026" for n in range(1, 8)),
    )


def report(edition: Edition = Edition.ALL, *closes: MonthClose, **changes: object) -> ReportContent:
    frame = ReportFrame(
        Letterhead(("KECAMATAN LEKOK",), ()), OCTOBER, closes, bool(closes), (), CLOSED_AT, PaperSize.F4,
        training=False, area="Kecamatan Lekok",
    )  # fmt: skip
    return report_content(Report(edition, frame, **changes))  # type: ignore[arg-type]


def tables(content: ReportContent) -> dict[str, TablePart]:
    return {part.title: part for part in content.parts if isinstance(part, TablePart)}


def test_every_recap_table_ends_with_the_totals_of_the_recap() -> None:
    found = tables(report(facts=facts_of()))
    for title in ("Rekap per layanan", "Rekap per desa/kelurahan", "Rekap per jenis kelamin", "Rekap per petugas"):
        table = found[title]
        assert table.total == ("Jumlah", "4", "3", "1", "0", "33,3%", "30 mnt", "30 mnt", "2")
        for at, total in ((1, 4), (2, 3), (3, 1), (8, 2 if title != "Rekap per layanan" else 1)):
            assert sum(int(cells[at]) for cells in table.rows) == total
        assert all(len(cells) == len(table.columns) for cells in (*table.rows, table.total))


def test_who_goes_first_has_a_table_without_a_total_of_its_own() -> None:
    first = [*FACTS, replace(fact("SKCK", 5), priority=Priority.DISABLED)]
    table = tables(report(facts=facts_of(cases=first)))["Layanan prioritas"]
    assert [row[:3] for row in table.rows] == [("Disabilitas", "1", "1")]
    assert table.total == ()
    assert tables(report(facts=facts_of()))["Layanan prioritas"].rows == ()
    assert any(cells[:3] == ("Prioritas", "Disabilitas", 1) for cells in recap_sheet(*both(first)).rows)


def both(cases: list[CaseFact]) -> tuple[Recap, Recap]:
    facts = facts_of(cases=cases)
    return facts.now, facts.before


def test_a_void_row_is_struck_and_a_corrected_one_says_so() -> None:
    rows = (row(1), row(2, mark(1, 2, MarkKind.VOID)), row(3, mark(2, 3, MarkKind.CORRECTION, name="Rini Contoh")))
    table = report(Edition.REGISTER, book=month_book(rows, ())).parts[0]
    assert isinstance(table, TablePart)
    assert table.struck == {1}
    assert table.rows[1][-1] == "BATAL: salah ketik"
    assert table.rows[2][2] == "Rini Contoh"
    assert table.note == "Jumlah 3 nomor, di antaranya 1 batal."
    assert table.carried


def test_the_register_masks_nik_and_names_the_own_area_once() -> None:
    book = month_book((row(1),), ())
    masked, full = report(Edition.REGISTER, book=book), report(Edition.REGISTER, book=book, full_nik=True)
    assert isinstance(masked.parts[0], TablePart)
    assert isinstance(full.parts[0], TablePart)
    assert masked.parts[0].rows[0][3:5] == ("9914••••••••0001", "Dusun Krajan, Desa Wates")
    assert full.parts[0].rows[0][3] == NIK


def test_a_kelurahan_leaves_itself_out_of_its_addresses() -> None:
    home = row(1, address="Dusun Krajan, Kelurahan Kalirejo, Kecamatan Bangil", village="Kalirejo").row
    away = row(1, address="Jl. Contoh 1", village="Kalirejo").row
    assert place_words(home, "Kelurahan Kalirejo, Kecamatan Bangil") == "Dusun Krajan"
    assert place_words(away, "Kelurahan Kalirejo, Kecamatan Bangil") == "Jl. Contoh 1, Kalirejo"


def test_what_came_after_the_close_is_an_addendum_and_leaves_the_rows_as_they_were() -> None:
    rows = (
        row(1, mark(1, 1, MarkKind.CORRECTION, name="Rini Contoh"), mark(2, 1, MarkKind.CORRECTION, nik="", name="R.")),
        row(2, mark(3, 2, MarkKind.VOID)),
        row(4, kind="sisipan", reason="tertinggal", authority="Camat"),
    )
    book = month_book(rows, (close(3, 1),))
    assert [kept.row.current.name for kept in book.rows] == ["Rini Contoh", "Contoh 2"]
    assert not any(kept.row.void for kept in book.rows)
    assert [(added.kind, added.text) for added in book.addenda] == [
        ("Sisipan", "Contoh 4; Pengantar SKCK"),
        ("Ralat", "NIK diperbaiki; Nama: Rini Contoh menjadi R."),
        ("Batal", "Contoh 2; Pengantar SKCK"),
    ]
    found = tables(report(Edition.REGISTER, close(3, 1), book=book))
    assert len(found["Tambahan setelah tutup buku"].rows) == 3
    sheet = register_sheet(book, REGISTER_COLUMNS, "Oktober 2026", MASKED)
    assert [cells[0] for cells in sheet.rows] == ["1", "2", "4"]
    assert sheet.rows[1][-1] == "Batal: Contoh 2; Pengantar SKCK"


def test_a_file_finished_after_the_close_is_still_open_in_the_closed_book() -> None:
    late = replace(row(1), finished_at=CLOSED_AT + dt.timedelta(days=1))
    assert month_book((late,), (close(9, 9),)).rows[0].finished_at is None
    assert month_book((late,), ()).rows[0].finished_at == late.finished_at


def test_only_an_open_month_is_marked_and_only_a_closed_one_has_its_seal() -> None:
    book = month_book((row(1),), ())
    assert report(Edition.REGISTER, book=book).mark == NOT_CLOSED
    closed = report(Edition.REGISTER, close(3, 1), book=book)
    assert closed.mark == ""
    seal = closed.parts[-1]
    assert isinstance(seal, SealPart)
    assert (seal.groups, seal.qr_text) == (printed("ab" * 32), "AB" * 32)


def test_several_closed_months_print_their_chain_and_the_last_seal() -> None:
    september = replace(close(1, 0), month="2026-09", seal="cd" * 32)
    content = report(Edition.REGISTER, september, close(3, 1), book=month_book((), ()))
    assert [cells[0] for cells in tables(content)["Bulan yang ditutup"].rows] == ["September 2026", "Oktober 2026"]
    assert isinstance(content.parts[-1], SealPart)
    assert content.parts[-1].title == "Segel buku Oktober 2026"


def test_the_hand_over_book_is_never_marked_as_open() -> None:
    assert report(Edition.HANDOVER, rows=()).mark == ""
    assert report(Edition.DISPATCH, rows=()).title == "BUKU EKSPEDISI"


def test_the_agenda_says_what_the_figures_give_to_talk_about() -> None:
    items = agenda_items(facts_of())
    assert items[0] == (
        "Pelayanan Oktober 2026: 4 berkas masuk (September 2026: 2), 3 selesai, 1 ditolak atau dicabut, "
        "0 belum selesai."
    )
    assert "SKTM 0,0% (1 dari 1 terlambat), SKCK 50,0% (1 dari 2 terlambat)" in items[2]
    assert items[3] == "1 dokumen belum diambil per 2 November 2026, semuanya sejak 5 hari kerja atau lebih."
    assert items[4].endswith("331/5/424.308/2026, dan 2 lagi.")
    assert items[5] == "1 pengaduan ditangani, 1 belum selesai."


def test_the_agenda_of_a_quiet_month_stays_short() -> None:
    quiet = replace(facts_of(cases=[]), uncollected=(), complaints=(), without_letter=())
    assert len(agenda_items(quiet)) == 4
    parts = report(Edition.RECAP, facts=quiet).parts
    assert [part.lines for part in parts if isinstance(part, TextPart)] == [0, 8]


def test_charts_show_the_same_counts_and_put_rare_services_together() -> None:
    facts = facts_of()
    chart = service_chart(facts.now, facts.before)
    assert dict(zip(chart.labels, zip(chart.values, chart.before, strict=True), strict=True)) == {
        "SKCK": (2, 1), "SKTM": (2, 0), "Waris": (0, 1),
    }  # fmt: skip
    many = facts_of(cases=[fact(f"Layanan {n}", 5) for n in range(20)])
    crowded = service_chart(many.now, many.before)
    assert crowded.labels[-1] == REST
    assert sum(crowded.values) == 20


@pytest.mark.parametrize(
    ("period", "labels", "values"),
    [(OCTOBER, ("5", "6", "7", "8"), (1, 2, 1, 0)), (quarter_period(2026, 4), ("Okt", "Nov", "Des"), (4, 0, 0))],
)
def test_a_month_is_charted_by_days_and_a_quarter_by_months(
    period: Period, labels: tuple[str, ...], values: tuple[int, ...]
) -> None:
    chart: ChartPart = time_chart(facts_of(period))
    assert (chart.labels, chart.values) == (labels, values)


def test_the_recap_export_has_every_table_and_plain_numbers() -> None:
    facts = facts_of()
    sheet = recap_sheet(facts.now, facts.before)
    assert sheet.rows[-1] == ("Jumlah", "Jumlah", 4, 3, 1, 0, 3, 1, 30, 30, 2)
    assert {cells[0] for cells in sheet.rows} == {"Layanan", "Desa/kelurahan", "Jenis kelamin", "Petugas", "Jumlah"}


def test_the_note_counts_every_special_kind() -> None:
    rows = (row(1, kind="sisipan"), row(2, kind="manual"), row(3, kind="blanko"), row(4, mark(1, 4, MarkKind.VOID)))
    assert book_note(rows) == (
        "Jumlah 4 nomor, di antaranya 1 batal, 1 sisipan, 1 diketik di luar Loket dan 1 blanko belum diisi."
    )
