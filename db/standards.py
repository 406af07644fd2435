"""The standards of a data file, each read once: a version never changes, and its content is long."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from app.model.catalogue import ServiceStandard
from app.rules.packs.catalogue_reading import read_stored_standard
from db.tables import standard

_CONTENT = select(standard.c.content).where(standard.c.id == bindparam("standard_id"))


class Standards:
    """What one transaction knows of the standards, on top of what all transactions of the file share."""

    def __init__(self, connection: Connection, shared: dict[int, ServiceStandard]) -> None:
        self._c = connection
        self._known = shared

    def get(self, standard_id: int) -> ServiceStandard:
        """The content of a version."""
        content = self._known.get(standard_id)
        if content is None:
            raw = self._c.execute(_CONTENT, {"standard_id": standard_id}).scalar_one()
            content = self._known[standard_id] = read_stored_standard(raw)
        return content

    def keep_apart(self) -> None:
        """What this transaction adds may yet be rolled back and its id given to another version: share no more."""
        self._known = dict(self._known)
