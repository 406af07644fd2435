"""A process that dies between two lines, and two that write at once: the register has neither gap nor duplicate."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions.check import check
from app.model.catalogue import StepKind
from tests.builders import Counter, open_office

ROOT = Path(__file__).resolve().parent.parent.parent
BEGIN = """
import datetime as dt, os, sys
from pathlib import Path
from app.actions.register import take_number
from app.assets import Templates
from db.store import SqlStore
path, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
now = dt.datetime(2026, 11, 23, 9)
"""


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def start(path: Path, script: str, first: int = 1, last: int = 1) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + script, str(path), str(first), str(last)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def let_run(processes: list[subprocess.Popen[str]]) -> list[int]:
    """Waits until all are ready, lets them go at once; their exit codes."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "siap\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("mulai\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=60)
    return [process.returncode for process in processes]


def test_a_process_killed_between_number_and_commit_leaves_neither(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.REGISTER)
    died = start(
        counter.store.path,
        """
with SqlStore(path, Templates()).write() as uow:
    entry = take_number(uow.cases.by_id(first), uow, now, 1)
    print(entry.number, uow.register.of_case(first).sequence, flush=True)
    os._exit(9)
""",
        case.id,
    )
    said, _ = died.communicate(timeout=60)
    assert (died.returncode, said) == (9, "331/1/424.308/2026 1\n")
    assert counter.entry(case) is None
    assert counter.case(case).position == case.position
    counter.advance(case)
    entry = counter.entry(case)
    assert entry is not None
    assert entry.sequence == 1
    assert check(counter.store).findings == ()


def test_a_process_killed_right_after_its_commit_leaves_all_of_it(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.REGISTER)
    died = start(
        counter.store.path,
        """
with SqlStore(path, Templates()).write() as uow:
    take_number(uow.cases.by_id(first), uow, now, 1)
    uow.commit()
    os._exit(9)
""",
        case.id,
    )
    died.communicate(timeout=60)
    entry = counter.entry(case)
    assert entry is not None
    assert entry.sequence == 1
    assert check(counter.store).findings == ()


def test_two_processes_that_take_numbers_at_once_leave_no_gap_and_no_duplicate(counter: Counter) -> None:
    cases = [counter.take_in("skck") for _ in range(30)]
    take = """
store = SqlStore(path, Templates())
print("siap", flush=True)
sys.stdin.readline()
for case_id in range(first, last + 1):
    with store.write() as uow:
        take_number(uow.cases.by_id(case_id), uow, now, 1)
        uow.commit()
store.close()
"""
    both = [start(counter.store.path, take, 1, 15), start(counter.store.path, take, 16, 30)]
    assert let_run(both) == [0, 0]
    entries = [counter.entry(case) for case in cases]
    assert sorted(entry.sequence for entry in entries if entry is not None) == list(range(1, 31))
    assert check(counter.store).findings == ()


def test_two_processes_that_make_the_same_file_leave_one_office(tmp_path: Path) -> None:
    make = """
import main
print("siap", flush=True)
sys.stdin.readline()
sys.exit(main.launch(["siapkan", "--kantor", "kalirejo", "--data", str(path.parent)]))
"""
    both = [start(tmp_path / "loket.db", make) for _ in range(2)]
    assert sorted(let_run(both)) == [0, 1]
