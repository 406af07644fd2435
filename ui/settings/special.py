"""Jam Ramadan: dates on which the office keeps other hours, and a proposal for the coming Ramadan."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.actions.calendar import save_special_hours
from app.errors import LoketError, UserError
from app.model.worktime import DEFAULT_WEEK, SpecialHours, Week
from app.rules.clock.holidays import propose_ramadan, range_words
from app.rules.wording import date_words
from ui import theme
from ui.desk import Desk
from ui.settings.calendar_section import CalendarSection
from ui.settings.section import SettingsState, page_of
from ui.settings.table import RowsModel, RowsView, TableRow
from ui.settings.typed_periods import TypedPeriod, cells, new_period, read_periods, typed_period
from ui.settings.week_editor import WeekEditor
from ui.widgets.basics import button, card, column, label, row, shortcut, show_if
from ui.widgets.fields import DateField, Field, TextField

_MOST_ROWS = 4
_NOTHING = (
    "Belum ada masa dengan jam layanan lain. Tambahkan untuk Ramadan atau keadaan khusus; jam biasa tetap tersimpan."
)


class SpecialSection(CalendarSection):
    """The spans of dates, and the one that is being edited."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "Jam Ramadan",
            "moon",
            "Dan masa lain dengan jam khusus. Sesudahnya jam layanan kembali seperti biasa.",
        )
        self._usual: Week = DEFAULT_WEEK
        self._stored: tuple[TypedPeriod, ...] = ()
        self._periods: list[TypedPeriod] = []
        self._proposal: SpecialHours | None = None
        self._shown = -1
        self.model = RowsModel(("Nama", "Tanggal", "Jam seminggu", "Keadaan"))
        self.table = RowsView(self.model, "Masa dengan jam layanan lain", (0, 1))
        self.name = TextField("Nama", "mis. Ramadan 1448 H", 60)
        self.first = DateField("Hari pertama")
        self.last = DateField("Hari terakhir")
        self.week = WeekEditor()
        self.fields: dict[str, Field] = {"name": self.name, "first": self.first, "last": self.last}
        self.proposal_words = label("", wrap=True)
        self.proposal_button = button("Pakai usulan ini", self.take_proposal)
        self.add_button = button("Tambah masa", self.add, "", "add", "Ctrl+N")
        self.remove_button = button("Hapus masa ini", self.remove, "danger", key="Del")
        self.empty = label(_NOTHING, "muted", wrap=True)
        self._form = self._make_form()
        self._proposal_frame = self._make_proposal()
        body = QWidget()
        body.setLayout(
            column(
                self._proposal_frame,
                self.empty,
                self.table,
                row(self.add_button, self.remove_button, None),
                self._form,
                gap=8,
            )
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page_of(body, widest=860))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda: self.name.setFocus(Qt.FocusReason.TabFocusReason))
        shortcut(self.table, "Delete", self.remove)
        for field in self.fields.values():
            field.edited.connect(self._typed)
        self.week.edited.connect(self._typed)

    def _make_form(self) -> QFrame:
        line = row(self.name, self.first, self.last, gap=12)
        for at, share in enumerate((4, 3, 3)):
            line.setStretch(at, share)
            line.setAlignment((self.name, self.first, self.last)[at], Qt.AlignmentFlag.AlignTop)
        inside = column(line, self.week, gap=8)
        inside.setContentsMargins(16, 10, 16, 6)
        return card(inside, "soft")

    def _make_proposal(self) -> QFrame:
        line = row(self.proposal_words, self.proposal_button, gap=theme.PAD)
        line.setStretch(0, 1)
        line.setContentsMargins(16, 10, 12, 10)
        return card(line, "soft")

    # -- what is stored, what is typed --------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether a span was added, changed or removed."""
        return [one.tidy for one in self._periods] != [one.tidy for one in self._stored]

    def load(self, state: SettingsState) -> None:
        """Shows the stored spans, unless they are being changed."""
        self._usual = state.calendar.week_on(self.desk.now().date())
        found = propose_ramadan(state.holidays, state.special, self.desk.now().date())
        self._proposal = found[0] if found else None
        if found:
            period, feast = found
            self.proposal_words.setText(
                f"{period.name}: perkiraan {range_words(period.first, period.last)}, dihitung mundur dari Idul Fitri "
                f"{date_words(feast)}. Pastikan dengan penetapan pemerintah; ubah bila lain."
            )
        if not self.dirty:
            self._stored = tuple(typed_period(one) for one in state.special)
            self._periods = list(self._stored)
        self._show_all()

    def reset(self) -> None:
        """Back to what is stored."""
        self._periods = list(self._stored)
        self._show_all()
        self.touched.emit()

    def _show_all(self) -> None:
        rows, at = self._rows(), self._shown
        self._shown = -1
        self.model.fill(rows)
        for widget in (self.table, self._form, self.remove_button):
            widget.setVisible(bool(rows))
        show_if(self.empty, not rows and self._proposal is None)
        taken = any(one.name == self._proposal.name for one in self._periods) if self._proposal else True
        self._proposal_frame.setVisible(not taken)
        high = self.table.horizontalHeader().sizeHint().height() + theme.ROW_HEIGHT * min(len(rows), _MOST_ROWS) + 4
        self.table.setFixedHeight(high)
        if rows:
            self._choose(max(0, min(at, len(rows) - 1)))
            self.table.choose(self._shown)

    def _rows(self) -> list[TableRow]:
        today, rows = self.desk.now().date(), []
        for n, one in enumerate(self._periods):
            texts, over = cells(one, today)
            rows.append(TableRow(n, texts, over, one.tidy not in [stored.tidy for stored in self._stored]))
        return rows

    def _choose(self, key: Hashable) -> None:
        if key == self._shown or not isinstance(key, int):
            return
        self._shown, one = key, self._periods[key]
        for field in self.fields.values():
            field.say()
        self.name.value, self.first.value, self.last.value = one.name, one.first, one.last
        self.week.value = one.week

    def _typed(self) -> None:
        if self._shown < 0:
            return
        self._periods[self._shown] = TypedPeriod(self.name.value, self.first.value, self.last.value, self.week.value)
        self.model.fill(self._rows())
        self.changed()

    # -- adding, removing, saving ---------------------------------------------------------------

    def add(self) -> None:
        """Ctrl+N: a span, ready to type in; the usual hours stand in it."""
        self._append(new_period(self._usual))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_proposal(self) -> None:
        """The coming Ramadan as it is proposed, to be confirmed."""
        if self._proposal is not None:
            self._append(typed_period(self._proposal))
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, one: TypedPeriod) -> None:
        self._periods.append(one)
        self._shown = len(self._periods) - 1
        self._show_all()
        self.changed()

    def remove(self) -> None:
        """The chosen span goes; what is stored of it goes with the next save."""
        if 0 <= self._shown < len(self._periods):
            del self._periods[self._shown]
            self._show_all()
            self.changed()
            self.focus_first()

    def save(self) -> None:
        """Stores all spans, or says at its place what cannot be."""
        try:
            periods = read_periods(self._periods)
        except UserError as error:
            self.show_problem(error)
            return
        now, officer = self.desk.now(), self.desk.officer_id or None

        def done() -> None:
            chosen = periods[self._shown].first if 0 <= self._shown < len(periods) else None
            ordered = sorted(periods, key=lambda one: one.first)
            self._stored = tuple(typed_period(one) for one in ordered)
            self._periods = list(self._stored)
            self._shown = next((n for n, one in enumerate(ordered) if one.first == chosen), 0)
            self._show_all()

        self.write_calendar(lambda uow: save_special_hours(periods, uow, now, officer), done)

    def show_problem(self, error: LoketError) -> bool:
        """At the place of the span that it is about."""
        at, _, place = error.field.partition(".")
        if not at.isdigit() or int(at) >= len(self._periods):
            return False
        self._choose(int(at))
        self.table.choose(int(at))
        field = self.fields.get(place)
        if field is None:
            self.week.say(place, error.full)
            self.week.focus(place)
        else:
            field.say(error.full)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus_first(self) -> None:
        """The list, or what leads to its first entry."""
        first = self.table if self._periods else self.add_button
        if not self._periods and self._proposal_frame.isVisible():
            first = self.proposal_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
