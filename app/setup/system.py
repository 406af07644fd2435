"""System libraries through apt: as root at once, otherwise only after a yes, otherwise by saying how."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence

from app.errors import EnvironmentProblem
from app.setup.console import Console
from app.setup.needs import Need, is_there
from app.setup.run import Result, Run

TEXT = "memasang pustaka sistem"
NO_INTERNET = "Tidak ada sambungan internet, padahal penyiapan pertama memerlukannya."
_OFFLINE = ("Temporary failure resolving", "Could not resolve", "Could not connect", "Network is unreachable")


class Privileges:
    """What this user may do: be root already, or become it through sudo."""

    def __init__(self) -> None:
        self.is_root = sys.platform != "win32" and os.geteuid() == 0
        self.has_apt = shutil.which("apt-get") is not None
        self.has_sudo = shutil.which("sudo") is not None


def command_for(needs: Sequence[Need], rights: Privileges) -> str:
    """The sentence that tells a person how to do it by hand."""
    sudo = "sudo " if rights.has_sudo and not rights.is_root else ""
    packages = " ".join(need.package for need in needs)
    command = f"{sudo}apt-get update && {sudo}apt-get install {packages}"
    return f"Jalankan: {command}" if sudo or rights.is_root else f"Masuk sebagai root, lalu jalankan: {command}"


def install(
    needs: Sequence[Need],
    console: Console,
    run: Run,
    rights: Privileges,
    there: Callable[[Need], bool] = is_there,
) -> list[Need]:
    """Install what can be installed; returns the optional needs that stay unmet, raises for the others."""
    if not rights.has_apt:
        things = ", ".join(need.thing for need in needs)
        return _without(needs, f"Yang belum ada: {things}. Pasang lewat pengelola paket Linux ini.", console)
    result = Result(0, ())
    if rights.is_root or _allowed(needs, console, run, rights):
        result = _apt(needs, console, run, rights)
    left = [need for need in needs if not there(need)]
    offline = result.code and any(sign in result.text for sign in _OFFLINE)
    if offline and any(not need.optional for need in left):
        raise EnvironmentProblem(NO_INTERNET, "Sambungkan komputer ini, lalu buka Loket lagi.")
    errors = [line[3:] for line in result.lines if line.startswith("E: ")] if result.code else []
    return _without(left, " ".join([*errors, command_for(left, rights)]), console)


def _allowed(needs: Sequence[Need], console: Console, run: Run, rights: Privileges) -> bool:
    if not (console.interactive and rights.has_sudo):
        return False
    console.note("Pustaka sistem yang belum ada: " + " ".join(need.package for need in needs))
    # -v asks for the password now, before the moving line begins to write over it
    return console.ask("Pasang sekarang dengan sudo?") and run(["sudo", "-v"], console.note).code == 0


def _without(needs: Sequence[Need], hint: str, console: Console) -> list[Need]:
    """Says what is lacking and how to get it: a problem if Loket cannot run without, else a note."""
    if any(not need.optional for need in needs):
        raise EnvironmentProblem("Pustaka sistem belum lengkap.", hint)
    if needs:
        things = " dan ".join(need.meaning for need in needs)
        console.note(f"Tanpa pustaka untuk {things}, Loket tetap berjalan. {hint}")
    return list(needs)


def _apt(needs: Sequence[Need], console: Console, run: Run, rights: Privileges) -> Result:
    """`apt-get update`, then install. The lists of a bare system are empty, those of an old one stale."""
    # su without a dash leaves a PATH on which dpkg refuses to work
    path = os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"
    head = [] if rights.is_root else ["sudo"]
    head += ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", f"PATH={path}", "apt-get", "-q", "-y"]
    head += ["-o", "DPkg::Lock::Timeout=300"]  # the system's own updater may be at work just now
    console.step(TEXT)
    update = run([*head, "update"], lambda line: None)
    # one source of several that is out of reach must not stop us: then install will tell
    if not any(line.startswith(("Hit:", "Get:")) for line in update.lines) and any(s in update.text for s in _OFFLINE):
        return Result(100, update.lines)
    packages = [need.package for need in needs]
    return run([*head, "--no-install-recommends", "install", *packages], _counter(console))


def _counter(console: Console) -> Callable[[str], None]:
    """Turns apt's lines into "12/76": each package is fetched, unpacked and set up."""
    total = events = 0

    def each(line: str) -> None:
        nonlocal total, events
        if found := re.match(r"(\d+) upgraded, (\d+) newly installed", line):
            total = int(found[1]) + int(found[2])
        elif re.match(r"Get:\d|Unpacking |Setting up ", line):
            events += 1
            console.show(f"{TEXT} {min(events // 3, total)}/{total}")

    return each
