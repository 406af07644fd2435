"""Where the work on the register is found: the menu with its keys, and the word about a year that is not open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from app.model.books import Book, BookRow
from ui import theme
from ui.desk import Desk
from ui.icons import icon
from ui.register.books import BookTab
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


@dataclass(frozen=True, slots=True)
class PaymentMenu:
    """What is done to the book of PBB payments; `tab` is the book that is looked at."""

    tab: Callable[[], BookTab]
    today: Callable[[], None]
    month: Callable[[], None]
    void: Callable[[], None]

    def open(self) -> bool:
        """Whether the payments are looked at."""
        return self.tab().book is Book.PAYMENTS


class ActionMenu:
    """The button 'Tindakan', its menu, and the keys that need no menu. What does not fit the chosen row is grey, what
    is done to the other kind of book is not shown.
    """

    def __init__(
        self,
        screen: QWidget,
        work: RegisterWork,
        chosen: Callable[[], BookRow | None],
        export: Callable[[], None],
        payments: PaymentMenu,
    ) -> None:
        self._chosen = chosen
        self._payments = payments
        self._screen = screen
        self._fits: list[tuple[QAction, Fits]] = []
        self._of_numbers: list[QAction] = []
        self._of_payments: list[QAction] = []
        self.button = button("Tindakan", self.show, key="F6")
        self.menu = QMenu(screen)

        def delete() -> None:
            payments.void() if payments.open() else work.void()

        groups: tuple[tuple[tuple[str, str, Callable[[], None], Fits], ...], ...] = (
            (
                ("Sisipan setelah nomor ini…", "Ins", work.insert, _chosen),
                ("Ralat…", "F7", work.correct, _written),
                ("Batalkan nomor…", "Del", delete, _in_force),
                ("Kirim (ekspedisi)…", "F8", work.send, _written),
            ),
            (
                ("Blanko listrik padam…", "Ctrl+B", work.reserve, _any),
                ("Isi blanko…", "Ctrl+I", work.fill, _any),
                ("Lepas blanko…", "Ctrl+Del", work.give_up, _any),
                ("Cetak lagi lembar blanko", "", work.print_kit, _any),
            ),
        )
        for group in groups:
            for words, key, action, fits in group:
                made = self._add(words, key, action)
                self._fits.append((made, fits))
                self._of_numbers.append(made)
            self._of_numbers.append(self.menu.addSeparator())
        # The keys of these are those of the book that is open: the screen and the line above have them already.
        self._of_payments += [
            self.menu.addAction("Rekap hari ini\tF9", payments.today),
            self._add("Rekap bulan ini", "Ctrl+R", lambda: payments.month() if payments.open() else None),
            self.menu.addAction("Batalkan pembayaran…\tDel", payments.void),
            self.menu.addSeparator(),
        ]
        self._add("Ekspor buku ini (XLSX/CSV)…", "Ctrl+E", export)
        shortcut(screen, "F6", self.show, True)

    def _add(self, words: str, key: str, action: Callable[[], None]) -> QAction:
        if key:
            shortcut(self._screen, key, action).setAutoRepeat(False)
        return self.menu.addAction(f"{words}\t{key}" if key else words, action)

    def show(self) -> None:
        """F6: opens the menu below its button; arrows choose, Enter does."""
        row = self._chosen()
        pays = self._payments.open()
        for action, fits in self._fits:
            action.setEnabled(fits(row))
        for action in self._of_numbers:
            action.setVisible(self._payments.tab().of_letters)
        for action in self._of_payments:
            action.setVisible(pays)
        at = self.button.mapToGlobal(QPoint(self.button.width() - self.menu.sizeHint().width(), self.button.height()))
        self.menu.popup(at)
        self.menu.setActiveAction(next(one for one in self.menu.actions() if one.isVisible() and one.isEnabled()))


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
