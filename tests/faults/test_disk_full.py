"""A disk that is full: the officer is told, and nothing is half written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from sqlalchemy import event

from app.actions.check import check
from app.actions.letters import issue
from app.errors import EnvironmentProblem
from app.files import write_whole
from app.model.catalogue import StepKind
from tests.builders import Counter, open_office


class LargePaper:
    """Draws a letter of the largest kind."""

    def letter(self, content: object) -> bytes:
        return b"%PDF-" + os.urandom(400_000)


def fill_disk(counter: Counter, pages_left: int) -> None:
    """From now on the file may grow by so many pages and no more."""
    with counter.store.engine.connect() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    counter.store.engine.dispose()

    @event.listens_for(counter.store.engine, "connect")
    def _limit(connection, _record) -> None:  # type: ignore[no-untyped-def]
        connection.execute(f"PRAGMA max_page_count = {used + pages_left}")


def test_an_intake_on_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        fill_disk(counter, 12)
        taken = []

        def take_in_many() -> None:
            while len(taken) < 500:
                taken.append(counter.take_in("skck"))

        with pytest.raises(EnvironmentProblem, match="Disk penuh; yang barusan tidak tersimpan") as caught:
            take_in_many()
        assert "Kosongkan ruang disk" in caught.value.hint
        assert taken
        result = check(counter.store)
        assert result.findings == ()
        assert result.cases == len(taken)


def test_a_letter_that_does_not_fit_is_not_issued(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        case = counter.walk(counter.take_in("skck"), StepKind.SIGN)
        fill_disk(counter, 20)
        with pytest.raises(EnvironmentProblem, match="Disk penuh"), counter.store.write() as uow:
            issue(case.number, uow, LargePaper(), counter.now, counter.officer)
        with counter.store.read() as uow:
            assert uow.letters.latest(case.id) is None
        assert check(counter.store).findings == ()


def test_a_paper_that_does_not_fit_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "surat.pdf"
    write_whole(target, b"lama")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(EnvironmentProblem, match=r"surat\.pdf tidak bisa ditulis"):
        write_whole(target, b"baru")
    assert target.read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir()] == ["surat.pdf"]
