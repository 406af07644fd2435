"""Cases in the data file: adding, changing under a revision, history, and requests already carried out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, DateTime, Row, bindparam, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.errors import IllegalMove, NotFound
from app.model.case import Case, CaseEvent, CaseState, CoveringLetter, Move, Pause, PauseCause, Priority, Tick
from app.model.catalogue import Form
from app.model.people import Applicant, Official
from app.model.signature import Signature
from app.ports import NewCase
from app.rules.books.numbering import case_number
from app.rules.checklist import steps_for
from app.rules.flow import DESKS
from app.rules.secrecy import is_anonymous, is_secret, shown_applicant
from app.rules.wording import one_line
from db.desk_tables import case_pause
from db.promises import SqlPromises, pause_of
from db.search import former_names, index_case, index_letter
from db.standards import Standards
from db.tables import case_event, case_file, counter, officer, request, service, standard

# Statements are built once: building them costs more than carrying them out.
_CASE = (
    select(case_file, service.c.title, service.c.short, standard.c.version)
    .join_from(case_file, service, case_file.c.service_key == service.c.key)
    .join(standard, case_file.c.standard_id == standard.c.id)
)
_BY_NUMBER = _CASE.where(case_file.c.number == bindparam("wanted"))
_BY_ID = _CASE.where(case_file.c.id == bindparam("wanted"))
_SAVE = update(case_file).where(
    case_file.c.id == bindparam("case_id"), case_file.c.revision == bindparam("expected_revision")
)
_SET_LETTER_NUMBER = update(case_file).where(case_file.c.id == bindparam("case_id"))
_NEXT_OF = (
    upsert(counter)
    .values(name=bindparam("counter_name"), last=1)
    .on_conflict_do_update(index_elements=["name"], set_={"last": counter.c.last + 1})
    .returning(counter.c.last)
)
_ADD, _LOG, _REMEMBER = insert(case_file), insert(case_event), insert(request)
_EVENTS = (
    select(case_event, officer.c.name)
    .join_from(case_event, officer, case_event.c.officer_id == officer.c.id)
    .where(case_event.c.case_id == bindparam("wanted"))
    .order_by(case_event.c.id)
)
_AT_A_DESK = (CaseState.IN_PROGRESS, CaseState.READY, CaseState.RETURNED)
_RUNNING = _CASE.where(
    text("case_file.state NOT IN ('done', 'refused', 'withdrawn')"),
    case_file.c.state.in_([s.value for s in _AT_A_DESK]),
).order_by(case_file.c.id)
_ADD_PAUSE = insert(case_pause)
_END_PAUSE = (
    update(case_pause)
    .where(case_pause.c.case_id == bindparam("wanted"), case_pause.c.ended_at.is_(None))
    .values(ended_at=func.max(case_pause.c.began_at, bindparam("at", type_=DateTime)))
)
_PAUSES = select(case_pause).where(case_pause.c.case_id == bindparam("wanted")).order_by(case_pause.c.id)
_REQUEST = select(request.c.case_id).where(request.c.id == bindparam("wanted"))


class SqlCases(SqlPromises):
    """The cases of one data file, within one transaction."""

    def __init__(self, connection: Connection, standards: Standards) -> None:
        super().__init__(connection)
        self._standards = standards

    def add(self, case: NewCase) -> Case:
        """Stores a fresh case; its number is the next of the month, taken in this transaction."""
        sequence = self.next_of(f"case.{case.opened_at:%y%m}")
        added = self._c.execute(
            _ADD,
            {
                "number": case_number(case.opened_at.year, case.opened_at.month, sequence),
                "token": case.token,
                "service_key": case.service_key,
                "standard_id": case.standard_id,
                "state": case.state.value,
                "officer_id": case.officer_id,
                "opened_at": case.opened_at,
                "desk_since": case.opened_at,
                "pause": "",
                "priority": "",
            },
        )
        return self.by_id(added.lastrowid)

    def next_of(self, name: str) -> int:
        """The next value of a plain counter, taken in this transaction."""
        return int(self._c.execute(_NEXT_OF, {"counter_name": name}).scalar_one())

    def save(self, case: Case, expected_revision: int) -> Case:
        """Stores a changed case. Raises IllegalMove when somebody changed it since `expected_revision`."""
        step = case.step if case.state in _AT_A_DESK else None
        shown = shown_applicant(case.applicant, case.particulars)
        done = self._c.execute(
            _SAVE,
            {
                "case_id": case.id,
                "expected_revision": expected_revision,
                "state": case.state.value,
                "position": case.position,
                "step_kind": step.kind.value if step else "",
                "step_actor": step.actor if step else "",
                "desk": DESKS[step.kind] if step else "",
                "name": one_line(shown.name),
                "village": shown.village,
                "applicant": case.applicant.as_data(),
                "answers": case.answers,
                "ticks": {k: [int(t.present), t.form.value, t.copies] for k, t in case.ticks.items()},
                "purpose": case.purpose,
                "covering_number": case.covering.number,
                "covering_date": case.covering.date,
                "particulars": case.particulars,
                "complete_at": case.complete_at,
                "due_at": case.due_at,
                "closed_at": case.closed_at,
                "finished_at": case.finished_at,
                "desk_since": case.desk_since,
                "promised_at": case.promised_at,
                "pause": case.pause.value if case.pause else "",
                "priority": case.priority.value,
                "revision": expected_revision + 1,
            },
        )
        if done.rowcount != 1:
            raise IllegalMove(
                f"Berkas {case.number} baru saja diubah.", "Buka lagi berkasnya untuk melihat keadaan terakhir."
            )
        return replace(case, revision=expected_revision + 1)

    def index(self, case: Case) -> None:
        """Makes the case findable by its number and by who applies, also as it was typed first, unless that is to stay
        secret.
        """
        hidden = is_secret(case.particulars) or is_anonymous(case.particulars)
        former = [] if hidden else former_names(self._c, case.id)
        index_case(self._c, case.id, case.number, shown_applicant(case.applicant, case.particulars), former)

    def get(self, number: str) -> Case:
        """The case with that number; raises NotFound."""
        row = self._c.execute(_BY_NUMBER, {"wanted": number}).first()
        if row is None:
            raise NotFound(f"Berkas {number} tidak ada.", "Periksa nomornya, atau cari dengan nama.")
        return self._case(row)

    def by_id(self, case_id: int) -> Case:
        """The case with that id; raises NotFound."""
        row = self._c.execute(_BY_ID, {"wanted": case_id}).first()
        if row is None:
            raise NotFound("Berkas tidak ada.")
        return self._case(row)

    def log(
        self,
        case: Case,
        move: Move,
        at: dt.datetime,
        officer_id: int,
        *,
        step: str = "",
        official: Official | None = None,
        note: str = "",
        before: dict[str, Any] | None = None,
        undoes: int | None = None,
        signature: Signature | None = None,
    ) -> None:
        """Writes one line of history: who did what when, for which official; `before` is what an undo brings back."""
        self._c.execute(
            _LOG,
            {
                "case_id": case.id,
                "at": at,
                "officer_id": officer_id,
                "move": move.value,
                "position": case.position,
                "step": step,
                "official_id": official.id if official else None,
                "official": official.name if official else "",
                "note": note,
                "before": before or {},
                "undoes": undoes,
                "signature": signature.as_data() if signature else None,
            },
        )

    def events(self, case_id: int) -> tuple[CaseEvent, ...]:
        """The history of a case, oldest first."""
        rows = self._c.execute(_EVENTS, {"wanted": case_id})
        return tuple(
            CaseEvent(
                r.at,
                Move(r.move),
                r.name,
                r.step,
                r.official,
                r.note,
                r.id,
                r.position,
                r.undoes,
                r.before,
                Signature.from_data(r.signature) if r.signature else None,
            )
            for r in rows
        )

    def running(self) -> tuple[Case, ...]:
        """Every file that was taken in and has not left the office."""
        return tuple(self._case(row) for row in self._c.execute(_RUNNING).all())

    def begin_pause(self, case_id: int, pause: Pause) -> None:
        """Notes that the clock of a file stands still; a pause that is over already has its end."""
        self._c.execute(
            _ADD_PAUSE,
            {
                "case_id": case_id,
                "cause": pause.cause.value,
                "began_at": pause.began_at,
                "ended_at": pause.ended_at,
                "note": pause.note,
            },
        )

    def end_pause(self, case_id: int, at: dt.datetime) -> None:
        """Ends the pause of a file; one that began later by a clock set back ends as it began."""
        self._c.execute(_END_PAUSE, {"wanted": case_id, "at": at})

    def pauses(self, case_id: int) -> tuple[Pause, ...]:
        """The pauses of a file, oldest first."""
        rows = self._c.execute(_PAUSES, {"wanted": case_id})
        return tuple(pause_of(row) for row in rows)

    def done_request(self, request_id: str) -> int | None:
        """The case that this request already made or moved, or None."""
        return self._c.execute(_REQUEST, {"wanted": request_id}).scalar()

    def remember_request(self, request_id: str, case_id: int, at: dt.datetime) -> None:
        """Marks a request as carried out, so that a double click or a retry does nothing more."""
        self._c.execute(_REMEMBER, {"id": request_id, "case_id": case_id, "at": at})

    def set_letter_number(self, case_id: int, number: str) -> None:
        """Notes the register number on the case and makes it findable."""
        self._c.execute(_SET_LETTER_NUMBER, {"case_id": case_id, "letter_number": number})
        index_letter(self._c, case_id, number)

    def _case(self, row: Row) -> Case:  # type: ignore[type-arg]
        content = self._standards.get(row.standard_id)
        applicant = row.applicant or {"kind": "person", "name": ""}
        return Case(
            id=row.id,
            number=row.number,
            token=row.token,
            service_key=row.service_key,
            service_title=row.title,
            service_short=row.short,
            standard=content,
            standard_version=row.version,
            state=CaseState(row.state),
            position=row.position,
            steps=steps_for(content, row.answers),
            applicant=Applicant.from_data(applicant),
            answers=dict(row.answers),
            ticks={k: Tick(bool(p), Form(f), n) for k, (p, f, n) in row.ticks.items()},
            purpose=row.purpose,
            covering=CoveringLetter(row.covering_number, row.covering_date),
            particulars=dict(row.particulars),
            officer_id=row.officer_id,
            opened_at=row.opened_at,
            complete_at=row.complete_at,
            due_at=row.due_at,
            closed_at=row.closed_at,
            finished_at=row.finished_at,
            desk_since=row.desk_since,
            revision=row.revision,
            promised_at=row.promised_at,
            pause=PauseCause(row.pause) if row.pause else None,
            priority=Priority(row.priority),
        )
