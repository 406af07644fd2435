"""Carry-in sheets: which desks have files waiting, what goes on a sheet, and the sheet as it is printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.actions.pauses import powers
from app.actions.setup import the_office
from app.changes import Change, Outcome, outcome
from app.errors import IllegalMove, NotFound, UserError
from app.model.catalogue import OfficeProfile, StepKind
from app.model.stack import CarrySheet, DeskLoad, OpenSheet, SheetView, StackDesk, StackFile
from app.model.stack_paper import CarryContent, CarryRow
from app.ports import UnitOfWork
from app.rules.clock.worktime import Urgency, age
from app.rules.holders import holder_of
from app.rules.papers.letter_text import letterhead
from app.rules.stacks import desk_order, desk_title, in_order, stands_at, why_alone
from app.rules.wording import date_short, day_words, one_line, time_words


@dataclass(frozen=True, slots=True)
class DeskChoice:
    """A desk to carry to: its name, who sits there or stands in, how many files wait, and its sheets still out."""

    load: DeskLoad
    title: str
    official: str
    sheets: tuple[OpenSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """Which files are carried to a desk, by number. `id` makes a double click one sheet."""

    id: str
    desk: StackDesk
    numbers: tuple[str, ...]


def desk_choices(uow: UnitOfWork, now: dt.datetime) -> tuple[DeskChoice, ...]:
    """The desks at which files wait, those of officials first."""
    office, held, day = the_office(uow), powers(uow), now.date()
    sheets = uow.stacks.open_sheets()
    loads = sorted(
        (load for load in uow.stacks.desks() if load.desk.kind is not StepKind.HAND_OVER),
        key=lambda load: desk_order(load.desk, office.seats),
    )
    return tuple(
        DeskChoice(
            load,
            desk_title(load.desk, office.seats),
            holder_of(load.desk.actor, "", office, held, day).name,
            tuple(one for one in sheets if one.sheet.desk == load.desk),
        )
        for load in loads
    )


def files_at(desk: StackDesk, uow: UnitOfWork) -> tuple[StackFile, ...]:
    """The files that wait at a desk, by number; those that are out have the number of their sheet."""
    return with_reasons(uow.stacks.waiting_at(desk), uow)


def with_reasons(files: Iterable[StackFile], uow: UnitOfWork) -> tuple[StackFile, ...]:
    """The files, each with why its step is done alone, where it is."""
    known: dict[tuple[str, StackDesk], str] = {}

    def reason(file: StackFile) -> str:
        desk = file.desk
        if desk is None:
            return ""
        key = (file.card.service_key, desk)
        if key not in known:
            known[key] = why_alone(desk.kind, uow.templates.procedure(key[0]))
        return known[key]

    return tuple(replace(file, alone=reason(file)) for file in files)


def make_sheet(wanted: SheetRequest, uow: UnitOfWork, now: dt.datetime, officer_id: int) -> Outcome[CarrySheet]:
    """Writes down a carry-in sheet. A file that was out on an earlier sheet is on this one from now on.

    Raises UserError without files, NotFound for an unknown one, IllegalMove for one that is not at this desk any more.
    """
    done = uow.cases.done_request(wanted.id)
    if done is not None:
        made = uow.stacks.last_sheet(done)
        assert made is not None, "a request of a sheet names a file on it"
        return outcome(made)
    if not wanted.numbers:
        raise UserError("Belum ada berkas yang dicentang.", "Centang berkas yang akan diantar.")
    office = the_office(uow)
    files = tuple(sorted((_at(wanted.desk, n, office, uow) for n in in_order(wanted.numbers)), key=lambda f: f.card.id))
    # Never before the files came to the desk, were the clock set back since: else they would not count as carried.
    at = max(now, *(file.card.desk_since for file in files))
    official = _officials(wanted.desk, files, office, uow, now.date())
    sheet = uow.stacks.add_sheet(wanted.desk, official, files, at, officer_id)
    uow.cases.remember_request(wanted.id, files[0].card.id, now)
    uow.commit()
    return outcome(sheet, Change.CASES)


def _at(desk: StackDesk, number: str, office: OfficeProfile, uow: UnitOfWork) -> StackFile:
    file = uow.stacks.file(number)
    if file is None:
        raise NotFound(f"Berkas {number} tidak ada.", "Periksa nomornya, atau cari dengan nama.")
    if not stands_at(file, desk):
        raise IllegalMove(
            f"Berkas {number} tidak lagi menunggu di {desk_title(desk, office.seats)}.",
            "Daftarnya sudah dibaca ulang. Cetak sekali lagi.",
        )
    return file


def _officials(
    desk: StackDesk, files: Sequence[StackFile], office: OfficeProfile, uow: UnitOfWork, day: dt.date
) -> str:
    """Whom the files go to: one name, or several where somebody stands in for some services only."""
    held = powers(uow)
    services = dict.fromkeys(file.card.service_key for file in files)
    names = [holder_of(desk.actor, key, office, held, day).name for key in services]
    return " / ".join(dict.fromkeys(name for name in names if name))


def view_of(number: str, uow: UnitOfWork) -> SheetView:
    """A sheet with its files as they are now. Raises NotFound."""
    sheet = uow.stacks.sheet(number)
    if sheet is None:
        raise NotFound(f"Lembar antar {number} tidak ada.", "Periksa nomornya.")
    return SheetView(sheet, with_reasons(uow.stacks.files_of(sheet), uow))


def sheet_content(number: str, uow: UnitOfWork, now: dt.datetime, *, again: bool = False) -> CarryContent:
    """The sheet to print; `again` marks a reprint, on which what is back already is ticked. Raises NotFound."""
    view, office = view_of(number, uow), the_office(uow)
    sheet, calendar = view.sheet, uow.office.calendar()

    def row(file: StackFile) -> CarryRow:
        card = file.card
        # As it stood when the sheet was carried away, also on a reprint: the two must not differ.
        found = None
        if card.due_at is not None and card.pause is None:
            begun = card.complete_at or card.opened_at
            found = age(begun, card.due_at, sheet.at, calendar, card.promised_at)
        return CarryRow(
            number=card.number,
            service=card.service_short,
            name=one_line(card.name),
            age=found.text if found else "jam berhenti" if card.pause else "",
            due=f"{date_short(card.due_at.date())} {time_words(card.due_at)}" if card.due_at else "",
            late=found is not None and found.urgency is Urgency.LATE,
            back=again and file.sheet != sheet.number,
        )

    return CarryContent(
        head=letterhead(office, uow.office.emblem()),
        number=sheet.number,
        desk=desk_title(sheet.desk, office.seats),
        official=sheet.official,
        date_line=f"{day_words(sheet.at.date())}, pukul {time_words(sheet.at)}",
        rows=tuple(map(row, view.files)),
        officer=sheet.officer,
        copy_line=f"Cetak ulang {date_short(now.date())}, pukul {time_words(now)}" if again else "",
        paper=uow.office.settings().letter_paper,
        training=uow.office.is_training(),
    )
