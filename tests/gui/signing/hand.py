"""Officials and tasks in the hands of a test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.actions.authority import grant
from app.model.authority import Authority, AuthorityKind
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.people import Official
from tests.gui.conftest import Office
from ui.settings.grant_form import EndForm, GrantForm
from ui.settings.view import SettingsScreen

Settled = Callable[[], None]


def seated(office: Office, seat: str) -> Official:
    with office.store.read() as uow:
        return next(o for o in uow.people.officials() if o.seat == seat)


def give_plh(office: Office, days: int = 2, **changes: object) -> None:
    today = office.clock.moment.date()
    wanted = Authority(
        0, seated(office, "sekcam").id, "camat", AuthorityKind.PLH, "800/17/2026", today, today + dt.timedelta(days)
    )
    with office.store.write() as uow:
        grant(wanted, uow, office.clock.moment, office.counter.officer)


def waiting(office: Office, key: str = "sktm") -> Case:
    """A file of that service that waits for the Camat's signature."""
    office.counter.now = office.clock.moment
    return office.counter.walk(office.counter.take_in(key), StepKind.SIGN)


def typed(form: GrantForm | EndForm, qtbot: QtBot, **values: str) -> None:
    """Fills fields of a form by keyboard: lists jump to what is typed."""
    for name, text in values.items():
        editor = form.fields[name].editor
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.clear()
        qtbot.keyClicks(editor, text)


def choose(form: GrantForm, official: Official) -> None:
    """Chooses an official; the made-up names all begin alike, so that typing would not tell them apart."""
    (at,) = (n for n in range(form.official.combo.count()) if form.official.combo.itemText(n).startswith(official.name))
    form.official.combo.setCurrentIndex(at)


def asked_for(screen: SettingsScreen, seat: str) -> GrantForm:
    """The form of Penugasan that was led to, closed again."""
    form = screen.authorities.opened
    assert isinstance(form, GrantForm)
    assert form.isVisible()
    assert form.seat.value == form._titles[seat]
    assert form.kind.value.startswith("Plh.")
    assert form.official.value == ""
    form.reject()
    return form
