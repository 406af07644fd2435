"""Office settings: declared once with key, default and label; kept in the database and audited."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.books import Book, in_words
from app.model.papers import PaperSize
from app.model.register import SeriesMode
from app.rules.books.numbering import DEFAULT_FORMAT


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: where it is kept, what it is without an entry, and what it is called on the screen."""

    key: str
    default: str
    label: str


NUMBER_FORMAT = Setting("number.format", DEFAULT_FORMAT, "Format nomor register")
SERIES_MODE = Setting("number.series", SeriesMode.OFFICE.value, "Urutan nomor")
FIRST_NUMBER = Setting("number.first", "1", "Nomor pertama tahun ini")
SURVEY_URL = Setting("survey.url", "", "Alamat survei (untuk kode QR)")
LETTER_PAPER = Setting("letter.paper", PaperSize.A4.value, "Kertas surat")
LETTER_PLACE = Setting("letter.place", "", "Tempat pada tanggal surat")
BOOK_COLUMNS = {book: Setting(f"book.{book}", "", f"Kolom {in_words(book)}") for book in Book}
"""Which columns each book has, in order, as their keys with commas; nothing means the usual ones."""

SETTINGS = (NUMBER_FORMAT, SERIES_MODE, FIRST_NUMBER, SURVEY_URL, LETTER_PAPER, LETTER_PLACE, *BOOK_COLUMNS.values())
"""All of them; nothing else is accepted."""


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """The settings as the actions use them."""

    number_format: str
    series_mode: SeriesMode
    first_number: int
    survey_url: str
    letter_paper: PaperSize
    letter_place: str
