"""The two A5 papers of the counter: the receipt for a file taken in, and the slip that says what is missing.

Each is always one page and loses nothing: a long list is set smaller, then in two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.model.papers import PaperSize, ReceiptContent, SlipContent
from reports.a5 import Box, Foot, Gap, Head, Note, Part, Rows, Setting, Title, compose, draw_all
from reports.checklist import Papers
from reports.page import Sheet
from reports.style import MM
from reports.text import clean

RECEIPT_TITLE = "Tanda Terima Berkas"
RECEIVED = "Berkas yang diterima"
MISSING = "Yang harus dilengkapi"
BROUGHT = "Yang sudah dibawa"
SURVEY_CAPTION = ("Setelah surat diterima, pindai untuk", "Survei Kepuasan Masyarakat.")


def _gap(setting: Setting, millimetres: float) -> Gap:
    return Gap(millimetres * MM * setting.scale)


def render_receipt(content: ReceiptContent) -> bytes:
    """The tanda terima: one A5 page with barcode, promise, papers and survey code."""
    raw, content = content, clean(content)
    content = replace(content, survey_url=raw.survey_url, number=raw.number)

    def parts(setting: Setting) -> Sequence[Part]:
        made: list[Part] = [
            Head(content.office, content.address, content.date_line, content.time_line, setting),
            _gap(setting, 4),
            Title(RECEIPT_TITLE, content.number, setting),
            _gap(setting, 3),
            Rows(content.rows, setting),
            _gap(setting, 3),
        ]
        if content.promise or content.promise_strong or content.promise_note:
            made += [
                Box(content.promise, content.promise_strong, content.promise_note, setting),
                _gap(setting, 4),
            ]
        if content.papers:
            made += [Papers(RECEIVED, content.papers, "number", setting), _gap(setting, 2.5)]
        made.append(Note(content.closing, setting))
        return made

    foot = Foot(content.survey_url, SURVEY_CAPTION, content.officer)
    made = compose(parts, foot.top)
    sheet = Sheet(
        PaperSize.A5,
        title=f"{RECEIPT_TITLE} {content.number}",
        author=content.office,
        training=content.training,
    )
    draw_all(sheet, made)
    foot.draw(sheet)
    return sheet.finish()


def render_slip(content: SlipContent) -> bytes:
    """The lembar kekurangan berkas: one A5 page, a box to tick beside each missing paper."""
    raw, content = content, clean(content)
    content = replace(content, number=raw.number)

    def parts(setting: Setting) -> Sequence[Part]:
        made: list[Part] = [
            Head(content.office, content.address, content.date_line, content.time_line, setting),
            _gap(setting, 4),
            Title(content.title, content.number, setting),
            _gap(setting, 3),
            Rows(content.rows, setting),
            _gap(setting, 3),
        ]
        if content.reason:
            made += [Box("", content.reason, "", setting), _gap(setting, 4)]
        if content.missing:
            # What is missing is what the citizen came to read: a size larger than the rest while there is room.
            larger = replace(setting, listed=setting.listed + (1 if setting.scale > 0.9 else 0))
            made += [Papers(MISSING, content.missing, "box", larger), _gap(setting, 3)]
        if content.brought:
            made += [Papers(content.brought_title or BROUGHT, content.brought, "check", setting), _gap(setting, 3)]
        made.append(Note(content.closing, setting))
        return made

    foot = Foot("", (), content.officer, content.signer)
    made = compose(parts, foot.top)
    sheet = Sheet(
        PaperSize.A5,
        title=f"{content.title} {content.number}".strip(),
        author=content.office,
        training=content.training,
    )
    draw_all(sheet, made)
    foot.draw(sheet)
    return sheet.finish()
