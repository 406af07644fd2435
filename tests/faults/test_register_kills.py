"""A process killed by the system at any moment of a stream of registrations leaves whole rows only.

A longer run: LOKET_LONG=1.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.actions.check import check
from app.model.books import EntryKind
from app.ports import RegisterFilter
from tests.builders import open_office

ROOT = Path(__file__).resolve().parent.parent.parent
LONG = os.environ.get("LOKET_LONG") == "1"
KILLS = 60 if LONG else 5
STREAM = """
import datetime as dt, itertools, random, sys
from pathlib import Path
from app.actions import book_blanks, books
from app.actions.book_entry import Particulars
from app.assets import Templates
from app.model.catalogue import StepKind
from db.store import SqlStore
from tests.builders import Counter
store = SqlStore(Path(sys.argv[1]), Templates())
counter = Counter(store, int(sys.argv[2]))
text = Particulars("Budi Contoh", "Surat keterangan", service_key="skck")
print("siap", flush=True)
for n in itertools.count():
    kind = counter.rng.randrange(5)
    if kind == 0:
        case = counter.advance(counter.walk(counter.take_in("skck"), StepKind.REGISTER))
        told = counter.entry(case).number
    else:
        with store.write() as uow:
            at = uow, counter.now, counter.officer
            if kind == 1:
                block = book_blanks.reserve_block("sktm", 3, "listrik padam", *at).value
                told = f"401/{block.last}/424.308/2026"
            elif kind == 2:
                told = books.insert_earlier("331/1/424.308/2026", text, "Camat Contoh", "tertinggal", *at).value.number
            else:
                told = books.enter_manual(text, *at).value.number
    print(told, flush=True)
"""


def killed_stream(path: Path, seed: int, after: int) -> list[str]:
    """The numbers that a stream of registrations was told before it was killed, somewhere behind the one `after`."""
    stream = subprocess.Popen(
        [sys.executable, "-c", STREAM, str(path), str(seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert stream.stdout is not None
    assert stream.stdout.readline() == "siap\n"
    # It goes on while its word is still on the way here: the kill falls anywhere in what it does next.
    told = [stream.stdout.readline() for _ in range(after)]
    stream.kill()
    said, _ = stream.communicate(timeout=30)
    assert stream.returncode != 0
    return "".join((*told, said)).splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_stream_of_registrations_killed_at_any_moment_leaves_whole_rows_only(tmp_path: Path) -> None:
    rng = random.Random(7)
    told_in_all = 0
    with open_office(tmp_path) as counter:
        first = counter.walk(counter.take_in("skck"))
        assert counter.entry(first) is not None
        counter.store.close()
        for seed in range(KILLS):
            told = killed_stream(counter.store.path, seed, rng.randrange(12))
            told_in_all += len(told)
            raw = dbapi2.connect(str(counter.store.path))
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            raw.close()
            assert check(counter.store).findings == ()
            with counter.store.read() as uow:
                rows = uow.register.page(RegisterFilter(), 10**6)
                blocks = uow.books.blocks(2026)
            numbers = {row.number for row in rows}
            assert set(told) <= numbers  # what was acknowledged is there
            main = sorted(row.sequence for row in rows if not row.insert_no)
            assert main == list(range(1, len(main) + 1))
            inserted = sorted(row.insert_no for row in rows if row.insert_no)
            assert inserted == list(range(1, len(inserted) + 1))
            reserved = [row for row in rows if row.kind == EntryKind.BLANK]
            assert len(reserved) == 3 * len(blocks)
            assert all(row.name and row.number for row in rows if row.kind != EntryKind.BLANK)
            counter.store.close()
    assert told_in_all > KILLS
