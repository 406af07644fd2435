"""What Loket filled in by itself for a NIK: it goes when the NIK is another one, what the officer typed stays."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ui.intake.applicant_fields import put
from ui.widgets.fields import Field


class Filled(QObject):
    """Remembers which fields were filled in and for which NIK. `changed` tells that it filled or emptied some."""

    changed = Signal()

    def __init__(self, fields: Mapping[str, Field], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = fields
        self._nik = ""
        self._ours: set[str] = set()
        for key, field in fields.items():
            field.edited.connect(lambda key=key: self._ours.discard(key))

    def fill(self, nik: str, values: Mapping[str, object]) -> None:
        """Shows what is known of whoever has this NIK."""
        self._nik = nik
        for key, value in values.items():
            put(self._fields[key], value)
            self._ours.add(key)
        self.changed.emit()

    def follow(self, nik: str) -> None:
        """Empties what was filled in for another NIK than the one that now stands there."""
        if not self._ours or nik == self._nik:
            return
        for key in self._ours:
            put(self._fields[key], None)
        self.forget()
        self.changed.emit()

    def forget(self) -> None:
        """All that stands there counts as typed."""
        self._nik = ""
        self._ours.clear()
