"""The tables of the books beyond the entries themselves, for queries (schema 2)."""

from __future__ import annotations

from sqlalchemy import JSON, Column, DateTime, Integer, Table, Text

from db.tables import metadata

register_mark = Table(
    "register_mark",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", Integer),
    Column("kind", Text),
    Column("at", DateTime),
    Column("officer", Text),
    Column("authority", Text),
    Column("reason", Text),
    Column("content", JSON),
)
number_block = Table(
    "number_block",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series", Text),
    Column("year", Integer),
    Column("first", Integer),
    Column("last", Integer),
    Column("at", DateTime),
    Column("officer", Text),
    Column("reason", Text),
)
book_year = Table(
    "book_year",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("mode", Text),
    Column("first", Integer),
    Column("opened_at", DateTime),
    Column("officer", Text),
)
clock_leap = Table(
    "clock_leap",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime),
    Column("last_at", DateTime),
    Column("official", Text),
    Column("officer", Text),
    Column("reason", Text),
)
dispatch = Table(
    "dispatch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("year", Integer),
    Column("sequence", Integer),
    Column("at", DateTime),
    Column("entry_id", Integer),
    Column("letter_number", Text),
    Column("subject", Text),
    Column("addressee", Text),
    Column("receiver", Text),
    Column("officer", Text),
)
month_close = Table(
    "month_close",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("month", Text),
    Column("closed_at", DateTime),
    Column("officer", Text),
    Column("previous", Text),
    Column("seal", Text),
    Column("row_count", Integer),
    Column("last_entry_id", Integer),
    Column("last_mark_id", Integer),
    Column("notes", JSON),
)
month_row = Table(
    "month_row",
    metadata,
    Column("close_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text),
    Column("row_id", Integer),
    Column("digest", Text),
)
