"""What a form begins with: what it said before, else what intake and earlier forms said already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.model.case import Case
from app.model.letter_template import FieldKind, Particular
from app.model.procedure import Record, StepForm
from app.rules.procedures import latest, values
from app.rules.wording import day_words, one_line

ALSO_KNOWN = ("nama", "desa", "jabatan", "hari_ini")
"""Besides particulars and 'form.field', what a form may take over: name and desa of the applicant, post and day."""


def beginning(form: StepForm, case: Case, records: Sequence[Record], today: dt.date, post: str = "") -> dict[str, str]:
    """Field to stored text; `post` is the title of the seat at which the file waits.

    A decision that is only confirmed is shown as it was made; a rung of a consultation, and each filling of a form that
    repeats, begins anew.
    """
    kept = latest(records).get(form.key)
    if kept is not None and not form.answers and not form.repeats:
        return dict(kept.data)
    if form.answers:
        return {}
    said = {
        **values(records),
        **case.particulars,
        "nama": one_line(case.applicant.name),
        "desa": one_line(case.applicant.village),
        "jabatan": post,
        "hari_ini": today.isoformat(),
    }
    found = {}
    for field in form.fields:
        same = () if form.repeats else (field.key,)  # one more of its kind is another one
        texts = (_fitting(field, said.get(source, "")) for source in form.begins.get(field.key, same))
        text = next(filter(None, texts), "")
        if text:
            found[field.key] = text
    return found


def _fitting(field: Particular, text: str) -> str:
    """The text as this field holds it; '' where it holds no such thing."""
    if field.kind is FieldKind.CHOICE:
        return text if field.open or text in field.choices else ""
    day = _day(text)
    if field.kind is FieldKind.DATE:
        return text if day else ""
    return day_words(day) if day and field.kind is FieldKind.TEXT else text


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
