"""Ctrl+Z in a field that has nothing to undo: it belongs to the page then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.fields import Field


class UndoKey(QObject):
    """Lives as long as its editor. Text fields keep the key for themselves, also while they have no use for it."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the key to the page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not _has_undo(watched)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def pass_undo_on(*fields: Field) -> None:
    """Ctrl+Z works on the page from these fields too, once nothing typed in them is left to take back."""
    for field in fields:
        UndoKey(field.editor)


def _has_undo(editor: QObject) -> bool:
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    if isinstance(line, QLineEdit):
        return line.isUndoAvailable()
    return isinstance(line, QPlainTextEdit) and line.document().isUndoAvailable()
