"""Letters of the five offices, composed as the counter does, and all that stands in them."""

import datetime as dt
from dataclasses import replace

import pytest

from app.assets import Packs, Templates
from app.model.case import Case
from app.model.catalogue import OfficePack
from app.model.letter_template import LetterTemplate
from app.model.papers import LetterContent, NumberLine, PaperSize
from app.model.people import Official
from app.model.register import SeriesMode
from app.model.settings import OfficeSettings
from app.rules.books.numbering import DEFAULT_FORMAT
from app.rules.papers.letter_text import Signer, compose
from tests.builders import OFFICES

PACKS = {key: Packs().get(key) for key in OFFICES}
DAY = dt.date(2026, 11, 23)
SETTINGS = OfficeSettings(DEFAULT_FORMAT, SeriesMode.OFFICE, 1, "", PaperSize.A4, "")
NUMBER = NumberLine("331/423/424.308/2026")
HEAD = Official(1, "camat", "Pejabat Contoh Satu, S.Sos.", "197505152002011001", "IV/a")
SECRETARY = Official(2, "sekcam", "Pejabat Contoh Dua, S.E.", "197606162003012002", "III/d")
LETTERS = [
    pytest.param(pack, service.key, id=f"{key}-{service.key}")
    for key, pack in PACKS.items()
    for service in pack.services
    if service.standard.letter
]


def letter_of(case: Case, pack: OfficePack = PACKS["lekok"], template: LetterTemplate | None = None) -> LetterContent:
    seat = next((s.actor for s in case.steps if s.kind.value == "sign"), "camat")
    return compose(
        case,
        template or Templates().get(case.service_key),
        pack.office,
        SETTINGS,
        None,
        Signer(replace(HEAD, seat=seat), seat, pack.office.seats.get(seat, "")),
        NUMBER,
        DAY,
        "",
        training=False,
    )


def texts_of(letter: LetterContent) -> list[str]:
    block = letter.signature
    return [
        *(letter.title, letter.number.text, letter.opening, *letter.body, letter.closing),
        *(text for row in letter.rows for text in (row.label, row.value)),
        *(block.place_date, *block.post_lines, block.name, block.rank, block.nip),
        *(*letter.head.lines, *letter.head.contact, letter.case_line, letter.fee_line),
    ]


def rows_of(letter: LetterContent) -> dict[str, str]:
    return {row.label: row.value for row in letter.rows}
