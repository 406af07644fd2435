"""The books of services in a real data file: their pages, what narrows them, and which of them an office keeps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.book_reading import books_of, read_page, read_period, read_whole
from app.actions.reports import report_of
from app.errors import UserError
from app.model.books import Book
from app.model.case import CaseState
from app.model.month import Edition
from app.model.service_line import ServiceLine
from app.ports import RegisterFilter
from app.rules.month.recap import day_period, month_period
from app.rules.secrecy import IDENTITY, SECRET
from tests.builders import Counter, open_office

CIVIL = ("ktp-rekam", "kk-pengajuan", "ikd", "ktp-rekam", "pindah-desa")


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_a_book_of_several_services_is_read_newest_first_in_pages(tmp_path: Path, limit: int) -> None:
    with open_office(tmp_path, "jogoroto") as made:
        cases = [made.take_in(key) for key in CIVIL]
        made.take_in("skck")
        rows: list[ServiceLine] = []
        with made.store.read() as uow:
            while page := read_page(Book.CIVIL, RegisterFilter(), uow, limit, rows[-1] if rows else None):
                assert len(page) <= limit
                rows += page
            whole = read_whole(Book.CIVIL, RegisterFilter(), uow)
    assert [row.number for row in rows] == [case.number for case in reversed(cases)]
    assert [row.number for row in whole] == [case.number for case in cases]
    assert {row.service_key: row.service for row in rows}["pindah-desa"] == "Pindah Desa"


def test_a_row_carries_what_the_steps_wrote_down(tmp_path: Path) -> None:
    with open_office(tmp_path, "jogoroto") as made:
        done = made.walk(made.take_in("kk-pengajuan"))
        waiting = made.take_in("kk-pengajuan")
        with made.store.read() as uow:
            rows = {row.number: row for row in read_page(Book.CIVIL, RegisterFilter(), uow, 10)}
    assert rows[done.number].last("jawaban_dukcapil")["hasil"] == "KK terbit"
    assert rows[done.number].state is CaseState.DONE
    assert rows[waiting.number].records == ()


def test_the_book_is_narrowed_by_service_desa_state_words_and_time(tmp_path: Path) -> None:
    with open_office(tmp_path, "jogoroto") as made:
        first = made.walk(made.take_in("ktp-rekam", name="Rina Contoh", village="Tambar"))
        made.later(days=40)
        made.take_in("kk-pengajuan", name="Budi Contoh", village="Janti")
        with made.store.read() as uow:

            def found(**wanted: object) -> list[str]:
                rows = read_page(Book.CIVIL, RegisterFilter(**wanted), uow, 10)  # type: ignore[arg-type]
                return [row.name for row in rows]

            assert found(service_key="ktp-rekam") == found(village="Tambar") == found(state="done") == ["Rina Contoh"]
            assert found(text="budi") == found(year=first.opened_at.year + 1) == ["Budi Contoh"]
            assert found(text=first.number) == found(year=2026, month=11) == ["Rina Contoh"]
            assert found(text=first.applicant.nik) == ["Rina Contoh"]
            assert found(text="budi", village="Tambar") == []
            day = day_period(first.opened_at.date())
            assert [row.name for row in read_period(Book.CIVIL, day, uow)] == ["Rina Contoh"]
            assert [row.name for row in read_period(Book.CIVIL, month_period(2026, 11), uow)] == ["Rina Contoh"]


def test_who_complained_in_secret_is_not_found_by_the_nik(tmp_path: Path) -> None:
    with open_office(tmp_path) as made:
        form = made.form("pengaduan")
        case = made.receive(replace(form, particulars={**form.particulars, IDENTITY: SECRET})).value
        with made.store.read() as uow:
            (row,) = read_page(Book.COMPLAINTS, RegisterFilter(), uow, 10)
            assert read_page(Book.COMPLAINTS, RegisterFilter(text=case.applicant.nik), uow, 10) == ()
    assert (row.nik, row.kk, row.phone) == ("", "", "")


OF_OFFICES = {
    "lumbang": {Book.COMPLAINTS, Book.REQUESTS, Book.CONSULTATIONS, Book.OUTREACH, Book.FUNDS, Book.POSTS},
    "lekok": {Book.COMPLAINTS, Book.REQUESTS, Book.CONSULTATIONS, Book.OUTREACH, Book.FUNDS, Book.POSTS},
    "prigen": {Book.COMPLAINTS, Book.REQUESTS, Book.CONSULTATIONS, Book.OUTREACH, Book.FUNDS, Book.POSTS},
    "kalirejo": {Book.COMPLAINTS, Book.REQUESTS, Book.CONSULTATIONS, Book.LEGALISED},
    "jogoroto": {Book.CIVIL},
}
ALWAYS = {Book.REGISTER, Book.AGENDA, Book.DISPATCH, Book.HANDOVER}


@pytest.mark.parametrize("key", OF_OFFICES)
def test_an_office_keeps_the_books_of_its_own_services(tmp_path: Path, key: str) -> None:
    with open_office(tmp_path, key) as made, made.store.read() as uow:
        kept = set(books_of(uow)) - {Book.PAYMENTS}
        assert kept == ALWAYS | OF_OFFICES[key]
        assert (Book.PAYMENTS in books_of(uow)) == (key in {"lumbang", "lekok"})


def test_a_book_with_rows_stays_when_its_service_is_closed(tmp_path: Path) -> None:
    with open_office(tmp_path, "jogoroto") as made:
        made.take_in("ikd")
        close_all(made)
        with made.store.read() as uow:
            assert Book.CIVIL in books_of(uow)


def test_a_report_of_a_book_that_the_office_does_not_keep_is_refused(tmp_path: Path) -> None:
    with open_office(tmp_path, "jogoroto") as made, made.store.read() as uow:
        with pytest.raises(UserError) as refused:
            report_of(Edition.CONSULTATIONS, month_period(2026, 11), uow, made.now, made.officer)
        assert refused.value.full == (
            "Kantor ini tidak punya buku konsultasi. Buka dulu layanannya di Standar Pelayanan."
        )


def close_all(made: Counter) -> None:
    """Closes every service of the office."""
    with made.store.write() as uow:
        for stored in uow.catalogue.services():
            uow.catalogue.set_open(stored.service.key, False)
        uow.commit()
