"""Long books: linear to 100,000 rows, and a fraction of what LibreOffice takes for the same rows.

Slow, and the comparison needs LibreOffice Calc: run with LOKET_LONG=1. Processor time of whole processes is compared,
so that a busy machine does not decide.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.model.papers import SheetColumn, SheetContent
from reports.renderer import PdfRenderer
from tests.bench import long_register
from tests.bench.long_register import COLUMNS, rows

PATHS = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
pytestmark = [
    pytest.mark.skipif(os.environ.get("LOKET_LONG") != "1", reason="takes minutes: LOKET_LONG=1 runs it"),
]


def measured(command, folder):
    """Processor seconds and the most memory (MB) of a command and all that it started."""
    with open(folder / "out.txt", "w+", encoding="utf-8") as out:
        process = subprocess.Popen(command, env=PATHS, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read()
    assert process.returncode == 0, said
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said


def ours(count, folder):
    """Seconds of the whole process, its most memory, and the seconds of drawing alone."""
    worker = [sys.executable, long_register.__file__, str(count), str(folder / "kita.pdf")]
    seconds, _, said = measured(worker, folder)
    drawing, memory = map(float, said.split())  # its own word, for wait4 counts what was there before exec
    return seconds, memory, drawing


def libreoffice(sheet, folder):
    office = [shutil.which("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    return measured([*office, "--convert-to", "pdf", "--outdir", str(folder), str(sheet)], folder)


def test_a_hundred_thousand_rows_take_at_most_ten_and_a_half_times_ten_thousand(tmp_path):
    small = min(ours(10_000, tmp_path)[2] for _ in range(3))
    large = min(ours(100_000, tmp_path)[2] for _ in range(3))
    print(f"\n10.000 baris {small:.2f} s, 100.000 baris {large:.2f} s, {large / small:.2f} kali")
    assert large <= 10.5 * small


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice Calc to compare with")
def test_ten_thousand_rows_take_a_third_of_libreoffice_in_time_and_memory(tmp_path):
    table = rows(10_000)
    sheet = SheetContent(
        "Register",
        "Register",
        tuple(SheetColumn(column.heading, width=int(column.share) * 2) for column in COLUMNS),
        table,
    )
    file = tmp_path / "register.xlsx"
    file.write_bytes(PdfRenderer().sheet(sheet))
    libreoffice(file, tmp_path)  # the first start makes its profile
    theirs = [libreoffice(file, tmp_path) for _ in range(3)]
    assert (tmp_path / "register.pdf").stat().st_size > 100_000
    mine = [ours(10_000, tmp_path) for _ in range(5)]
    seconds, memory = min(run[0] for run in mine), max(run[1] for run in mine)
    their_seconds, their_memory = min(run[0] for run in theirs), min(run[1] for run in theirs)
    print(f"\nLoket {seconds:.2f} s {memory:.0f} MB, LibreOffice {their_seconds:.2f} s {their_memory:.0f} MB")
    assert seconds <= 0.35 * their_seconds
    assert memory <= 0.3 * their_memory
