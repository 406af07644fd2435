"""The data file and its units of work."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from app.errors import EnvironmentProblem
from app.model.catalogue import ServiceStandard
from app.ports import TemplateStore
from db.cases import SqlCases
from db.catalogue import SqlCatalogue
from db.engine import create_engine
from db.office import SqlOffice
from db.papers import SqlHandovers, SqlLetters
from db.people import SqlPeople
from db.register import SqlRegister
from db.schema import damaged, prepare


class SqlUnitOfWork:
    """One transaction on the data file: nothing is kept without `commit`."""

    def __init__(
        self,
        engine: Engine,
        path: Path,
        templates: TemplateStore,
        standards: dict[int, ServiceStandard],
        *,
        writes: bool,
    ) -> None:
        self._engine = engine
        self._path = path
        self._writes = writes
        self._standards = standards
        self.templates = templates

    def __enter__(self) -> Self:
        try:
            self._c = self._engine.connect()
            self._c.exec_driver_sql("BEGIN IMMEDIATE" if self._writes else "BEGIN")
        except OperationalError as error:
            raise problem(error, self._path) from error
        self.office = SqlOffice(self._c)
        self.people = SqlPeople(self._c)
        self.catalogue = SqlCatalogue(self._c)
        self.cases = SqlCases(self._c, self._standards)
        self.register = SqlRegister(self._c)
        self.letters = SqlLetters(self._c)
        self.handovers = SqlHandovers(self._c)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._c.rollback()
        self._c.close()
        if isinstance(error, OperationalError) or (isinstance(error, DatabaseError) and _is_damage(error)):
            raise problem(error, self._path) from error

    def commit(self) -> None:
        """Keeps what was done so far, on the disk when it returns, and begins the next transaction."""
        try:
            self._c.commit()
            self._c.exec_driver_sql("BEGIN IMMEDIATE" if self._writes else "BEGIN")
        except OperationalError as error:
            raise problem(error, self._path) from error


class SqlStore:
    """Opens the data file of an office, making or upgrading it first. Raises EnvironmentProblem when it cannot be used."""

    def __init__(self, path: Path, templates: TemplateStore) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        prepare(path)
        self.path = path
        self.engine = create_engine(path)
        self._templates = templates
        self._standards: dict[int, ServiceStandard] = {}

    def write(self) -> SqlUnitOfWork:
        """A unit of work that may write; one at a time."""
        return SqlUnitOfWork(self.engine, self.path, self._templates, self._standards, writes=True)

    def read(self) -> SqlUnitOfWork:
        """A unit of work that only reads; sees one moment of the file."""
        return SqlUnitOfWork(self.engine, self.path, self._templates, self._standards, writes=False)

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()


def _is_damage(error: DatabaseError) -> bool:
    return "malformed" in str(error) or "not a database" in str(error)


def problem(error: DatabaseError, path: Path) -> EnvironmentProblem:
    """The sentence for what the database reports."""
    said = str(error.orig).lower()
    if "locked" in said or "busy" in said:
        return EnvironmentProblem("Data sedang dipakai program lain.", "Tunggu sebentar, lalu coba lagi.")
    if "full" in said:
        return EnvironmentProblem("Disk penuh; yang barusan tidak tersimpan.", "Kosongkan ruang disk, lalu coba lagi.")
    if "readonly" in said or "unable to open" in said:
        return EnvironmentProblem(
            f"Berkas data {path.name} tidak bisa ditulisi.", "Periksa izin folder data di komputer ini."
        )
    if _is_damage(error):
        return damaged(path)
    return EnvironmentProblem("Data tidak bisa dibaca atau ditulis.", f"Periksa disk. (Keterangan: {said})")
