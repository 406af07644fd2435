"""Walks one file of any service through the window: reads what is asked, types it, prints whatever is offered.

`take_in` fills Terima Berkas field by field, `finish_step` fills the form of the desk where the file waits and presses
F9, `print_new` prints each paper that the page offers for the first time. Nothing here knows a service. Where the
window does not let the file go on, the assertion tells what it said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.made_up_records import record_for
from app.model.case import Case, IntakeForm
from app.model.procedure import StepForm
from app.rules.procedures import asked_fields
from tests.builders import NOTE, Counter
from tests.gui.conftest import Office, RecordedDialogs
from tests.gui.hand import as_typed, said, suggested, write
from ui.case.paperwork import PREFIX, OpenForm
from ui.case.view import CaseScreen
from ui.intake.view import IntakeScreen
from ui.preview import Preview
from ui.start import Application
from ui.widgets.asked_fields import text_of

LETTER, RECEIPT = "surat", "tanda_terima"


@dataclass(slots=True)
class ServiceWalk:
    """One officer at the shown window. `papers` are the printed ones: key to the PDF that was saved."""

    application: Application
    office: Office
    dialogs: RecordedDialogs
    qtbot: QtBot
    settled: Callable[[], None]
    folder: Path
    papers: dict[str, Path] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)

    @property
    def counter(self) -> Counter:
        """The counter behind the window, at the time that the window has."""
        assert self.office.counter is not None
        self.office.counter.now = self.office.clock.moment
        return self.office.counter

    @property
    def page(self) -> CaseScreen:
        """The page of the file."""
        screen = self.application.shell.screen_of("case")
        assert isinstance(screen, CaseScreen)
        return screen

    @property
    def _today(self) -> dt.date:
        return self.office.clock.moment.date()

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.application.shell, key, modifier)
        self.settled()

    def _front(self) -> None:
        """The main window is in front again, as after a dialog."""
        self.application.shell.activateWindow()
        self.qtbot.waitUntil(self.application.shell.isActiveWindow)

    # -- intake -----------------------------------------------------------------------

    def take_in(self, form: IntakeForm) -> Case:
        """Receives this form, typed into the fields that are shown, prints the receipt and opens the file's page."""
        self._front()
        self._press(Qt.Key.Key_F2)
        intake = self.application.shell.screen_of("intake")
        assert isinstance(intake, IntakeScreen)
        self._choose(intake, form.service_key)
        for key, answer in form.answers.items():  # in their order: one may ask for the next
            (question,) = (line for line in intake.checklist.questions if line.key == key)
            QTest.mouseClick(question.options.button(answer), Qt.MouseButton.LeftButton)
        assert not intake.model.unanswered()
        self._type_applicant(intake, form)
        for line in intake.checklist.lines:
            if not line.box.checked:  # some are ticked by what is typed
                line.box.setFocus(Qt.FocusReason.TabFocusReason)
                QTest.keyClick(line.box, Qt.Key.Key_Space)
        stored: list[Case] = []
        intake.stored.connect(stored.append)
        receipt = self._paper(lambda: self._press(Qt.Key.Key_F9))
        intake.stored.disconnect(stored.append)
        assert stored, f"not received: {said(intake.applicant.shown_fields()) or intake.main_button.text()}"
        self._save(receipt, RECEIPT)
        self.open(stored[0].number)
        return self.counter.case(stored[0])

    def _choose(self, intake: IntakeScreen, key: str) -> None:
        """Types the name of the service as it is printed, and walks to it among those that it fits."""
        title = self.counter.service(key).title
        search = intake.services.filter
        search.setFocus()
        QTest.keyClicks(search, title[: search.maxLength()].rsplit(" ", 1)[0])
        for _ in intake.services.model.lines:
            if intake.model.offer is not None and intake.model.offer.service.key == key:
                break
            QTest.keyClick(search, Qt.Key.Key_Down)
        assert intake.model.offer is not None, f"nothing is found by “{search.text()}”"
        assert intake.model.offer.service.key == key
        QTest.keyClick(search, Qt.Key.Key_Return)

    def _type_applicant(self, intake: IntakeScreen, form: IntakeForm) -> None:
        panel = intake.applicant
        identity = panel.particulars.identity
        if identity.asked:
            QTest.mouseClick(identity.segments.button(form.particulars["identitas"]), Qt.MouseButton.LeftButton)
        assert intake.model.offer is not None
        fields = panel.particulars.asked.values()
        self.qtbot.waitUntil(lambda: all(one.isVisibleTo(panel) for one in fields))  # Qt shows what is new a turn later
        asked = {f"particular.{p.key}": p for p in intake.model.offer.template.particulars}
        for key, one in panel.shown_fields().items():
            if key in asked:
                told = form.particulars.get(asked[key].key) or suggested(asked[key], self._today)
                write(one, as_typed(asked[key], told))
            else:
                write(one, _own(form, key))
            self.settled()

    # -- the page of the file -----------------------------------------------------------

    def open(self, number: str) -> None:
        """A scanned number brings the page of the file, wherever the officer is."""
        self._front()
        self._press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(QApplication.focusWidget(), number)
        self._press(Qt.Key.Key_Return)
        assert self.page.view is not None
        assert self.page.view.case.number == number

    def finish_step(self) -> Case:
        """Fills what the desk asks for, a minute later, and finishes it with F9."""
        page = self.page
        assert page.view is not None
        case, actions = page.view.case, page.actions
        self.qtbot.waitUntil(lambda: page.doing.may_move)
        self._front()
        page.focus_first()
        if actions.form.form is not None:
            self._fill_step(case, actions.form.form)
        elif not actions.note.isHidden():
            write(actions.note, NOTE)
        self.office.clock.moment += dt.timedelta(minutes=1)
        self._press(Qt.Key.Key_F9)
        after = self.counter.case(case)
        wrong = said(actions.form.fields) or actions.message.text() or self.dialogs.calls[-1:]
        assert (after.position, after.state) != (case.position, case.state), f"{case.step} does not go on: {wrong}"
        return after

    def _fill_step(self, case: Case, form: StepForm) -> None:
        """What the made-up officer tells, and what the fields suggest for the rest: every field that shows is typed."""
        with self.office.store.read() as uow:
            told = record_for(self.counter.rng, case, uow, self._today)
        for asked in form.fields:
            one = self.page.actions.form.fields[asked.key]
            if one.isHidden() or (text_of(one) and asked.key not in told):
                continue
            given = told.get(asked.key) or ("" if asked.choices else suggested(asked, self._today))
            write(one, as_typed(asked, given))
            self.settled()

    def fill_open_forms(self) -> None:
        """Fills each form that may be filled now and was not yet."""
        assert self.page.view is not None
        for form in self.page.view.paperwork.open_forms:
            if form.key not in self.filled:
                self.filled.add(form.key)
                self._fill_open(form)

    def _fill_open(self, form: StepForm) -> None:
        self._front()
        with self.qtbot.waitSignal(self.page.paperwork.opened) as opened:
            self.page.actions.papers.buttons[form.key].click()
        dialog = opened.args[0]
        assert isinstance(dialog, OpenForm)
        for asked in form.fields:
            one = dialog.fields[PREFIX + asked.key]
            if asked in asked_fields(form, dialog.typed) and not text_of(one):
                write(one, as_typed(asked, suggested(asked, self._today)))
                self.settled()
        closed: list[int] = []
        dialog.finished.connect(closed.append)
        dialog.send()
        self.settled()
        assert closed, f"“{form.title}” is refused: {said(dialog.fields) or dialog.message.text()}"
        self._front()

    # -- papers -----------------------------------------------------------------------------

    def print_new(self) -> None:
        """Prints each paper of the procedure that the page offers and that was not printed yet."""
        assert self.page.view is not None
        for document in self.page.view.paperwork.documents:
            if document.key not in self.papers:
                self._save(self._paper(self.page.actions.papers.buttons[document.key].click), document.key)

    def print_letter(self) -> None:
        """F8: the letter as it is now."""
        self._front()
        self.page.focus_first()
        self._save(self._paper(lambda: self._press(Qt.Key.Key_F8)), LETTER)

    def _paper(self, ask: Callable[[], None]) -> Preview:
        self._front()
        known = len(self.dialogs.calls)
        shown: list[Preview] = []
        self.application.papers.shown.connect(shown.append)
        ask()
        self.settled()
        self.application.papers.shown.disconnect(shown.append)
        assert shown, f"no paper came: {self.dialogs.calls[known:]}"
        return shown[0]

    def _save(self, preview: Preview, key: str) -> None:
        self.papers[key] = self.dialogs.answers["save_path"] = self.folder / f"{key}.pdf"
        with self.qtbot.waitSignal(preview.printed):
            QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.settled()
        self._front()


def _own(form: IntakeForm, key: str) -> str:
    """What is typed for a field of the applicant, the purpose or the covering letter."""
    if key == "covering_number":
        return form.covering.number
    value = form.covering.date if key == "covering_date" else getattr(form if key == "purpose" else form.applicant, key)
    if isinstance(value, dt.date):
        return f"{value:%d-%m-%Y}"
    return value.label if hasattr(value, "label") else str(value or "")
