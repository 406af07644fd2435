"""Who has which file, on a real data file: every running file once, however it is sorted, narrowed down or printed."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdf
import pytest

from app.actions import moves
from app.actions.holders import held_files, holder_list, read_holders
from app.model.catalogue import StepKind
from app.model.holder import HolderFilter, HolderOrder
from reports.renderer import PdfRenderer
from tests.builders import Counter
from tests.stacks import INITIAL, REGISTER, SIGN, carry, open_prigen, waiting

KEYS = {
    HolderOrder.SINCE: lambda held: held.since,
    HolderOrder.DUE: lambda held: held.file.card.due_at,
    HolderOrder.NUMBER: lambda held: held.file.card.number,
    HolderOrder.NAME: lambda held: held.file.card.name.upper(),
    HolderOrder.SERVICE: lambda held: held.file.card.service_short.upper(),
    HolderOrder.HOLDER: lambda held: held.holder.key,
}


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Nine running files: three with the Camat, two of them carried; one each with others; one closed and one draft."""
    with open_prigen(tmp_path_factory.mktemp("pegang")) as made:
        signing = []
        for _ in range(3):
            made.later(minutes=7)
            signing += waiting(made, SIGN)
        waiting(made, INITIAL)
        waiting(made, REGISTER, 2)
        made.take_in("waris")
        made.move(moves.return_to_applicant, waiting(made, INITIAL)[0], "Nama berbeda.")
        made.walk(made.take_in("sktm"), StepKind.HAND_OVER)
        made.walk(made.take_in("sktm"))
        made.later(minutes=30)
        carry(made, SIGN, signing[1:])
        made.later(minutes=10)
        yield made


def listed(counter: Counter, wanted: HolderFilter, limit: int):
    """All files of the filter, read a page at a time."""
    found = []
    with counter.store.read() as uow:
        calendar = uow.office.calendar()
        while page := held_files(wanted, uow, counter.now, calendar, limit, found[-1] if found else None):
            assert len(page) <= limit
            found += page
    return found


@pytest.mark.parametrize("order", HolderOrder)
@pytest.mark.parametrize("limit", [1, 2, 50])
def test_every_running_file_is_listed_once_in_order(counter, order, limit):
    found = listed(counter, HolderFilter(order=order), limit)
    assert len({held.file.card.id for held in found}) == len(found) == 9
    keys = [KEYS[order](held) for held in found]
    assert keys == sorted(keys)


def test_the_holders_count_what_the_list_shows(counter):
    with counter.store.read() as uow:
        page = read_holders(uow, counter.now)
    assert page.files == 9
    for holder in page.holders:
        assert len(listed(counter, HolderFilter(holder.key), 3)) == holder.files
    assert [(one.title, one.files) for one in page.holders] == [
        ("Camat", 3),
        ("Kasi Kesejahteraan Sosial", 1),
        ("Loket – petugas", 3),
        ("Loket – siap diambil", 1),
        ("Pemohon", 1),
    ]


def test_one_service_alone_can_be_shown(counter):
    with counter.store.read() as uow:
        assert read_holders(uow, counter.now, "waris").files == 1
    assert {held.file.card.service_key for held in listed(counter, HolderFilter(service_key="sktm"), 2)} == {"sktm"}


def test_a_carried_file_is_held_since_it_was_carried(counter):
    found = {held.file.card.number: held for held in listed(counter, HolderFilter("camat"), 50)}
    carried = [held for held in found.values() if held.file.sheet]
    assert len(carried) == 2
    for held in carried:
        assert held.since == held.file.carried_at > held.file.card.desk_since
        assert f"lembar antar {held.file.sheet}" in held.note
    (other,) = [held for held in found.values() if not held.file.sheet]
    assert other.since == other.file.card.desk_since
    assert 0 < other.share.here <= other.share.whole < 1


def test_the_printed_list_names_every_holder_with_the_files(counter):
    with counter.store.read() as uow:
        content = holder_list(HolderFilter(), uow, counter.now)
        camat = next(o.name for o in uow.people.officials() if o.seat == "camat")
    assert sum(len(part.rows) for part in content.parts) == 9
    assert content.parts[0].title == f"Camat – {camat} (3 berkas)"
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(PdfRenderer().report(content))).pages)
    for held in listed(counter, HolderFilter(), 50):
        assert text.count(held.file.card.number) == 1
    assert "DAFTAR POSISI BERKAS" in text
    with counter.store.read() as uow:
        only = holder_list(HolderFilter("camat"), uow, counter.now)
    assert [len(part.rows) for part in only.parts] == [3]


def test_an_office_without_running_files_prints_that_there_are_none(tmp_path):
    with open_prigen(tmp_path) as counter, counter.store.read() as uow:
        content = holder_list(HolderFilter(), uow, counter.now)
    assert PdfRenderer().report(content).startswith(b"%PDF")
    assert [part.rows for part in content.parts] == [()]
