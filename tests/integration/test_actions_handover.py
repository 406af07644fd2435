"""Handing over on a real data file: one row of the book for each document, whoever presses the button how often."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.actions.book_prints import handover_book_of
from app.actions.handover import SELF, Collection, hand_over, usual_collector
from app.actions.moves import undo
from app.actions.reports import report_of, sheet_of
from app.changes import Change
from app.errors import IllegalMove, UserError
from app.model.case import Case, CaseState, Move
from app.model.catalogue import ApplicantKind, StepKind
from app.model.month import Edition
from app.model.papers import TablePart
from app.model.people import Applicant
from app.model.register import Handover
from app.rules.month.recap import month_period
from reports.renderer import PdfRenderer
from tests.builders import MONDAY, Counter, open_office


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def ready(counter: Counter, key: str = "skck") -> Case:
    return counter.walk(counter.take_in(key), StepKind.HAND_OVER)


def collection(counter: Counter, case: Case, **changes: object) -> Collection:
    return replace(Collection(counter.request_id(), case.number, case.revision, "Budi Contoh", "Anak"), **changes)


def book(counter: Counter) -> tuple[Handover, ...]:
    with counter.store.read() as uow:
        return uow.handovers.between(dt.date(2026, 1, 1), dt.date(2027, 12, 31))


def test_the_book_says_what_was_given_to_whom(counter: Counter) -> None:
    case = ready(counter)
    counter.later(minutes=12)
    row = counter.hand_over(case, " Budi \n Contoh ", " Anak ")
    product, number = "Surat Rekomendasi SKCK", "331/1/424.308/2026"
    people = (case.applicant.name, "Budi Contoh", "Anak")
    assert row == Handover(1, 2026, case.number, product, number, *people, counter.now, "Petugas A")
    assert book(counter) == (row,)
    done = counter.case(case)
    assert (done.state, done.closed_at) == (CaseState.DONE, counter.now)
    assert counter.events(case)[-1].move is Move.HAND_OVER


def test_the_same_request_twice_is_one_row(counter: Counter) -> None:
    case = ready(counter)
    wanted = collection(counter, case)
    with counter.store.write() as uow:
        first = hand_over(wanted, uow, counter.now, counter.officer)
    with counter.store.write() as uow:
        second = hand_over(wanted, uow, counter.later(minutes=1), counter.officer)
    assert first.changes == {Change.CASES, Change.HANDOVERS}
    assert (second.value, second.changes) == (first.value, frozenset())
    assert len(book(counter)) == 1


def test_a_document_is_handed_over_once(counter: Counter) -> None:
    case = ready(counter)
    counter.hand_over(case)
    with pytest.raises(IllegalMove), counter.store.write() as uow:
        hand_over(collection(counter, counter.case(case)), uow, counter.now, counter.officer)
    assert len(book(counter)) == 1


def test_only_what_is_ready_is_handed_over(counter: Counter) -> None:
    case = counter.take_in("skck")
    with pytest.raises(IllegalMove):
        counter.hand_over(case)
    assert counter.case(case) == case
    assert book(counter) == ()


def test_a_stale_screen_hands_nothing_over(counter: Counter) -> None:
    case = ready(counter)
    with pytest.raises(IllegalMove, match="baru saja diubah"), counter.store.write() as uow:
        hand_over(collection(counter, case, revision=1), uow, counter.now, counter.officer)
    assert book(counter) == ()
    assert counter.case(case) == case


@pytest.mark.parametrize("field", ["collected_by", "relation"])
def test_who_collects_and_how_related_is_asked_beside_its_field(counter: Counter, field: str) -> None:
    case = ready(counter)
    with pytest.raises(UserError) as refused, counter.store.write() as uow:
        hand_over(collection(counter, case, **{field: " \n"}), uow, counter.now, counter.officer)
    assert refused.value.field == field
    assert book(counter) == ()


def test_rows_are_counted_from_one_each_year(counter: Counter) -> None:
    for _ in range(2):
        counter.hand_over(ready(counter))
    counter.new_year(dt.datetime(2027, 1, 4, 9, 0))
    counter.hand_over(ready(counter))
    assert [(row.year, row.sequence) for row in book(counter)] == [(2026, 1), (2026, 2), (2027, 1)]


def test_a_service_without_number_shows_its_file_number(counter: Counter) -> None:
    case = ready(counter, "pbb")
    row = counter.hand_over(case)
    assert (row.document, row.number) == ("STTS PBB", "")
    with counter.store.read() as uow:
        printed = handover_book_of(MONDAY.date(), MONDAY.date(), uow, counter.now, counter.officer)
    assert printed.parts[0].rows[0][4] == case.number
    assert PdfRenderer().report(printed).startswith(b"%PDF")


def test_the_book_of_a_day_holds_that_day(counter: Counter) -> None:
    counter.hand_over(ready(counter))
    counter.later(days=1)
    counter.hand_over(ready(counter, "sktm"))
    with counter.store.read() as uow:
        tuesday = handover_book_of(counter.now.date(), counter.now.date(), uow, counter.now, counter.officer)
        both = handover_book_of(MONDAY.date(), counter.now.date(), uow, counter.now, counter.officer)
        none = handover_book_of(dt.date(2026, 1, 1), dt.date(2026, 1, 2), uow, counter.now, counter.officer)
    assert [row[0] for row in tuesday.parts[0].rows] == ["2"]
    assert [row[0] for row in both.parts[0].rows] == ["1", "2"]
    assert tuesday.period == "Selasa, 24 November 2026"
    assert both.period == "Senin, 23 November 2026 s.d. Selasa, 24 November 2026"
    assert none.parts[0].rows == ()
    assert PdfRenderer().report(none).startswith(b"%PDF")


def test_the_applicant_or_who_stands_for_it_usually_collects() -> None:
    assert usual_collector(Applicant(ApplicantKind.PERSON, "Rina")) == ("Rina", SELF)
    group = Applicant(ApplicantKind.INSTITUTION, "TPQ Contoh", contact_name="Budi", contact_post="Ketua")
    assert usual_collector(group) == ("Budi", "Ketua")
    assert usual_collector(replace(group, contact_post="")) == ("Budi", SELF)


def undone(counter: Counter, case: Case, reason: str = "Salah memilih berkas.") -> Case:
    return counter.move(undo, counter.case(case), reason)


def test_an_undone_hand_over_is_struck_with_its_reason_and_the_file_is_ready_again(counter: Counter) -> None:
    case = ready(counter)
    row = counter.hand_over(case)
    back = undone(counter, case)
    assert (back.state, back.closed_at, back.finished_at) == (CaseState.READY, None, case.finished_at)
    assert book(counter) == (replace(row, void="Salah memilih berkas."),)
    with counter.store.read() as uow:
        assert uow.handovers.of_case(case.id) is None
        assert [card.number for card in uow.cases.board()] == [case.number]


def test_a_document_is_handed_over_anew_under_the_next_row(counter: Counter) -> None:
    case = ready(counter)
    counter.hand_over(case, "Budi Contoh")
    counter.hand_over(undone(counter, case), "Rina Contoh", "Pemohon sendiri")
    first, second = book(counter)
    assert (first.sequence, bool(first.void)) == (1, True)
    assert (second.sequence, second.collected_by, second.void) == (2, "Rina Contoh", "")
    assert counter.case(case).state is CaseState.DONE


def test_a_struck_row_prints_struck_with_its_reason(counter: Counter) -> None:
    case = ready(counter)
    counter.hand_over(case)
    undone(counter, case)
    counter.hand_over(counter.case(case))
    with counter.store.read() as uow:
        content = handover_book_of(MONDAY.date(), MONDAY.date(), uow, counter.now, counter.officer)
    (part,) = content.parts
    assert isinstance(part, TablePart)
    assert (part.struck, part.unstruck) == ({0}, {len(part.columns) - 1})
    assert (part.rows[0][-1], part.rows[1][-1]) == ("Dicoret: Salah memilih berkas.", "")
    page = PdfReader(BytesIO(PdfRenderer().report(content))).pages[0].extract_text()
    assert "Dicoret:" in page


def test_a_book_without_struck_rows_has_no_empty_column_for_reasons(counter: Counter) -> None:
    case = ready(counter)
    for headed in (False, True):
        counter.hand_over(counter.case(case))
        with counter.store.read() as uow:
            (part,) = handover_book_of(MONDAY.date(), MONDAY.date(), uow, counter.now, counter.officer).parts
        assert isinstance(part, TablePart)
        assert ("Keterangan" in [column.heading for column in part.columns]) is headed
        assert {len(row) for row in part.rows} == {len(part.columns)}
        if not headed:
            undone(counter, case)


def test_the_book_of_the_month_counts_only_rows_that_stand(counter: Counter) -> None:
    for _ in range(2):
        counter.hand_over(ready(counter))
    last = ready(counter)
    counter.hand_over(last)
    undone(counter, last)
    november = month_period(2026, 11)
    with counter.store.read() as uow:
        (part,) = report_of(Edition.HANDOVER, november, uow, counter.now, counter.officer).parts
        sheet = sheet_of(Edition.HANDOVER, november, uow, counter.now)
    assert isinstance(part, TablePart)
    assert part.note == "Jumlah 2 penyerahan. Yang dicoret, 1 baris, tidak dihitung."
    assert part.struck == {2}
    assert [row[-1] for row in sheet.rows] == ["", "", "Salah memilih berkas."]
    assert sheet.columns[-1].heading == "Dicoret karena"


def test_a_late_retry_of_an_undone_hand_over_gives_nothing_out(counter: Counter) -> None:
    case = ready(counter)
    wanted = collection(counter, case)
    with counter.store.write() as uow:
        hand_over(wanted, uow, counter.now, counter.officer)
    undone(counter, case)
    with counter.store.write() as uow, pytest.raises(IllegalMove, match="sudah dibatalkan"):
        hand_over(wanted, uow, counter.now, counter.officer)
    assert counter.case(case).state is CaseState.READY
