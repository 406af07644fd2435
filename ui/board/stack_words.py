"""What the stack dialogs say, without Qt: the lines of their lists, their buttons, and what became of a stack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.actions.carry_sheets import DeskChoice
from app.model.case import STATE_LABELS, CaseCard, CaseState, Priority
from app.model.catalogue import StepKind
from app.model.stack import FileResult, MovedStack, OpenSheet, SheetView, Stack, StackDesk, StackFile
from app.model.worktime import WorkCalendar
from app.rules.clock.worktime import age
from app.rules.flow import STEP_VERBS
from app.rules.stacks import can_tick, desk_title, stands_at
from app.rules.wording import number_words, one_line, time_words
from ui.board.cards import carried_words, seat_begins

Titles = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SideLine:
    """A line of the list at left: a desk, a sheet or a stack. One without a key is a heading between them."""

    key: str
    title: str
    about: str = ""
    chip: str = ""
    kind: str = "quiet"


@dataclass(frozen=True, slots=True)
class TickLine:
    """A file that can be ticked, in the words of its line. `error` says why it stayed; `fresh`: scanned just now."""

    id: int
    name: str
    about: str
    chip: str = ""
    kind: str = "quiet"
    ticked: bool = False
    able: bool = True
    error: str = ""
    fresh: bool = False

    @property
    def spoken(self) -> str:
        """The whole line for screen readers."""
        state = "dicentang" if self.ticked else "" if self.able else "tidak bisa dicentang"
        return ", ".join(part for part in (self.name, self.about, self.chip, state, self.error) if part)


def desk_line(choice: DeskChoice, titles: Titles) -> SideLine:
    """A desk with how many files wait there, and how many of them are out."""
    free = choice.load.waiting - choice.load.out
    out = f"{number_words(choice.load.out)} diantar" if choice.load.out else ""
    about = " · ".join(part for part in (choice.official, out) if part)
    desk = choice.load.desk
    return SideLine(desk_key(desk), short_title(desk, titles), about, number_words(free), "info" if free else "quiet")


def short_title(desk: StackDesk, titles: Titles) -> str:
    """A desk as it fits in a narrow list: 'Paraf Kasi Ketenteraman'."""
    return desk_title(desk, {desk.actor: seat_begins(titles.get(desk.actor, desk.actor))})


def desk_key(desk: StackDesk) -> str:
    """A desk as the key of a line."""
    return f"{desk.kind.value}/{desk.actor}"


def desk_of_card(card: CaseCard | None) -> StackDesk | None:
    """The desk at which a card of the board waits; None for one that is only to be collected."""
    if card is None or not card.step_kind or card.state is not CaseState.IN_PROGRESS:
        return None
    return StackDesk(StepKind(card.step_kind), card.step_actor)


def sheet_line(one: OpenSheet, titles: Titles, now: dt.datetime) -> SideLine:
    """A sheet that is not back whole."""
    sheet = one.sheet
    about = f"{sheet.number} · {carried_words(sheet.at, now)}"
    chip = f"{one.out} dari {one.files}" if one.out < one.files else number_words(one.files)
    return SideLine(f"sheet/{sheet.number}", short_title(sheet.desk, titles), about, chip, "info")


def moved_line(stack: MovedStack, titles: Titles) -> SideLine:
    """A stack that was moved today."""
    about = f"dipindahkan {time_words(stack.at)}"
    return SideLine(moved_key(stack), short_title(stack.desk, titles), about, number_words(len(stack.numbers)))


def moved_key(stack: MovedStack) -> str:
    """A moved stack as the key of a line."""
    return f"moved/{stack.id}/{stack.at.isoformat()}"


def waiting_line(file: StackFile, ticked: bool, now: dt.datetime, calendar: WorkCalendar) -> TickLine:
    """A file that waits to be carried, with its age against the promise."""
    card = file.card
    chip, kind = "", "quiet"
    if card.pause is not None:
        chip = "dijeda"
    elif card.due_at is not None:
        found = age(card.complete_at or card.opened_at, card.due_at, now, calendar, card.promised_at)
        chip, kind = found.text, found.urgency.value
    carried = carried_words(file.carried_at, now) if file.carried_at else ""
    return TickLine(card.id, _name(card), _about(card, carried), chip, kind, ticked)


def stack_lines(
    stack: Stack, results: Mapping[str, FileResult], fresh: int, titles: Titles, now: dt.datetime
) -> tuple[TickLine, ...]:
    """The files of a stack: which are ticked, which cannot go on and where they are instead."""
    return tuple(_stack_line(stack, file, results.get(file.card.number), fresh, titles, now) for file in stack.files)


def _stack_line(
    stack: Stack, file: StackFile, result: FileResult | None, fresh: int, titles: Titles, now: dt.datetime
) -> TickLine:
    card = file.card
    here = stands_at(file, stack.desk)
    error = result.error.full if result is not None and result.error is not None and here else ""
    chip, kind = "", "quiet"
    if result is not None and result.error is None and not here:
        chip, kind = f"nomor {result.register_number}" if result.register_number else "dipindahkan", "fine"
    elif not here:
        chip = place_words(file, titles)
    elif file.alone:
        chip, kind, error = "satu per satu", "nearly", error or file.alone
    elif card.pause is not None:
        chip, kind = "dijeda", "nearly"
    elif stack.sheet is not None and file.sheet != stack.sheet.number:
        chip, kind = "di luar lembar", "info"
    return TickLine(
        card.id,
        _name(card),
        _about(card),
        chip,
        kind,
        card.id in stack.ticked,
        can_tick(stack, file, titles),
        error,
        card.id == fresh,
    )


def place_words(file: StackFile, titles: Titles) -> str:
    """Where a file is that left the desk: 'sudah di Stempel', 'di pemohon', 'selesai'."""
    desk = file.desk
    if file.card.state is CaseState.IN_PROGRESS and desk is not None:
        return f"di {short_title(desk, titles)}"
    return STATE_LABELS[file.card.state].lower()


def _name(card: CaseCard) -> str:
    return f"★ {one_line(card.name)}" if card.priority is not Priority.NONE else one_line(card.name)


def _about(card: CaseCard, more: str = "") -> str:
    return " · ".join(part for part in (card.number, card.service_short, more) if part)


def sheet_words(view: SheetView) -> str:
    """A sheet that was taken in hand: how many of its files are still out."""
    out = sum(file.sheet == view.sheet.number for file in view.files)
    named = f"Lembar {view.sheet.number}"
    if not out:
        return f"{named} sudah kembali semua."
    return f"{named}: {number_words(out)} berkas belum kembali. Pindai atau centang yang kembali."


def print_button(count: int) -> str:
    """What the button of the carry-in sheet says."""
    return f"Cetak lembar antar – {number_words(count)} berkas   F9" if count else "Cetak lembar antar   F9"


def move_button(ticked: int, stays: int) -> str:
    """What the button says that moves the ticked files: 'Pindahkan 9 berkas (1 tetap)'."""
    if not ticked:
        return "Pindahkan   F9"
    left = f" ({number_words(stays)} tetap)" if stays else ""
    return f"Pindahkan {number_words(ticked)} berkas{left}   F9"


def moved_words(desk: StackDesk, results: Sequence[FileResult], stays: int) -> str:
    """What became of a stack, in one sentence or two."""
    moved = sum(one.error is None for one in results)
    failed = len(results) - moved
    numbers = [one.register_number for one in results if one.register_number]
    if len(numbers) > 1:
        said = [f"{number_words(len(numbers))} nomor diambil: {numbers[0]} s.d. {numbers[-1]}."]
    elif numbers:
        said = [f"Nomor {numbers[0]} diambil."]
    else:
        said = [f"{STEP_VERBS[desk.kind]}: {number_words(moved)} berkas." if moved else "Tidak ada yang dipindahkan."]
    if failed:
        said.append(f"{number_words(failed)} gagal, lihat di daftar.")
    if stays > failed:
        said.append(f"{number_words(stays - failed)} tetap di meja ini.")
    return " ".join(said)


def undo_words(stack: MovedStack) -> str:
    """What may be done with a stack that was moved today."""
    count = number_words(len(stack.numbers))
    return f"{count} berkas dipindahkan pukul {time_words(stack.at)}. Bisa dibatalkan sampai hari ini berakhir."


def undone_words(results: Sequence[FileResult]) -> str:
    """What became of a stack that was taken back."""
    failed = [one for one in results if one.error is not None]
    back = len(results) - len(failed)
    said = f"{number_words(back)} berkas kembali ke meja sebelumnya." if back else "Tidak ada berkas yang kembali."
    return f"{said} {number_words(len(failed))} tidak ikut: sudah berjalan lagi." if failed else said
