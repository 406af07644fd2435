"""`cetak`: one paper of a case into a PDF file."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.actions.find import find_case
from app.actions.letters import issue
from app.actions.papers import note_print, receipt_of, slip_of
from app.commands.office import open_data
from app.files import check_target, write_whole
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
