"""Printing to real CUPS queues, where a scheduler runs and queues may be made (as root)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.errors import EnvironmentProblem
from ui.printing import send

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>"
)


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False).stdout


def scheduler_runs() -> bool:
    return all(map(shutil.which, ("lp", "lpadmin", "lpstat"))) and "is running" in run("lpstat", "-r")


pytestmark = pytest.mark.skipif(not scheduler_runs(), reason="no CUPS scheduler runs here")


@pytest.fixture(params=["accepting", "rejecting"])
def queue(request: pytest.FixtureRequest) -> Iterator[tuple[str, bool]]:
    name = f"loket-uji-{request.param}"
    run("lpadmin", "-p", name, "-E", "-v", "file:/dev/null", "-m", "raw")
    if request.param == "rejecting":
        run("cupsreject", name)
    yield name, request.param == "accepting"
    run("lpadmin", "-x", name)


def test_a_queue_that_refuses_is_said_and_one_that_takes_the_job_has_it(
    queue: tuple[str, bool], qapp: QApplication
) -> None:
    name, takes = queue
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    if takes:
        assert send(PDF, printer, "Tanda Terima") == f"printer {name}"
        assert name in run("lpstat", "-W", "all", "-o", name)
    else:
        with pytest.raises(EnvironmentProblem, match="menolak"):
            send(PDF, printer, "Tanda Terima")
        assert name not in run("lpstat", "-W", "all", "-o", name)
