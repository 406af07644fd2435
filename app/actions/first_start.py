"""The first start: the whole office at once, so that a power cut leaves either nothing or all of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from app.actions.batch import batched
from app.actions.setup import create_office, save_emblem, save_official, save_settings, tidy_profile
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.catalogue import OfficePack
from app.model.people import Official
from app.model.settings import NUMBER_FORMAT, Setting
from app.ports import ClassificationSource, HolidaySource, UnitOfWork
from app.rules.numbering import check_format
from app.rules.wording import one_line


@dataclass(frozen=True, slots=True)
class FirstStart:
    """All that the three pages of the first start ask for. Officials without a name are left out."""

    pack: OfficePack
    officer: str
    emblem: bytes | None = None
    settings: dict[Setting, str] = field(default_factory=dict)
    officials: tuple[Official, ...] = ()


def set_up(
    start: FirstStart, uow: UnitOfWork, now: dt.datetime, holidays: HolidaySource, codes: ClassificationSource
) -> Outcome[int]:
    """Makes the data file this office's, with one commit; the id of its first officer.

    Raises UserError whose `field` names the profile's field, 'officer', 'emblem', a setting's key, or
    'official.SEAT.name' and 'official.SEAT.nip'.
    """
    pack = replace(start.pack, office=tidy_profile(start.pack.office))
    batch = batched(uow)
    officer_id = create_office(pack, start.officer, batch, now, holidays, codes).value
    check_number_format(start.settings.get(NUMBER_FORMAT, NUMBER_FORMAT.default))
    save_settings(start.settings, batch, now, officer_id)
    if start.emblem is not None:
        save_emblem(start.emblem, batch, now, officer_id)
    for official in start.officials:
        if one_line(official.name) or one_line(official.nip):
            try:
                save_official(official, batch)
            except UserError as error:
                raise UserError(error.sentence, error.hint, field=f"official.{official.seat}.{error.field}") from error
    uow.commit()
    return outcome(officer_id, Change.OFFICE, Change.CATALOGUE, Change.PEOPLE)


def check_number_format(pattern: str) -> None:
    """Raises UserError, naming its field, for a format that cannot make unique numbers."""
    try:
        check_format(one_line(pattern))
    except UserError as error:
        raise UserError(error.sentence, error.hint, field=NUMBER_FORMAT.key) from error
