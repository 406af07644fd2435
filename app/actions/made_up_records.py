"""Made-up fillings of the forms that steps ask for, for the demo, the training data set and tests."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from app.model.case import Case, Move
from app.model.letter_template import FieldKind, Particular
from app.model.procedure import Procedure, Record
from app.ports import UnitOfWork
from app.rules.clock.statutory import PLAN_DAY, PLAN_STATE
from app.rules.flow import moves
from app.rules.form_beginning import beginning
from app.rules.outreach import clash, read_activity
from app.rules.papers.letter_words import village_kind
from app.rules.procedures import asked_fields, form_at

_WORDS = ("Sudah diperiksa dan sesuai.", "Sudah dijelaskan kepada pemohon.", "Sudah dibahas dengan kepala seksi.")

_ADVICE = (
    "Syarat dan alurnya sudah dijelaskan; berkas dibawa ke loket bila sudah lengkap.",
    "Minta surat keterangan dari desa lebih dulu, lalu kembali dengan KK dan KTP asli.",
    "Urus ke dinas yang berwenang; alamat dan jam layanannya sudah diberikan.",
)
_FOLLOW_UPS = (2, 4, 5)
"""How often a follow-up is planned, done, and not needed."""
_REMARKS = ("keterangan", "catatan", "denda")
"""Fields for what went wrong, and nothing did."""
_WHO = "Pejabat Contoh"
_PLACE = "tempat"
_USUAL = {"hadir": (18, 60), "jumlah_pindah": (1, 6)}
"""From and below which a number is believable."""


def made_up_record(
    rng: random.Random,
    procedure: Procedure,
    case: Case,
    today: dt.date,
    move: Move = Move.ADVANCE,
    records: Sequence[Record] = (),
    hall: str = "",
) -> dict[str, str]:
    """What an officer might write at the step where the file waits; empty where it asks for nothing. `hall` is where
    people of the applicant's desa meet.

    What the form begins with is left as it is; choices are those that let the step be finished with this move.
    """
    form = form_at(procedure, case)
    if form is None:
        return {}
    passed_on = move is Move.ADVANCE and Move.RESOLVE in moves(case.state, case.steps, case.position)
    begun = beginning(form, case, records, today)
    record: dict[str, str] = {}
    for field in form.fields:
        # The fields stand in the order in which they follow from each other.
        if field not in asked_fields(form, record) or (field.key in _REMARKS and not field.required):
            continue
        blocked = form.blocks.get(field.key, ()) + (form.answers.get(field.key, ()) if passed_on else ())
        own = begun.get(field.key, "") if field.key != form.by else _WHO
        met = hall if field.key == _PLACE else ""
        value = own or met or _made_up(rng, field, blocked, case, today)
        if field.past and value:
            value = min(value, today.isoformat())
        if value and (field.required or rng.random() < 0.6):
            record[field.key] = value
    return record


def record_for(
    rng: random.Random, case: Case, uow: UnitOfWork, today: dt.date, move: Move = Move.ADVANCE
) -> dict[str, str]:
    """The same, with the procedure that the office has; an activity is planned where the calendar is free."""
    procedure = uow.templates.procedure(case.service_key)
    office, village = uow.office.profile(), case.applicant.village
    hall = f"Balai {village_kind(village, office)} {village}" if office and village else ""
    record = made_up_record(rng, procedure, case, today, move, uow.records.of_case(case.id), hall)
    if "narasumber" in record and "mulai" in record:
        day = dt.date.fromisoformat(record["tanggal"])
        while True:
            record["tanggal"] = day.isoformat()
            wanted = read_activity(case.id, record, today)
            if clash(wanted, uow.schedules.between(wanted.starts_at, wanted.ends_at)) is None:
                break
            day += dt.timedelta(days=1)
    return record


def _made_up(rng: random.Random, field: Particular, blocked: tuple[str, ...], case: Case, today: dt.date) -> str:
    match field.kind:
        case FieldKind.CHOICE if field.key == PLAN_STATE:
            return rng.choices(field.choices, _FOLLOW_UPS)[0]
        case FieldKind.CHOICE:
            return next(choice for choice in field.choices if choice not in blocked)
        case FieldKind.DATE if field.key == PLAN_DAY:
            return (today + dt.timedelta(days=rng.randrange(3, 20))).isoformat()
        case FieldKind.DATE:
            return today.isoformat()
        case FieldKind.TIME:
            return "11.30" if field.key == "selesai" else f"{rng.randrange(8, 11):02d}.00"
        case FieldKind.MONEY:
            return str(rng.randrange(20, 400) * 1000)
        case FieldKind.NUMBER:
            return str(today.year) if "tahun" in field.key else str(rng.randrange(*_USUAL.get(field.key, (1, 40))))
        case FieldKind.NOP:
            return f"9914{rng.randrange(10**14):014d}"
        case FieldKind.NIK:
            return case.applicant.nik
        case FieldKind.KK:
            return case.applicant.kk
        case FieldKind.LONG if field.key == "saran":
            return rng.choice(_ADVICE)
        case FieldKind.LONG:
            return field.hint or rng.choice(_WORDS)
    if field.key == "nomor_surat":
        return f"SKPWNI/9914/{today:%d%m%Y}/{rng.randrange(1, 400):04d}"
    if field.key == "nomor":
        return f"{today:%y%m%d}{rng.randrange(10**6):06d}"
    if field.key == "desa":
        return case.applicant.village
    if "wajib" in field.key or "nama" in field.key:
        return case.applicant.name
    # The hint in an empty field is an example of what belongs there.
    return field.hint or rng.choice(_WORDS)
