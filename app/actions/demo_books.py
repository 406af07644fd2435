"""What an officer of the demo writes in the books at the end of a day, so that every kind of row occurs in a month."""

from __future__ import annotations

import datetime as dt
import random

from app.actions.book_blanks import fill_blank, give_up_blanks, reserve_block
from app.actions.book_entry import Particulars
from app.actions.books import correct, enter_manual, insert_earlier, send_out, void
from app.actions.made_up import made_up_person
from app.model.books import EntryKind
from app.model.made_up_letters import ADDRESSEES, LETTERS, OTHER_ADDRESSEE, RECEIVERS
from app.model.register import RegisterEntry
from app.ports import RegisterFilter, StoredService, UnitOfWork
from app.rules.papers.patterns import fill

_SENT = 0.08
"""Of the letters of services, so many go out by the buku ekspedisi; the others are collected."""
_LETTER_EVERY, _CORRECTION_EVERY, _SISIPAN_EVERY, _VOID_EVERY, _POWER_CUT_EVERY = 3, 10, 18, 15, 40
"""Working days between two of a kind."""
_BLANKS = 4
_BEFORE_CLOSING = dt.timedelta(minutes=25)


class BookKeeper:
    """Keeps the books of one demo."""

    def __init__(self, rng: random.Random, services: list[StoredService], officers: list[int]) -> None:
        self._rng = rng
        self._services = [stored for stored in services if stored.service.standard.letter is not None]
        self._officers = officers
        self._days = 0
        self._uow: UnitOfWork
        self._now: dt.datetime

    def close_day(self, closes: dt.datetime, uow: UnitOfWork) -> None:
        """Writes what the day brought beside its files, behind its last number."""
        self._uow = uow
        last = uow.books.last_entry_at()
        self._now = max(closes - _BEFORE_CLOSING, last) if last else closes - _BEFORE_CLOSING
        self._days += 1
        today = [
            entry
            for entry in uow.register.page(RegisterFilter(closes.year, closes.month), 200)
            if entry.date == closes.date() and entry.kind == EntryKind.CASE
        ]
        for entry in reversed(today):
            if self._rng.random() < _SENT:
                self._send(entry.number, ADDRESSEES.get(entry.service_key, OTHER_ADDRESSEE))
        if self._days % _LETTER_EVERY == 1:
            self._letter()
        if today and self._days % _CORRECTION_EVERY == 5:
            self._correct(self._rng.choice(today))
        if self._days % _POWER_CUT_EVERY == 8 and self._services:
            self._power_cut()

    # -- what is written -------------------------------------------------------------

    def _letter(self) -> None:
        """A letter typed elsewhere; most of them go out, some are void, one comes in behind a number of the day."""
        letter = self._rng.choice(LETTERS)
        text = Particulars(
            name=self._said(letter.addressee),
            subject=letter.subject,
            purpose=letter.purpose,
            addressee=self._said(letter.addressee),
            attachments=letter.attachments,
            signer=self._head("Camat"),
            classification=letter.classification,
        )
        officer = self._officer()
        number = enter_manual(text, self._uow, self._later(), officer).value.number
        if self._days % _VOID_EVERY == 4:
            void(number, self._head("Camat"), "Surat tidak jadi dikeluarkan.", self._uow, self._later(), officer)
            return
        self._send(number, letter.addressee)
        if self._days % _SISIPAN_EVERY == 7:
            late = Particulars(
                name=self._said("Kepala Desa {desa}"),
                subject=letter.subject,
                purpose="susulan undangan",
                addressee=self._said("Kepala Desa {desa}"),
                signer=self._head("Camat"),
                classification=letter.classification,
            )
            insert_earlier(
                number, late, self._head("Camat"), "Surat susulan hari itu.", self._uow, self._later(), officer
            )

    def _correct(self, entry: RegisterEntry) -> None:
        changed = {"purpose": f"{entry.purpose} (dipertegas)".lstrip()}
        correct(entry.number, changed, self._head("Camat"), "Salah ketik.", self._uow, self._later(), self._officer())

    def _power_cut(self) -> None:
        """A morning without power: blanks written by hand, keyed in later, the last one not used."""
        stored, officer, rng = self._rng.choice(self._services), self._officer(), self._rng
        block = reserve_block(stored.service.key, _BLANKS, "Listrik padam.", self._uow, self._later(), officer).value
        numbers = [row.entry.number for row in self._uow.books.open_blanks() if row.entry.block_id == block.id]
        for number in numbers[:-1]:
            who = made_up_person(rng, self._now.date(), self._villages())
            text = Particulars(
                name=who.name,
                subject=stored.service.title,
                nik=who.nik,
                address=who.address,
                village=who.village,
                purpose="melengkapi persyaratan administrasi",
                signer=self._head("Camat"),
            )
            fill_blank(number, text, self._uow, self._later(), officer)
        give_up_blanks(tuple(numbers[-1:]), "Tidak terpakai.", self._uow, self._later(), officer)

    def _send(self, number: str, addressee: str) -> None:
        receiver = self._rng.choice(RECEIVERS)
        send_out(number, self._said(addressee), receiver, self._uow, self._later(), self._officer())

    # -- helpers ---------------------------------------------------------------------

    def _later(self) -> dt.datetime:
        """A few minutes on: rows are written one after the other."""
        self._now += dt.timedelta(minutes=self._rng.randrange(0, 3), seconds=self._rng.randrange(1, 60))
        return self._now

    def _said(self, pattern: str) -> str:
        office = self._uow.office.profile()
        assert office is not None
        villages = self._villages()
        values = {
            "kecamatan": office.district or office.name,
            "kabupaten": office.regency,
            "desa": self._rng.choice(villages) if villages else office.name,
        }
        return fill(pattern, values)

    def _villages(self) -> tuple[str, ...]:
        office = self._uow.office.profile()
        return tuple(village.name for village in office.villages) if office else ()

    def _head(self, without: str) -> str:
        """The post of the head of the office."""
        office = self._uow.office.profile()
        return next(iter(office.seats.values()), without) if office else without

    def _officer(self) -> int:
        return self._rng.choice(self._officers)
