"""The settings of a data file, row by row: every change is logged with what was there before, when and by whom."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db.tables import setting, setting_log

_VALUE = select(setting.c.value).where(setting.c.key == bindparam("wanted"))
_LOG = insert(setting_log)
_PUT = upsert(setting)
_PUT = _PUT.on_conflict_do_update(index_elements=["key"], set_={"value": _PUT.excluded.value})


class SettingRows:
    """Base of what is kept as settings."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def _get(self, key: str) -> str | None:
        return self._c.execute(_VALUE, {"wanted": key}).scalar()

    def _put(self, key: str, value: str, at: dt.datetime, officer_id: int | None, unset: str = "") -> None:
        """Stores a value; `unset` is what the log says it was before it was ever stored."""
        old = self._get(key)
        if old == value:
            return
        self._c.execute(_PUT, {"key": key, "value": value})
        self._log(key, unset if old is None else old, value, at, officer_id)

    def _log(self, key: str, old: str, new: str, at: dt.datetime, officer_id: int | None) -> None:
        self._c.execute(_LOG, {"key": key, "old": old, "new": new, "at": at, "officer_id": officer_id})
