"""What the counter sees right after a hand-over: that it is in the book, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.model.register import Handover
from app.rules.wording import one_line, time_words
from ui import theme
from ui.icons import icon
from ui.widgets.basics import column, label


class DonePanel(QWidget):
    """One finished hand-over. The next file is chosen by a scan or by hand: F9 pressed twice never gives out two."""

    def __init__(self) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(icon("check", theme.GREEN).pixmap(52, 52))
        self.headline = label("", "title", wrap=True)
        self.detail = label("", "muted", wrap=True)
        self.next = label("Pindai tanda terima berikutnya, atau pilih berkas di sebelah kiri.", "muted", wrap=True)
        items = (picture, self.headline, self.detail, self.next)
        for item in items:
            item.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(None, *items, gap=10, margins=24)
        layout.insertSpacing(layout.count() - 1, 10)
        layout.addStretch(2)
        self.setLayout(layout)

    def show_row(self, row: Handover) -> None:
        """Says who got what, and where it stands in the book."""
        self.headline.setText(f"Sudah diserahkan kepada {one_line(row.collected_by)}")
        self.detail.setText(
            f"{row.document} · {row.number or row.case_number}\n"
            f"Buku Pengambilan nomor {row.sequence} tahun {row.year}, pukul {time_words(row.at)}"
        )
