"""Services and the versions of their standards in the data file."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from app.errors import NotFound
from app.model.catalogue import ApplicantKind, Service, ServiceStandard
from app.ports import StoredService
from app.rules.packs.catalogue_writing import standard_as_data
from db.standards import Standards
from db.tables import service, standard

_CURRENT = select(service, standard.c.version, standard.c.effective_from).join_from(
    service, standard, service.c.standard_id == standard.c.id
)
_ALL = _CURRENT.order_by(service.c.position)
_ONE = _CURRENT.where(service.c.key == bindparam("wanted"))


class SqlCatalogue:
    """The catalogue of one data file, within one transaction."""

    def __init__(self, connection: Connection, standards: Standards) -> None:
        self._c = connection
        self._standards = standards

    def services(self) -> tuple[StoredService, ...]:
        """All services in the office's order, open or not."""
        return tuple(self._stored(row) for row in self._c.execute(_ALL))

    def service(self, key: str) -> StoredService:
        """One service; raises NotFound."""
        row = self._c.execute(_ONE, {"wanted": key}).first()
        if row is None:
            raise NotFound(f"Layanan “{key}” tidak ada di kantor ini.")
        return self._stored(row)

    def add_service(self, new: Service, position: int, classification: str, effective: dt.date) -> None:
        """Adds a service with the first version of its standard."""
        self._c.execute(
            insert(service).values(
                key=new.key,
                title=new.title,
                short=new.short,
                position=position,
                open=new.open,
                applicant=new.applicant.value,
                classification=classification,
            )
        )
        at = dt.datetime.combine(effective, dt.time())
        self.add_standard(new.key, new.standard, effective, "Standar awal dari paket kantor", at, None)

    def add_standard(
        self,
        key: str,
        content: ServiceStandard,
        effective: dt.date,
        reason: str,
        at: dt.datetime,
        officer_id: int | None,
    ) -> int:
        """Adds the next version of a standard and puts it in force; the version number."""
        last = self._c.execute(select(func.max(standard.c.version)).where(standard.c.service_key == key)).scalar()
        version = (last or 0) + 1
        added = self._c.execute(
            insert(standard).values(
                service_key=key,
                version=version,
                effective_from=effective,
                content=standard_as_data(content),
                reason=reason,
                at=at,
                officer_id=officer_id,
            )
        )
        self._c.execute(update(service).where(service.c.key == key).values(standard_id=added.lastrowid))
        self._standards.keep_apart()
        return version

    def versions(self, key: str) -> tuple[tuple[int, dt.date, str], ...]:
        """Version, first day and reason of each version, newest first."""
        rows = self._c.execute(
            select(standard.c.version, standard.c.effective_from, standard.c.reason)
            .where(standard.c.service_key == key)
            .order_by(standard.c.version.desc())
        )
        return tuple((r.version, r.effective_from, r.reason) for r in rows)

    def set_open(self, key: str, is_open: bool) -> None:
        """Opens or closes a service at the counter."""
        self._c.execute(update(service).where(service.c.key == key).values(open=is_open))

    def set_classification(self, key: str, classification: str) -> None:
        """Changes the klasifikasi of a service's letters."""
        self._c.execute(update(service).where(service.c.key == key).values(classification=classification))

    def _stored(self, row: Row) -> StoredService:  # type: ignore[type-arg]
        return StoredService(
            service=Service(
                key=row.key,
                title=row.title,
                short=row.short,
                open=row.open,
                applicant=ApplicantKind(row.applicant),
                standard=self._standards.get(row.standard_id),
            ),
            version=row.version,
            standard_id=row.standard_id,
            effective_from=row.effective_from,
            classification=row.classification,
        )
