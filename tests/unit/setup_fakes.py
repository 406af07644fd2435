"""What the tests of the set-up share: an office folder, programs that only pretend, a terminal that remembers."""

import io
import shutil
import sys
from pathlib import Path

from app.setup import needs, stamp, steps
from app.setup.console import Console
from app.setup.run import Result

ROOT = Path(__file__).resolve().parents[2]
LOCK = """\
# Written by a tool.
# --- runtime ---
alpha==1.0 \\
    --hash=sha256:aa
beta==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:bb
# --- tests ---
gamma==3.0 \\
    --hash=sha256:cc
"""


class Screen(io.StringIO):
    """A terminal that remembers what it showed."""

    def isatty(self) -> bool:
        return True


class FakeRun:
    """Stands for apt, venv and pip: notes each command, answers as told, and makes a `.venv` when asked for one."""

    def __init__(self, **answers):
        self.commands = []
        self.sections = []
        self.answers = answers

    def __call__(self, command, each, env=None):
        self.commands.append(list(command))
        for word, result in self.answers.items():
            if word in command:
                for line in result.lines:
                    each(line)
                return result
        if "venv" in command:
            make_venv(Path(command[-1]).parent)
        if "-r" in command:
            self.sections.append(Path(command[command.index("-r") + 1]).read_text(encoding="utf-8"))
        return Result(0, ())

    def did(self, word):
        return any(word in command for command in self.commands)


class Rights:
    """What the user may do, as the test wants it."""

    def __init__(self, is_root=False, has_apt=True, has_sudo=True):
        self.is_root, self.has_apt, self.has_sudo = is_root, has_apt, has_sudo


GL, EGL = needs.OFFSCREEN_NEEDS[:2]
CUPS = needs.PAPER_NEEDS[0]


def make_venv(root):
    python = Path(stamp.venv_python(str(root)))
    shutil.rmtree(root / ".venv", ignore_errors=True)
    python.parent.mkdir(parents=True)
    if sys.platform == "win32":
        python.touch()  # making links is not for everybody there
    else:
        python.symlink_to(sys.executable)
    (root / ".venv" / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\n", encoding="utf-8")


def set_up(root, run=None, *, tests=False, window=False, there=lambda need: True):
    run = run or FakeRun()
    steps.set_up(str(root), tests=tests, window=window, console=Console(io.StringIO()), run=run, there=there)
    return run


def ready(root, *, tests=False, window=False):
    return stamp.is_ready(str(root), tests=tests, window=window)


def terminal(answer=""):
    screen = Screen()
    return Console(screen, Screen(answer)), screen
