"""The tables of the desks: authority and presence, pauses, stacks, records of steps, documents, payments, schedules."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, LargeBinary, Table, Text

from db.tables import metadata


def _officer_id() -> Column[int]:
    return Column("officer_id", Integer)


authority = Table(
    "authority",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("official_id", Integer),
    Column("seat", Text),
    Column("kind", Text),
    Column("decision", Text),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("services", JSON),
    Column("at", DateTime),
    Column("officer", Text),
)
authority_end = Table(
    "authority_end",
    metadata,
    Column("authority_id", Integer, primary_key=True),
    Column("last_day", Date),
    Column("reason", Text),
    Column("at", DateTime),
    Column("officer", Text),
)
presence = Table(
    "presence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("official_id", Integer),
    Column("at", DateTime),
    Column("present", Boolean),
    Column("until", Date),
    Column("note", Text),
    Column("officer", Text),
)
case_pause = Table(
    "case_pause",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer),
    Column("cause", Text),
    Column("began_at", DateTime),
    Column("ended_at", DateTime),
    Column("note", Text),
)
carry_sheet = Table(
    "carry_sheet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text),
    Column("at", DateTime),
    _officer_id(),
    Column("step_kind", Text),
    Column("actor", Text),
    Column("official", Text),
)
carry_row = Table(
    "carry_row",
    metadata,
    Column("sheet_id", Integer, primary_key=True),
    Column("case_id", Integer, primary_key=True),
    Column("position", Integer),
)
case_record = Table(
    "case_record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer),
    Column("form", Text),
    Column("data", JSON),
    Column("at", DateTime),
    _officer_id(),
)
document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer),
    Column("kind", Text),
    Column("version", Integer),
    Column("number", Text),
    Column("content", JSON),
    Column("pdf", LargeBinary),
    Column("fingerprint", Text),
    Column("signer_id", Integer),
    Column("issued_at", DateTime),
    _officer_id(),
)
schedule = Table(
    "schedule",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer),
    Column("starts_at", DateTime),
    Column("ends_at", DateTime),
    Column("place", Text),
    Column("speakers", Text),
    Column("at", DateTime),
    _officer_id(),
)
pbb_payment = Table(
    "pbb_payment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer),
    Column("stts", Text),
    Column("nop", Text),
    Column("tax_year", Integer),
    Column("taxpayer", Text),
    Column("village", Text),
    Column("amount", Integer),
    Column("penalty", Integer),
    Column("paid_on", Date),
    Column("at", DateTime),
    _officer_id(),
)
pbb_void = Table(
    "pbb_void",
    metadata,
    Column("payment_id", Integer, primary_key=True),
    Column("reason", Text),
    Column("at", DateTime),
    _officer_id(),
)
applicant_merge = Table(
    "applicant_merge",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("from_nik", Text),
    Column("into_nik", Text),
    Column("reason", Text),
    Column("at", DateTime),
    Column("officer", Text),
)
applicant_apart = Table(
    "applicant_apart",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("nik", Text),
    Column("other", Text),
    Column("last_merge", Integer),
    Column("reason", Text),
    Column("at", DateTime),
    Column("officer", Text),
)
handover_void = Table(
    "handover_void",
    metadata,
    Column("handover_id", Integer, primary_key=True),
    Column("reason", Text),
    Column("at", DateTime),
    Column("officer", Text),
)
