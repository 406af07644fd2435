"""A year of made-up files, closed month by month as an office would: every seal fits, every report adds up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.actions.closing import close_month, next_to_close, seal_findings
from app.actions.demo import fill
from app.actions.reports import read_facts, report_of, sheet_of, wider_period
from app.model.month import Edition
from app.model.recap import Period
from app.rules.month.recap import month_period
from reports.renderer import PdfRenderer
from tests.builders import open_office

LAST = dt.date(2026, 12, 31)


def test_a_year_is_closed_month_by_month_and_reported(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        store = counter.store
        fill(store, LAST, 12, 2, 7)
        now = dt.datetime(2027, 1, 4, 8, 0)
        closed = []
        while True:
            with store.write() as uow:
                period = next_to_close(uow, now)
                if period is None:
                    break
                closed.append(close_month(period.first.year, period.first.month, uow, now, counter.officer).value)
        assert len(closed) == 12 + (closed[0].month < "2026-01")
        assert len({close.seal for close in closed}) == len(closed)
        with store.read() as uow:
            assert seal_findings(uow) == ()
            year = wider_period(period_of(closed[-1].month), 12)
            whole = report_of(Edition.ALL, year, uow, now, counter.officer)
            facts = read_facts(year, uow, now)
            months = [read_facts(period_of(f"2026-{month:02d}"), uow, now).now.total for month in range(1, 13)]
            rows = sheet_of(Edition.REGISTER, year, uow, now).rows
            sealed = [uow.closing.sealed_rows(close.id) for close in uow.closing.closes() if close.month >= "2026-01"]
            numbers = sum(kind == "entry" for month in sealed for kind, _, _ in month)
    assert whole.mark == ""
    assert facts.now.total.arrived == sum(month.arrived for month in months)
    assert facts.now.total.finished == sum(month.finished for month in months)
    assert len(rows) == numbers
    told: list[tuple[int, int]] = []
    pdf = PdfRenderer().report(whole, lambda done, all_: told.append((done, all_)) or True)
    assert pdf.startswith(b"%PDF")
    assert told[-1][0] == told[-1][1]


def period_of(month: str) -> Period:
    """The period of a month in the chain of seals."""
    year, number = month.split("-")
    return month_period(int(year), int(number))
