"""Hari libur: the closed days year by year; own ones are added, and the office may open on any of them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.actions.calendar import add_holidays, ensure_holidays, set_open
from app.actions.holiday_update import apply_update, proposed_update
from app.errors import LoketError
from app.model.worktime import Holiday, HolidayKind
from app.rules.clock.holiday_update import HolidayUpdate, update_words
from app.rules.wording import one_line
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.settings.calendar_section import CalendarSection
from ui.settings.holiday_years import caution, headline, lines_of
from ui.settings.section import SettingsState, scrolling
from ui.settings.table import RowsModel, RowsView, TableRow
from ui.widgets.basics import Chip, button, card, column, label, row, shortcut, show_if
from ui.widgets.fields import DateField, Field, TextField
from ui.widgets.segments import Segments

_KINDS = (
    (HolidayKind.LOCAL.value, "Setempat"),
    (HolidayKind.SHARED.value, "Cuti bersama"),
    (HolidayKind.NATIONAL.value, "Nasional"),
)
_YEARS_AHEAD = 3
_WIDEST = 1000
_LOWEST = 210


class HolidaysSection(CalendarSection):
    """The holidays of the chosen year, and a line to add one. Each change is stored at once."""

    def __init__(self, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__(
            desk, "Hari libur", "calendar", "Hari libur tidak dihitung sebagai hari kerja dalam janji waktu."
        )
        self._dialogs = dialogs
        self.year = desk.now().year
        self._holidays: tuple[Holiday, ...] = ()
        self._asked: set[int] = set()
        self._wanted: dt.date | None = None
        self.earlier = button("‹", lambda: self.turn(-1))
        self.later = button("›", lambda: self.turn(1))
        for one, name in ((self.earlier, "Tahun sebelumnya"), (self.later, "Tahun berikutnya")):
            one.setAccessibleName(name)
            one.setToolTip(f"{name} ({'PgUp' if one is self.earlier else 'PgDn'})")
            one.setFixedWidth(38)
        self.heading = label("", "section")
        self.estimate = Chip()
        self.caution = label("", "warning", wrap=True)
        self.model = RowsModel(("Tanggal", "Hari", "Hari libur", "Jenis"))
        self.table = RowsView(self.model, "Hari libur", (2,))
        self.table.setMinimumHeight(_LOWEST)
        self.toggle_button = button("Kantor tetap buka", self.toggle, key="Del")
        self.update_button = button("Perbarui dari kalender nasional…", self.look_up)
        self.first = DateField("Tanggal")
        self.last = DateField("Sampai (boleh kosong)")
        self.name = TextField("Nama", "mis. Hari Jadi Kabupaten", 80)
        self.kind = Segments(_KINDS, HolidayKind.LOCAL.value)
        self.fields: dict[str, Field] = {"first": self.first, "last": self.last, "name": self.name}
        head = row(self.earlier, self.later, self.heading, self.estimate, None, self.toggle_button, gap=8)
        about = row(self.caution, None, self.update_button, gap=12)
        about.setStretch(0, 1000)  # the sentence, where there is one, in one line
        inside = column(head, about, self.table, self._make_form(), gap=10)
        inside.setContentsMargins(20, 4, 20, 12)
        inside.setStretch(2, 1)
        whole = QWidget()
        whole.setMaximumWidth(_WIDEST)
        whole.setLayout(inside)
        holder = QWidget()
        across = row(whole, None)
        across.setStretch(0, 1000)  # at left, as wide as it may be
        holder.setLayout(across)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(holder))
        self.table.chosen.connect(lambda _key: self._show_toggle())
        self.table.opened.connect(self.toggle)
        shortcut(self.table, "Delete", self.toggle)
        shortcut(self, "PgUp", lambda: self.turn(-1))
        shortcut(self, "PgDown", lambda: self.turn(1))
        for field in (self.first, self.last, self.name):
            field.edited.connect(self.changed)
            field.line.returnPressed.connect(self._entered)

    def _make_form(self) -> QFrame:
        line = row(self.first, self.last, self.name, gap=12)
        for at, (field, share) in enumerate(((self.first, 3), (self.last, 3), (self.name, 5))):
            line.setStretch(at, share)
            line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        head = row(label("Tambah hari libur", "section"), self.kind, None, gap=14)
        inside = column(head, line, gap=8)
        inside.setContentsMargins(16, 10, 16, 12)
        return card(inside, "soft")

    # -- years ---------------------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """Another year; one whose holidays are not there yet is filled."""
        this = self.desk.now().year
        first = min([this - 1, *(one.day.year for one in self._holidays)])
        self._show_year(max(first, min(self.year + step, this + _YEARS_AHEAD)))

    def _show_year(self, year: int) -> None:
        self.year = year
        self._show()
        self.changed()
        if year >= self.desk.now().year and not self.model.rows and year not in self._asked:
            self._asked.add(year)
            source = self.desk.parts.holidays
            self.desk.ops.write(lambda uow: ensure_holidays(uow, (year,), source), failed=self.refused.emit, owner=self)

    def load(self, state: SettingsState) -> None:
        """Shows the stored holidays of the chosen year."""
        self._holidays = state.holidays
        self._show()

    def _show(self) -> None:
        today = self.desk.now().date()
        lines = lines_of(self._holidays, self.year, today)
        chosen = self._wanted or self.table.key
        self.model.fill([TableRow(line.holiday.day, line.cells, line.holiday.removed) for line in lines])
        if chosen is None or self.model.row_of(chosen) < 0:
            chosen = next((line.holiday.day for line in lines if line.holiday.day >= today), None)
        else:
            self._wanted = None
        self.table.choose(chosen)
        self.heading.setText(headline(lines, self.year))
        words = caution(lines, self.year, today)
        self.caution.setText(words)
        show_if(self.caution, bool(words))
        self.estimate.say("perkiraan" if words and self.year > today.year else "", "nearly")
        self._show_toggle()

    # -- opening on a holiday ----------------------------------------------------------------------

    def _chosen(self) -> Holiday | None:
        return next((one for one in self._holidays if one.day == self.table.key), None)

    def _show_toggle(self) -> None:
        chosen = self._chosen()
        self.toggle_button.setEnabled(chosen is not None and not self.busy)
        words = "Liburkan lagi" if chosen is not None and chosen.removed else "Kantor tetap buka"
        self.toggle_button.setText(f"{words}   Del")

    def toggle(self) -> None:
        """The office works on the chosen holiday all the same, or is closed again."""
        chosen = self._chosen()
        if chosen is None or self.busy:
            return
        now, officer, opens = self.desk.now(), self.desk.officer_id or None, not chosen.removed
        self.write_calendar(lambda uow: set_open(chosen.day, opens, uow, now, officer), lambda: None)

    # -- the national calendar ---------------------------------------------------------------------

    def look_up(self) -> None:
        """What the national calendar says otherwise; nothing is changed before it was seen."""
        if self.busy:
            return
        today, source = self.desk.now().date(), self.desk.parts.holidays
        self.desk.ops.read(lambda uow: proposed_update(uow, today, source), self._offer, self.refused.emit, self)

    def _offer(self, found: HolidayUpdate) -> None:
        if found.empty:
            self._dialogs.tell(
                self.window(),
                "Daftar ini sudah sama dengan kalender nasional",
                "Kalender itu dibawa oleh Loket. Bila SKB hari libur sudah terbit tetapi tanggalnya belum cocok, "
                "perbarui Loket, atau tambahkan harinya di bawah.",
            )
            return
        text = (
            f"{update_words(found)}\n\nYang diisi kantor sendiri dan hari yang sudah lewat tidak berubah. "
            "Janji berkas yang berjalan dihitung ulang."
        )
        if not self._dialogs.confirm(self.window(), "Perbarui hari libur?", text, "Terapkan", "Biarkan"):
            return
        now, officer, source = self.desk.now(), self.desk.officer_id or None, self.desk.parts.holidays
        self.write_calendar(lambda uow: apply_update(found, uow, source, now, officer), lambda: None)

    # -- adding ----------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether a new holiday is being typed."""
        return any(field.editor.text().strip() for field in self.fields.values())  # type: ignore[attr-defined]

    def add(self) -> None:
        """Ctrl+N: to the line for a new one."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def reset(self) -> None:
        """An empty line again."""
        for field in (self.first, self.last, self.name):
            field.value = ""
            field.say()
        self.kind.value = HolidayKind.LOCAL.value
        self.touched.emit()

    def _entered(self) -> None:
        """Enter in a field adds, as F9 does."""
        if self.dirty and not self.busy:
            self.save()

    def save(self) -> None:
        """Adds what is typed, or says what is lacking."""
        first = self.first.date
        last = self.last.date if self.last.value else first
        for field, day in ((self.last, last), (self.first, first)):
            if day is None and (field is self.first or field.value):
                said = "Tanggal tidak dikenal." if field.value else "Tanggal belum diisi."
                field.say(f"{said} Contoh: 23-11-2026.")
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        assert first is not None
        assert last is not None
        name, kind = one_line(self.name.value), HolidayKind(self.kind.value)
        now, officer = self.desk.now(), self.desk.officer_id or None

        def done() -> None:
            if any(field.editor.hasFocus() for field in self.fields.values()):
                self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reset()
            self.year, self._wanted = first.year, first  # it is there once the list is read again

        self.write_calendar(lambda uow: add_holidays(first, last, name, kind, uow, now, officer), done)

    def show_problem(self, error: LoketError) -> bool:
        """Beside the field it is about."""
        field = self.fields.get(error.field)
        if field is None:
            return False
        field.say(error.full)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_one(self, name: str) -> None:
        """The 'update': the button that shows what the national calendar changed."""
        if name == "update":
            self.update_button.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """The list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
