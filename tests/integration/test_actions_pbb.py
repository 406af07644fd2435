"""PBB at the counter: a notice is paid once, the receipt says what was paid, wrong ones are struck."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlcipher3 import dbapi2

from app.actions import moves
from app.actions.book_prints import export_of, print_of
from app.actions.book_reading import books_of, read_page
from app.actions.documents import fill_form, issue_document
from app.actions.pbb import add_payment, look_up, stts, void_payment
from app.changes import Change
from app.errors import IllegalMove, UserError
from app.model.books import Book
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.pbb import Payment
from app.ports import RegisterFilter
from reports.renderer import PdfRenderer
from tests.builders import Counter, open_office

NOTICE = {
    "nop": "991422000100100010",
    "tahun_pajak": "2026",
    "wajib_pajak": "Budi Contoh",
    "desa": "Jatirejo",
    "jumlah": "75000",
}
OTHER = NOTICE | {"nop": "991422000100100021", "jumlah": "40000", "denda": "800", "desa": "Wates"}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def at_pay(counter: Counter) -> Case:
    return counter.walk(counter.take_in("pbb"), StepKind.PAY)


def payments(counter: Counter, case: Case) -> tuple[Payment, ...]:
    with counter.store.read() as uow:
        return uow.payments.of_case(case.id)


def add(counter: Counter, case: Case, raw: dict[str, str], request: str = "") -> Payment:
    with counter.store.write() as uow:
        return add_payment(case.number, request or counter.request_id(), raw, uow, counter.now, counter.officer).value


def test_paying_enters_the_notice_and_moves_the_file(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE)
    (paid,) = payments(counter, case)
    assert (paid.nop, paid.amount, paid.stts) == (NOTICE["nop"], 75000, "STTS.2026.00001")
    assert case.position == at_pay(counter).position + 1


def test_a_notice_paid_before_is_refused_and_nothing_moves(counter: Counter) -> None:
    counter.move(moves.advance, at_pay(counter), record=NOTICE)
    second = at_pay(counter)
    with pytest.raises(UserError, match=r"sudah dibayar .* \(STTS\.2026\.00001\)"):
        counter.move(moves.advance, second, record=NOTICE)
    assert counter.case(second) == second
    assert payments(counter, second) == ()
    counter.move(moves.advance, second, record=NOTICE | {"tahun_pajak": "2025"})


def test_the_data_file_itself_refuses_a_notice_twice(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE)
    connection = dbapi2.connect(str(counter.store.path))
    columns = "case_id, stts, nop, tax_year, taxpayer, village, amount, penalty, paid_on, at, officer_id"
    with pytest.raises(dbapi2.IntegrityError, match="this notice is paid"):
        connection.execute(f"INSERT INTO pbb_payment ({columns}) SELECT {columns} FROM pbb_payment")
    for statement in ("UPDATE pbb_payment SET amount = 1", "DELETE FROM pbb_payment"):
        with pytest.raises(dbapi2.IntegrityError, match=r"kept as written|never deleted"):
            connection.execute(statement)
    connection.close()
    assert len(payments(counter, case)) == 1


def test_several_notices_are_paid_with_one_file_and_one_receipt(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE)
    request = counter.request_id()
    add(counter, case, OTHER, request)
    add(counter, case, OTHER, request)  # a double click
    assert [p.total for p in payments(counter, case)] == [75000, 40800]
    with counter.store.read() as uow:
        paper = stts(counter.case(case), uow, counter.now, counter.officer)
    (page,) = PdfReader(io.BytesIO(PdfRenderer().document(paper))).pages
    text = " ".join(page.extract_text().split())
    for words in ("Rp115.800", "Seratus lima belas ribu delapan ratus rupiah", "STTS.2026.00002", "99.14.220.001"):
        assert words in text


def test_without_payment_there_is_no_receipt(counter: Counter) -> None:
    case = at_pay(counter)
    with counter.store.read() as uow, pytest.raises(UserError, match="Belum ada pembayaran"):
        stts(case, uow, counter.now, counter.officer)


def test_a_struck_payment_can_be_paid_again(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE)
    wrong = payments(counter, case)[0]
    with counter.store.write() as uow, pytest.raises(UserError, match="Alasan"):
        void_payment(wrong.id, " ", uow, counter.now, counter.officer)
    with counter.store.write() as uow:
        assert void_payment(wrong.id, "salah jumlah", uow, counter.now, counter.officer).value.void == "salah jumlah"
    with counter.store.write() as uow, pytest.raises(UserError, match="sudah dibatalkan"):
        void_payment(wrong.id, "lagi", uow, counter.now, counter.officer)
    add(counter, case, NOTICE | {"jumlah": "80000"})
    assert [p.void for p in payments(counter, case)] == ["salah jumlah", ""]


def test_a_notice_that_is_typed_again_is_known(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE | {"desa": "Wates"})
    with counter.store.read() as uow:
        same, next_year = look_up(NOTICE["nop"], 2026, uow), look_up(NOTICE["nop"], 2027, uow)
        neighbour, far = look_up(OTHER["nop"], 2026, uow), look_up("99" + "1" * 16, 2026, uow)
    assert same.paid is not None
    assert same.paid.case_number == case.number
    assert (next_year.paid, next_year.taxpayer, next_year.village) == (None, "Budi Contoh", "Wates")
    assert (neighbour.paid, neighbour.taxpayer, neighbour.village) == (None, "", "Wates")
    assert (far.paid, far.taxpayer, far.village) == (None, "", "")


def test_undoing_the_step_strikes_its_payment(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE)
    back = counter.move(moves.undo, case, "salah orang")
    assert back.step is not None
    assert back.step.kind is StepKind.PAY
    assert [p.void for p in payments(counter, case)] == ["salah orang"]
    counter.move(moves.advance, back, record=NOTICE)


def test_a_file_sent_back_over_its_payment_does_not_pay_twice(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE)
    back = counter.move(moves.step_back, case, "nama keliru")
    counter.move(moves.advance, back, record=NOTICE)
    assert len(payments(counter, case)) == 1


def test_what_was_paid_wrongly_is_struck_when_the_file_that_came_back_says_otherwise(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE)
    back = counter.move(moves.step_back, case, "NOP keliru")
    counter.move(moves.advance, back, record=NOTICE | {"nop": OTHER["nop"]})
    assert [(p.nop, bool(p.void)) for p in payments(counter, case)] == [(NOTICE["nop"], True), (OTHER["nop"], False)]


def test_a_closed_file_takes_no_more_payments(counter: Counter) -> None:
    case = counter.walk(counter.take_in("pbb"))
    with pytest.raises(IllegalMove, match="sudah ditutup"):
        add(counter, case, OTHER)


def test_the_recap_of_a_month_sums_days_and_villages(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE | {"desa": "Jatirejo"})
    counter.later(days=1)
    add(counter, case, OTHER)
    with counter.store.read() as uow:
        report = print_of(Book.PAYMENTS, RegisterFilter(2026, 11), uow, counter.now, counter.officer)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(PdfRenderer().report(report))).pages)
    for words in ("November 2026", "Jatirejo", "Wates", "Rp115.800", "Senin, 23 November 2026", "Rp40.800"):
        assert words in text


def test_the_book_is_narrowed_by_day_desa_state_and_words_and_summed_without_what_is_struck(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE | {"desa": "Jatirejo"})
    counter.later(days=1)
    wrong = add(counter, case, OTHER)
    with counter.store.write() as uow:
        void_payment(wrong.id, "salah", uow, counter.now, counter.officer)
    wanted = {
        "all": RegisterFilter(),
        "day": RegisterFilter(2026, 11, day=24),
        "desa": RegisterFilter(village="Jatirejo"),
        "struck": RegisterFilter(state="batal"),
        "in force": RegisterFilter(state="berlaku"),
        "nop as printed": RegisterFilter(text="99.14.220.001.001-0002"),
        "name and receipt": RegisterFilter(text="budi stts.2026.00001"),
        "nothing": RegisterFilter(text="siti"),
    }
    with counter.store.read() as uow:
        found = {k: [p.stts[-1] for p in read_page(Book.PAYMENTS, w, uow, 9)] for k, w in wanted.items()}
        sums = {key: uow.payments.sums(one).total for key, one in wanted.items()}
        sheet = export_of(Book.PAYMENTS, RegisterFilter(), uow)
    assert found == {
        "all": ["2", "1"], "day": ["2"], "desa": ["1"], "struck": ["2"], "in force": ["1"], "nop as printed": ["2"],
        "name and receipt": ["1"], "nothing": [],
    }  # fmt: skip
    assert sums == dict.fromkeys(wanted, 0) | dict.fromkeys(("all", "desa", "in force", "name and receipt"), 75000)
    assert len(sheet.rows) == 2


def test_only_an_office_at_whose_counter_pbb_is_paid_has_its_book(counter: Counter, tmp_path: Path) -> None:
    with counter.store.read() as uow:
        assert Book.PAYMENTS in books_of(uow)
    with open_office(tmp_path, "jogoroto") as other, other.store.read() as uow:
        assert Book.PAYMENTS not in books_of(uow)


def test_more_notices_are_asked_for_once_the_first_is_paid_until_the_file_is_closed(counter: Counter) -> None:
    case = at_pay(counter)
    with counter.store.write() as uow, pytest.raises(UserError, match="tidak ada"):
        fill_form(case.number, "pembayaran_lain", OTHER, uow, counter.now, counter.officer)
    done = counter.walk(case)
    with counter.store.write() as uow, pytest.raises(UserError, match="tidak ada"):
        fill_form(done.number, "pembayaran_lain", OTHER, uow, counter.now, counter.officer)


def test_more_notices_and_the_receipt_are_reached_through_the_procedure(counter: Counter) -> None:
    case = counter.move(moves.advance, at_pay(counter), record=NOTICE)
    with counter.store.write() as uow:
        done = fill_form(case.number, "pembayaran_lain", OTHER, uow, counter.now, counter.officer)
    assert Change.PAYMENTS in done.changes
    with counter.store.write() as uow, pytest.raises(UserError, match="NOP"):
        fill_form(case.number, "pembayaran_lain", OTHER | {"nop": "12"}, uow, counter.now, counter.officer)
    assert len(payments(counter, case)) == 2
    for twice in (NOTICE, OTHER):
        with counter.store.write() as uow, pytest.raises(UserError, match="sudah dibayar"):
            fill_form(case.number, "pembayaran_lain", twice, uow, counter.now, counter.officer)
    assert len(payments(counter, case)) == 2
    with counter.store.write() as uow:
        first, again = (
            issue_document(case.number, "stts", uow, PdfRenderer(), counter.now, counter.officer).value for _ in "ab"
        )
    assert first.version == again.version == 1
    assert "Rp115.800" in PdfReader(io.BytesIO(first.pdf)).pages[0].extract_text()
