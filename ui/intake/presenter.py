"""What the intake screen shows, without Qt: the form as it stands, what is missing, and what the main button does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from app.errors import UserError
from app.model.case import Case, CoveringLetter, IntakeForm, Tick
from app.model.catalogue import ApplicantKind, Form, Service
from app.model.letter_template import LetterTemplate
from app.model.people import Applicant
from app.model.worktime import WorkCalendar
from app.rules.asked_once import told, usual_answers
from app.rules.checklist import ChecklistRow, asked_questions, made_here, missing, open_questions, rows_for
from app.rules.clock.worktime import due_at
from app.rules.intake import errors_to_receive, errors_to_return, tidy
from app.rules.outreach import asks_letter
from app.rules.wording import DAYS, MONTHS, time_words


class Primary(Enum):
    """What the one big button would do now."""

    NOTHING = ""
    ANSWER = "Jawab pertanyaan dulu"
    RECEIVE = "Terima && cetak tanda terima"
    RETURN = "Kembalikan && cetak kekurangan"


@dataclass(frozen=True, slots=True)
class Offer:
    """A service at the counter with its letter template."""

    service: Service
    template: LetterTemplate

    @property
    def has_covering(self) -> bool:
        """Whether a covering letter is of use: for every service that yields a letter, or counts days from one."""
        standard = self.service.standard
        return standard.letter is not None or asks_letter(standard)


@dataclass
class IntakeModel:
    """The form while it is being typed. `number` is set when it goes on with an earlier file, `excused` where missing
    papers hold nobody up.
    """

    request_id: str
    offer: Offer | None = None
    answers: dict[str, str] = field(default_factory=dict)
    ticks: dict[str, Tick] = field(default_factory=dict)
    number: str = ""
    excused: bool = False
    typed: frozenset[str] = frozenset()
    """The fields at right in which something is typed: some rows of the checklist are answered by them."""
    aside: dict[str, IntakeModel] = field(default_factory=dict)
    """What was ticked for services that were chosen before this one, by their keys."""

    def choose(self, offer: Offer) -> Offer:
        """Another service, as it was left when it was chosen before: a wrong click loses no ticks."""
        if self.offer is not None:
            self.aside[self.offer.service.key] = replace(self, aside={})
        again = self.aside.pop(offer.service.key, None) or IntakeModel(
            self.request_id, offer, usual_answers(offer.service.standard)
        )
        self.offer, self.answers, self.ticks = again.offer, again.answers, again.ticks
        self.number, self.excused = again.number, again.excused
        return self.offer or offer

    def go_on(self, offer: Offer, case: Case) -> None:
        """Takes up a saved or returned file under the standard it was opened with, ticks and all."""
        self.offer = replace(offer, service=replace(offer.service, standard=case.standard))
        self.answers = dict(case.answers)
        self.ticks = dict(case.ticks)
        self.number = case.number

    def rows(self) -> tuple[ChecklistRow, ...]:
        """The checklist under the answers so far."""
        return rows_for(self.offer.service.standard, self.answers) if self.offer else ()

    def made_here(self) -> tuple[str, ...]:
        """What the standard lists and the office itself makes."""
        return made_here(self.offer.service.standard, self.answers) if self.offer else ()

    def said(self, particulars: Mapping[str, str]) -> dict[str, str]:
        """The particulars as typed, with those that the answers tell."""
        known = told(self.offer.service.standard, self.answers) if self.offer else {}
        return {**particulars, **known}

    def tick(self, row: ChecklistRow, present: bool) -> None:
        """Ticks or unticks a row; a tick begins in the form and number that is asked for."""
        had = self.ticks.get(row.key)
        if had is not None:
            self.ticks[row.key] = replace(had, present=present)
            return
        self.ticks[row.key] = Tick(present, usual_form(row), row.copies)

    def set_form(self, row: ChecklistRow, form: Form) -> None:
        """Notes in which form a paper was brought; saying so ticks it."""
        had = self.ticks.get(row.key, Tick(True, form, row.copies))
        self.ticks[row.key] = replace(had, present=True, form=form)

    def set_copies(self, row: ChecklistRow, copies: int) -> None:
        """Notes how many were brought."""
        had = self.ticks.get(row.key, Tick(copies > 0, usual_form(row), copies))
        self.ticks[row.key] = replace(had, present=copies > 0, copies=copies)

    def asked(self) -> tuple[str, ...]:
        """Keys of the questions that are asked after the answers so far."""
        return tuple(q.key for q in asked_questions(self.offer.service.standard, self.answers)) if self.offer else ()

    def unanswered(self) -> tuple[str, ...]:
        """Keys of the questions still open."""
        return open_questions(self.offer.service.standard, self.answers) if self.offer else ()

    def lacking(self) -> int:
        """How many rows are still missing."""
        if self.offer is None or self.excused:
            return 0
        return len(missing(self.offer.service.standard, self.answers, self.ticks))

    def primary(self) -> Primary:
        """What the big button does in this state."""
        if self.offer is None:
            return Primary.NOTHING
        if self.unanswered():
            return Primary.ANSWER
        return Primary.RETURN if self.lacking() else Primary.RECEIVE

    def promise(self, now: dt.datetime, calendar: WorkCalendar) -> str:
        """When it would be finished if it were received now, or ''."""
        if self.offer is None or self.offer.service.standard.duration is None:
            return ""
        try:
            return due_short(due_at(now, self.offer.service.standard.duration, calendar), now)
        except UserError:
            return ""  # no opening hours: receiving will say so

    def problems(self, form: IntakeForm, today: dt.date) -> dict[str, str]:
        """Field to sentence: what keeps this form from being received or returned, whichever the big button does."""
        assert self.offer is not None
        service = self.offer.service
        if self.primary() is Primary.RECEIVE:
            return errors_to_receive(form, service, self.offer.template.particulars, today)
        return errors_to_return(form, service, today)

    def form(
        self, applicant: Applicant, purpose: str, covering: CoveringLetter, particulars: dict[str, str]
    ) -> IntakeForm:
        """The form as the actions take it."""
        assert self.offer is not None
        return IntakeForm(
            request_id=self.request_id,
            service_key=self.offer.service.key,
            applicant=tidy(applicant),
            answers=dict(self.answers),
            ticks=dict(self.ticks),
            purpose=purpose,
            covering=covering,
            particulars=self.said(particulars),
            number=self.number,
        )


def due_short(due: dt.datetime, now: dt.datetime) -> str:
    """A due moment for one line on the screen: 'hari ini pukul 09.24', 'Rabu, 25 November, pukul 16.00'."""
    days = (due.date() - now.date()).days
    if days in (0, 1):
        return f"{'hari ini' if days == 0 else 'besok'} pukul {time_words(due)}"
    return f"{DAYS[due.weekday()]}, {due.day} {MONTHS[due.month - 1]}, pukul {time_words(due)}"


def usual_form(row: ChecklistRow) -> Form:
    """The form in which a paper usually comes: as asked for, the original where the standard does not say."""
    return Form.ORIGINAL if row.form in (Form.ANY, Form.CONDITION) else row.form


def service_line(service: Service) -> str:
    """The line under a service's name: promised time and fee."""
    standard = service.standard
    parts = [standard.duration.text if standard.duration else "waktu belum ditetapkan"]
    if standard.fee is not None:
        parts.append("gratis" if standard.fee.value == "gratis" else "sesuai SPPT")
    return " · ".join(parts)


def matches(service: Service, typed: str) -> bool:
    """Whether a service fits what was typed: every word begins a word of its title or short name."""
    words = _parts(f"{service.title} {service.short} {service.key.replace('-', ' ')}")
    return all(any(word.startswith(part) for word in words) for part in _parts(typed))


def _parts(text: str) -> list[str]:
    return text.lower().replace("/", " ").split()


KIND_LABELS = {
    ApplicantKind.PERSON: "Perorangan",
    ApplicantKind.FOREIGNER: "WNA",
    ApplicantKind.INSTITUTION: "Lembaga",
}
