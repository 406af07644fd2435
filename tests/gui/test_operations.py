"""Reads and writes in the background: who is told what, and what the end of the program leaves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.changes import Outcome
from app.errors import LoketError, UserError
from app.ports import UnitOfWork
from tests.gui.conftest import Office
from ui.operations import Operations


@pytest.fixture
def ops(office: Office, qtbot: QtBot) -> Iterator[Operations]:
    """On the data file of the office; taken down by Qt, in its own order."""
    made = Operations()
    made.attach(office.store)
    yield made
    made.finish()
    qtbot.waitUntil(lambda: not made.busy)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def refuse(_uow: UnitOfWork) -> Outcome[None]:
    raise UserError("Tidak bisa.")


def test_a_write_that_fails_after_its_dialog_is_gone_is_still_told(ops: Operations, qtbot: QtBot) -> None:
    dialog = QObject()
    told: list[LoketError] = []
    with qtbot.waitSignal(ops.failed) as caught:
        ops.write(refuse, failed=told.append, owner=dialog)
        delete(dialog)
    assert told == []
    assert caught.args[0].sentence == "Tidak bisa."


def test_closing_leaves_the_data_as_one_file(office: Office, ops: Operations, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ops.idle):
        ops.read(lambda uow: uow.people.officers(), lambda _found: None)
    assert office.counter is not None
    office.counter.take_in("skck")
    file = office.store.path
    assert file.with_name(f"{file.name}-wal").exists()
    ops.close()
    assert [path.name for path in file.parent.glob(f"{file.name}*")] == [file.name]
