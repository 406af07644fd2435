"""The training data set: an office of made-up files to practise on, marked before anything else is in it."""

from __future__ import annotations

import datetime as dt

from app.actions.batch import batched
from app.actions.demo import fill
from app.actions.setup import create_office
from app.changes import Change, Outcome, outcome
from app.model.catalogue import OfficePack
from app.ports import ClassificationSource, HolidaySource, Progress, Renderer, Store

OFFICER = "Petugas Latihan"
_MONTHS = 1
_PER_DAY = 12
_SEED = 9


def create_training(
    pack: OfficePack,
    store: Store,
    last_day: dt.date,
    holidays: HolidaySource,
    codes: ClassificationSource,
    progress: Progress,
    renderer: Renderer | None = None,
) -> Outcome[int]:
    """Fills a fresh data file with a training office and a month of its files up to `last_day`; how many files.

    With a renderer their letters are issued.

    Stopping it between two days leaves a whole office with fewer files. Raises UserError where an office is already.
    """
    first = dt.datetime.combine(last_day - dt.timedelta(days=31), dt.time(7, 30))
    with store.write() as uow:
        # First, so that not a moment exists at which made-up people could be taken for real ones.
        uow.office.mark_training()
        create_office(pack, OFFICER, batched(uow), first, holidays, codes)
        uow.commit()
    made = fill(store, last_day, _MONTHS, _PER_DAY, _SEED, progress, renderer)
    return outcome(made, *Change)
