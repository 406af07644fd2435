"""The clock stands still while a file is with somebody outside the office, or waits for the day of its activity."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.actions.moves import advance
from app.actions.papers import receipt_of
from app.actions.pauses import refresh_clocks
from app.model.case import Case, Pause, PauseCause
from app.model.catalogue import StepKind
from app.rules.clock.pause_words import promise_words
from tests.builders import MONDAY, Counter, open_office


def pauses(counter: Counter, case: Case) -> tuple[Pause, ...]:
    with counter.store.read() as uow:
        return uow.cases.pauses(case.id)


def receipt_promise(counter: Counter, case: Case) -> tuple[str, str]:
    with counter.store.read() as uow:
        receipt = receipt_of(case.number, uow)
    return receipt.promise, receipt.promise_strong


def receipt_note(counter: Counter, case: Case) -> str:
    with counter.store.read() as uow:
        return receipt_of(case.number, uow).promise_note


def test_days_at_dispendukcapil_are_not_the_offices(tmp_path: Path) -> None:
    with open_office(tmp_path, "jogoroto") as counter:
        counter.now = MONDAY.replace(hour=9)
        case = counter.take_in("kk-pengajuan")
        assert (case.pause, case.due_at) == (None, MONDAY.replace(hour=9, minute=10))
        assert receipt_note(counter, case).endswith("Waktu tidak berjalan selama berkas di Dispendukcapil.")
        assert receipt_promise(counter, case) == ("Waktu di kantor:", "10 menit")
        case = counter.advance(case)
        counter.later(minutes=4)
        case = counter.advance(case)  # sent
        assert case.pause is PauseCause.OUTSIDE
        counter.later(days=2)
        case = counter.advance(case)  # came back
        assert [(p.cause, p.note) for p in pauses(counter, case)] == [(PauseCause.OUTSIDE, "Berkas di Dispendukcapil")]
        assert case.finished_at is not None
        assert case.due_at is not None
        assert case.finished_at <= case.due_at
        with counter.store.read() as uow:
            words = promise_words(case, uow.cases.pauses(case.id), counter.now, uow.office.calendar())
    assert "dihitung ulang hari ini, pukul 09.10" in words
    assert words.endswith("karena berkas di Dispendukcapil")


def test_what_the_desa_does_first_takes_nothing_of_the_offices_time(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        case = counter.take_in("perangkat-desa")
        assert case.step is not None
        assert (case.step.actor, case.pause) == ("desa", PauseCause.OUTSIDE)
        counter.later(days=7)
        while case.step is not None and case.step.actor == "desa":
            case = counter.advance(case)
        assert case.pause is None
        assert case.due_at == counter.now + dt.timedelta(minutes=10)


def test_an_activity_waits_for_its_day_and_the_clock_with_it(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        case = counter.take_in("sosialisasi")
        assert "menunggu hari kegiatan" in receipt_note(counter, case)
        case = counter.walk(case, StepKind.PROCESS)
        day = counter.now.date() + dt.timedelta(days=9)
        plan = counter.record(case) | {"tanggal": day.isoformat(), "mulai": "09.00", "selesai": "11.00"}
        case = counter.move(advance, case, record=plan)
        (pause,) = pauses(counter, case)
        assert (pause.cause, pause.note) == (PauseCause.OUTSIDE, "Menunggu hari kegiatan, 2 Desember 2026")
        for now, paused in (
            (dt.datetime.combine(day, dt.time(8)), PauseCause.OUTSIDE),
            (dt.datetime.combine(day + dt.timedelta(days=1), dt.time(8)), None),
        ):
            counter.now = now
            with counter.store.write() as uow:
                refresh_clocks(uow, now)
            assert counter.case(case).pause is paused


def test_a_file_that_never_leaves_the_office_says_nothing_of_it(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        case = counter.take_in("sktm")
        assert "selama" not in receipt_note(counter, case)
        assert receipt_promise(counter, case)[0] == "Selesai:"
        assert case.pause is None
