"""Pindai tumpukan: scan what came back, tick the rest by hand, and move all of it with one press."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from app.rules.stacks import desk_title
from app.rules.wording import number_words
from ui import theme
from ui.board.side_list import SideList, roomy
from ui.board.stack_words import SideLine, move_button, moved_key, moved_line, sheet_line, stack_lines
from ui.board.stack_work import StackWork
from ui.board.tick_list import TickList
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.widgets.basics import ElidedLabel, EmptyState, button, card, column, label, row, shortcut
from ui.widgets.pages import Pages
from ui.widgets.type_ahead import type_into
from ui.widgets.walking_line import WalkingLine

_SIDE = 300
_SLOW_MS = 300
_REASONS = ("Salah tumpukan.", "Ternyata belum ditandatangani.", "Berkas tertukar.")
_READY = "Siap memindai."


class _ScanLine(WalkingLine):
    """Where a scanner types; with nothing typed Space ticks the line under the keyboard."""

    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list, Space ticks, all else is typed."""
        if event.key() == Qt.Key.Key_Space and not self.text():
            self.ticked.emit()
        else:
            super().keyPressEvent(event)


class StackDialog(QDialog):
    """Scan, tick, move. The work itself is in `work`."""

    def __init__(self, desk: Desk, dialogs: Dialogs, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dialogs = dialogs
        self.setWindowTitle("Pindai tumpukan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(roomy(self))
        self.work = StackWork(desk, self)
        self.line = _ScanLine()
        self.line.setAccessibleName("Pindai barcode")
        self.line.setPlaceholderText("Pindai barcode lembar antar atau berkas…")
        self.line.setStyleSheet("font-size: 19px; min-height: 34px;")
        self.banner = label("", wrap=True)
        self.banner.setMinimumHeight(58)  # two lines, so that nothing below jumps
        self.side = SideList("Lembar dan tumpukan")
        self.files = TickList("Berkas dalam tumpukan")
        self.heading = ElidedLabel("", "title")
        self.about = ElidedLabel("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Kemajuan pemindahan")
        self.bar.hide()
        self.close_button = button("Tutup", self.reject, key="Esc")
        self.undo_button = button("Batalkan pemindahan tumpukan…", self.undo, "danger", "return", "F9")
        self.main_button = button(move_button(0, 0), self.work.move, "primary", "check")
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self.bar.show)
        self._lay_out()
        self._connect()
        self.say(_READY, "")
        self.work.refresh()

    def _lay_out(self) -> None:
        self.pages = Pages()
        self.pages.add(self.files)
        self.pages.add(
            EmptyState(
                "barcode",
                "Belum ada tumpukan di tangan",
                "Pindai lembar antar atau satu berkas, atau pilih lembar di kiri. Yang kembali dicentang, sisanya "
                "tetap di meja.",
            )
        )
        side = card(column(self.side, gap=0, margins=5))
        side.setFixedWidth(_SIDE)
        head = column(self.heading, self.about, gap=1)
        head.setContentsMargins(14, 10, 14, 4)
        main = card(column(head, self.pages, gap=2))
        both = row(side, main)
        both.setStretch(1, 1)
        hint = label("↑ ↓ pilih · Spasi centang", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label("Pindai tumpukan", "headline"))
        layout.addWidget(self.line)
        layout.addWidget(self.banner)
        layout.addLayout(both, 1)
        layout.addWidget(self.bar)
        layout.addLayout(row(self.close_button, hint, None, self.undo_button, self.main_button))

    def _connect(self) -> None:
        self.line.returnPressed.connect(self._entered)
        self.line.walked.connect(self.files.walk)
        self.line.ticked.connect(self.files.toggle_current)
        self.files.toggled.connect(self.work.toggle)
        self.side.chosen.connect(self._choose)
        self.work.changed.connect(self._lay)
        self.work.said.connect(self.say)
        self.work.stepped.connect(self._step)
        shortcut(self, "F9", self._go).setAutoRepeat(False)

    # -- what is shown -------------------------------------------------------------

    def say(self, sentence: str, kind: str) -> None:
        """Says in large letters what the last scan did."""
        back, front = theme.CHIPS[kind] if kind else (theme.PAGE, theme.MUTED)
        size, weight = (15, 600) if kind in ("fine", "late") else (14, 400)
        self.banner.setText(sentence)
        self.banner.setStyleSheet(
            f"background: {back}; color: {front}; border-radius: 7px; padding: 8px 14px;"
            f"font-size: {size}px; font-weight: {weight};"
        )

    def _lay(self) -> None:
        work, now = self.work, self._desk.now()
        stack, titles = work.stack, work.titles
        lines = []
        if work.sheets:
            lines += [SideLine("", "Sedang diantar"), *(sheet_line(one, titles, now) for one in work.sheets)]
        if work.moved:
            lines += [SideLine("", "Dipindahkan hari ini"), *(moved_line(one, titles) for one in work.moved)]
        key = moved_key(work.undoing) if work.undoing else f"sheet/{stack.sheet.number}" if stack.sheet else ""
        self.side.show_lines(lines or [SideLine("", "Belum ada lembar yang diantar")], key)
        self.heading.setText(desk_title(stack.desk, titles) if stack.desk else "")
        about = [stack.sheet.official, f"Lembar {stack.sheet.number}"] if stack.sheet else []
        self.about.setText(" · ".join(part for part in about if part))
        self.heading.setVisible(bool(stack.files))
        self.about.setVisible(bool(self.about.text()))
        self.files.show_lines(stack_lines(stack, work.results, work.fresh, titles, now))
        self.pages.turn(0 if stack.files else 1)
        ticked, undoing = len(work.chosen), work.undoing
        self.main_button.setText(move_button(ticked, work.stays))
        self.main_button.setVisible(undoing is None)
        self.main_button.setEnabled(ticked > 0 and not work.busy)
        self.undo_button.setVisible(undoing is not None)
        self.undo_button.setEnabled(not work.busy)
        self.close_button.setText("Hentikan   Esc" if work.busy else "Tutup   Esc")
        if not work.busy:
            self._slow.stop()
            self.bar.hide()
        elif not self._slow.isActive() and self.bar.isHidden():
            self.bar.setRange(0, 0)
            self._slow.start()

    def _step(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
        if self.work.busy and not self.bar.isHidden():
            self.say(f"{number_words(done)} dari {number_words(whole)} berkas…", "")

    # -- keys and choices ------------------------------------------------------------

    def _choose(self, key: str) -> None:
        kind, _, rest = key.partition("/")
        if kind == "sheet":
            self.work.open_sheet(rest)
        else:
            self.work.open_moved(key)

    def _entered(self) -> None:
        text = self.line.text().strip()
        self.line.clear()
        if text:
            self.work.scan(text)

    def _go(self) -> None:
        if self.work.undoing is not None:
            self.undo()
        else:
            self.work.move()

    def undo(self) -> None:
        """Asks for the reason, then takes the shown stack back."""
        stack = self.work.undoing
        if stack is None or self.work.busy:
            return
        count = number_words(len(stack.numbers))
        reason = self._dialogs.ask_reason(
            self,
            f"Batalkan pemindahan {count} berkas?",
            f"Semua kembali ke {desk_title(stack.desk, self.work.titles)}. Nomor register yang sudah diambil tetap "
            "menjadi milik berkasnya.",
            f"Kembalikan {count} berkas",
            _REASONS,
        )
        if reason:
            self.work.undo(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed or scanned in a list goes to the line on top."""
        if type_into(self.line, event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._entered()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc stops a move between two files; else it closes, and never loses ticks silently."""
        if self.work.busy:
            self.close_button.setText("Menghentikan…")
            self.work.stop()
            return
        ticked = len(self.work.chosen)
        if ticked and not self._dialogs.confirm_loss(
            self,
            f"Tutup tanpa memindahkan {number_words(ticked)} berkas?",
            "Centangnya hilang. Berkas tetap di mejanya dan bisa dipindai lagi.",
            "Tutup tanpa memindahkan",
            "Kembali",
        ):
            return
        super().reject()

    def show_first(self) -> None:
        """Opens, ready for the scanner."""
        self.open()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
