"""The whole job with keys only: from the citizen at the counter to the letter in their hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.case import CaseState, Move
from app.model.catalogue import StepKind
from tests.gui.conftest import Office
from tests.gui.intake.keys import press, type_applicant
from ui.preview import Preview
from ui.start import Application


class Walk:
    """Presses keys on the shown window and waits for what they start."""

    def __init__(self, application: Application, qtbot: QtBot, settled: Callable[[], None]) -> None:
        self.shell = application.shell
        self.application = application
        self.qtbot = qtbot
        self.settled = settled
        self.front()

    def front(self) -> None:
        """Back in the main window, as after closing a dialog."""
        self.shell.activateWindow()
        self.qtbot.waitUntil(self.shell.isActiveWindow)

    def key(self, *keys: str) -> None:
        press(*keys)
        self.settled()

    def to(self, key: Qt.Key) -> None:
        """A key of the rail."""
        QTest.keyClick(QApplication.focusWidget() or self.shell, key)
        self.settled()

    def scan(self, number: str) -> None:
        """A scanner types into the search box, wherever the officer is."""
        QTest.keyClick(QApplication.focusWidget() or self.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        press(number, "Return")
        self.settled()

    def paper(self, key: str, save_as: Path | None = None) -> str:
        """Presses a key that brings a paper, looks at it and closes it with Esc, or saves it with Ctrl+S; its title."""
        with self.qtbot.waitSignal(self.application.papers.shown) as shown:
            press(key)
        preview = shown.args[0]
        assert isinstance(preview, Preview)
        assert preview.document.pages == 1
        title = preview.windowTitle()
        self.settled()
        if save_as is None:
            QTest.keyClick(preview, Qt.Key.Key_Escape)
        else:
            self.application.dialogs.answers["save_path"] = save_as  # type: ignore[attr-defined]
            QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            self.settled()
        self.front()
        return title


def test_from_the_counter_to_the_letter_in_the_hand(
    application: Application, office: Office, qtbot: QtBot, settled: Callable[[], None], tmp_path: Path
) -> None:
    walk = Walk(application, qtbot, settled)

    # An incomplete file comes in and goes back with its slip.
    walk.to(Qt.Key.Key_F2)
    walk.key("skck", "Return", "Space", "Down", "Space")
    intake = application.shell.screen_of("intake")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    type_applicant()
    slip = walk.paper("F9")
    assert "Lembar" in slip
    with office.store.read() as uow:
        (card,) = uow.cases.waiting([CaseState.INCOMPLETE], 5)

    # The citizen is back: the slip is scanned, the rest is ticked, the file is received.
    walk.scan(card.number)
    walk.key("F9")
    assert intake.isVisible()
    lines = intake.checklist.lines  # type: ignore[attr-defined]
    assert [line.box.checked for line in lines][:3] == [True, True, False]
    while not lines[-1].box.checked:
        press("Space", "Down")
    receipt = walk.paper("F9")
    assert card.number in receipt

    # From desk to desk on the board, until the number is to be taken.
    walk.to(Qt.Key.Key_F3)
    with office.store.read() as uow:
        case = uow.cases.get(card.number)
    before_register = next(n for n, step in enumerate(case.steps) if step.kind is StepKind.REGISTER)
    board = application.shell.screen_of("board")
    for _ in range(before_register):
        with qtbot.waitSignal(board.mover.rested):  # type: ignore[attr-defined]
            walk.key("F9")
    with office.store.read() as uow:
        case = uow.cases.get(card.number)
    assert case.step is not None
    assert case.step.kind is StepKind.REGISTER

    # On the file's own page: the letter is printed with a blank, then the number is taken and the file stamped.
    walk.scan(card.number)
    letter = walk.paper("F8", tmp_path / "tanpa-nomor.pdf")
    assert card.number in letter
    walk.key("F9")
    with office.store.read() as uow:
        entry = uow.register.of_case(case.id)
        kept = uow.letters.latest(case.id)
    assert entry is not None
    assert entry.number == "331/1/424.308/2026"
    assert kept is not None
    assert kept.number == ""
    numbered = walk.paper("F8", tmp_path / "bernomor.pdf")
    assert entry.number in numbered
    page = application.shell.screen_of("case")
    # The page rests a moment after a move, so that a double press finishes one step only.
    qtbot.waitUntil(page.actions.main_button.isEnabled)  # type: ignore[attr-defined]
    walk.key("F9")

    # It is in the book, and is handed over.
    walk.to(Qt.Key.Key_F4)
    register = application.shell.screen_of("register")
    assert register.isVisible()
    walk.to(Qt.Key.Key_F5)
    walk.key(card.number, "Return")
    walk.key("F9")
    with office.store.read() as uow:
        case = uow.cases.get(card.number)
        row = uow.handovers.of_case(case.id)
        moves = [event.move for event in uow.cases.events(case.id)]
    assert case.state is CaseState.DONE
    assert row is not None
    assert (row.collected_by, row.relation) == ("Dewi Lestari Contoh", "Pemohon sendiri")
    assert moves[:2] == [Move.RETURN_AT_INTAKE, Move.RECEIVE]
    assert moves[-1] is Move.HAND_OVER
