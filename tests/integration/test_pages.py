"""Pages read by key, on a real data file: all rows once, in order, however they are narrowed down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.book_blanks import fill_blank, give_up_blanks, reserve_block
from app.actions.book_entry import Particulars
from app.actions.books import correct, enter_manual, insert_earlier, send_out, void
from app.model.books import DispatchEntry, RowState
from app.model.case import CaseState
from app.model.catalogue import StepKind
from app.model.register import Handover, RegisterEntry
from app.model.service_line import ServiceLine
from app.ports import RegisterFilter
from tests.builders import Counter, open_office

NAMES = ("Siti Nur Contoh", "Budi Contoh", "Budiman Misal", "Wati Contoh", "Nur Budi Umpama")


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Ten files with register numbers of two months, six of them handed over and two ready."""
    with open_office(tmp_path_factory.mktemp("halaman")) as made:
        for n in range(10):
            made.now = dt.datetime(2026, 10, 27, 9) + dt.timedelta(days=n)
            made.vouch_for_clock()
            case = made.take_in(
                ("skck", "sktm")[n % 2], name=NAMES[n % 5], village=("Tampung", "Wates", "Jatirejo")[n % 3]
            )
            case = made.walk(case, StepKind.REGISTER if n >= 8 else StepKind.HAND_OVER)
            if n >= 8:
                made.advance(case)
            elif n < 6:
                made.hand_over(case)
        yield made


def register_pages(counter: Counter, wanted: RegisterFilter, limit: int) -> list[RegisterEntry]:
    """All rows of the filter, read a page at a time."""
    found: list[RegisterEntry] = []
    with counter.store.read() as uow:
        while page := uow.register.page(wanted, limit, found[-1].id if found else None):
            assert len(page) <= limit
            found += page
    return found


FILTERS: dict[str, tuple[RegisterFilter, Callable[[RegisterEntry], bool]]] = {
    "all": (RegisterFilter(), lambda e: True),
    "year": (RegisterFilter(year=2026), lambda e: True),
    "another year": (RegisterFilter(year=2025), lambda e: False),
    "month": (RegisterFilter(year=2026, month=10), lambda e: e.date.month == 10),
    "service": (RegisterFilter(service_key="sktm"), lambda e: e.service_key == "sktm"),
    "desa": (RegisterFilter(village="Wates"), lambda e: e.village == "Wates"),
    "beginning of a word": (RegisterFilter(text="budi"), lambda e: "Budi" in e.name),
    "words in any order": (RegisterFilter(text="contoh nur"), lambda e: e.name == "Siti Nur Contoh"),
    "letter number": (RegisterFilter(text="331/3/424.308/2026"), lambda e: e.number == "331/3/424.308/2026"),
    "together": (
        RegisterFilter(2026, 11, "skck", "Tampung", "b"),
        lambda e: e.date.month == 11 and e.service_key == "skck" and e.village == "Tampung" and "B" in e.name,
    ),
    "signs that could be a query": (RegisterFilter(text='"% OR *'), lambda e: False),
    "signs alone": (RegisterFilter(text="'%_"), lambda e: False),
}


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("limit", [1, 3, 50])
def test_the_register_is_read_whole_newest_first_whatever_the_page(counter: Counter, name: str, limit: int) -> None:
    wanted, fits = FILTERS[name]
    everything = register_pages(counter, RegisterFilter(), 50)
    assert [e.sequence for e in everything] == list(range(10, 0, -1))
    assert register_pages(counter, wanted, limit) == [e for e in everything if fits(e)]


def test_a_filter_that_should_find_rows_does(counter: Counter) -> None:
    """Keeps the table above honest: most of its filters fit something."""
    everything = register_pages(counter, RegisterFilter(), 50)
    assert sum(any(map(fits, everything)) for _, fits in FILTERS.values()) == len(FILTERS) - 3


def test_the_register_knows_its_years(counter: Counter) -> None:
    with counter.store.read() as uow:
        assert uow.register.years() == (2026,)


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_the_hand_over_book_is_read_newest_first_within_its_days(counter: Counter, limit: int) -> None:
    first, last = dt.date(2026, 10, 29), dt.date(2026, 11, 1)
    found: list[Handover] = []
    with counter.store.read() as uow:
        while page := uow.handovers.page(first, last, limit, found[-1] if found else None):
            found += page
        assert found == list(reversed(uow.handovers.between(first, last)))
    assert len(found) == 4


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["Budi Contoh", "Budiman Misal"]),
        ("misal udi", ["Budiman Misal"]),
        ("331/", ["Budi Contoh"]),
        ("%", []),
        ("siti", []),
    ],
)
def test_what_waits_is_found_by_parts_of_name_and_numbers(counter: Counter, text: str, names: list[str]) -> None:
    with counter.store.read() as uow:
        ready = uow.cases.waiting((CaseState.READY,), 50, text=text)
    assert sorted(card.name for card in ready) == sorted(names)


