"""What steps wrote down, and the papers that came of it, in the data file."""

from __future__ import annotations

import datetime as dt
import hashlib

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from app.model.procedure import Record
from app.ports.procedures import NewDocument, StoredDocument
from db.desk_tables import case_record, document
from db.tables import officer

_RECORDS = (
    select(case_record, officer.c.name)
    .join_from(case_record, officer, case_record.c.officer_id == officer.c.id)
    .where(case_record.c.case_id == bindparam("wanted"))
    .order_by(case_record.c.id)
)
_DOCUMENTS = select(document).where(document.c.case_id == bindparam("wanted")).order_by(document.c.id)
_LATEST = (
    select(document)
    .where(document.c.case_id == bindparam("wanted"), document.c.kind == bindparam("wanted_kind"))
    .order_by(document.c.version.desc())
    .limit(1)
)
_LAST_VERSION = select(func.max(document.c.version)).where(
    document.c.case_id == bindparam("wanted"), document.c.kind == bindparam("wanted_kind")
)


class SqlRecords:
    """Filled forms of one data file: added, never changed."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, case_id: int, form: str, data: dict[str, str], at: dt.datetime, officer_id: int) -> None:
        """Keeps a filled form; it counts from now on."""
        values = {"case_id": case_id, "form": form, "data": data, "at": at, "officer_id": officer_id}
        self._c.execute(insert(case_record), values)

    def of_case(self, case_id: int) -> tuple[Record, ...]:
        """The filled forms of a case, oldest first."""
        rows = self._c.execute(_RECORDS, {"wanted": case_id})
        return tuple(Record(r.form, dict(r.data), r.at, r.name) for r in rows)


class SqlDocuments:
    """Issued papers of one data file: kept as issued, for ever."""

    def __init__(self, connection: Connection) -> None:
        self._c = connection

    def add(self, new: NewDocument) -> StoredDocument:
        """Keeps an issued paper with its bytes; versions of a kind count from 1."""
        last = self._c.execute(_LAST_VERSION, {"wanted": new.case_id, "wanted_kind": new.kind}).scalar()
        version = (last or 0) + 1
        added = self._c.execute(
            insert(document),
            {
                "case_id": new.case_id,
                "kind": new.kind,
                "version": version,
                "number": new.number,
                "content": new.content,
                "pdf": new.pdf,
                "fingerprint": hashlib.sha256(new.pdf).hexdigest(),
                "signer_id": new.signer_id,
                "issued_at": new.issued_at,
                "officer_id": new.officer_id,
            },
        )
        return StoredDocument(
            id=added.lastrowid,
            case_id=new.case_id,
            kind=new.kind,
            version=version,
            number=new.number,
            pdf=new.pdf,
            issued_at=new.issued_at,
            signer_id=new.signer_id,
            officer_id=new.officer_id,
        )

    def of_case(self, case_id: int) -> tuple[StoredDocument, ...]:
        """The papers of a case, oldest first."""
        return tuple(_stored(r) for r in self._c.execute(_DOCUMENTS, {"wanted": case_id}))

    def latest(self, case_id: int, kind: str) -> StoredDocument | None:
        """The last paper of that kind, or None."""
        r = self._c.execute(_LATEST, {"wanted": case_id, "wanted_kind": kind}).first()
        return _stored(r) if r is not None else None


def _stored(r: Row) -> StoredDocument:  # type: ignore[type-arg]
    return StoredDocument(
        id=r.id,
        case_id=r.case_id,
        kind=r.kind,
        version=r.version,
        number=r.number,
        pdf=bytes(r.pdf),
        issued_at=r.issued_at,
        signer_id=r.signer_id,
        officer_id=r.officer_id,
    )
