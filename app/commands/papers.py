"""`cetak`: one paper of a case into a PDF file, whole or not at all."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from app.actions.find import find_case
from app.actions.letters import issue
from app.actions.papers import note_print, receipt_of, slip_of
from app.commands.office import open_data
from app.errors import EnvironmentProblem, UserError
from app.parts import Parts
from app.ports import Store

_LOGGED = {"tanda-terima": "tanda terima", "kekurangan": "lembar kekurangan"}


def cetak(wanted: argparse.Namespace, parts: Parts) -> int:
    """Draws the paper and writes it; a letter is issued if it was not yet."""
    target: Path = wanted.keluaran.absolute()
    check_target(target)
    with open_data(parts) as store:
        pdf = _letter(wanted, parts, store) if wanted.paper == "surat" else _counter_paper(wanted, parts, store)
    write_whole(target, pdf)
    print(f"Tersimpan: {target}")
    return 0


def _letter(wanted: argparse.Namespace, parts: Parts, store: Store) -> bytes:
    with store.write() as uow:
        number = find_case(wanted.number, uow).number
        officer = uow.people.officers()[0].id
        target = wanted.keluaran.name
        return issue(number, uow, parts.renderer, parts.clock.now(), officer, target=target).value.pdf


def _counter_paper(wanted: argparse.Namespace, parts: Parts, store: Store) -> bytes:
    with store.write() as uow:
        number = find_case(wanted.number, uow).number
        if wanted.paper == "tanda-terima":
            pdf = parts.renderer.receipt(receipt_of(number, uow))
        else:
            pdf = parts.renderer.slip(slip_of(number, uow))
        officer = uow.people.officers()[0].id
        note_print(_LOGGED[wanted.paper], number, wanted.keluaran.name, uow, parts.clock.now(), officer)
    return pdf


def check_target(target: Path) -> None:
    """Before anything is issued: a letter that then finds no folder would be issued for nothing."""
    if not target.parent.is_dir():
        raise UserError(f"Folder {target.parent} tidak ada.", "Buat dulu foldernya, atau pilih folder lain.")
    if target.is_dir():
        raise UserError(f"{target} adalah folder.", "Tulis nama berkasnya juga, misalnya surat.pdf.")


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
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise EnvironmentProblem(
            f"{target} tidak bisa ditulis.", "Periksa izin folder dan sisa ruang disk, lalu coba lagi."
        ) from error
