"""Sends a PDF to a printer queue, and says so when the queue refuses it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import EnvironmentProblem
from app.files import write_whole

_POINTS_PER_MM = 72 / 25.4
_DPI = 300


class Document:
    """A PDF opened for showing and painting. Keep it as long as anything shows it."""

    def __init__(self, pdf: bytes) -> None:
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf = QPdfDocument(None)
        self.pdf.load(self._buffer)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self.pdf.pageCount()

    def page_size(self) -> QSizeF:
        """Size of the first page in points."""
        return self.pdf.pagePointSize(0)


def choose_printer(parent: QWidget, document: Document, title: str) -> QPrinter | None:
    """The system's printer dialog, set to the paper of the document; None when cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    size = document.page_size()
    landscape = size.width() > size.height()
    portrait = size.transposed() if landscape else size
    page = QPageSize(
        portrait / _POINTS_PER_MM, QPageSize.Unit.Millimeter, matchPolicy=QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(page, orientation, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Cetak {title}")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return printer


def send(pdf: bytes, printer: QPrinter, title: str) -> str:
    """Prints; the words for the log of where it went. Raises EnvironmentProblem when the queue refuses.

    On Linux the PDF goes to CUPS itself: painting through Qt to a queue that refuses reports success and loses the job.
    """
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat or not printer.printerName():
        target = printer.outputFileName()
        if not target:
            raise EnvironmentProblem("Belum ada printer di komputer ini.", "Pasang printer, atau simpan sebagai PDF.")
        write_whole(Path(target), pdf)
        return f"berkas {Path(target).name}"
    if sys.platform.startswith("linux") and shutil.which("lp"):
        _to_cups(pdf, printer, title)
    else:
        _paint(Document(pdf), printer)
    return f"printer {printer.printerName()}"


def _to_cups(pdf: bytes, printer: QPrinter, title: str) -> None:
    try:
        accepted = _handed_over(pdf, printer, title)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentProblem(
            f"Printer {printer.printerName()} tidak menjawab.", "Periksa printer dan sisa ruang disk, lalu cetak lagi."
        ) from error
    if not accepted:
        raise EnvironmentProblem(
            f"Printer {printer.printerName()} menolak cetakan ini.",
            "Periksa kertas, kabel, dan antrean printer, lalu cetak lagi.",
        )


def _handed_over(pdf: bytes, printer: QPrinter, title: str) -> bool:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["lp", "-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", title]
        if printer.printRange() == QPrinter.PrintRange.PageRange:
            command += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
        answer = subprocess.run([*command, file.name], capture_output=True, text=True, timeout=60, check=False)
    return answer.returncode == 0


def _paint(document: Document, printer: QPrinter) -> None:
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblem(
            f"Printer {printer.printerName()} tidak bisa dipakai.", "Periksa printer, lalu cetak lagi."
        )
    try:
        first = max(printer.fromPage(), 1) - 1
        last = (printer.toPage() or document.pages) - 1
        for number in range(first, min(last, document.pages - 1) + 1):
            if number > first:
                printer.newPage()
            size = document.pdf.pagePointSize(number)
            pixels = QSize(round(size.width() / 72 * _DPI), round(size.height() / 72 * _DPI))
            painter.drawImage(painter.viewport(), document.pdf.render(number, pixels))
    finally:
        painter.end()
