"""Reads and writes in the background: who is told what, and what the end of the program leaves."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.changes import Outcome
from app.errors import LoketError, UserError
from app.ports import UnitOfWork
from tests.gui.conftest import Office
from ui.operations import Operations


def refuse(_uow: UnitOfWork) -> Outcome[None]:
    raise UserError("Tidak bisa.")


def test_a_write_that_fails_after_its_dialog_is_gone_is_still_told(office: Office, qtbot: QtBot) -> None:
    ops, dialog = Operations(), QObject()
    ops.attach(office.store)
    told: list[LoketError] = []
    with qtbot.waitSignal(ops.failed) as caught:
        ops.write(refuse, failed=told.append, owner=dialog)
        delete(dialog)
    assert told == []
    assert caught.args[0].sentence == "Tidak bisa."
    assert ops.finish()


def test_closing_leaves_the_data_as_one_file(office: Office, qtbot: QtBot) -> None:
    ops = Operations()
    ops.attach(office.store)
    with qtbot.waitSignal(ops.idle):
        ops.read(lambda uow: uow.people.officers(), lambda _found: None)
    assert office.counter is not None
    office.counter.take_in("skck")
    file = office.store.path
    assert file.with_name(f"{file.name}-wal").exists()
    ops.close()
    assert [path.name for path in file.parent.glob(f"{file.name}*")] == [file.name]


def test_operations_go_without_taking_the_program_along(office: Office, qtbot: QtBot) -> None:
    found: list[int] = []
    for n in range(40):
        ops = Operations()
        ops.attach(office.store)
        ops.run(lambda n=n: n, found.append)
        if n % 2:
            qtbot.waitUntil(lambda ops=ops: not ops.busy)
        ops.close()
        del ops
        gc.collect()
    assert found == list(range(1, 40, 2))
