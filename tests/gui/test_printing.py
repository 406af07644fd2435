"""Where a paper goes when it is printed, and what is said when it cannot go there."""

from __future__ import annotations

import errno
import subprocess
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from app.errors import EnvironmentProblem
from ui import printing


class Queue:
    """A printer dialog's answer: a queue, or a file when it has no name."""

    def __init__(self, name: str = "", file: str = "") -> None:
        self._name, self._file = name, file

    def printerName(self) -> str:
        return self._name

    def outputFileName(self) -> str:
        return self._file

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat if self._name else QPrinter.OutputFormat.PdfFormat

    def copyCount(self) -> int:
        return 2

    def printRange(self) -> QPrinter.PrintRange:
        return QPrinter.PrintRange.PageRange

    def fromPage(self) -> int:
        return 1

    def toPage(self) -> int:
        return 3


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PC with CUPS."""
    monkeypatch.setattr(printing.sys, "platform", "linux")
    monkeypatch.setattr(printing.shutil, "which", lambda name: f"/usr/bin/{name}")


def test_copies_and_pages_go_to_the_queue(linux: None, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[list[str]] = []

    def lp(command: list[str], **_how: object) -> subprocess.CompletedProcess[str]:
        told.append(command)
        assert Path(command[-1]).read_bytes() == b"%PDF"
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(printing.subprocess, "run", lp)
    assert printing.send(b"%PDF", Queue("loket"), "Surat 1") == "printer loket"
    assert told[0][:-1] == ["lp", "-d", "loket", "-n", "2", "-t", "Surat 1", "-P", "1-3"]


@pytest.mark.parametrize(
    "trouble", [subprocess.TimeoutExpired("lp", 60), OSError(errno.ENOSPC, "No space left on device")]
)
def test_a_queue_that_does_not_answer_is_told(linux: None, monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    def lp(*_command: object, **_how: object) -> None:
        raise trouble

    monkeypatch.setattr(printing.subprocess, "run", lp)
    with pytest.raises(EnvironmentProblem, match="Printer loket tidak menjawab"):
        printing.send(b"%PDF", Queue("loket"), "Surat 1")


def test_printing_into_a_file_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"surat\.pdf tidak bisa ditulis"):
        printing.send(b"%PDF", Queue(file=str(tmp_path / "tiada" / "surat.pdf")), "Surat 1")
    assert list(tmp_path.iterdir()) == []
