"""The office in the data file: profile, settings with their log, pictures; its calendar is in db.calendar."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.errors import UserError
from app.model.catalogue import OfficeProfile
from app.model.papers import PaperSize
from app.model.register import SeriesMode
from app.model.settings import (
    FIRST_NUMBER,
    LETTER_PAPER,
    LETTER_PLACE,
    NUMBER_FORMAT,
    SERIES_MODE,
    SETTINGS,
    SURVEY_URL,
    OfficeSettings,
    Setting,
)
from app.rules.packs.catalogue_reading import read_office
from app.rules.packs.catalogue_writing import office_as_data
from db.calendar import SqlCalendar
from db.tables import picture, setting

_PROFILE = "office.profile"
_TRAINING = "office.training"
_EMBLEM = "emblem"
_SETTINGS = select(setting.c.key, setting.c.value).where(setting.c.key.in_([s.key for s in SETTINGS]))
_PICTURE = select(picture.c.body).where(picture.c.key == bindparam("wanted"))


class SqlOffice(SqlCalendar):
    """The office of one data file, within one transaction."""

    def profile(self) -> OfficeProfile | None:
        """The office, or None before the first set-up."""
        raw = self._get(_PROFILE)
        return _office(raw) if raw else None

    def save_profile(self, profile: OfficeProfile, at: dt.datetime, officer_id: int | None) -> None:
        """Stores the office; what it was before stays in the log."""
        self._put(_PROFILE, json.dumps(office_as_data(profile), ensure_ascii=False), at, officer_id)

    def setting(self, setting: Setting) -> str:
        """The value of a setting, or its default."""
        value = self._get(setting.key)
        return setting.default if value is None else value

    def save_setting(self, setting: Setting, value: str, at: dt.datetime, officer_id: int | None) -> None:
        """Stores a setting; raises UserError for one that is not declared."""
        if setting not in SETTINGS:
            raise UserError(f"Pengaturan “{setting.key}” tidak dikenal.")
        self._put(setting.key, value, at, officer_id)

    def settings(self) -> OfficeSettings:
        """All settings, typed."""
        stored = {row.key: row.value for row in self._c.execute(_SETTINGS)}
        value = {s: stored.get(s.key, s.default) for s in SETTINGS}
        return OfficeSettings(
            number_format=value[NUMBER_FORMAT],
            series_mode=SeriesMode(value[SERIES_MODE]),
            first_number=int(value[FIRST_NUMBER]),
            survey_url=value[SURVEY_URL],
            letter_paper=PaperSize(value[LETTER_PAPER]),
            letter_place=value[LETTER_PLACE],
        )

    def emblem(self) -> bytes | None:
        """The picture of the emblem, or None."""
        body = self._c.execute(_PICTURE, {"wanted": _EMBLEM}).scalar()
        return bytes(body) if body is not None else None

    def save_emblem(self, picture_bytes: bytes | None, at: dt.datetime, officer_id: int | None) -> None:
        """Stores or removes the emblem."""
        self._c.execute(delete(picture).where(picture.c.key == _EMBLEM))
        if picture_bytes is not None:
            self._c.execute(insert(picture).values(key=_EMBLEM, body=picture_bytes))
        self._log(_EMBLEM, "", f"{len(picture_bytes or b'')} bita", at, officer_id)

    def is_training(self) -> bool:
        """Whether this is the training data set: every screen and paper of it says LATIHAN."""
        return self._get(_TRAINING) == "1"

    def mark_training(self) -> None:
        """Makes this file the training data set, for good."""
        self._c.execute(upsert(setting).values(key=_TRAINING, value="1").on_conflict_do_nothing())


@lru_cache(maxsize=4)
def _office(raw: str) -> OfficeProfile:
    """The profile that this text says; kept because every move asks for it."""
    return read_office(json.loads(raw), "data kantor")
