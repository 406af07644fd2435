"""Garbage is freed on the UI thread, never by whoever reads or writes in the background."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import gc, os, threading
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from ui.operations import Operations
from ui.sweeping import Sweeper, sweep

program, freed = QCoreApplication([]), []
gc.set_threshold(50)

class Ring(QObject):
    def __init__(self):
        super().__init__()
        self.ring, self.timer = self, QTimer(self)
        self.timer.start(1000)

    def __del__(self):
        freed.append(threading.current_thread() is threading.main_thread())

Sweeper(program)
ops = Operations()
for n in range(100):
    Ring()
    ops.run(lambda: [[] for _ in range(2000)], len)
    program.processEvents()
ops.finish()
sweep()
print(len(freed) > 50, all(freed), flush=True)
os._exit(0)
"""


def test_background_work_frees_no_window() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True True\n", "")
