"""Where the work on the register is found: the menu with its keys, and the word about a year that is not open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from app.model.books import BookRow
from ui import theme
from ui.desk import Desk
from ui.icons import icon
from ui.register.work import RegisterWork
from ui.widgets.basics import button, label, row, shortcut

Fits = Callable[[BookRow | None], bool]


def _any(_row: BookRow | None) -> bool:
    return True


def _chosen(row: BookRow | None) -> bool:
    return row is not None


def _in_force(row: BookRow | None) -> bool:
    return row is not None and not row.void


def _written(row: BookRow | None) -> bool:
    return row is not None and not row.void and not row.open_blank


class ActionMenu:
    """The button 'Tindakan', its menu, and the keys that need no menu. What does not fit the chosen row is grey."""

    def __init__(
        self,
        screen: QWidget,
        work: RegisterWork,
        chosen: Callable[[], BookRow | None],
        export: Callable[[], None],
    ) -> None:
        self._chosen = chosen
        self._actions: list[tuple[QAction, Fits]] = []
        self.button = button("Tindakan", self.show, key="F6")
        self.menu = QMenu(screen)
        groups: tuple[tuple[tuple[str, str, Callable[[], None], Fits], ...], ...] = (
            (
                ("Sisipan setelah nomor ini…", "Ins", work.insert, _chosen),
                ("Ralat…", "F7", work.correct, _written),
                ("Batalkan nomor…", "Del", work.void, _in_force),
                ("Kirim (ekspedisi)…", "F8", work.send, _written),
            ),
            (
                ("Blanko listrik padam…", "Ctrl+B", work.reserve, _any),
                ("Isi blanko…", "Ctrl+I", work.fill, _any),
                ("Lepas blanko…", "Ctrl+Del", work.give_up, _any),
                ("Cetak lagi lembar blanko", "", work.print_kit, _any),
            ),
            (("Ekspor buku ini (XLSX/CSV)…", "Ctrl+E", export, _any),),
        )
        for n, group in enumerate(groups):
            if n:
                self.menu.addSeparator()
            for words, key, action, fits in group:
                made = self.menu.addAction(f"{words}\t{key}" if key else words, action)
                self._actions.append((made, fits))
                if key:
                    shortcut(screen, key, action).setAutoRepeat(False)
        shortcut(screen, "F6", self.show, True)

    def show(self) -> None:
        """F6: opens the menu below its button; arrows choose, Enter does."""
        row = self._chosen()
        for action, fits in self._actions:
            action.setEnabled(fits(row))
        at = self.button.mapToGlobal(QPoint(self.button.width() - self.menu.sizeHint().width(), self.button.height()))
        self.menu.popup(at)
        self.menu.setActiveAction(next(action for action, _ in self._actions if action.isEnabled()))


class YearBanner(QFrame):
    """Says that the book of this year is not open yet, and leads to it."""

    def __init__(self, desk: Desk, on_open: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("banner")
        self.setStyleSheet(f"QFrame#banner {{ background: {theme.AMBER_PALE}; border-radius: {theme.RADIUS}px; }}")
        picture = label("")
        picture.setPixmap(icon("warning", theme.AMBER).pixmap(20, 20))
        self.words = label("", "section")
        self.open_button = button("", on_open, "primary")
        layout = row(picture, self.words, None, self.open_button, gap=10)
        layout.setContentsMargins(14, 8, 10, 8)
        self.setLayout(layout)
        self.hide()

    def show_year(self, is_open: bool) -> None:
        """Shows itself while the year is not open."""
        year = self._desk.now().year
        self.words.setText(f"Buku register {year} belum dibuka. Nomor surat baru bisa diambil setelah bukunya dibuka.")
        self.open_button.setText(f"Buka buku {year}…")
        self.setVisible(not is_open)
