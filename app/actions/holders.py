"""Siapa pegang berkas: every running file with its holder, since when, and its share of the promise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.actions.pauses import powers
from app.actions.setup import the_office
from app.model.authority import Powers
from app.model.catalogue import OfficeProfile
from app.model.holder import HeldFile, Holder, HolderFilter, HolderOrder, Share
from app.model.papers import Column, ReportContent, TablePart
from app.model.stack import StackFile
from app.model.worktime import WorkCalendar
from app.ports import UnitOfWork
from app.rules.authority.signing import ANY_SERVICE
from app.rules.holders import held_note, holder_key, holder_of, holder_order, share
from app.rules.papers.letter_text import letterhead
from app.rules.wording import date_short, day_words, number_words, one_line, time_words

_PAGE = 500
_MANY_TIMES = 10
"""From here on a percentage says less than how many times the promise it is."""
_COLUMNS = (
    Column("No.", 3, True),
    Column("Nomor berkas", 11, True),
    Column("Layanan", 14),
    Column("Pemohon", 22),
    Column("Sejak", 15, True),
    Column("Terpakai di sini", 9, True),
    Column("Janji terpakai", 9, True),
    Column("Janji selesai", 15, True),
    Column("Keterangan", 20),
)


@dataclass(frozen=True, slots=True)
class HolderPage:
    """The head of the list: who has how many files, the officials first."""

    holders: tuple[Holder, ...]
    files: int


class _Naming:
    """Names of holders, each asked for once: grants may differ from service to service."""

    def __init__(self, office: OfficeProfile, held: Powers, day: dt.date) -> None:
        self._office, self._held, self._day = office, held, day
        self._known: dict[tuple[str, str], Holder] = {}

    def holder(self, key: str, service_key: str = ANY_SERVICE) -> Holder:
        """The holder with that key, for that service."""
        if (key, service_key) not in self._known:
            self._known[key, service_key] = holder_of(key, service_key, self._office, self._held, self._day)
        return self._known[key, service_key]

    def of_file(self, file: StackFile) -> Holder:
        """Who has this file. A desa is named."""
        found = self.holder(holder_key(file.card), file.card.service_key)
        if found.key == "desa" and file.card.village:
            return replace(found, name=one_line(file.card.village))
        return found


def read_holders(uow: UnitOfWork, now: dt.datetime, service_key: str = "") -> HolderPage:
    """Who has how many of the running files."""
    office = the_office(uow)
    naming = _Naming(office, powers(uow), now.date())
    counts = uow.stacks.holders(service_key)
    keys = sorted(counts, key=lambda key: holder_order(key, office.seats))
    holders = tuple(replace(naming.holder(key), files=counts[key]) for key in keys)
    return HolderPage(holders, sum(counts.values()))


def held_files(
    wanted: HolderFilter,
    uow: UnitOfWork,
    now: dt.datetime,
    calendar: WorkCalendar,
    limit: int,
    after: HeldFile | None = None,
) -> tuple[HeldFile, ...]:
    """A page of the running files with their holders; `after` is the last one already seen."""
    files = uow.stacks.held(wanted, limit, after.file if after else None)
    return _held(files, _Naming(the_office(uow), powers(uow), now.date()), uow, now, calendar)


def _held(
    files: Sequence[StackFile], naming: _Naming, uow: UnitOfWork, now: dt.datetime, calendar: WorkCalendar
) -> tuple[HeldFile, ...]:
    pauses = uow.stacks.pauses_of([file.card.id for file in files])
    return tuple(
        HeldFile(
            file,
            naming.of_file(file),
            file.carried_at or file.card.desk_since,
            share(file.card, pauses.get(file.card.id, ()), now, calendar),
            held_note(file, now),
        )
        for file in files
    )


def holder_list(wanted: HolderFilter, uow: UnitOfWork, now: dt.datetime) -> ReportContent:
    """The daftar posisi berkas for the staff meeting: a table for each holder, the longest held first."""
    office, calendar = the_office(uow), uow.office.calendar()
    naming = _Naming(office, powers(uow), now.date())
    wanted = replace(wanted, order=HolderOrder.SINCE)
    groups: dict[str, list[HeldFile]] = {}
    last: StackFile | None = None
    while page := uow.stacks.held(wanted, _PAGE, last):
        for one in _held(page, naming, uow, now, calendar):
            groups.setdefault(one.holder.key, []).append(one)
        last = page[-1]
    keys = sorted(groups, key=lambda key: holder_order(key, office.seats))
    parts = [_table(naming.holder(key), groups[key]) for key in keys]
    count = sum(map(len, groups.values()))
    return ReportContent(
        head=letterhead(office, uow.office.emblem()),
        title="DAFTAR POSISI BERKAS",
        period=f"{day_words(now.date())}, pukul {time_words(now)} · {number_words(count)} berkas berjalan",
        parts=tuple(parts) or (TablePart("", _COLUMNS, (), empty="Tidak ada berkas yang sedang berjalan."),),
        signatures=(),
        printed_at=now,
        paper=uow.office.settings().letter_paper,
        training=uow.office.is_training(),
    )


def _table(holder: Holder, files: Iterable[HeldFile]) -> TablePart:
    rows = tuple(_row(n, held) for n, held in enumerate(files, 1))
    named = f"{holder.title} – {holder.name}" if holder.name else holder.title
    return TablePart(f"{named} ({number_words(len(rows))} berkas)", _COLUMNS, rows)


def _row(n: int, held: HeldFile) -> tuple[str, ...]:
    card = held.file.card
    return (
        str(n),
        card.number,
        card.service_short,
        one_line(card.name),
        _moment(held.since),
        percent(held.share, here=True),
        percent(held.share),
        _moment(card.due_at) if card.due_at else "–",
        held.note,
    )


def percent(found: Share | None, *, here: bool = False) -> str:
    """A share of the promise: '65 %', far beyond it '12 kali'; a dash where nothing is promised."""
    if found is None:
        return "–"
    part = found.here if here else found.whole
    return f"{number_words(round(part))} kali" if part >= _MANY_TIMES else f"{round(100 * part)} %"


def _moment(at: dt.datetime) -> str:
    return f"{date_short(at.date())} {time_words(at)}"
