"""None outlives a working day of calls into Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DAY = """
import sys
import ui.start
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal(bool)
bell = Bell()
bell.rung.connect(lambda on: None)
for _ in range(300_000):
    bell.setObjectName("a")
    bell.rung.emit(True)
sys.stdout.write("evening")
"""


def test_a_day_of_calls_into_qt_does_not_use_up_none() -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", DAY], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "evening"), done.stderr
