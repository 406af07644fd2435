"""Typing or scanning where no field has the focus goes into the search field of the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def is_typed(event: QKeyEvent) -> bool:
    """Whether the key writes a letter, digit or sign. A space chooses and presses, so it is none."""
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & _COMMANDS


def type_into(field: QLineEdit, event: QKeyEvent) -> bool:
    """Begins anew in the field with a key that nobody wanted; whether it was one that writes."""
    if not is_typed(event):
        return False
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.selectAll()
    QCoreApplication.sendEvent(field, event)
    return True
