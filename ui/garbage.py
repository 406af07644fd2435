"""Collects Python's garbage on the UI thread only.

Left to itself, the collector runs in whichever thread happens to allocate. In a worker it may then destroy a closed
dialog or a replaced row that only a cycle of references kept, and a widget that dies outside the UI thread takes the
program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500


class GarbageOnUiThread(QObject):
    """Switches the automatic collection off and looks a few times a second whether one is due."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collects the generations whose thresholds are passed, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Hands the collection back to Python, at the end of the program."""
        self._timer.stop()
        gc.enable()
