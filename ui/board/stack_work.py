"""The stack at hand without its widgets: what is scanned and ticked, the move in the background, taking it back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.actions.carry_sheets import view_of
from app.actions.stacks import Results, look_up, move_stack, undo_stack
from app.errors import LoketError
from app.model.stack import FileResult, Found, MovedStack, OpenSheet, SheetView, Stack, StackFile, StackRequest
from app.ports import Progress
from app.rules.stacks import begin, chosen, open_view, reread, scan, staying, toggle, why_not
from ui.board.stack_reading import StackReading, read_stack
from ui.board.stack_words import moved_key, moved_words, sheet_words, undo_words, undone_words
from ui.desk import Desk
from ui.doubts import SETTLED_BY_ASKING, Doubts


class StackWork(QObject):
    """`changed` asks for everything to be drawn anew; `said` carries a sentence and its kind; `stepped` the progress.

    `finished` comes when a move or its undoing is over and read back.
    """

    changed = Signal()
    said = Signal(str, str)
    stepped = Signal(int, int)
    finished = Signal(object)

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self.stack = Stack()
        self.sheets: tuple[OpenSheet, ...] = ()
        self.moved: tuple[MovedStack, ...] = ()
        self.undoing: MovedStack | None = None
        self.results: dict[str, FileResult] = {}
        self.fresh = 0
        self.busy = False
        self.doubts = Doubts(desk, over)
        self._stop = threading.Event()
        self._queue: list[str] = []
        desk.ops.changed.connect(self._look_again)
        desk.ops.failed.connect(self._broken)

    @property
    def titles(self) -> Mapping[str, str]:
        """What the seats of the office are called."""
        return self._desk.office.seats if self._desk.office else {}

    @property
    def chosen(self) -> tuple[StackFile, ...]:
        """The files that would be moved, in the order of their ticks."""
        return chosen(self.stack)

    @property
    def stays(self) -> int:
        """How many files would stay."""
        return staying(self.stack)

    # -- reading -----------------------------------------------------------------

    def refresh(self, then: Callable[[], None] | None = None) -> None:
        """Reads sheets, stacks of today and the files at hand; ticks that still hold stay."""
        numbers, now = [file.card.number for file in self.stack.files], self._desk.now()

        def show(reading: StackReading) -> None:
            self.sheets, self.moved = reading.sheets, reading.moved
            self.stack = reread(self.stack, reading.files, self.titles)
            if then is not None:
                then()
            self.changed.emit()

        self._desk.ops.read(lambda uow: read_stack(uow, numbers, now), show, owner=self)

    def _look_again(self, _changes: object) -> None:
        if not self.busy:  # what this stack itself changed is read when all of it is done
            self.refresh()

    def open_sheet(self, number: str) -> None:
        """Takes a sheet in hand, chosen from the list."""
        if not self.busy:
            self._desk.ops.read(lambda uow: view_of(number, uow), self._open, self._refuse, self)

    def _open(self, view: SheetView) -> None:
        self._begin(open_view(view))
        self.said.emit(sheet_words(view), "info")
        self.changed.emit()

    def open_moved(self, key: str) -> None:
        """Shows a stack that was moved today, to be taken back."""
        stack = next((one for one in self.moved if moved_key(one) == key), None)
        if stack is None or self.busy:
            return
        now = self._desk.now()

        def show(reading: StackReading) -> None:
            self._begin(Stack(stack.desk, None, reading.files))
            self.undoing = stack
            self.said.emit(undo_words(stack), "info")
            self.changed.emit()

        self._desk.ops.read(lambda uow: read_stack(uow, stack.numbers, now), show, owner=self)

    def _begin(self, stack: Stack) -> None:
        self.stack, self.undoing, self.results, self.fresh = stack, None, {}, 0

    # -- scans and ticks -----------------------------------------------------------

    def scan(self, text: str) -> None:
        """A barcode was scanned or a number typed; while files are being moved it waits its turn."""
        if self.busy:
            self._queue.append(text)
        else:
            self._desk.ops.read(
                lambda uow: look_up(text, uow), lambda found: self._found(text, found), self._refuse, self
            )

    def _found(self, text: str, found: Found) -> None:
        if self.busy:
            self._queue.append(text)
        elif found.file is None:
            assert found.view is not None
            self._open(found.view)
        else:
            stack = begin(self.stack, found, self.titles)
            if stack is not self.stack:
                self._begin(stack)
            done = scan(stack, found.file, self.titles)
            self.stack, self.fresh = done.stack, found.file.card.id if done.taken else 0
            if done.taken:
                self.results.pop(found.file.card.number, None)
            self.said.emit(done.sentence, "late" if done.refused else "fine" if done.taken else "info")
            self.changed.emit()

    def _refuse(self, error: LoketError) -> None:
        self.fresh = 0
        self.said.emit(error.full, "late")
        self.changed.emit()

    def toggle(self, case_id: int) -> None:
        """Ticks a file by hand, or takes its tick away; one that cannot go on says why."""
        file = next((one for one in self.stack.files if one.card.id == case_id), None)
        if file is None or self.busy or self.undoing is not None:
            return
        after = toggle(self.stack, case_id, self.titles)
        refused = after is self.stack
        self.stack, self.fresh = after, 0
        self.results.pop(file.card.number, None)
        self.said.emit(why_not(file, after.desk, self.titles) if refused else "", "late" if refused else "")
        self.changed.emit()

    # -- moving --------------------------------------------------------------------

    def move(self) -> None:
        """Moves what is ticked, file by file, in the order of the ticks."""
        desk, files = self.stack.desk, self.chosen
        if desk is None or not files or self.busy or self.undoing is not None:
            return
        seen = tuple((file.card.number, file.card.revision) for file in files)
        self.results = {}
        self.doubts.begin()
        self._send(StackRequest(self._desk.new_request(), desk, seen), frozenset())

    def _send(self, request: StackRequest, settled: frozenset[type]) -> None:
        now, officer, progress = self._desk.now(), self._desk.officer_id, self._begin_work()
        request = replace(request, though_away=self.doubts.though_away)
        self._desk.ops.write_in_steps(
            lambda store: move_stack(request, store, now, officer, progress),
            lambda results: self._answered(request, settled, results),
            owner=self,
        )

    def _begin_work(self) -> Progress:
        stop = self._stop = threading.Event()
        self.busy, self.fresh = True, 0
        self.changed.emit()

        def progress(done: int, whole: int) -> bool:
            self.stepped.emit(done, whole)
            return not stop.is_set()

        return progress

    def stop(self) -> None:
        """Stops between two files; what is moved stays moved."""
        self._stop.set()

    def _answered(self, request: StackRequest, settled: frozenset[type], results: Results) -> None:
        self.results |= {one.number: one for one in results}
        doubt = next((one.error for one in results if _to_settle(one, settled)), None)
        if doubt is None:
            self._over(lambda: moved_words(request.desk, tuple(self.results.values()), self.stays))
            return
        # What keeps a number from being taken or a signature from being noted is asked once; then the files that it
        # kept are tried again.
        kept = {one.number for one in results if isinstance(one.error, SETTLED_BY_ASKING)}
        again = replace(request, files=tuple(one for one in request.files if one[0] in kept))
        self.doubts.settle(
            doubt,
            lambda: self._send(again, settled | {type(doubt)}),
            lambda: self._over(lambda: moved_words(request.desk, tuple(self.results.values()), self.stays)),
        )

    def undo(self, reason: str) -> None:
        """Takes the shown stack back, with a reason."""
        stack = self.undoing
        if stack is None or self.busy:
            return
        now, officer, progress = self._desk.now(), self._desk.officer_id, self._begin_work()

        def done(results: Results) -> None:
            self.results, self.undoing = {}, None
            self._over(lambda: undone_words(results))

        self._desk.ops.write_in_steps(
            lambda store: undo_stack(stack, reason, store, now, officer, progress), done, self._undo_failed, self
        )

    def _undo_failed(self, error: LoketError) -> None:
        self._over(lambda: error.full)

    def _over(self, words: Callable[[], str]) -> None:
        """All is done: reads back how it stands, says it, then takes up what was scanned meanwhile."""

        def ready() -> None:
            self.busy = False
            failed = any(one.error is not None for one in self.results.values())
            self.said.emit(words(), "nearly" if failed else "fine")
            self.finished.emit(tuple(self.results.values()))
            waiting, self._queue = self._queue, []
            for text in waiting:
                self.scan(text)

        self.refresh(ready)

    def _broken(self, _error: object) -> None:
        """A bug stopped the work in the middle: what is moved is moved, and is read back."""
        if self.busy:
            self.busy = False
            self.said.emit("Pemindahan terhenti. Periksa daftarnya, lalu coba lagi.", "late")
            self.refresh()


def _to_settle(result: FileResult, settled: frozenset[type]) -> bool:
    return isinstance(result.error, SETTLED_BY_ASKING) and type(result.error) not in settled