def test_a_sisipan_stands_under_its_number_and_letters_without_a_file_are_found(tmp_path: Path) -> None:
    with open_office(tmp_path) as made:
        numbers: list[str] = []
        with made.store.write() as uow:
            for name in ("Satu", "Dua", "Tiga"):
                text = Particulars(f"{name} Contoh", "Undangan rapat")
                numbers.append(enter_manual(text, uow, made.now, made.officer).value.number)
            for name in ("Sela", "Selip"):
                text = Particulars(f"{name} Contoh", "Undangan rapat")
                insert_earlier(numbers[1], text, "Camat Contoh", "terlewat", uow, made.now, made.officer)
            correct(numbers[0], {"name": "Setunggal Contoh"}, "", "salah ketik", uow, made.now, made.officer)
        for limit in (1, 2, 50):
            found = register_pages(made, RegisterFilter(), limit)
            assert [e.name.split()[0] for e in found] == ["Tiga", "Dua", "Sela", "Selip", "Satu"]
            assert [e.name.split()[0] for e in register_pages(made, RegisterFilter(text="sel"), limit)] == [
                "Sela",
                "Selip",
            ]
        assert [e.number for e in register_pages(made, RegisterFilter(text="setunggal"), 50)] == [numbers[0]]


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_the_dispatch_book_and_the_book_of_complaints_are_read_newest_first(tmp_path: Path, limit: int) -> None:
    with open_office(tmp_path) as made:
        with made.store.write() as uow:
            number = enter_manual(Particulars("Budi Contoh", "Undangan"), uow, made.now, made.officer).value.number
            for to in ("Desa Wates", "Desa Tampung", "Koramil"):
                send_out(number, to, "", uow, made.now, made.officer)
        cases = [made.walk(made.take_in("pengaduan", name=f"Pelapor {n} Contoh")) for n in range(3)]
        made.take_in("skck")
        sent: list[DispatchEntry] = []
        lines: list[ServiceLine] = []
        with made.store.read() as uow:
            while page := uow.books.dispatch_page(RegisterFilter(year=2026), limit, sent[-1] if sent else None):
                sent += page
            while found := uow.service_books.page(
                ("pengaduan",), RegisterFilter(), limit, lines[-1].id if lines else None
            ):
                lines += found
            assert not uow.books.dispatch_page(RegisterFilter(year=2025), limit)
            assert len(uow.books.dispatch_page(RegisterFilter(text="desa 1"), 50)) == 2
            assert (
                len(uow.service_books.page(("pengaduan",), RegisterFilter(2026, 11, text="pelapor 2611-0002"), 50)) == 1
            )
            assert not uow.service_books.page(("pengaduan",), RegisterFilter(2026, 10), 50)
        assert [row.addressee for row in sent] == ["Koramil", "Desa Tampung", "Desa Wates"]
        assert [line.number for line in lines] == [case.number for case in reversed(cases)]
        assert lines[0].answer["kesimpulan"] == "Terbukti"
        assert lines[0].state is CaseState.DONE


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Numbers 1 to 3 of Tampung, 2 void, 3 corrected to Wates; blanks 4 to 6, 4 filled for Wates, 5 given up; 6.1 late.

    What was said of a desa once and taken back later counts no more: 1 was corrected to Wates and to Tampung again.
    """
    with open_office(tmp_path_factory.mktemp("desa")) as made:

        def do(action: Callable[..., object], *arguments: object) -> None:
            with made.store.write() as uow:
                action(*arguments, uow, made.now, made.officer)

        text = Particulars("Budi Contoh", "Undangan", service_key="skck", village="Tampung")
        for _ in range(3):
            do(enter_manual, text)
        do(reserve_block, "skck", 3, "listrik padam")
        for village in ("Wates", "Tampung"):
            do(correct, place(1), {"village": village}, "Camat", "salah desa")
        do(void, place(2), "Camat", "salah orang")
        do(correct, place(3), {"village": "Wates"}, "Camat", "salah desa")
        do(fill_blank, place(4), replace(text, village="Wates"))
        do(give_up_blanks, (place(5),), "menyala")
        do(insert_earlier, place(6), replace(text, village="Wates"), "Camat", "terlewat")
        yield made


def place(number: float) -> str:
    return f"331/{number}/424.308/2026"


@pytest.mark.parametrize("limit", [1, 2, 50])
@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (RegisterFilter(village="Wates"), [6.1, 4, 3]),
        (RegisterFilter(village="Tampung"), [2, 1]),
        (RegisterFilter(village="Wates", text="budi"), [6.1, 4, 3]),
        (RegisterFilter(village="Wates", year=2025), []),
        (RegisterFilter(village="Wates", state=RowState.CORRECTED), [3]),
        (RegisterFilter(state=RowState.VOID), [5, 2]),
        (RegisterFilter(state=RowState.CORRECTED), [3, 1]),
        (RegisterFilter(state=RowState.INSERTED), [6.1]),
        (RegisterFilter(state=RowState.MANUAL), [3, 2, 1]),
        (RegisterFilter(state=RowState.BLANK), [6]),
        (RegisterFilter(state=RowState.IN_FORCE), [6.1, 4, 3, 1]),
        (RegisterFilter(state=RowState.IN_FORCE, year=2026, month=11, service_key="skck"), [6.1, 4, 3, 1]),
    ],
)
def test_rows_are_found_as_they_stand_now(
    marked: Counter, wanted: RegisterFilter, numbers: list[float], limit: int
) -> None:
    assert [e.number for e in register_pages(marked, wanted, limit)] == [place(n) for n in numbers]


def test_a_book_of_files_is_narrowed_to_a_state(tmp_path: Path) -> None:
    with open_office(tmp_path) as made:
        done = made.walk(made.take_in("pengaduan"))
        made.take_in("pengaduan")
        with made.store.read() as uow:
            found = uow.service_books.page(("pengaduan",), RegisterFilter(state=CaseState.DONE), 50)
        assert [line.number for line in found] == [done.number]
