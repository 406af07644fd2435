"""The table of who has which file: its columns, its pages, and the small bar of the promise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.actions.holders import held_files, percent
from app.model.holder import HeldFile, HolderFilter, HolderOrder
from app.ports import UnitOfWork
from app.rules.clock.worktime import NEARLY
from app.rules.wording import one_line
from ui import theme
from ui.board.cards import clock_words, seat_begins
from ui.desk import Desk
from ui.widgets.paged_table import Column, PagedTable
from ui.widgets.paged_view import PagedView
from ui.widgets.painting import draw_ground

_BAR, _BAR_WIDTH, _SIDE = 8, 64, 8
_WHOLE = {"fine": theme.GREEN, "nearly": "#d98a1f", "late": theme.RED}
_BEFORE = {"fine": "#a9d8bf", "nearly": "#f3cf96", "late": "#f2b3ac"}
ORDERS = {
    0: HolderOrder.NUMBER,
    1: HolderOrder.SERVICE,
    2: HolderOrder.NAME,
    3: HolderOrder.HOLDER,
    4: HolderOrder.SINCE,
    5: HolderOrder.DUE,
}
"""What a click on the heading of a column sorts by."""
_PROMISE = 5


def holder_words(held: HeldFile) -> str:
    """A holder in one line: 'Camat – Nama', 'Loket – petugas'."""
    title = seat_begins(held.holder.title)
    return f"{title} – {held.holder.name}" if held.holder.name else title


def share_words(held: HeldFile) -> str:
    """How much of the promise is used, and whether the clock stands still: '65 %', '65 % · berhenti'."""
    if held.share is None:
        return "tanpa janji"
    return f"{percent(held.share)} · berhenti" if held.file.card.pause is not None else percent(held.share)


def spoken_share(held: HeldFile) -> str:
    """The same with the part of this desk, for screen readers and the tooltip."""
    here = "" if held.share is None else f", {percent(held.share, here=True)} di meja ini"
    return share_words(held) + here


def holders_table(desk: Desk) -> PagedTable:
    """The model: a page of running files at a time."""

    def since(held: HeldFile) -> str:
        arrow = "→ " if held.file.sheet else ""
        return f"{arrow}{clock_words(held.since, desk.now())}"

    columns: tuple[Column[HeldFile], ...] = (
        Column("Berkas", lambda held: held.file.card.number, "2611-04230-5"),
        Column("Layanan", lambda held: held.file.card.service_short, "Pencairan DD", 3, spare=True),
        Column("Pemohon", lambda held: one_line(held.file.card.name), "Rina Contoh Dua", 5),
        Column("Pemegang", holder_words, "Loket – siap diambil", 4),
        Column("Sejak", since, "→ 30-11 09.10"),
        Column("Janji terpakai", spoken_share, "batangbata 126 % · berhenti"),
        Column("Keterangan", lambda held: held.note, "jam berhenti, pejabat", 4, spare=True),
    )
    return PagedTable(desk.ops, columns, lambda held: held.file.card.id, desk)


def show_held(model: PagedTable, desk: Desk, wanted: HolderFilter) -> None:
    """Shows the files of this filter from the top."""

    def fetch(uow: UnitOfWork, limit: int, last: HeldFile | None) -> Sequence[HeldFile]:
        return held_files(wanted, uow, desk.now(), desk.calendar, limit, last)

    model.show(fetch)


class HoldersView(PagedView):
    """The table; a click on a heading sorts by it."""

    def __init__(self, model: PagedTable) -> None:
        super().__init__(model, "Siapa pegang berkas")
        self.setItemDelegateForColumn(_PROMISE, _BarDelegate(self))
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setCursor(Qt.CursorShape.PointingHandCursor)


class _BarDelegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A bar: pale what earlier desks used, strong what this one did; what is over the promise is red."""
        model = index.model()
        box = option.rect
        draw_ground(painter, option)
        held = model.row(index.row()) if isinstance(model, PagedTable) else None
        if held is None:
            return
        left, middle = box.left() + _SIDE, box.center().y()
        if held.share is None:
            painter.setPen(QColor(theme.MUTED))
            painter.drawText(box.adjusted(_SIDE, 0, -_SIDE, 0), _LEFT, "tanpa janji")
            return
        share = held.share
        kind = "late" if share.whole > 1 else "nearly" if share.whole >= NEARLY else "fine"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(left, middle - _BAR / 2, _BAR_WIDTH, _BAR)
        painter.setBrush(QColor(theme.LINE))
        painter.drawRoundedRect(room, 3, 3)
        scale = _BAR_WIDTH / max(1.0, share.whole)
        before, here = (share.whole - share.here) * scale, share.here * scale
        painter.setClipRect(room)
        painter.setBrush(QColor(_BEFORE[kind]))
        painter.drawRect(QRectF(left, room.top(), before, _BAR))
        painter.setBrush(QColor(_WHOLE[kind]))
        painter.drawRect(QRectF(left + before, room.top(), here, _BAR))
        painter.restore()
        painter.setPen(QColor(theme.RED if kind == "late" else theme.TEXT))
        said = QRect(left + _BAR_WIDTH + 8, box.top(), box.right() - left - _BAR_WIDTH - 8, box.height())
        painter.drawText(said, _LEFT, share_words(held))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
