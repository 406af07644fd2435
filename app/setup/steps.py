"""The set-up as a whole: what is due, one at a time, in order, and the stamp when all is done."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from app.errors import EnvironmentProblem
from app.setup import needs, stamp, system, venv
from app.setup.console import Console
from app.setup.run import Run, run

GUARD = ".venv.lock"
SPACE = 1_000_000_000  # the runtime takes 0.4 GB, the test tools 0.2 more, pip's unpacking the rest


def set_up(
    root: str,
    *,
    tests: bool,
    window: bool,
    console: Console | None = None,
    run: Run = run,
    there: Callable[[needs.Need], bool] = needs.is_there,
) -> None:
    """Do whatever is due. Raises `EnvironmentProblem` with one sentence when it cannot."""
    console = console or Console()
    try:
        with _alone(root, console):
            if not stamp.is_ready(root, tests=tests, window=window):  # the other set-up may have done it meanwhile
                _work(root, tests, window, console, run, there)
    except KeyboardInterrupt:
        raise EnvironmentProblem("Penyiapan dihentikan.", "Buka Loket lagi untuk melanjutkan.") from None
    except PermissionError as error:
        raise EnvironmentProblem(
            f"{error.filename or root} tidak boleh ditulis oleh pengguna ini.", "Minta pengelola membuka Loket sekali."
        ) from error
    except OSError as error:
        raise EnvironmentProblem("Penyiapan gagal.", str(error)) from error
    finally:
        console.close()


def _work(
    root: str, tests: bool, window: bool, console: Console, run: Run, there: Callable[[needs.Need], bool]
) -> None:
    if sys.maxsize < 2**32:
        raise EnvironmentProblem("Loket memerlukan Python 64-bit.", "Pasang Python 64-bit, lalu buka Loket lagi.")
    old = stamp.read(root)
    remake = not stamp.venv_is_sound(root, old)
    due = stamp.sections_due(root, {} if remake else old, tests=tests)
    declined = old.get("declined", "").split()
    lacking = needs.missing(venv=remake, window=window, declined=declined, there=there)
    if due and shutil.disk_usage(root).free < SPACE:
        raise EnvironmentProblem("Ruang disk kurang.", "Kosongkan sekitar 1 GB, lalu buka Loket lagi.")

    if lacking or due:
        console.begin("Memperbarui Loket…" if old else "Menyiapkan Loket (sekali saja)…")
    console.plan(bool(lacking) + remake + bool(due))
    if lacking:
        left = system.install(lacking, console, run, system.Privileges(), there)
        declined += [need.package for need in left]
    new = {
        "base": old.get("base", ""),
        "system": stamp.WINDOW if window or old.get("system") == stamp.WINDOW else stamp.OFFSCREEN,
        "declined": " ".join(declined),
    } | {name: old[name] for name in (stamp.RUNTIME, stamp.TESTS) if name in old and not remake}
    if due:
        stamp.remove(root)
        if remake:
            venv.make(root, console, run)
            new["base"] = stamp.base_python(root)
        try:
            # the runtime again with the tests, so that pip sees pins for all that the test tools build on
            venv.install(root, [stamp.RUNTIME, stamp.TESTS] if tests else [stamp.RUNTIME], console, run)
        except EnvironmentProblem:
            if not remake:  # pip changes nothing before it has everything, so what was there still stands
                stamp.write(root, old)
            raise
        sections = stamp.lock_sections(root)
        new |= {name: stamp.fingerprint(sections[name]) for name in due}
    stamp.write(root, new)
    if lacking or due:
        console.finish()


@contextmanager
def _alone(root: str, console: Console) -> Iterator[None]:
    """One set-up at a time in a folder; the second waits. The system lets go of the guard even after a crash."""
    with open(os.path.join(root, GUARD), "a+b") as guard:
        if not _taken(guard.fileno(), wait=False):
            console.note("Penyiapan lain sedang berjalan; menunggu sampai selesai…")
            while not _taken(guard.fileno(), wait=True):
                pass
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(guard: int, *, wait: bool) -> bool:
        with suppress(OSError):  # the waiting kind gives up after ten seconds; the caller tries again
            msvcrt.locking(guard, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _taken(guard: int, *, wait: bool) -> bool:
        with suppress(BlockingIOError):
            fcntl.flock(guard, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            return True
        return False
