"""The register of a closed month: what was in it when it was sealed, and what was added to it afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.model.books import CORRECTABLE, BookRow, EntryKind, Mark, MarkKind, MonthClose
from app.model.month import Addendum, MonthBook, RegisterRow
from app.model.register import RegisterEntry
from app.rules.books.endings import added_after, as_of
from app.rules.wording import number_words

_ROW_KINDS = {
    EntryKind.CASE: "Nomor baru",
    EntryKind.INSERTED: "Sisipan",
    EntryKind.MANUAL: "Nomor baru",
    EntryKind.BLANK: "Blanko",
}
_MARK_KINDS = {MarkKind.FILL: "Blanko diisi", MarkKind.CORRECTION: "Ralat", MarkKind.VOID: "Batal"}


def month_book(rows: Iterable[RegisterRow], closes: Sequence[MonthClose]) -> MonthBook:
    """The rows as each month was closed; rows and marks that came later are addenda, in the order they came."""
    by_month = {close.month: close for close in closes}
    kept: list[RegisterRow] = []
    late_rows: list[RegisterRow] = []
    later: list[Addendum] = []
    for row in rows:
        close = by_month.get(f"{row.row.entry.date:%Y-%m}")
        if close is None:
            kept.append(row)
            continue
        later.extend(_later(row.row, close))
        later.extend(added_after(row, close.closed_at))
        if row.row.entry.id <= close.last_entry_id:
            kept.append(_as_closed(row, close))
        else:
            late_rows.append(row)
    return MonthBook(tuple(kept), tuple(sorted(later, key=lambda added: added.at)), tuple(late_rows))


def _as_closed(row: RegisterRow, close: MonthClose) -> RegisterRow:
    """A row as it stood: a reprint of a closed month says what the sealed one said."""
    marks = tuple(mark for mark in row.row.marks if mark.id <= close.last_mark_id)
    return replace(as_of(row, close.closed_at), row=BookRow(row.row.entry, marks))


def _later(row: BookRow, close: MonthClose) -> Iterator[Addendum]:
    entry = row.entry
    if entry.id > close.last_entry_id:
        kind = _ROW_KINDS[EntryKind(entry.kind)]
        yield Addendum(entry.at, entry.number, kind, _whose(entry), entry.reason, entry.authority, entry.officer)
    for mark in row.marks:
        if mark.id > close.last_mark_id:
            kind = _MARK_KINDS[mark.kind]
            yield Addendum(mark.at, entry.number, kind, _changes(row, mark), mark.reason, mark.authority, mark.officer)


def _whose(entry: RegisterEntry) -> str:
    return "; ".join(part for part in (entry.name, entry.service_title) if part)


def _changes(row: BookRow, mark: Mark) -> str:
    """What a mark changed: 'Nama: Rina menjadi Rini'; of a void row whose it was. A NIK is never spelled out here."""
    before = BookRow(row.entry, tuple(m for m in row.marks if m.id < mark.id)).current
    if mark.kind is MarkKind.VOID:
        return _whose(before)
    words = []
    for key, value in mark.content.items():
        if key not in CORRECTABLE:
            continue
        if key == "nik":
            words.append("NIK diperbaiki")
            continue
        old = getattr(before, key)
        words.append(f"{CORRECTABLE[key]}: {old} menjadi {value}" if old else f"{CORRECTABLE[key]}: {value}")
    return "; ".join(words)


def book_note(rows: Sequence[RegisterRow]) -> str:
    """How many numbers the book has, and of which kinds: 'Jumlah 412 nomor, di antaranya 3 batal dan 2 sisipan.'"""
    void = sum(row.row.void for row in rows)
    counts = (
        (void, "batal"),
        (_of_kind(rows, EntryKind.INSERTED), "sisipan"),
        (_of_kind(rows, EntryKind.MANUAL), "diketik di luar Loket"),
        (sum(row.row.open_blank for row in rows), "blanko belum diisi"),
    )
    said = [f"{count} {word}" for count, word in counts if count]
    if not said:
        return f"Jumlah {number_words(len(rows))} nomor."
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} dan {said[-1]}"
    return f"Jumlah {number_words(len(rows))} nomor, di antaranya {listed}."


def _of_kind(rows: Sequence[RegisterRow], kind: EntryKind) -> int:
    return sum(row.row.entry.kind == kind for row in rows)
