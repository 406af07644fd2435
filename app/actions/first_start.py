"""The first start: the whole office at once, so that a power cut leaves either nothing or all of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from app.actions.batch import batched
from app.actions.setup import (
    check_emblem,
    check_setting,
    create_office,
    profile_errors,
    save_emblem,
    save_official,
    save_settings,
    tidy_profile,
)
from app.changes import Change, Outcome, outcome
from app.errors import UserError
from app.model.catalogue import OfficePack
from app.model.people import Official
from app.model.settings import Setting
from app.ports import ClassificationSource, HolidaySource, UnitOfWork
from app.rules.identity import Severity, check_nip
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

    Raises the first UserError of `office_errors` or `official_errors`.
    """
    for error in (*office_errors(start), *official_errors(start)):
        raise error
    batch = batched(uow)
    pack = replace(start.pack, office=tidy_profile(start.pack.office))
    officer_id = create_office(pack, start.officer, batch, now, holidays, codes).value
    save_settings(start.settings, batch, now, officer_id)
    if start.emblem is not None:
        save_emblem(start.emblem, batch, now, officer_id)
    for official in start.officials:
        if official.name:
            save_official(official, batch)
    uow.commit()
    return outcome(officer_id, Change.OFFICE, Change.CATALOGUE, Change.PEOPLE)


def office_errors(start: FirstStart) -> tuple[UserError, ...]:
    """What is wrong with the office as typed. `field`: one of the profile, 'officer', 'emblem' or a setting's key."""
    errors = list(profile_errors(tidy_profile(start.pack.office)))
    if not one_line(start.officer):
        errors.append(UserError("Nama petugas belum diisi.", field="officer"))
    for setting, value in start.settings.items():
        try:
            check_setting(setting, one_line(value))
        except UserError as error:
            errors.append(UserError(error.sentence, error.hint, field=setting.key))
    if start.emblem is not None:
        try:
            check_emblem(start.emblem)
        except UserError as error:
            errors.append(error)
    return tuple(errors)


def official_errors(start: FirstStart) -> tuple[UserError, ...]:
    """What is wrong with the officials as typed. `field` is 'official.SEAT.name' or 'official.SEAT.nip'."""
    errors: list[UserError] = []
    for official in start.officials:
        where = f"official.{official.seat}"
        finding = check_nip(official.nip)
        if finding is not None and finding.severity is Severity.ERROR:
            errors.append(UserError(finding.sentence, field=f"{where}.nip"))
        if (official.nip or official.rank) and not one_line(official.name):
            errors.append(UserError("Nama belum diisi.", field=f"{where}.name"))
    return tuple(errors)
