"""Pemohon ganda: who stands in the data under two NIKs; the wrong one then leads to the right one at intake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from app.actions.applicants import Doubles, merge, read_doubles, tell_apart
from app.changes import Change, Changes, Outcome
from app.model.applicants import Duplicate, Merge
from app.ports import UnitOfWork
from app.rules.duplicates import compared
from app.rules.identity import mask_nik
from app.rules.wording import one_line
from ui.case.reasons import ReasonField
from ui.desk import Desk
from ui.settings.doubles_pair import PairCard, nik_choices
from ui.settings.section import Section, SettingsState
from ui.settings.table import RowsModel, RowsView, TableRow
from ui.widgets.basics import EmptyState, button, column, row, shortcut
from ui.widgets.fields import ChoiceField
from ui.widgets.form import FormDialog
from ui.widgets.pages import Pages
from ui.widgets.segments import Segments

_PAIRS, _MERGED = "pairs", "merged"
_MERGE_REASONS = ("NIK salah ketik, dicocokkan dengan KTP.", "Tercatat dua kali.")
_APART_REASONS = ("Dua orang yang berbeda.", "Nama kebetulan sama.")


class DoublesSection(Section):
    """Probable pairs and what was merged. `opened` carries each form, `read` tells that they are shown."""

    saves = False
    opened = Signal(object)
    read = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            "Pemohon ganda",
            "person",
            "Orang yang sama dengan dua NIK, biasanya karena salah ketik. Setelah digabung, NIK yang keliru "
            "menunjuk ke orang yang benar saat berkas diterima. Berkas dan buku register lama tidak berubah.",
        )
        self._found = Doubles((), ())
        self._stale = True
        self._to_begin = False
        self.tabs = Segments(((_PAIRS, "Diduga ganda"), (_MERGED, "Sudah digabung")), _PAIRS)
        self.tabs.chosen.connect(lambda _key: self._fill())
        self.model = RowsModel(("Nama", "Mengapa", "NIK", "NIK lain"))
        self.table = RowsView(self.model, "Pemohon ganda", (0, 1))
        self.table.setMinimumHeight(150)
        self.pair = PairCard()
        self.merge_button = button("Gabungkan…", self.merge, "primary", key="Enter")
        self.apart_button = button("Bukan orang yang sama…", self.tell_apart, key="Del")
        self.part_button = button("Pisahkan lagi…", self.part, key="Del")
        tools = row(None, self.apart_button, self.part_button, self.merge_button)
        self.stack = Pages()
        self.stack.add(self.table)
        self.empty = EmptyState("check", "", "")
        self.stack.add(self.empty)
        layout = column(row(self.tabs, None), self.stack, self.pair, tools, gap=12)
        layout.setContentsMargins(20, 4, 20, 16)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        shortcut(self.table, "Delete", self._delete)
        desk.ops.changed.connect(self._changed)
        self._fill()

    # -- reading ---------------------------------------------------------------------

    def load(self, state: SettingsState) -> None:
        """The settings say nothing of applicants; they are read when this page is shown."""

    def _changed(self, changes: Changes) -> None:
        if Change.PEOPLE in changes:
            self._stale = True
            self._read_if_shown()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what is new."""
        super().showEvent(event)
        self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self._stale and self.isVisible() and self.desk.ops.attached:
            self._stale = False
            self.desk.ops.read(read_doubles, self._show, self.refused.emit, self)

    def _show(self, found: Doubles) -> None:
        self._found = found
        self._fill()
        if self._to_begin and self.tabs.button(self.tabs.value).hasFocus():
            self.focus_first()
        self.read.emit()

    def _fill(self) -> None:
        pairs = self.tabs.value == _PAIRS
        rows = [_pair_row(one) for one in self._found.pairs] if pairs else [_merge_row(*m) for m in self._found.merged]
        kept = self.table.key
        self.model.fill(rows)
        self.table.choose(kept)
        if pairs:
            self.empty.say("Tidak ada pemohon yang diduga ganda", "Loket memeriksa nama, tanggal lahir, desa, dan NIK.")
        else:
            self.empty.say("Belum ada yang digabung", "Yang digabung di tab “Diduga ganda” tercatat di sini.")
        self.stack.turn(0 if rows else 1)
        for one, wanted in (
            (self.merge_button, pairs and bool(rows)),
            (self.apart_button, pairs and bool(rows)),
            (self.part_button, not pairs and bool(rows)),
        ):
            one.setVisible(wanted)
        self._choose(self.table.key)

    def _choose(self, key: object) -> None:
        pair = self._pair(key)
        self.pair.setVisible(pair is not None)
        if pair is not None:
            self.pair.show_pair(pair)

    def _pair(self, key: object) -> Duplicate | None:
        return next((one for one in self._found.pairs if one.niks == key), None)

    def _merge(self, key: object) -> Merge | None:
        return next((one for one, _ in self._found.merged if one.id == key), None)

    def focus_first(self) -> None:
        """The list, once it is read: arrows choose, Enter merges."""
        self._to_begin = self._stale or not self.model.rows
        if self.model.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tabs.button(self.tabs.value).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- doing -------------------------------------------------------------------------

    def _open(self) -> None:
        if self.tabs.value == _PAIRS:
            self.merge()

    def _delete(self) -> None:
        if self.tabs.value == _PAIRS:
            self.tell_apart()
        else:
            self.part()

    def merge(self) -> None:
        """Asks which NIK is right and why, and merges."""
        pair = self._pair(self.table.key)
        if pair is None:
            return
        choices = nik_choices(pair)
        keep = ChoiceField("NIK yang benar menurut KTP", tuple(choices))
        keep.value = next(iter(choices))
        reason = ReasonField(_MERGE_REASONS)
        form = FormDialog(
            self.window(),
            f"Gabungkan {one_line(pair.kept.applicant.name)}",
            "NIK yang lain nanti menunjuk ke NIK ini. Bila keliru, gabungan bisa dipisahkan lagi.",
            "Gabungkan",
            {"keep": keep, "reason": reason},
            begin="reason",
        )

        officer = self.desk.officer_id

        def sent(values: dict[str, Any]) -> None:
            right, said, now = choices[values["keep"]], values["reason"], self.desk.now()
            (wrong,) = pair.niks - {right}
            self._write(form, lambda uow: merge(wrong, right, said, uow, now, officer), "Digabung.")

        self._ask(form, reason, sent)

    def tell_apart(self) -> None:
        """Notes that the chosen pair is two people."""
        pair = self._pair(self.table.key)
        if pair is not None:
            one, other = sorted(pair.niks)
            self._ask_apart(one, other, "Bukan orang yang sama", "Pasangan ini tidak ditanyakan lagi.", "Catat")

    def part(self) -> None:
        """Takes a merge back."""
        chosen = self._merge(self.table.key)
        if chosen is not None:
            text = f"NIK {mask_nik(chosen.from_nik)} berdiri sendiri lagi. Catatan penggabungan tetap tersimpan."
            self._ask_apart(chosen.from_nik, chosen.into_nik, "Pisahkan lagi", text, "Pisahkan")

    def _ask_apart(self, one: str, other: str, headline: str, text: str, yes: str) -> None:
        reason = ReasonField(_APART_REASONS)
        form = FormDialog(self.window(), headline, text, yes, {"reason": reason}, begin="reason")
        officer = self.desk.officer_id

        def sent(values: dict[str, Any]) -> None:
            said, now = values["reason"], self.desk.now()
            self._write(form, lambda uow: tell_apart(one, other, said, uow, now, officer), "Dicatat.")

        self._ask(form, reason, sent)

    def _ask(self, form: FormDialog, reason: ReasonField, sent: Callable[[dict[str, Any]], None]) -> None:
        reason.entered.connect(form.send)
        form.sent.connect(sent)
        form.open()
        self.opened.emit(form)

    def _write(self, form: FormDialog, work: Callable[[UnitOfWork], Outcome[None]], words: str) -> None:
        def done(_nothing: None) -> None:
            form.finish()
            self.desk.notice.emit(words)

        self.desk.ops.write(work, done, form.refuse, form)


def _pair_row(one: Duplicate) -> TableRow:
    kept, other = one.kept.applicant, one.other.applicant
    return TableRow(one.niks, (one_line(kept.name), one.why, *compared(kept.nik, other.nik)))


def _merge_row(one: Merge, name: str) -> TableRow:
    return TableRow(one.id, (one_line(name), one_line(one.reason), mask_nik(one.into_nik), mask_nik(one.from_nik)))
