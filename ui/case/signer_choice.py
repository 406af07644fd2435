"""The signer of a letter: whoever may sign today, in which capacity, with a mark for who is not in the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.model.authority import Presence, Signing
from app.model.people import Official
from ui.case.signing import SigningView, choice_words, note_words
from ui.widgets.basics import button, label, row, show_if
from ui.widgets.fields import ChoiceField


class SignerChoice(QWidget):
    """The list, a sentence below it, and a way to mark the official present or away.

    `presence` carries (official, post, mark) of whom to mark, `appoint` the seat for which somebody is wanted; `combo`
    is the list.
    """

    presence = Signal(object, str, object)
    appoint = Signal(str)

    def __init__(self, caption: str = "Penanda tangan surat") -> None:
        super().__init__()
        self._caption = caption
        self._view = SigningView()
        self._titles: Mapping[str, str] = {}
        self._today = dt.date.min
        self._number = ""
        self._kept: int | None = None
        self._copy = False
        self._own: int | None = None
        self.field = ChoiceField(caption, (), hint="Belum ada yang berwenang")
        self.combo = self.field.combo
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.activated.connect(self._choose)
        self.note = label("", "warning", wrap=True)
        self.appoint_button = button("Tunjuk pengganti…", self._appoint, "link")
        self.presence_button = button("", self._mark, "link")
        self.presence_button.setMinimumWidth(1)  # a long post is cut before it widens the panel
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.field)
        layout.addWidget(self.note)
        layout.addLayout(row(self.appoint_button, None, gap=0))
        layout.addLayout(row(self.presence_button, None, gap=0))
        self.setFocusProxy(self.combo)

    def show_case(
        self,
        number: str,
        view: SigningView,
        kept: int | None,
        titles: Mapping[str, str],
        today: dt.date,
        *,
        copy: bool,
    ) -> None:
        """Shows who may sign this letter; `kept` signed the one that is kept, which a print brings back as a `copy`.

        What the officer chose stays while it can; the proposal follows who is in the office.
        """
        if number != self._number:
            self._number, self._own = number, None
        able = [signing.official.id for signing in view.choices]
        if view.signed:
            self._own, kept = None, able[0]
        self._view, self._titles, self._today = view, titles, today
        self._kept, self._copy = (kept if copy or kept in able else None), copy
        if self._own not in able:
            self._own = None
        self.field.set_caption("Ditandatangani oleh" if view.signed else self._caption)
        self.combo.setEnabled(not view.signed)
        self.field.set_choices([choice_words(signing, view, titles) for signing in view.choices])
        self.combo.setCurrentIndex(able.index(self.signer_id) if self.signer_id in able else -1)
        self._show_note()

    @property
    def signer_id(self) -> int | None:
        """Who is to sign: as chosen, else who signed the kept letter, else who is proposed; None while nobody may."""
        if self._own is not None:
            return self._own
        if self._kept is not None:
            return self._kept
        return self._view.proposed.official.id if self._view.proposed else None

    @property
    def own_id(self) -> int | None:
        """Whom the officer chose; None while nobody was."""
        return self._own

    @property
    def said(self) -> int | None:
        """Whom the officer chose; None where the proposal of today stands."""
        return self._own

    @property
    def chosen(self) -> Signing | None:
        """The capacity of whoever is to sign; None while nobody may, or no longer."""
        return next((s for s in self._view.choices if s.official.id == self.signer_id), None)

    def _choose(self, at: int) -> None:
        self._own = self._view.choices[at].official.id
        self._show_note()

    def _show_note(self) -> None:
        quiet = self._copy and self._own is None
        said = "" if quiet else note_words(self.chosen, self._view, self._titles, self._today)
        self.note.setText(said)
        show_if(self.note, bool(said))
        # Where the page says above that nobody stands in, the way stands there.
        show_if(self.appoint_button, bool(said and self._view.unfilled) and not self._view.waiting)
        found = self._to_mark()
        show_if(self.presence_button, found is not None)
        if found is not None:
            there = "sudah di tempat" if found[2] else "tidak di tempat"
            self.presence_button.setText(f"Tandai {found[1]} {there}")

    def _to_mark(self) -> tuple[Official, str, Presence | None] | None:
        """Whom the link marks: the holder of the seat, for whom somebody might stand in, else whoever is chosen."""
        if self._view.signed:
            return None
        one = self._view.holder or (self.chosen.official if self.chosen else None)
        if one is None:
            return None
        return one, self._titles.get(one.seat, one.name), self._view.mark(one.id)

    def _appoint(self) -> None:
        self.appoint.emit(self._view.unfilled)

    def _mark(self) -> None:
        found = self._to_mark()
        if found is not None:
            self.presence.emit(*found)
