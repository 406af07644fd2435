"""What the set-up says while it works: one line that moves on a terminal, plain lines anywhere else.

Everything goes to standard error, so that a command's own output stays clean.
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from typing import TextIO


class Console:
    """Steps, progress, notes and questions of one set-up."""

    def __init__(self, out: TextIO | None = None, source: TextIO | None = None) -> None:
        # pythonw on Windows has no streams at all: then it works without a word
        self._out = out if out is not None else sys.stderr
        self._in = source if source is not None else sys.stdin
        self._moving = self._out is not None and self._out.isatty()
        self.interactive = self._moving and self._in is not None and self._in.isatty()
        self._steps = self._step = 0
        self._text = ""
        self._began = self._step_began = time.monotonic()
        self._drawing = threading.Lock()
        self._stop = threading.Event()

    def begin(self, sentence: str) -> None:
        """The opening sentence."""
        self._line(sentence)
        if self._moving:
            threading.Thread(target=self._beat, daemon=True).start()

    def plan(self, steps: int) -> None:
        """How many steps there will be."""
        self._steps = steps

    def step(self, text: str) -> None:
        """The next step begins."""
        self._step += 1
        self._step_began = time.monotonic()
        if not self._moving:
            self._line(f"{self._head()}{text}…")
        self.show(text)

    def show(self, text: str) -> None:
        """How far the step is; only a terminal sees it, since a log wants one line a step."""
        self._text = text
        self._draw()

    def note(self, sentence: str) -> None:
        """A sentence that stays on the screen."""
        self._line(sentence)

    def ask(self, question: str) -> bool:
        """A yes/no question; no answer at all (end of input) means no."""
        self._text = ""
        self._wipe()
        if self._in is None or self._out is None:
            return False
        while True:
            self._out.write(f"{question} [ya/tidak] ")
            self._out.flush()
            answer = self._in.readline()
            if answer.strip().lower() in ("y", "ya", "iya"):
                return True
            if not answer or answer.strip().lower() in ("t", "tidak", "tdk", "n", "no"):
                return False

    def finish(self) -> None:
        """The closing sentence."""
        self.close()
        self._line(f"Loket siap ({time.monotonic() - self._began:.0f} detik).")

    def close(self) -> None:
        """Leave the screen tidy, whatever happened."""
        self._stop.set()
        self._text = ""
        self._wipe()

    def _head(self) -> str:
        return f"Langkah {self._step}/{self._steps}: "

    def _line(self, text: str) -> None:
        if self._out is None:
            return
        self._wipe()
        self._out.write(text + "\n")
        self._out.flush()
        self._draw()

    def _wipe(self) -> None:
        if self._moving and self._out is not None:
            with self._drawing:
                self._out.write("\r\x1b[K")
                self._out.flush()

    def _draw(self) -> None:
        if not self._moving or self._out is None or not self._text:
            return
        with self._drawing:
            line = f"{self._head()}{self._text}… {time.monotonic() - self._step_began:.0f} detik"
            self._out.write("\r\x1b[K" + line[: shutil.get_terminal_size().columns - 1])
            self._out.flush()

    def _beat(self) -> None:
        """A slow office line can be silent for minutes: the seconds show that it is alive."""
        while not self._stop.wait(1):
            self._draw()
