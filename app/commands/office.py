"""`siapkan`, `demo` and `periksa`: making, filling and checking a data folder."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from app.actions.batch import batched
from app.actions.calendar import ensure_holidays
from app.actions.check import check
from app.actions.demo import fill
from app.actions.setup import create_office, the_office
from app.commands.progress import Bar
from app.errors import EnvironmentProblem
from app.parts import Parts
from app.ports import Store
from app.rules.wording import number_words


@contextmanager
def open_data(parts: Parts) -> Iterator[Store]:
    """The data of an office. Raises EnvironmentProblem where there is none, and makes nothing then."""
    if not parts.data_file.exists():
        raise EnvironmentProblem(
            f"Kantor belum disiapkan di folder {parts.data_folder}.",
            "Jalankan dulu: main.py siapkan --kantor KUNCI",
        )
    with _opened(parts) as store:
        with store.read() as uow:
            the_office(uow)
        yield store


@contextmanager
def _opened(parts: Parts) -> Iterator[Store]:
    store = parts.open_store()
    try:
        yield store
    finally:
        store.close()


def siapkan(wanted: argparse.Namespace, parts: Parts) -> int:
    """Prepares a data folder for one office."""
    pack = parts.packs.get(wanted.kantor)
    with _opened(parts) as store, store.write() as uow:
        if parts.training:
            uow.office.mark_training()
        now = parts.clock.now()
        create_office(pack, wanted.petugas, batched(uow), now, parts.holidays, parts.classifications)
        uow.commit()
    print(f"{pack.office.full_name} siap di {parts.data_folder}.")
    return 0


def demo(wanted: argparse.Namespace, parts: Parts) -> int:
    """Fills the data folder with made-up files."""
    last = wanted.sampai or parts.clock.now().date()
    with open_data(parts) as store:
        years = tuple(range(last.year - wanted.bulan // 12 - 1, last.year + 2))
        with store.write() as uow:
            ensure_holidays(uow, years, parts.holidays)
        made = fill(store, last, wanted.bulan, wanted.per_hari, wanted.benih, Bar("hari"), parts.renderer)
    print(f"{number_words(made)} berkas contoh dibuat.")
    return 0


def periksa(wanted: argparse.Namespace, parts: Parts) -> int:
    """Checks the data; 1 when there is any finding."""
    with open_data(parts) as store:
        result = check(store)
    for finding in result.findings:
        print(finding)
    if not result.findings:
        print(result.summary)
    return 1 if result.findings else 0
