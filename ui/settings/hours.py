"""Jam layanan: the hours of the week in which promised time runs, and from which day on they hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.calendar import drop_week, save_week
from app.errors import LoketError
from app.rules.clock.dated_hours import first_day_note
from app.rules.clock.hours import tidy_week, typed_week
from app.rules.wording import date_words
from ui import theme
from ui.desk import Desk
from ui.settings.calendar_section import CalendarSection
from ui.settings.hour_rows import HoursRow, holding, rows_of
from ui.settings.section import SettingsState, page_of
from ui.settings.table import RowsModel, RowsView, TableRow
from ui.settings.week_editor import WeekEditor
from ui.widgets.basics import button, column, label, row, shortcut, show_if
from ui.widgets.fields import DateField

_MOST_ROWS = 3
_DATE_WIDTH = 190
_HINT = (
    "Hari tanpa centang berarti tutup; istirahat boleh dikosongkan. Jam pada bulan Ramadan diisi di bagian Jam Ramadan."
)


class HoursSection(CalendarSection):
    """The week, a line for each day, and its first day; a list of them once there are several."""

    def __init__(self, desk: Desk) -> None:
        intro = "Janji waktu hanya berjalan pada jam layanan, di luar jam istirahat."
        super().__init__(desk, "Jam layanan", "clock", intro)
        self._rows: tuple[HoursRow, ...] = ()
        self._shown = 0
        self._wanted: dt.date | None = None
        self._news = ""
        self.model = RowsModel(("Berlaku mulai", "Jam seminggu", "Yang berubah", "Keadaan"))
        self.table = RowsView(self.model, "Jam layanan menurut tanggal", (2,))
        self.drop_button = button("Batalkan jam ini", self.drop, "danger", key="Del")
        self.first = DateField("Berlaku mulai")
        self.first.setFixedWidth(_DATE_WIDTH)
        self.first_note = label("", "muted", wrap=True)
        self.first_note.setContentsMargins(0, 0, 0, 8)  # level with the text in the box
        self.week = WeekEditor()
        begins = row(self.first, self.first_note, self.drop_button, gap=14)
        begins.setStretch(1, 1)
        for widget in (self.first_note, self.drop_button):
            begins.setAlignment(widget, Qt.AlignmentFlag.AlignBottom)
        begins.setAlignment(self.first, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        body.setLayout(column(self.table, begins, self.week, label(_HINT, "caption", wrap=True), gap=10))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page_of(body, widest=760))
        self.week.edited.connect(self.changed)
        self.first.edited.connect(self._dated)
        self.first.left.connect(self._say_first)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.week.focus_first)
        shortcut(self.table, "Delete", self.drop)

    @property
    def _row(self) -> HoursRow | None:
        return self._rows[self._shown] if self._rows else None

    @property
    def dirty(self) -> bool:
        """Whether the hours differ from what is stored; those to come may also begin on another day."""
        shown = self._row
        if shown is None:
            return False
        moved = shown.coming and self.first.date != shown.first
        return moved or tidy_week(self.week.value) != typed_week(shown.week)

    def load(self, state: SettingsState) -> None:
        """Shows the stored hours, unless they are being changed."""
        if self.dirty:
            return
        kept = self._wanted or (self._row.first if self._row else None)
        self._rows, self._wanted = rows_of(state.calendar, self.desk.now().date()), None
        at = next((n for n, one in enumerate(self._rows) if kept and one.first == kept), holding(self._rows))
        self._show(at)

    def reset(self) -> None:
        """Back to what is stored."""
        if self._rows:
            self._show(self._shown)
        self.touched.emit()

    def _show(self, at: int) -> None:
        self._shown = at
        self._fill()
        self.table.setVisible(len(self._rows) > 1)
        shown = min(len(self._rows), _MOST_ROWS)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + theme.ROW_HEIGHT * shown + 4)
        self.table.choose(at)
        one = self._rows[at]
        self.week.value = typed_week(one.week)
        self.first.say()
        self.first.date = one.first if one.coming else self.desk.now().date()
        show_if(self.drop_button, one.coming)
        self._say_first()

    def _fill(self) -> None:
        self.model.fill([TableRow(n, one.cells, one.over, pressing=one.coming) for n, one in enumerate(self._rows)])

    def _choose(self, key: Hashable) -> None:
        if not isinstance(key, int) or key == self._shown or key >= len(self._rows):
            return
        if self.dirty:
            # What is being typed belongs to the row it was begun on.
            self.table.choose(self._shown)
            self.desk.notice.emit("Simpan atau batalkan dulu perubahan jam ini.")
            return
        self._show(key)

    def _dated(self) -> None:
        self._say_first()
        self.changed()

    def _say_first(self) -> None:
        day = self.first.date
        self.first_note.setText(first_day_note(day, self.desk.now().date()) if day else "")

    def save(self) -> None:
        """Stores the week from its first day on, or says at its box what cannot be."""
        week, first = self.week.read(), self.first.date
        if first is None:
            said = "Tanggal tidak dikenal." if self.first.value else "Tanggal mulai belum diisi."
            self.first.say(f"{said} Contoh: 1-12-2026.")
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        if week is None or first is None:
            return
        shown = self._row
        instead = shown.first if shown and shown.coming else None
        now, officer = self.desk.now(), self.desk.officer_id or None
        self._news = f"Jam baru berlaku mulai {date_words(first)}. " if first > now.date() else ""
        self.write_calendar(lambda uow: save_week(week, first, uow, now, officer, instead), lambda: self._forget(first))

    def drop(self) -> None:
        """Hours that are still to come do not come."""
        shown = self._row
        if shown is None or not shown.coming or shown.first is None or self.busy:
            return
        first, now, officer = shown.first, self.desk.now(), self.desk.officer_id or None
        self._news = f"Jam mulai {date_words(first)} dibatalkan. "
        self.write_calendar(lambda uow: drop_week(first, uow, now, officer), lambda: self._forget(None))

    def _forget(self, first: dt.date | None) -> None:
        """What was typed is stored: the next reading shows it, those of `first` chosen."""
        self._rows, self._wanted = (), first

    def _counted(self, moved: int) -> None:
        super()._counted(moved)
        self._result, self._news = self._news + self._result, ""

    def show_problem(self, error: LoketError) -> bool:
        """At the box it is about."""
        if not error.field:
            return False
        if error.field == "first":
            self.first.say(error.full)
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self.week.say(error.field, error.full)
        self.week.focus(error.field)
        return True

    def focus_first(self) -> None:
        """The first hour."""
        self.week.focus_first()
