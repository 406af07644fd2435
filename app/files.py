"""Files that leave the program: papers and exports, each written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from app.errors import EnvironmentProblem, UserError


def check_target(target: Path) -> None:
    """Before anything is issued: a letter that then finds no folder would be issued for nothing."""
    try:
        if not target.parent.is_dir():
            raise UserError(f"Folder {target.parent} tidak ada.", "Buat dulu foldernya, atau pilih folder lain.")
        if target.is_dir():
            raise UserError(f"{target} adalah folder.", "Tulis nama berkasnya juga, misalnya surat.pdf.")
    except OSError as error:  # e.g. a name longer than the disk takes
        raise _unwritable(target) from error


def write_whole(target: Path, content: bytes) -> None:
    """Writes beside the target and puts it in its place when it is on the disk: never half a file."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        raise _unwritable(target) from error


def _unwritable(target: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{target} tidak bisa ditulis.", "Periksa nama, izin folder, dan sisa ruang disk, lalu coba lagi."
    )
