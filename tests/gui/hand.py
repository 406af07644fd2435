"""An officer's hand on the fields of the window: types what is asked for into whatever kind of field asks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.actions.made_up import example
from app.model.letter_template import FieldKind, Particular
from app.rules.identity import digits
from app.rules.wording import read_date
from ui.widgets.asked_fields import TickField, text_of
from ui.widgets.fields import DateField, Field

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_WORDS = (FieldKind.TEXT, FieldKind.LONG)


def write(field: Field, text: str) -> None:
    """Types into a field that is seen, key by key; picks from a list with the arrows, ticks a box with Space.

    What the field holds already, as taken over from elsewhere, is left alone.
    """
    if not text or _holds(field, text):
        return
    editor = field.editor
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(field, TickField):
        QTest.keyClick(editor, Qt.Key.Key_Space)
    elif isinstance(editor, QComboBox) and not editor.isEditable():
        _pick(editor, text)
    else:
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        _type(editor, text)


def as_typed(asked: Particular, stored: str) -> str:
    """What an officer types for a stored value."""
    if asked.kind is FieldKind.DATE and stored:
        day = dt.date.fromisoformat(stored)
        return f"{day.day}-{day.month}-{day.year}"
    return stored


def suggested(asked: Particular, today: dt.date) -> str:
    """An answer as the empty field itself suggests it, else an example of its kind."""
    if asked.hint and asked.kind in _WORDS:
        return asked.hint.removeprefix("mis. ")
    found = example(asked, today)
    if asked.future:
        return max(found, today.isoformat())
    return min(found, today.isoformat()) if asked.past else found


def said(fields: Mapping[str, Field]) -> dict[str, str]:
    """What is said beside the fields."""
    return {key: field.said for key, field in fields.items() if field.said}


def _holds(field: Field, text: str) -> bool:
    if isinstance(field, DateField):
        return field.date is not None and field.date == read_date(text)
    has = text_of(field)
    return has == text or (digits(text) == text and digits(has) == text)


def _pick(combo: QComboBox, text: str) -> None:
    for _ in range(combo.count() + 1):
        if combo.currentText() == text:
            return
        QTest.keyClick(combo, Qt.Key.Key_Down)
    raise AssertionError(f"“{text}” is not offered, only {[combo.itemText(n) for n in range(combo.count())]}")


def _type(editor: QWidget, text: str) -> None:
    for letter in text:
        if letter.isascii():
            QTest.keyClick(editor, letter)
        else:
            # QTest knows no key for it; a keyboard sends it as the text of a key without a name.
            QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, _NO_MODIFIER, letter))
