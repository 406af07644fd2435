"""The data file and its units of work."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from app.model.catalogue import ServiceStandard
from app.ports import (
    TemplateStore,
    UnitOfWork,
)
from db.audit import SqlAudit, file_health
from db.books import SqlBooks
from db.cases import SqlCases
from db.catalogue import SqlCatalogue
from db.closing import SqlClosing
from db.engine import PENDING, create_engine
from db.months import SqlMonths
from db.office import SqlOffice
from db.papers import SqlHandovers, SqlLetters
from db.payments import SqlPayments
from db.people import SqlPeople
from db.problems import problem
from db.records import SqlDocuments, SqlRecords
from db.register import SqlRegister
from db.schedules import SqlSchedules
from db.schema import prepare
from db.service_books import SqlServiceBooks
from db.stacks import SqlStacks
from db.standards import Standards
from db.talks import SqlTalks


class SqlUnitOfWork(UnitOfWork):
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
            try:
                self._begin()
            except BaseException:
                self._c.close()
                raise
        except DatabaseError as error:
            self._explain(error)
            raise
        standards = Standards(self._c, self._standards)
        self.office = SqlOffice(self._c)
        self.people = SqlPeople(self._c)
        self.catalogue = SqlCatalogue(self._c, standards)
        cases = SqlCases(self._c, standards)
        self.cases = cases
        self.stacks = SqlStacks(self._c, cases.next_of)
        self.register = SqlRegister(self._c)
        self.books = SqlBooks(self._c)
        self.closing = SqlClosing(self._c)
        self.months = SqlMonths(self._c)
        self.letters = SqlLetters(self._c)
        self.handovers = SqlHandovers(self._c)
        self.audit = SqlAudit(self._c, standards)
        self.records = SqlRecords(self._c)
        self.talks = SqlTalks(self._c)
        self.service_books = SqlServiceBooks(self._c)
        self.documents = SqlDocuments(self._c)
        self.payments = SqlPayments(self._c)
        self.schedules = SqlSchedules(self._c)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._c.rollback()
        finally:
            self._c.close()
        if isinstance(error, DatabaseError):
            self._explain(error)

    def commit(self) -> None:
        """Keeps what was done so far, on the disk when it returns. The next transaction begins with the next statement:
        begun here, a busy file would report a failure of what was kept.
        """
        try:
            self._c.commit()
        except DatabaseError as error:
            self._explain(error)
            raise
        self._c.info[PENDING] = self._opening

    def _begin(self) -> None:
        self._c.info.pop(PENDING, None)
        self._c.exec_driver_sql(self._opening)

    @property
    def _opening(self) -> str:
        return "BEGIN IMMEDIATE" if self._writes else "BEGIN"

    def _explain(self, error: DatabaseError) -> None:
        """Raises the sentence for what the PC must mend; anything else is a bug and stays itself."""
        found = problem(error.orig or error, self._path)
        if found is not None:
            raise found from error


class SqlStore:
    """Opens the data file of an office, making or upgrading it first.

    Raises EnvironmentProblem when it cannot be used.
    """

    def __init__(self, path: Path, templates: TemplateStore) -> None:
        prepare(path)
        self.path = path
        self.engine = create_engine(path)
        self._templates = templates
        self._standards: dict[int, ServiceStandard] = {}

    def write(self) -> UnitOfWork:
        """A unit of work that may write; one at a time."""
        return SqlUnitOfWork(self.engine, self.path, self._templates, self._standards, writes=True)

    def read(self) -> UnitOfWork:
        """A unit of work that only reads; sees one moment of the file."""
        return SqlUnitOfWork(self.engine, self.path, self._templates, self._standards, writes=False)

    def health(self) -> tuple[str, ...]:
        """What SQLite itself finds wrong with the file, a sentence each."""
        try:
            with self.engine.connect() as connection:
                return file_health(connection)
        except DatabaseError as error:
            found = problem(error.orig or error, self.path)
            if found is None:
                raise
            raise found from error

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()
