"""The register screen: the book newest first, what of it is shown, and the chosen entry in full."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from app.changes import Change
from app.model.register import RegisterEntry
from app.ports import RegisterFilter, UnitOfWork
from app.rules.identity import mask_nik
from app.rules.wording import date_short, one_line
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.register.detail import EntryDetail
from ui.register.filters import FilterBar
from ui.screen import Screen
from ui.widgets.basics import EmptyState, button, label, row, shortcut
from ui.widgets.paged_table import Column, Fetch, PagedTable
from ui.widgets.paged_view import PagedView, SlowNote
from ui.widgets.pages import Pages
from ui.widgets.type_ahead import type_into

_BOOK, _EMPTY, _NOTHING_FOUND = range(3)


@dataclass(frozen=True, slots=True)
class _Choices:
    years: tuple[int, ...]
    services: tuple[tuple[str, str], ...]
    villages: tuple[str, ...]


def _choices(uow: UnitOfWork) -> _Choices:
    office = uow.office.profile()
    return _Choices(
        uow.register.years(),
        tuple((s.service.key, s.service.short) for s in uow.catalogue.services()),
        tuple(village.name for village in office.villages) if office else (),
    )


def _fetch(wanted: RegisterFilter) -> Fetch[RegisterEntry]:
    return lambda uow, limit, last: uow.register.page(wanted, limit, last.id if last else None)


class RegisterScreen(Screen):
    """Buku Register. Numbers are taken at the board; here they are looked up and opened."""

    depends = frozenset({Change.REGISTER, Change.CATALOGUE, Change.OFFICE})

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._shorts: dict[str, str] = {}
        self.model = PagedTable(desk.ops, self._columns(), lambda entry: entry.id, self)
        self.table = PagedView(self.model, "Buku register")
        self.filters = FilterBar()
        self.detail = EntryDetail(self._open_chosen)
        self.board_button = button("Buka Papan Berkas", lambda: desk.go_to.emit("board"), "primary", key="F3")
        self.clear_button = button("Hapus saringan", self.filters.clear, key="Esc")
        self.stack = Pages()
        self.stack.add(self.table)
        self.stack.add(
            EmptyState(
                "register",
                "Belum ada nomor register",
                "Nomor diambil dari Papan Berkas: pilih berkas di kolom Register & stempel, lalu ambil nomornya. "
                "Setiap nomor langsung tercatat di buku ini.",
                self.board_button,
            ),
            self.board_button,
        )
        self.stack.add(
            EmptyState(
                "search",
                "Tidak ada yang cocok",
                "Tidak ada nomor register dengan saringan ini. Periksa tahun dan ejaannya, atau lihat seluruh buku.",
                self.clear_button,
            ),
            self.clear_button,
        )
        head = row(label("Buku Register", "title"), SlowNote(self.model), None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.detail)
        self.detail.show_entry(None)
        self.filters.changed.connect(lambda wanted: self.model.show(_fetch(wanted)))
        self.filters.left.connect(self.focus_first)
        self.model.arrived.connect(self._arrived)
        self.table.chosen.connect(self.detail.show_entry)
        self.table.opened.connect(self._open)
        shortcut(self, "Ctrl+F", self._focus_words)
        shortcut(self, "Esc", self._back)

    def _columns(self) -> tuple[Column[RegisterEntry], ...]:
        return (
            Column("No.", lambda e: str(e.sequence), "00000", right=True),
            Column("Nomor surat", lambda e: e.number, "000.0/0000/000.000/0000"),
            Column("Tanggal", lambda e: date_short(e.date), "00-00-0000"),
            Column("Nama", lambda e: one_line(e.name), "Ridwan Hidayat Con", share=4),
            Column("NIK", lambda e: mask_nik(e.nik), "0000••••••••0000"),
            Column("Layanan", lambda e: self._shorts.get(e.service_key, e.service_title), "Dispensasi Nika", share=1),
            Column("Desa", lambda e: one_line(e.village), "Tambaklekok", spare=True),
            Column("Keperluan", lambda e: one_line(e.purpose), "melamar kerja", share=4, spare=True),
            Column("Petugas", lambda e: one_line(e.officer), "Petugas A", spare=True),
        )

    def refresh(self) -> None:
        """Reads the lists of the filters and the pages shown."""
        self.desk.ops.read(_choices, self._take, owner=self)

    def _take(self, found: _Choices) -> None:
        self._shorts = dict(found.services)
        self.filters.set_choices(found.years, found.services, found.villages)
        if self.model.shown:
            self.model.reload()
        else:
            self.model.show(_fetch(self.filters.value))

    def _arrived(self, some: bool) -> None:
        self.stack.turn(_BOOK if some else _NOTHING_FOUND if self.filters.narrowed else _EMPTY)

    def _open_chosen(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, entry: RegisterEntry) -> None:
        self.desk.open_case.emit(entry.case_number)

    def _focus_words(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()

    def _back(self) -> None:
        if self.filters.narrowed:
            self.filters.clear()
        else:
            self.desk.go_to.emit("back")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed in the book looks for it."""
        if not type_into(self.filters.words, event):
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """The book itself: arrows read it."""
        self.stack.focus_page()
