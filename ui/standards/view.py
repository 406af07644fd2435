"""Standar Pelayanan: the services at left, the standard in force beside them, and its editor as a page of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.actions.standards import check_standard, plain_steps, revise_standard
from app.changes import Change
from app.errors import LoketError
from app.model.catalogue import Step
from app.ports import StoredService
from app.rules.packs.standard_words import Readiness, readiness
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.standards.editor import StandardEditor
from ui.standards.page import StandardPage
from ui.standards.presenter import Catalogue, Versions, read_catalogue
from ui.standards.service_list import ServicePanel
from ui.standards.small_changes import SmallChanges
from ui.widgets.basics import EmptyState, button, column, row, shortcut

_REASONS = (
    "Mengikuti keputusan yang baru",
    "Melengkapi persyaratan yang belum tercantum",
    "Memperbaiki salah tulis",
)


class StandardsScreen(Screen):
    """Reads and changes the standards. `shown` tells that a standard is on the page, `saved` that one was written."""

    depends = frozenset({Change.CATALOGUE, Change.OFFICE})
    shown = Signal(str)
    saved = Signal(str)

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self._catalogue = Catalogue((), {}, {})
        self._current: StoredService | None = None
        self._wanted = ""
        self._edit_wanted = False
        self._waiting_wanted = False
        self._small = SmallChanges(desk, dialogs, self, self._added)
        self.services = ServicePanel()
        self.services.setMinimumWidth(256)
        self.services.setMaximumWidth(300)
        self.page = StandardPage(self.edit, self.toggle_open, self.change_code)
        self.empty = EmptyState(
            "standards",
            "Belum ada layanan",
            "Tambahkan layanan pertama kantor ini, lalu isi persyaratannya.",
            button("Tambah layanan…", self.add, "primary", "add"),
        )
        self._right = QStackedWidget()
        self._right.addWidget(self.page)
        self._right.addWidget(self.empty)
        reading = QWidget()
        body = row(self.services, self._right, gap=14, margins=theme.PAD)
        body.setStretch(0, 1)
        body.setStretch(1, 3)
        reading.setLayout(body)
        self.editor = StandardEditor(self._plain_flow)
        self.stack = QStackedWidget()
        self.stack.addWidget(reading)
        self.stack.addWidget(self.editor)
        self.setLayout(column(self.stack, gap=0))
        self.services.chosen.connect(self._choose)
        self.services.settled.connect(lambda: self.page.area.setFocus(Qt.FocusReason.TabFocusReason))
        self.services.add_wanted.connect(self.add)
        self.services.codes_wanted.connect(self._small.change_table)
        self.editor.save_wanted.connect(self.save)
        self.editor.leave_wanted.connect(self.leave_editor)
        shortcut(reading, "F9", self.edit)
        shortcut(reading, "Ctrl+N", self.add)
        shortcut(reading, "Escape", self._back)

    # -- reading ------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the services; what is being edited stays."""
        self.desk.ops.read(read_catalogue, self._fill, self._tell, self)

    def _fill(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        wanted = self._wanted or (self._current.service.key if self._current else "")
        self._wanted = ""
        self._current = None
        self._right.setCurrentWidget(self.page if catalogue.services else self.empty)
        self.services.fill(catalogue.services, wanted)
        self._go_to_waiting()
        if self._edit_wanted:
            self._edit_wanted = False
            self.edit()

    def show_part(self, name: str) -> None:
        """Goes to the first service that waits for its requirements, now or as soon as the services are read."""
        self._waiting_wanted = self.stack.currentWidget() is not self.editor
        self._go_to_waiting()

    def _go_to_waiting(self) -> None:
        if not self._waiting_wanted or not self._catalogue.services:
            return
        self._waiting_wanted = False
        for stored in self._catalogue.services:
            if readiness(stored.service) is Readiness.NO_REQUIREMENTS:
                self.services.choose(stored.service.key)
                return

    def _choose(self, stored: StoredService) -> None:
        if self._current == stored:
            return
        self._current = stored
        key = stored.service.key
        self.desk.ops.read(
            lambda uow: uow.catalogue.versions(key), lambda versions: self._show(stored, versions), self._tell, self
        )

    def _show(self, stored: StoredService, versions: Versions) -> None:
        if self._current == stored:  # the officer may have walked on meanwhile
            self.page.show_service(stored, versions, self._catalogue.seats)
            self.shown.emit(stored.service.key)

    def focus_first(self) -> None:
        """Work begins at the search, or goes on where something is being edited."""
        if self.stack.currentWidget() is self.editor:
            self.editor.focus_first()
        else:
            self.services.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.services.filter.selectAll()

    def _back(self) -> None:
        if self.services.filter.text():
            self.services.filter.clear()
            self.focus_first()
        else:
            self.desk.go_to.emit("back")

    # -- small changes --------------------------------------------------------------

    def toggle_open(self) -> None:
        """Opens the service at the counter, or closes it."""
        if self._current is not None:
            self._small.toggle_open(self._current)

    def change_code(self) -> None:
        """Changes the klasifikasi code that the letters of this service carry."""
        if self._current is not None:
            self._small.change_code(self._current)

    def add(self) -> None:
        """Adds a service with the general flow, not open yet."""
        self._small.add(self._catalogue)

    def _added(self, key: str) -> None:
        # The list is being read anew because of this very change; the new service is marked and edited when it comes.
        self._wanted = key
        self._edit_wanted = True
        self.services.filter.clear()
        self.desk.notice.emit("Layanan ditambahkan. Isi persyaratannya.")

    # -- editing ----------------------------------------------------------------------

    def edit(self) -> None:
        """Opens the editor on the standard that is shown."""
        if self._current is None or self.stack.currentWidget() is self.editor:
            return
        self.editor.begin(self._current, self._catalogue, self.desk.now().date())
        self.stack.setCurrentWidget(self.editor)
        self.editor.focus_first()

    def save(self) -> None:
        """Asks why, then puts the next version in force."""
        stored = self.editor.stored
        if stored is None or not self.editor.save_button.isEnabled():
            return
        if not self.editor.dirty:
            self.desk.notice.emit("Belum ada yang diubah.")
            return
        self.editor.requirements.settle()
        content = self.editor.content()
        try:
            check_standard(content)
        except LoketError as error:
            self._refused(error)
            return
        reason = self._dialogs.ask_reason(
            self.window(),
            f"Simpan versi {stored.version + 1}?",
            "Alasan ini tercatat di riwayat versi.",
            "Simpan versi baru",
            _REASONS,
        )
        if reason is None:
            return
        key, now, officer = stored.service.key, self.desk.now(), self.desk.officer_id
        self.editor.set_busy(True)
        self.desk.ops.write(
            lambda uow: revise_standard(key, content, reason, uow, now, officer), self._saved, self._refused, self
        )

    def _saved(self, version: int) -> None:
        stored = self.editor.stored
        assert stored is not None
        self._close_editor()
        opens = "" if stored.service.open else " Sekarang layanan ini bisa dibuka."
        self.desk.notice.emit(f"Standar {stored.service.short} versi {version} tersimpan.{opens}")
        self.saved.emit(stored.service.key)

    def _refused(self, error: LoketError) -> None:
        self.editor.set_busy(False)
        if error.field == "requirements":
            self.editor.show_requirements()
            self.editor.requirements.show_problem(error.full)
        elif error.field == "letter":
            self.editor.show_rest()
            self.editor.side.letter.refuse(error)
        else:
            self._tell(error)

    def leave_editor(self) -> None:
        """Back to the page; asks first when something was changed."""
        if self.editor.dirty and not self._dialogs.confirm_loss(
            self.window(),
            "Buang perubahan standar ini?",
            "Yang sudah diubah belum disimpan.",
            "Buang perubahan",
            "Kembali mengubah",
        ):
            return
        self._close_editor()

    def _close_editor(self) -> None:
        self.editor.set_busy(False)
        self.editor.close_standard()
        self.stack.setCurrentIndex(0)
        self.services.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _plain_flow(self, letter: bool) -> tuple[Step, ...]:
        office = self.desk.office
        return plain_steps(office.kind, letter=letter) if office else ()

    # -- leaving ------------------------------------------------------------------------

    def unsaved(self) -> str:
        """A standard that is being edited."""
        stored = self.editor.stored
        return f"Perubahan standar {stored.service.short} belum disimpan." if stored and self.editor.dirty else ""

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed waits here while another screen is open; says so."""
        super().hideEvent(event)
        if not event.spontaneous() and (sentence := self.unsaved()):
            self.desk.notice.emit(sentence)

    def _tell(self, error: LoketError) -> None:
        self._dialogs.error(self.window(), error)
