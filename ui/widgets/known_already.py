"""Says beside a field what the data file knows already: a notice that is paid, what else is on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from app.actions.pbb import look_up
from app.model.pbb import Notice
from app.rules.identity import check_nop, digits
from app.rules.outreach import same_day
from app.rules.pbb import paid_words
from ui.desk import Desk
from ui.widgets.asked_fields import set_text, text_of
from ui.widgets.fields import DateField, Field

_NOP, _YEAR = "nop", "tahun_pajak"
_FILLED = ("wajib_pajak", "desa")
_DAYS = ("tanggal", "tanggal_kegiatan")
_OF_ACTIVITY = frozenset({"mulai", "selesai", "tempat"})


def watch(desk: Desk, fields: Mapping[str, Field], number: str = "") -> None:
    """Looks things up for these fields, where there is anything to look up; `number` is the file they belong to."""
    if _NOP in fields and _YEAR in fields:
        NoticeLookup(desk, fields, number)
    for key in _DAYS:
        field = fields.get(key)
        if isinstance(field, DateField) and (key != _DAYS[0] or fields.keys() >= _OF_ACTIVITY):
            DayLookup(desk, field, number)


class _Lookup(QObject):
    """Lives as long as its field. What it said goes when it no longer holds; what others said stays."""

    def __init__(self, desk: Desk, field: Field, number: str) -> None:
        super().__init__(field)
        self._desk = desk
        self._field = field
        self._number = number
        self._said = ""

    def _say(self, sentence: str, kind: str) -> None:
        if sentence or (self._said and self._field.said == self._said):
            self._field.say(sentence, kind)
        self._said = sentence


class NoticeLookup(_Lookup):
    """Warns beside a NOP that is paid for that year already, and fills in what is known of it."""

    def __init__(self, desk: Desk, fields: Mapping[str, Field], number: str) -> None:
        super().__init__(desk, fields[_NOP], number)
        self._fields = fields
        self._asked = ("", "")
        # What the form began with gives way as well: the applicant need not be whose land it is.
        self._put = {key: text_of(fields[key]) for key in _FILLED if key in fields}
        for key in (_NOP, _YEAR):
            fields[key].edited.connect(self._look)
            fields[key].left.connect(self._look)  # what was stored is put in without being typed
        self._look()

    def _typed(self) -> tuple[str, str]:
        return digits(text_of(self._field)), text_of(self._fields[_YEAR])

    def _look(self) -> None:
        nop, year = wanted = self._typed()
        if wanted == self._asked:
            return
        self._asked = wanted
        self._say("", "")
        if nop and check_nop(nop) is None:
            tax_year = int(year) if year.isascii() and year.isdigit() else 0
            self._desk.ops.read(
                lambda uow: look_up(nop, tax_year, uow), lambda found: self._show(found, wanted), owner=self
            )

    def _show(self, found: Notice, wanted: tuple[str, str]) -> None:
        if wanted != self._typed():
            return
        if found.paid is not None and found.paid.case_number != self._number:
            self._say(paid_words(found.paid), "warning")
        for key, known in zip(_FILLED, (found.taxpayer, found.village), strict=True):
            field = self._fields.get(key)
            # What was put here for another NOP gives way; what somebody typed stays.
            if field is not None and known and text_of(field) in ("", self._put.get(key, "")):
                set_text(field, known)
                self._put[key] = known


class DayLookup(_Lookup):
    """Tells below a date what else is planned on that day."""

    def __init__(self, desk: Desk, field: DateField, number: str) -> None:
        super().__init__(desk, field, number)
        self._day: Callable[[], dt.date | None] = lambda: field.date
        self._asked: dt.date | None = None
        field.edited.connect(self._look)
        field.left.connect(self._look)
        self._look()

    def _look(self) -> None:
        day = self._day()
        if day == self._asked:
            return
        self._asked = day
        self._say("", "")
        if day is not None:
            begin = dt.datetime.combine(day, dt.time())
            self._desk.ops.read(
                lambda uow: same_day(uow.schedules.between(begin, begin + dt.timedelta(days=1)), self._number),
                lambda said: self._show(said, day),
                owner=self,
            )

    def _show(self, said: str, day: dt.date) -> None:
        if day == self._day():
            self._say(said, "caption")
