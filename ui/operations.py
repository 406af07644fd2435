"""Reads and writes off the UI thread, results back on it. One writer, one reader.

A write tells everybody what it changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from app.changes import Outcome
from app.errors import LoketError
from app.ports import Store, UnitOfWork

T = TypeVar("T")


class _Relay(QObject):
    """Carries one result from a worker thread to the UI thread, where it lives."""

    finished = Signal(object, object)

    def __init__(self, arrived: Callable[[_Relay, Any, Exception | None], None], parent: QObject) -> None:
        super().__init__(parent)
        self._on_arrival = arrived
        # A slot of a QObject of the UI thread: a bare function would be called in the thread that emits.
        self.finished.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _arrive(self, result: Any, error: Exception | None) -> None:
        # Keeps knowing the operations that own it: what it then holds is never freed by a collection in mid-work, which
        # would take Qt's objects down in whatever order it finds them.
        self._on_arrival(self, result, error)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], relay: _Relay) -> None:
        super().__init__()
        self._work = work
        self._relay = relay

    def run(self) -> None:
        """Does the work; whatever goes wrong travels back as a value."""
        result, error = None, None
        try:
            result = self._work()
        except Exception as problem:  # noqa: BLE001 - a worker has nobody above it; the UI thread decides what it means
            error = problem
        if isValid(self._relay):
            self._relay.finished.emit(result, error)


class Operations(QObject):
    """Runs units of work. `changed` carries the kinds of thing that a write changed.

    `failed` an error nobody handled.
    """

    changed = Signal(object)
    failed = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._writer = QThreadPool(self)
        self._reader = QThreadPool(self)
        for pool in (self._writer, self._reader):
            pool.setMaxThreadCount(1)
            pool.setExpiryTimeout(-1)
        self._running: set[_Relay] = set()

    def attach(self, store: Store) -> None:
        """Gives the data file to work on: it opens after the window is painted."""
        self._store = store

    @property
    def store(self) -> Store:
        """The data file."""
        assert self._store is not None, "no data file is open yet"
        return self._store

    @property
    def attached(self) -> bool:
        """Whether a data file is open: nothing can be read or written before."""
        return self._store is not None

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def read(
        self,
        work: Callable[[UnitOfWork], T],
        done: Callable[[T], None],
        failed: Callable[[LoketError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Reads in the background, then calls `done` on the UI thread, unless `owner` is gone by then."""

        def job() -> T:
            with self.store.read() as uow:
                return work(uow)

        self._start(self._reader, job, done, failed, owner)

    def write(
        self,
        work: Callable[[UnitOfWork], Outcome[T]],
        done: Callable[[T], None] | None = None,
        failed: Callable[[LoketError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Writes in the background; on success tells what changed, then calls `done` on the UI thread."""

        def job() -> Outcome[T]:
            with self.store.write() as uow:
                return work(uow)

        self._start(self._writer, job, self._written(done, owner), self._told(failed, owner), None)

    def write_in_steps(
        self,
        work: Callable[[Store], Outcome[T]],
        done: Callable[[T], None] | None = None,
        failed: Callable[[LoketError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """A long write that opens and commits its own units of work, step by step, e.g. filling the training data."""
        self._start(self._writer, lambda: work(self.store), self._written(done, owner), self._told(failed, owner), None)

    def _written(self, done: Callable[[T], None] | None, owner: QObject | None) -> Callable[[Outcome[T]], None]:
        def written(result: Outcome[T]) -> None:
            if result.changes:
                self.changed.emit(result.changes)
            if done is not None and (owner is None or isValid(owner)):
                done(result.value)

        return written

    def _told(
        self, failed: Callable[[LoketError], None] | None, owner: QObject | None
    ) -> Callable[[LoketError], None] | None:
        """A write that failed is told even when the dialog that began it is gone."""
        if failed is None or owner is None:
            return failed
        return lambda error: failed(error) if isValid(owner) else self.failed.emit(error)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[LoketError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Any other work that must not hold up the window, e.g. drawing a PDF or talking to the printer."""
        self._start(self._reader, work, done, failed, owner)

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[LoketError], None] | None,
        owner: QObject | None,
    ) -> None:
        def arrived(relay: _Relay, result: Any, error: Exception | None) -> None:
            self._running.discard(relay)
            relay.deleteLater()
            alive = owner is None or isValid(owner)
            if error is None:
                if alive:
                    done(result)
            elif isinstance(error, LoketError) and failed is not None and alive:
                failed(error)
            else:
                self.failed.emit(error)
            if not self._running:
                self.idle.emit()

        relay = _Relay(arrived, self)
        self._running.add(relay)
        pool.start(_Job(work, relay))

    def finish(self, milliseconds: int = 10_000) -> bool:
        """Waits for what is under way, at the end of the program."""
        return self._writer.waitForDone(milliseconds) and self._reader.waitForDone(milliseconds)

    def close(self) -> None:
        """Waits, then lets go of the data file, so that it lies on the disk as one whole file."""
        if self.finish() and self._store is not None:
            self._store.close()
            self._store = None
