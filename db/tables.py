"""The tables as SQLAlchemy Core knows them, for queries. The schema itself is made by the numbered migrations."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

setting = Table("setting", metadata, Column("key", Text, primary_key=True), Column("value", Text))
setting_log = Table(
    "setting_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text),
    Column("old", Text),
    Column("new", Text),
    Column("at", DateTime),
    Column("officer_id", Integer),
)
picture = Table("picture", metadata, Column("key", Text, primary_key=True), Column("body", LargeBinary))
holiday = Table(
    "holiday", metadata, Column("day", Date, primary_key=True), Column("name", Text), Column("source", Text)
)
officer = Table(
    "officer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text),
    Column("counter", Text),
    Column("active", Boolean),
)
official = Table(
    "official",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seat", Text),
    Column("name", Text),
    Column("nip", Text),
    Column("rank", Text),
    Column("active", Boolean),
)
applicant = Table(
    "applicant",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("nik", Text),
    Column("data", JSON),
    Column("visits", Integer),
    Column("updated_at", DateTime),
)
service = Table(
    "service",
    metadata,
    Column("key", Text, primary_key=True),
    Column("title", Text),
    Column("short", Text),
    Column("position", Integer),
    Column("open", Boolean),
    Column("applicant", Text),
    Column("classification", Text),
    Column("standard_id", Integer),
)
standard = Table(
    "standard",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("service_key", Text),
    Column("version", Integer),
    Column("effective_from", Date),
    Column("content", JSON),
    Column("reason", Text),
    Column("at", DateTime),
    Column("officer_id", Integer),
)
counter = Table("counter", metadata, Column("name", Text, primary_key=True), Column("last", Integer))
case_file = Table(
    "case_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text),
    Column("token", Text),
    Column("service_key", Text),
    Column("standard_id", Integer),
    Column("state", Text),
    Column("position", Integer),
    Column("step_kind", Text),
    Column("step_actor", Text),
    Column("desk", Text),
    Column("name", Text),
    Column("village", Text),
    Column("applicant", JSON),
    Column("answers", JSON),
    Column("ticks", JSON),
    Column("purpose", Text),
    Column("covering_number", Text),
    Column("covering_date", Date),
    Column("particulars", JSON),
    Column("officer_id", Integer),
    Column("opened_at", DateTime),
    Column("complete_at", DateTime),
    Column("due_at", DateTime),
    Column("closed_at", DateTime),
    Column("desk_since", DateTime),
    Column("letter_number", Text),
    Column("revision", Integer),
    Column("finished_at", DateTime),
)
case_event = Table(
    "case_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer),
    Column("at", DateTime),
    Column("officer_id", Integer),
    Column("move", Text),
    Column("position", Integer),
    Column("step", Text),
    Column("official_id", Integer),
    Column("official", Text),
    Column("note", Text),
)
request = Table(
    "request",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Integer),
    Column("at", DateTime),
)
number_counter = Table(
    "number_counter",
    metadata,
    Column("series", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("first", Integer),
    Column("last", Integer),
)
register_entry = Table(
    "register_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text),
    Column("series", Text),
    Column("year", Integer),
    Column("sequence", Integer),
    Column("classification", Text),
    Column("date", Date),
    Column("at", DateTime),
    Column("case_id", Integer),
    Column("case_number", Text),
    Column("service_key", Text),
    Column("service_title", Text),
    Column("name", Text),
    Column("nik", Text),
    Column("address", Text),
    Column("village", Text),
    Column("purpose", Text),
    Column("covering_number", Text),
    Column("covering_date", Date),
    Column("signer", Text),
    Column("officer", Text),
    Column("insert_no", Integer),
    Column("kind", Text),
    Column("addressee", Text),
    Column("attachments", Text),
    Column("reason", Text),
    Column("authority", Text),
    Column("block_id", Integer),
)
letter = Table(
    "letter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer),
    Column("version", Integer),
    Column("number", Text),
    Column("entry_id", Integer),
    Column("content", JSON),
    Column("template_version", Integer),
    Column("pdf", LargeBinary),
    Column("fingerprint", Text),
    Column("signer_id", Integer),
    Column("issued_at", DateTime),
    Column("officer_id", Integer),
)
print_log = Table(
    "print_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime),
    Column("officer_id", Integer),
    Column("kind", Text),
    Column("case_id", Integer),
    Column("target", Text),
)
handover = Table(
    "handover",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer),
    Column("year", Integer),
    Column("sequence", Integer),
    Column("document", Text),
    Column("number", Text),
    Column("collected_by", Text),
    Column("relation", Text),
    Column("at", DateTime),
    Column("officer_id", Integer),
)
