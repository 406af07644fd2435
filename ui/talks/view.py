"""Pengaduan & Konsultasi: what is open with the promise of the office beside the clock of the law."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.actions.talks import note_consultation
from app.changes import Change
from app.model.case import Case
from app.model.talks import TalkFilter, TalkScope
from app.rules.clock.statutory import COMPLAINT, CONSULTATION, INFORMATION
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.icons import icon
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.talks.chips import ChipDelegate
from ui.talks.detail import TalkDetail
from ui.talks.quick import QuickForm
from ui.talks.reading import TalkChoices, read_choices
from ui.talks.rows import CLOCKS, COLUMNS, NAMES, fetch_talks
from ui.widgets.basics import EmptyState, button, label, row, shortcut
from ui.widgets.paged_table import PagedTable
from ui.widgets.paged_view import PagedView, SlowNote
from ui.widgets.pages import Pages
from ui.widgets.segments import Segments
from ui.widgets.type_ahead import type_into

_PAUSE_MS = 250
_TABLE, _EMPTY, _NOTHING_FOUND, _NO_SERVICE = range(4)
_SCOPES = {TalkScope.OPEN: "Terbuka", TalkScope.PLANS: "Tindak lanjut", TalkScope.DONE: "Selesai"}
_TEACH = {
    TalkScope.OPEN: (
        "Tidak ada yang menunggu jawaban",
        "Pengaduan, konsultasi, dan permohonan informasi yang belum selesai tampil di sini, yang paling mendesak dulu.",
    ),
    TalkScope.PLANS: (
        "Tidak ada tindak lanjut yang terbuka",
        "Rencana tindak lanjut diisi di halaman pengaduannya. Yang belum selesai tampil di sini sampai ditutup.",
    ),
    TalkScope.DONE: ("Belum ada yang selesai", "Yang sudah dijawab dan ditutup tampil di sini, yang terbaru dulu."),
}


class TalksScreen(Screen):
    """The list. `opened` forms are dialogs; F9 notes a quick consultation."""

    depends = frozenset({Change.CASES, Change.CATALOGUE, Change.OFFICE, Change.PEOPLE})

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self.choices: TalkChoices | None = None
        self.form: QuickForm | None = None
        self._to_list = False
        self.scope = Segments([(scope.value, words) for scope, words in _SCOPES.items()], TalkScope.OPEN.value)
        self.service = Segments([("", "Semua"), *NAMES.items()], "")
        self.words = QLineEdit()
        self.words.setPlaceholderText("Nama, nomor, isi    Ctrl+F")
        self.words.setAccessibleName("Cari pengaduan, konsultasi, atau permohonan informasi")
        self.words.addAction(icon("search", theme.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.words.setClearButtonEnabled(True)
        self.main_button = button("Catat konsultasi cepat", self.note, "primary", key="F9")
        self.complain_button = button("Catat pengaduan", lambda: desk.start_intake.emit(COMPLAINT))
        self.request_button = button("Catat permohonan informasi", lambda: desk.start_intake.emit(INFORMATION))
        self.model = PagedTable(desk.ops, COLUMNS[TalkScope.OPEN], lambda r: r.line.id, self)
        self.table = PagedView(self.model, "Pengaduan, konsultasi, dan permohonan informasi")
        self._chips = {heading: ChipDelegate(self.table, clock_of) for heading, clock_of in CLOCKS.items()}
        self._paint_chips()
        self.detail = TalkDetail(self._open_chosen)
        self._empty = EmptyState("talks", *_TEACH[TalkScope.OPEN])
        self.pages = Pages()
        for page in (
            self.table,
            self._empty,
            EmptyState("search", "Tidak ada yang cocok", "Periksa ejaannya, atau hapus kata pencariannya (Esc)."),
            EmptyState(
                "talks",
                "Kantor ini belum membuka layanan ini",
                "Buka Konsultasi, Pengaduan, atau Data dan Informasi di Standar Pelayanan.",
                button("Buka Standar Pelayanan", lambda: desk.go_to.emit("standards")),
            ),
        ):
            self.pages.add(page)
        self._lay()
        self._connect()

    def _lay(self) -> None:
        head = row(
            label("Pengaduan & Konsultasi", "title"),
            SlowNote(self.model),
            None,
            self.request_button,
            self.complain_button,
            self.main_button,
        )
        bar = row(self.scope, self.service, self.words, gap=12)
        bar.setStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addLayout(bar)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.detail)
        self.detail.show_row(None)

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.show_list)
        self.words.textChanged.connect(lambda _text: self._timer.start())
        self.words.returnPressed.connect(self._find)
        self.scope.chosen.connect(self._show_scope)
        self.service.chosen.connect(lambda _key: self.show_list())
        for segments in (self.scope, self.service):
            segments.settled.connect(self._find)
        self.table.opened.connect(lambda shown: self.desk.open_case.emit(shown.line.number))
        self.table.chosen.connect(self.detail.show_row)
        self.model.arrived.connect(self._arrived)
        shortcut(self, "F9", self.note, True).setAutoRepeat(False)
        shortcut(self, "Ctrl+F", self._focus_words)
        shortcut(self, "Esc", self._back)

    # -- the list ------------------------------------------------------------------

    @property
    def wanted(self) -> TalkFilter:
        """What the list is to show."""
        scope = TalkScope(self.scope.value)
        service = "" if scope is TalkScope.PLANS else self.service.value
        return TalkFilter(scope, (service,) if service else (), self.words.text().strip())

    def refresh(self) -> None:
        """Reads the counts and the list anew."""
        today = self.desk.now().date()
        self.desk.ops.read(lambda uow: read_choices(uow, today), self._take, owner=self)

    def _take(self, found: TalkChoices) -> None:
        self.choices = found
        self.main_button.setVisible(CONSULTATION in found.services)
        self.complain_button.setVisible(COMPLAINT in found.services)
        self.request_button.setVisible(INFORMATION in found.services)
        late = f" ({found.late_plans} lewat)" if found.late_plans else ""
        self.scope.rename(TalkScope.PLANS.value, f"{_SCOPES[TalkScope.PLANS]}{late}")
        self.scope.rename(TalkScope.OPEN.value, f"{_SCOPES[TalkScope.OPEN]} {found.open_count or ''}".strip())
        self.show_list()

    def show_part(self, name: str) -> None:
        """Shows one of the lists, as asked from Beranda."""
        self.words.clear()
        self.scope.value = name
        self._show_scope(name)

    def _show_scope(self, key: str) -> None:
        """Another list has other columns; only complaints are followed up."""
        self.model.set_columns(COLUMNS[TalkScope(key)])
        self._paint_chips()
        self.service.setVisible(TalkScope(key) is not TalkScope.PLANS)
        self.show_list()

    def _paint_chips(self) -> None:
        for n, column in enumerate(self.model.columns):
            self.table.setItemDelegateForColumn(n, self._chips.get(column.heading))

    def show_list(self) -> None:
        """Reads what is chosen, with the clocks as they stand now."""
        self._timer.stop()
        seats = self.desk.office.seats if self.desk.office else {}
        self.model.show(fetch_talks(self.wanted, seats, self.desk.now(), self.desk.calendar))

    def _find(self) -> None:
        """Reads the list now, and goes there once it is read."""
        self._to_list = True
        self.show_list()

    def _arrived(self, some: bool) -> None:
        wanted = self.wanted
        if some:
            page = _TABLE
        elif wanted.text:
            page = _NOTHING_FOUND
        else:
            page = _EMPTY if self.choices is None or self.choices.services else _NO_SERVICE
        self._empty.say(*_TEACH[wanted.scope])
        self.pages.turn(page)
        if self._to_list:
            self._to_list = False
            self.focus_first()

    def _open_chosen(self) -> None:
        if self.table.current is not None:
            self.desk.open_case.emit(self.table.current.line.number)

    # -- a quick consultation --------------------------------------------------------

    def note(self) -> None:
        """F9: notes a consultation of two minutes."""
        found = self.choices
        if found is None or found.media is None or CONSULTATION not in found.services:
            return
        adviser = self.desk.officer.name if self.desk.officer else ""
        self.form = form = QuickForm(self.window(), found.media, found.villages, adviser, found.papers)
        request = self.desk.new_request()

        def done(case: Case) -> None:
            form.finish()
            self.form = None
            self.table.choose_when_read(case.id)
            words = "tercatat dan selesai" if case.closed_at else "diteruskan menurut alur"
            self.desk.notice.emit(f"Konsultasi {case.number} {words}.")

        def sent(_values: object) -> None:
            quick, now, officer = form.consultation(request), self.desk.now(), self.desk.officer_id
            self.desk.ops.write(lambda uow: note_consultation(quick, uow, now, officer), done, form.refuse, form)

        form.sent.connect(sent)
        form.open()

    # -- keys --------------------------------------------------------------------------

    def _focus_words(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _back(self) -> None:
        if self.words.text():
            self.words.clear()
            self._find()
        else:
            self.desk.go_to.emit("back")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed in the list looks for it."""
        if not type_into(self.words, event):
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """The list itself: arrows read it."""
        if self.pages.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
