"""The printed page and the screen show the same: the cells of each book on the screen, and the text of its PDF."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import book_blanks, books
from app.actions.book_entry import Particulars
from app.actions.book_prints import save_columns
from app.actions.reports import report_of
from app.changes import Change
from app.model.books import Book
from app.model.catalogue import StepKind
from app.model.month import Edition
from app.rules.books.layout import chosen
from app.rules.books.services import SERVICES_OF
from app.rules.month.recap import month_period
from tests.builders import Counter
from tests.gui.conftest import Office
from ui.preview import Preview
from ui.register.view import RegisterScreen
from ui.start import Application
from ui.widgets.paged_table import PagedTable

Settled = Callable[[], None]
SIGNED = "Camat Contoh"
COUNTS = {
    Book.REGISTER: 7, Book.AGENDA: 7, Book.DISPATCH: 2, Book.COMPLAINTS: 1, Book.REQUESTS: 1, Book.CONSULTATIONS: 1,
    Book.OUTREACH: 1,
}  # fmt: skip
"""How many rows that month has in each book of Lekok."""
LETTER = Particulars(
    "Budi Contoh", "Surat keterangan", service_key="skck", nik="9914101203850001", village="Jatirejo",
    address="Dusun Krajan RT 02 RW 05", purpose="melamar kerja", signer="Camat",
)  # fmt: skip


def number(of: str) -> str:
    return f"331/{of}/424.308/2026"


def write_november(counter: Counter) -> None:
    """A month with every kind of row: files, a sisipan, a void and a corrected number, blanks filled and not."""

    def do(action: Callable[..., object], *arguments: object) -> None:
        with counter.store.write() as uow:
            action(*arguments, uow, counter.later(minutes=9), counter.officer)

    counter.now = dt.datetime(2026, 11, 20, 8, 0)
    for name in ("Siti Contoh", "Wati Contoh", "Sri Contoh"):
        counter.later(minutes=20)
        case = counter.walk(counter.take_in("skck", name=name, village="Tampung"), StepKind.REGISTER)
        counter.walk(counter.advance(case))
    do(books.insert_earlier, number("1"), LETTER, SIGNED, "surat tertinggal")
    do(book_blanks.reserve_block, "skck", 3, "listrik padam")
    do(book_blanks.fill_blank, number("4"), LETTER)
    do(books.void, number("2"), SIGNED, "salah orang")
    do(books.correct, number("3"), {"name": "Sri Betul", "village": "Wates"}, SIGNED, "salah ketik")
    do(books.send_out, number("3"), "Polsek Contoh", "Pak Contoh")
    do(books.send_out, number("4"), "Koramil Contoh", "")
    for key in (services[0] for book, services in SERVICES_OF.items() if book in COUNTS):
        counter.walk(counter.take_in(key, name="Pelapor Contoh", purpose="lampu jalan mati sejak Senin"))


@pytest.fixture
def screen(office: Office, application: Application, qtbot: QtBot, settled: Settled) -> RegisterScreen:
    """The register with that month in it, opened by its key."""
    assert office.counter is not None
    write_november(office.counter)
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    QTest.keyClick(application.shell, Qt.Key.Key_F4)
    settled()
    found = application.shell.screen_of("register")
    assert isinstance(found, RegisterScreen)
    return found


def squash(text: str) -> str:
    """Without spaces: on paper a cell goes on in another line wherever its column ends."""
    return "".join(text.split())


def shown(model: PagedTable) -> list[str]:
    """The rows as the screen says them, in the order of the paper: the oldest first, a sisipan behind its number."""
    count = model.columnCount()
    rows = {
        place(model.row(n), -n): squash("".join(model.index(n, m).data() for m in range(count)))
        for n in range(model.rowCount())
    }
    return [rows[at] for at in sorted(rows)]


def place(row: Any, at: int) -> tuple[int, int]:
    entry = row.row.entry if hasattr(row, "row") else None
    return (entry.sequence, entry.insert_no) if entry else (at, 0)


def text_of(pdf: bytes) -> str:
    return squash(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def stand_in_order(rows: list[str], text: str) -> bool:
    """Whether each row stands in the text once, one behind the other."""
    places = [text.find(row) for row in rows]
    return -1 not in places and places == sorted(places) and all(text.count(row) == 1 for row in rows)


def printed(application: Application, qtbot: QtBot) -> str:
    """What the preview holds that Ctrl+P opens."""
    with qtbot.waitSignal(application.papers.shown) as opened:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = opened.args[0]
    assert isinstance(preview, Preview)
    text = text_of(preview._pdf)
    preview.reject()
    application.shell.activateWindow()
    qtbot.waitUntil(application.shell.isActiveWindow)
    return text


def turned(book: Book) -> list[str]:
    """The usual columns the other way round, without the last of them."""
    return [column.key for column in chosen(book, "")][::-1][1:]


@pytest.mark.parametrize("turn", [False, True], ids=["usual columns", "columns of the office"])
def test_every_book_prints_what_it_shows(
    screen: RegisterScreen, office: Office, application: Application, qtbot: QtBot, settled: Settled, turn: bool
) -> None:
    if turn:
        with office.store.write() as uow:
            save_columns({book: turned(book) for book in Book}, uow, office.clock.now(), None)
        application.ops.changed.emit(frozenset({Change.OFFICE}))
        settled()
    for book, count in COUNTS.items():
        screen.show_book(book)
        settled()
        columns = chosen(book, ",".join(turned(book)) if turn else "")
        heads = [screen.model.headerData(n, Qt.Orientation.Horizontal) for n in range(screen.model.columnCount())]
        assert heads == [column.heading for column in columns if not column.written]
        rows = shown(screen.model)
        assert len(rows) == count
        assert stand_in_order(rows, printed(application, qtbot)), book
        screen.focus_first()


def test_the_month_end_prints_what_the_register_shows(
    screen: RegisterScreen, office: Office, application: Application
) -> None:
    rows = shown(screen.model)
    assert any("BATAL:salahorang" in row for row in rows)
    assert any("Sisipan:surattertinggal" in row for row in rows)
    assert any("SriBetul" in row for row in rows)
    assert sum("Blankobelumdiisi" in row for row in rows) == 2
    with office.store.read() as uow:
        for edition in (Edition.REGISTER, Edition.ALL):
            content = report_of(edition, month_period(2026, 11), uow, office.clock.now(), 1)
            assert stand_in_order(rows, text_of(office.parts.renderer.report(content)))


def test_what_is_filtered_out_is_not_printed(
    screen: RegisterScreen, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    bar = screen.filters
    everything = shown(screen.model)
    for combo, value, count, words in (
        (bar.state, "batal", 1, "batal"),
        (bar.state, "", 7, "Seluruhbuku"),
        (bar.village, "Jatirejo", 2, "Jatirejo"),
    ):
        combo.setCurrentIndex(max(0, combo.findData(value)))
        combo.activated.emit(combo.currentIndex())
        settled()
        rows = shown(screen.model)
        text = printed(application, qtbot)
        screen.focus_first()
        assert len(rows) == count
        assert stand_in_order(rows, text)
        assert not any(row in text for row in everything if row not in rows)
        assert words in text
