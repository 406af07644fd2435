"""The words of the page of a case, without Qt: facts, papers, how it stands, and who signs or collects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.model.case import CLOSED_STATES, STATE_LABELS, CaseState
from app.model.catalogue import ApplicantKind, OfficeProfile
from app.model.letter_template import FieldKind
from app.model.worktime import WorkCalendar
from app.rules import secrecy
from app.rules.asked_once import told
from app.rules.checklist import missing, rows_for
from app.rules.clock.pause_words import moment, paused_words, promise_words
from app.rules.flow import DESKS
from app.rules.history import last_move
from app.rules.identity import digits, format_nik, mask_nik
from app.rules.packs.catalogue_reading import APPLICANT_SEAT
from app.rules.papers.counter_papers import brought_papers
from app.rules.papers.letter_text import particular_words, standard_row
from app.rules.papers.letter_words import covering_name
from app.rules.wording import date_words, one_line
from ui.case.reading import CaseView

STATE_CHIPS = {
    CaseState.DRAFT: "quiet",
    CaseState.INCOMPLETE: "nearly",
    CaseState.IN_PROGRESS: "info",
    CaseState.RETURNED: "nearly",
    CaseState.READY: "fine",
    CaseState.DONE: "quiet",
    CaseState.REFUSED: "late",
    CaseState.WITHDRAWN: "quiet",
}
_ROWS = {
    ApplicantKind.PERSON: ("nik", "kk", "lahir", "kelamin", "agama", "pekerjaan", "alamat"),
    ApplicantKind.FOREIGNER: ("paspor", "kewarganegaraan", "izin_tinggal", "lahir", "kelamin", "pekerjaan", "alamat"),
    ApplicantKind.INSTITUTION: ("penanggung_jawab", "jabatan", "nik", "alamat"),
}
_SECRET = frozenset({"nik", "kk", "paspor"})
_NARROW = 34
"""Longer values get the whole width."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value. `masked` is what is shown of a number that not everybody need read; a `hidden` one is
    shown only once somebody asks to see who it is.
    """

    label: str
    value: str
    masked: str = ""
    hidden: bool = False

    @property
    def wide(self) -> bool:
        """Whether it needs a line of its own."""
        return max(len(self.value), len(self.label)) > _NARROW


def facts(view: CaseView, office: OfficeProfile) -> tuple[Fact, ...]:
    """Applicant, purpose, covering letter, particulars and answers at intake; what is empty is left out."""
    case, applicant = view.case, view.case.applicant
    found: list[Fact] = []
    for key in _ROWS[applicant.kind]:
        pair = standard_row(key, applicant, office)
        if key in _SECRET and pair.value:
            shown = pair.value if key == "paspor" else format_nik(pair.value)
            found.append(Fact(pair.label, shown, mask_nik(pair.value)))
        else:
            found.append(Fact(pair.label, pair.value))
    found.append(Fact("Telepon", one_line(applicant.phone)))
    found.append(Fact("Keperluan", one_line(case.purpose)))
    covering = one_line(case.covering.number)
    if case.covering.date:
        covering += f", {date_words(case.covering.date)}"
    letter = covering_name(applicant.kind, office)
    found.append(Fact(letter[:1].upper() + letter[1:], covering.strip(", ")))
    if secrecy.is_secret(case.particulars):
        # Whoever looks over the shoulder reads nothing about the person.
        found = [replace(fact, masked="", hidden=True) for fact in found]
    for particular in view.template.particulars:
        raw = case.particulars.get(particular.key, "")
        words = particular_words(particular.kind, raw)
        secret = particular.kind in (FieldKind.NIK, FieldKind.KK) and digits(raw)
        found.append(Fact(particular.label, words, mask_nik(raw)) if secret else Fact(particular.label, words))
    said = {text.casefold() for text in told(case.standard, case.answers).values()}
    answers = [(q.ask.rstrip("?"), case.answers.get(q.key, "")) for q in case.standard.questions]
    found += [Fact(ask, answer) for ask, answer in answers if answer.casefold() not in said]
    return tuple(fact for fact in found if fact.value)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper of the checklist: found or missing, in which form."""

    text: str
    detail: str
    found: bool
    heading: bool = False


def papers(view: CaseView) -> tuple[PaperRow, ...]:
    """What was brought, then what is still missing."""
    case = view.case
    brought = tuple(
        PaperRow(line.text, line.detail, True, heading=not line.detail and not line.indent)
        for line in brought_papers(case)
    )
    whole = {row.key: row.text for row in rows_for(case.standard, case.answers) if row.heading}
    lacking = tuple(
        PaperRow(f"{whole[row.key.split('.')[0]]}: {row.text}" if row.part else row.text, one.why, False)
        for one in missing(case.standard, case.answers, case.ticks)
        for row in (one.row,)
    )
    return (*brought, *lacking)


def standing(view: CaseView, now: dt.datetime, calendar: WorkCalendar) -> str:
    """How the case stands against its promise, in a sentence."""
    case = view.case
    if case.state in (CaseState.DRAFT, CaseState.INCOMPLETE):
        return f"Belum diterima. Disimpan {moment(case.desk_since, now)}."
    if case.state in CLOSED_STATES:
        return f"{STATE_LABELS[case.state]} {moment(case.closed_at or case.desk_since, now)}."
    if case.state is CaseState.READY:
        return f"Siap diambil sejak {moment(case.desk_since, now)}."
    if case.due_at is None:
        return "Standar layanan ini belum menetapkan waktunya."
    promise = promise_words(case, view.pauses, now, calendar)
    paused = paused_words(view.pauses, now)
    if paused:
        return f"{paused}. {promise}."
    moved = case.promised_at is not None and case.promised_at != case.due_at
    standard = f" (standar {case.standard.duration.text})" if case.standard.duration and not moved else ""
    return f"{promise}{standard}."


def seat_words(seat: str, seats: Mapping[str, str]) -> str:
    """Who works at a step: the title of its seat, or the applicant themselves."""
    return "Pemohon" if seat == APPLICANT_SEAT else seats.get(seat, "")


def usual_collector(view: CaseView) -> str:
    """Who most likely collects: the applicant, or who stands for an institution."""
    applicant = secrecy.shown_case(view.case).applicant
    if applicant.kind is ApplicantKind.INSTITUTION:
        return applicant.contact_name or applicant.name
    return applicant.name


def where_words(view: CaseView, seats: Mapping[str, str], now: dt.datetime) -> str:
    """Where the file is: at which desk, with whom, or why it went."""
    case, step = view.case, view.case.step
    if case.state is CaseState.DONE and view.handover is not None:
        taken = view.handover
        return f"Diambil oleh {taken.collected_by} ({taken.relation}), {moment(taken.at, now)}."
    if case.state is CaseState.DONE:
        return "Selesai."
    if case.state in (CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.RETURNED):
        last = last_move(view.events)
        said = "Keterangan" if case.state is CaseState.WITHDRAWN else "Alasan"
        return f"{said}: {last.note}" if last is not None and last.note else ""
    if case.state is CaseState.READY:
        return "Siap diambil"
    if case.state is CaseState.IN_PROGRESS and step is not None:
        seat = seat_words(step.actor, seats)
        return f"{DESKS[step.kind]} · {seat}" if seat else DESKS[step.kind]
    return "Belum diterima: berkasnya dilengkapi di Terima Berkas."
