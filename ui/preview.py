"""The paper before it is printed: shown as it will come out, then printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QFrame, QWidget
from shiboken6 import isValid

from app.actions.papers import note_print
from app.changes import Outcome, outcome
from app.errors import LoketError
from app.files import write_whole
from app.ports import UnitOfWork
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.printing import Document, choose_printer, send
from ui.widgets.basics import button, card, column, label, row, shortcut

_AROUND = 10
"""Pixels between a page and the edge of the table it lies on, and between two pages."""


_NOT_YET = "Terbit saat dicetak atau disimpan"
KeepFirst = Callable[[Callable[[bytes], None], Callable[[LoketError], None]], None]
"""Keeps a paper for ever before it goes out, then hands over the bytes that were kept, or says why it cannot."""


class Preview(QDialog):
    """A window with one paper. `printed` tells where it went.

    With `keep` the paper is only shown so far: it is kept when it is printed or saved, and what was kept goes out.
    """

    printed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        pdf: bytes,
        title: str,
        file_name: str,
        number: str | None,
        parent: QWidget,
        keep: KeepFirst | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dialogs = dialogs
        self._pdf = pdf
        self._title = title
        self._file_name = file_name
        self._number = number
        self._keep = keep
        self._busy = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.document = Document(pdf)
        self.view = _view_of(self.document)
        table = card(column(self.view, margins=_AROUND), "table")
        self.print_button = button("Cetak", self.print_out, "primary", "print", "Ctrl+P")
        self.print_button.setDefault(True)
        self.save_button = button("Simpan PDF", self.save, "", "save", "Ctrl+S")
        close = button("Tutup", self.reject, key="Esc")
        self._status = label(_NOT_YET if keep else "", "muted")
        self.setLayout(
            column(
                row(label(title, "title"), None, self._status),
                table,
                row(close, None, self.save_button, self.print_button),
                margins=16,
            )
        )
        shortcut(self, "Ctrl+P", self.print_out, True)
        shortcut(self, "Ctrl+S", self.save, True)
        space = self.screen().availableGeometry()
        tall = self.document.page_size().height() >= self.document.page_size().width()
        self.resize(min(760 if tall else 1100, space.width() - 80), min(900, space.height() - 60))
        self.print_button.setFocus()

    def print_out(self) -> None:
        """Asks for the printer and prints in the background."""
        if self._busy:
            return
        printer = choose_printer(self, self.document, self._title)
        if printer is None:
            return
        self._go_out("Mengirim ke printer…", lambda pdf: send(pdf, printer, self._title))

    def save(self) -> None:
        """Saves the PDF where the officer wants it."""
        if self._busy:
            return
        path = self._dialogs.save_path(self, "Simpan sebagai PDF", self._file_name)
        if path is not None:
            self._go_out("Menyimpan…", lambda pdf: save_pdf(pdf, path))

    def _go_out(self, words: str, out: Callable[[bytes], str]) -> None:
        """Keeps the paper if that is still to be done, then sends it out in the background."""
        self._busy = True
        self._status.setText(words)

        def go(pdf: bytes) -> None:
            self._pdf, self._keep = pdf, None
            self._desk.ops.run(lambda: out(pdf), self._sent, self._refused, self)

        def unkept(error: LoketError) -> None:
            # Closed meanwhile: then the window tells.
            if isValid(self):
                self._refused(error)
            else:
                self._desk.ops.failed.emit(error)

        if self._keep is None:
            go(self._pdf)
        else:
            self._keep(lambda pdf: go(pdf) if isValid(self) else None, unkept)

    def _sent(self, target: str) -> None:
        # Said on top of the window: this one closes now.
        self._desk.notice.emit(f"Terkirim ke {target}." if target.startswith("printer") else f"Tersimpan: {target}.")
        now, officer = self._desk.now(), self._desk.officer_id or None

        def log(uow: UnitOfWork) -> Outcome[None]:
            note_print(self._title, self._number, target, uow, now, officer)
            return outcome(None)

        self._desk.ops.write(log)
        self.printed.emit(target)
        self.accept()

    def _refused(self, error: LoketError) -> None:
        self._busy = False
        self._status.setText(_NOT_YET if self._keep else "")
        self._dialogs.error(self, error)


def _view_of(document: Document) -> QPdfView:
    """The view, given its document before it is shown. Both go together: QPdfView does not keep it alive."""
    view = QPdfView()
    view.setDocument(document.pdf)
    single = document.pages == 1
    view.setPageMode(QPdfView.PageMode.SinglePage if single else QPdfView.PageMode.MultiPage)
    view.setZoomMode(QPdfView.ZoomMode.FitInView)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setFrameShape(QFrame.Shape.NoFrame)
    # Fitting, Qt forgets the margins above and below: the page's edge would be cut off by just as much.
    view.setDocumentMargins(QMargins(0, 0, 0, 0))
    view.setPageSpacing(0 if single else _AROUND)
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Dark, QColor(theme.TABLE))
    view.setPalette(palette)
    return view


def save_pdf(pdf: bytes, path: Path) -> str:
    """Writes the file whole or not at all; the words for the log. Raises EnvironmentProblem with what to do."""
    write_whole(path, pdf)
    return f"berkas {path.name}"
