"""Penugasan: who may sign besides the holders of the seats, under which decision, from when until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.actions.authority import end_grant, grant
from app.changes import Outcome
from app.errors import UserError
from app.model.authority import Authority, AuthorityKind
from app.model.people import Official
from app.ports import UnitOfWork
from app.rules.authority.seats import official_seats
from app.rules.authority.signing import holder, in_term
from ui.desk import Desk
from ui.settings.authority_words import days_left, days_words, detail_words, grant_title, state_words
from ui.settings.grant_form import EndForm, GrantForm
from ui.settings.section import Section, SettingsState
from ui.settings.table import RowsModel, RowsView, TableRow
from ui.widgets.basics import EmptyState, button, card, column, label, row
from ui.widgets.form import FormDialog

_WIDEST = 1060


class AuthoritiesSection(Section):
    """The grants, those in force first. `opened` is the form now shown, for tests."""

    saves = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "Penugasan",
            "edit",
            "Plt., Plh., Pj., a.n., dan u.b.: siapa boleh menandatangani selain pejabat definitif, dan sampai kapan.",
        )
        self._state: SettingsState | None = None
        self._titles: dict[str, str] = {}
        self._wanted = ""
        self._made: int | None = None
        self.grants: dict[int, Authority] = {}
        self.opened: FormDialog | None = None
        self.model = RowsModel(("Penugasan", "Pejabat", "Berlaku", "Keadaan"))
        self.table = _GrantView(self.model, "Penugasan", (0, 1))
        self.add_button = button("Tambah penugasan", self.add, "primary", "add", "Ctrl+N")
        self.end_button = button("Akhiri lebih awal…", self.end, "danger", key="Del")
        self.detail = label("", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        frame = card(column(self.detail, gap=0, margins=12), "soft")
        self.teach_button = button("Tambah penugasan", self.add, "primary", "add", "Ctrl+N")
        self._empty = EmptyState(
            "edit",
            "Belum ada penugasan",
            "Bila pejabat berhalangan atau jabatannya kosong, catat di sini siapa yang menandatangani dan nomor surat "
            "perintahnya. Blok tanda tangan mengikuti sendiri.",
            self.teach_button,
        )
        filled = QWidget()
        tools = row(self.add_button, self.end_button, None)
        layout = column(self.table, frame, tools, gap=12)
        layout.setContentsMargins(20, 4, 20, 16)
        layout.setStretch(0, 1)
        filled.setLayout(layout)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(filled)
        self._stack.setMaximumWidth(_WIDEST)
        outer = row(self._stack, None)
        outer.setStretch(0, 1000)
        self.setLayout(outer)
        self.table.chosen.connect(lambda _key: self._show_chosen())
        # Ending hangs on Del alone: the second Enter on the form of a new grant must not ask to end it.
        self.table.ended.connect(self.end)

    def load(self, state: SettingsState) -> None:
        """Shows the grants: in force, then to come, then over."""
        self._state = state
        self._titles = official_seats(state.profile)
        today = self.desk.now().date()

        def rank(one: Authority) -> tuple[int, int, int]:
            order = 0 if one.holds(today) else 2 if _over(one, today) else 1
            return order, (1 if order == 1 else -1) * one.first_day.toordinal(), -one.id

        self.grants = {one.id: one for one in sorted(state.powers.authorities, key=rank)}
        chosen = self.table.key
        self.model.fill([self._line(one) for one in self.grants.values()])
        self.table.choose(chosen)
        self._choose_made()
        first_of_all = bool(self.grants) and self.window().focusWidget() is self.teach_button
        self._stack.setCurrentIndex(1 if self.grants else 0)
        if first_of_all:
            self.focus_first()
        self._show_chosen()
        self._begin_wanted()

    def _choose_made(self) -> None:
        """The new grant becomes the chosen one, as soon as both the form and the list know of it."""
        if self._made in self.grants:
            self.table.choose(self._made)
            self._made = None

    def _official(self, one: Authority) -> Official:
        assert self._state is not None
        people = self._state.powers.officials
        gone = Official(one.official_id, "", "pejabat lama", active=False)
        return next((o for o in people if o.id == one.official_id), gone)

    def _line(self, one: Authority) -> TableRow:
        assert self._state is not None
        today, official = self.desk.now().date(), self._official(one)
        cells = (
            grant_title(one, official, self._titles),
            official.name,
            days_words(one, today),
            state_words(one, official, today),
        )
        over = _over(one, today) or not official.active
        pressing = not one.ended and one.holds(today) and days_left(one.last_day, today) is not None
        return TableRow(one.id, cells, faint=over, pressing=pressing)

    @property
    def chosen(self) -> Authority | None:
        """The grant under the keyboard."""
        key = self.table.key
        return self.grants.get(key) if isinstance(key, int) else None

    def _may_end(self, one: Authority | None) -> bool:
        return one is not None and not one.ended and not _over(one, self.desk.now().date())

    def _show_chosen(self) -> None:
        one = self.chosen
        self.end_button.setEnabled(self._may_end(one))
        if one is not None and self._state is not None:
            shorts = {s.service.key: s.service.short for s in self._state.services}
            self.detail.setText(detail_words(one, shorts))

    # -- asked for elsewhere -----------------------------------------------------------------

    def show_one(self, name: str) -> None:
        """Asks who acts for that seat; as soon as it is known who there is."""
        self._wanted = name
        self._begin_wanted()

    def _begin_wanted(self) -> None:
        if self._state is None or self._wanted not in self._titles:
            return
        seat, self._wanted = self._wanted, ""
        self.add()
        if isinstance(self.opened, GrantForm):
            held = holder(seat, self.desk.now().date(), self._state.powers)
            self.opened.begin_with(seat, AuthorityKind.PLH if held else AuthorityKind.PLT)

    # -- giving and ending -------------------------------------------------------------------

    def add(self) -> None:
        """Ctrl+N: asks for a new grant."""
        state = self._state
        if state is None:
            return
        today = self.desk.now().date()
        people = [o for o in state.powers.officials if in_term(o, today)]
        services = [(s.service.key, s.service.short) for s in state.services]
        form = GrantForm(self.window(), state.profile, people, services, today)

        def save() -> tuple[Callable[[UnitOfWork], Outcome[Any]], str]:
            wanted, now, officer = form.grant(), self.desk.now(), self.desk.officer_id
            official = next(o for o in people if o.id == wanted.official_id)
            said = f"Penugasan {grant_title(wanted, official, self._titles)} dicatat."
            return lambda uow: grant(wanted, uow, now, officer), said

        self._open(form, save)

    def end(self) -> None:
        """Del: asks when and why the chosen grant ends before its time."""
        one = self.chosen
        if one is None or not self._may_end(one):
            return
        official, today = self._official(one), self.desk.now().date()
        title = grant_title(one, official, self._titles)
        form = EndForm(self.window(), title, official.name, max(today, one.first_day))

        def save() -> tuple[Callable[[UnitOfWork], Outcome[Any]], str]:
            last, reason = form.day, form.reason.value
            now, officer = self.desk.now(), self.desk.officer_id
            return lambda uow: end_grant(one.id, last, reason, uow, now, officer), f"Penugasan {title} diakhiri."

        self._open(form, save)

    def _open(self, form: FormDialog, save: Callable[[], tuple[Callable[[UnitOfWork], Outcome[Any]], str]]) -> None:
        def send(_values: object) -> None:
            try:
                work, said = save()
            except UserError as error:
                form.refuse(error)
                return

            def written(value: object) -> None:
                if isinstance(value, int):
                    self._made = value
                    self._choose_made()
                form.finish()
                self.desk.notice.emit(said)

            self.desk.ops.write(work, written, form.refuse, form)

        self.opened = form
        form.sent.connect(send)
        form.finished.connect(lambda _code: self.focus_first())
        form.open()

    def focus_first(self) -> None:
        """The list, or the button that begins the first grant."""
        (self.table if self.grants else self.teach_button).setFocus(Qt.FocusReason.OtherFocusReason)


def _over(one: Authority, today: dt.date) -> bool:
    return one.cancelled or (one.last_day is not None and one.last_day < today)


class _GrantView(RowsView):
    """The list; Del ends the chosen grant."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del asks for an early end."""
        if event.key() == Qt.Key.Key_Delete:
            self.ended.emit()
            return
        super().keyPressEvent(event)
