"""A panel of fields that says of all of them at once what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea

from ui.widgets.asked_fields import text_of
from ui.widgets.fields import DateField, Field


class ProblemPanel(QFrame):
    """Base of such a panel: it has its fields in `area` and names those that are shown now."""

    area: QScrollArea

    def shown_fields(self) -> dict[str, Field]:
        """The fields that are shown now, by the names that errors give them, from top to bottom."""
        raise NotImplementedError

    def go_to(self, keys: tuple[str, ...]) -> None:
        """Puts the focus on the first of these fields that is still empty, else on the first."""
        shown = self.shown_fields()
        ours = [shown[name] for key in keys for name in (key, f"particular.{key}") if name in shown]
        if ours:
            first = next((field for field in ours if not text_of(field)), ours[0])
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(first, 0, 30)

    def settle(self) -> None:
        """What leaving a field does to it, for the one in which a key was pressed that leaves none."""
        focused = QApplication.focusWidget()
        for field in self.shown_fields().values():
            if focused is not None and field.isAncestorOf(focused):
                field.left.emit()

    def unreadable(self) -> dict[str, str]:
        """Dates that were typed but are none: the form has no place for them, so they are told here."""
        return {
            name: field.unreadable
            for name, field in self.shown_fields().items()
            if isinstance(field, DateField) and field.unreadable
        }

    def show_problems(self, problems: Mapping[str, str], focus: bool) -> int:
        """Shows each error beside its field, with `focus` goes to the first; how many were ours."""
        ours = {name: field for name, field in self.shown_fields().items() if name in problems}
        if focus and ours:
            # Before anything is said: leaving a field judges it, which may have its own word.
            first = next(iter(ours.values()))
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(first, 0, 30)
        for name, field in ours.items():
            field.say(problems[name])
        if focus and ours:  # what is said below the field must be in sight as well, once it is laid out
            QTimer.singleShot(0, first, lambda: self.area.ensureWidgetVisible(first, 0, 12))
        return len(ours)

    @property
    def wrong(self) -> int:
        """How many fields now say that they are wrong."""
        return sum(field.wrong for field in self.shown_fields().values())
