"""Frees garbage on the UI thread only.

Python collects in whichever thread happens to allocate; a reader that so frees a closed dialog takes Qt's timers and
windows down from the wrong thread, which Qt warns of and may not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Sweeper(QObject):
    """Takes collecting over from Python as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(sweep)
        timer.start(_EVERY_MS)


def sweep() -> None:
    """Collects the youngest generations that are full, as Python would."""
    full = [n for n, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit]
    if full:
        gc.collect(max(full))
