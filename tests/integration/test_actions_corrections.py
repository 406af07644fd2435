"""Corrections after intake: the rules of intake, a trace of what was, and a register that stays as written."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions import moves
from app.actions.closing import problems
from app.actions.corrections import Corrected, Correction, correct, open_ralat, set_priority, write_ralat
from app.changes import Change
from app.errors import IllegalMove, UserError, WrongFields
from app.model.case import Case, CoveringLetter, Move, Priority, Tick
from app.model.catalogue import Form, StepKind
from app.rules.month.problem_groups import LATE_CORRECTION, counted
from app.rules.month.recap import month_period
from tests.builders import RINA, Counter, open_office

REASON = "Salah ketik."


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


@pytest.fixture
def case(counter: Counter) -> Case:
    return counter.take_in("skck", applicant=RINA, purpose="Melamar pekerjaan")


def correction(counter: Counter, case: Case, reason: str = REASON, **changes: object) -> Correction:
    """The file as it is, but for these fields of the file or of its applicant."""
    parts = {"ticks": case.ticks, "purpose": case.purpose, "covering": case.covering, "particulars": case.particulars}
    applicant = replace(case.applicant, **{key: value for key, value in changes.items() if key not in parts})
    parts |= {key: value for key, value in changes.items() if key in parts}
    return Correction(counter.request_id(), case.number, case.revision, reason, applicant, **parts)


def corrected(counter: Counter, case: Case, reason: str = REASON, **changes: object) -> Corrected:
    with counter.store.write() as uow:
        return correct(correction(counter, case, reason, **changes), uow, counter.now, counter.officer).value


def refused(counter: Counter, case: Case, reason: str = REASON, **changes: object) -> UserError:
    before, events = counter.case(case), counter.events(case)
    with counter.store.write() as uow, pytest.raises(UserError) as error:
        correct(correction(counter, case, reason, **changes), uow, counter.now, counter.officer)
    assert (counter.case(case), counter.events(case)) == (before, events)
    return error.value


def test_what_changed_stands_in_the_history_old_and_new(counter: Counter, case: Case) -> None:
    done = corrected(counter, case, name="Rina  Contoh, S.Pd", purpose="Melamar CPNS", phone="081234567890")
    assert done.case == counter.case(case)
    assert (done.case.applicant.name, done.case.purpose) == ("Rina Contoh, S.Pd", "Melamar CPNS")
    line = counter.events(case)[-1]
    assert (line.move, line.officer) == (Move.CORRECT, "Petugas A")
    assert line.note == (
        "Salah ketik. – Nama: Rina Contoh → Rina Contoh, S.Pd; Telepon: (kosong) → 081234567890; "
        "Keperluan: Melamar pekerjaan → Melamar CPNS"
    )


def test_an_identity_number_is_masked_in_words_and_kept_whole_beside_them(counter: Counter, case: Case) -> None:
    corrected(counter, case, nik="9914105204980017")
    line = counter.events(case)[-1]
    assert line.note.endswith("NIK: 9914••••••••0001 → 9914••••••••0017")
    assert RINA.nik not in line.note
    assert line.before["was"]["applicant"]["nik"] == RINA.nik
    corrected(counter, counter.case(case), nik="9914105204990017")
    assert counter.events(case)[-1].note.endswith("NIK: 9914••••••••0017 (angka yang disembunyikan diperbaiki)")


def test_ticks_covering_letter_and_particulars_are_corrected_too(counter: Counter) -> None:
    case = counter.take_in("keramaian")
    row = next(iter(case.ticks))
    particular = next(key for key, value in case.particulars.items() if not value[:4].isdigit())
    with counter.store.read() as uow:
        label = next(p.label for p in uow.templates.get("keramaian").particulars if p.key == particular)
    done = corrected(
        counter,
        case,
        ticks=case.ticks | {row: Tick(True, Form.BOTH, 3)},
        covering=CoveringLetter("470/99/2026", counter.now.date()),
        particulars=case.particulars | {particular: "Orkes Contoh"},
    )
    assert done.case.ticks[row] == Tick(True, Form.BOTH, 3)
    assert done.case.covering.number == "470/99/2026"
    assert any(words.endswith("asli dan fotokopi 3 lembar") for words in done.words)
    assert any(words.startswith(f"{label}: ") and words.endswith("→ Orkes Contoh") for words in done.words)
    json.dumps(counter.events(case)[-1].before)


def test_the_flow_and_the_promise_stay(counter: Counter, case: Case) -> None:
    moved = counter.advance(case)
    done = corrected(counter, moved, name="Rina Lain").case
    same = ("state", "position", "steps", "due_at", "promised_at", "complete_at", "desk_since", "answers")
    assert [getattr(done, key) for key in same] == [getattr(moved, key) for key in same]


@pytest.mark.parametrize("changes", [{"name": " "}, {"nik": "12"}, {"address": ""}, {"birth_date": None}])
def test_a_correction_is_held_to_the_rules_of_intake(counter: Counter, case: Case, changes: dict) -> None:
    error = refused(counter, case, **changes)
    assert isinstance(error, WrongFields)
    assert set(changes) == set(error.fields)


def test_nothing_changed_and_no_reason_are_refused(counter: Counter, case: Case) -> None:
    assert "Belum ada yang diubah" in refused(counter, case).sentence
    assert isinstance(refused(counter, case, "  ", name="Rina Lain"), IllegalMove)


def test_a_closed_file_is_not_corrected(counter: Counter, case: Case) -> None:
    gone = counter.move(moves.withdraw, case, "Tidak jadi.")
    assert isinstance(refused(counter, gone, name="Rina Lain"), IllegalMove)


def test_a_stale_page_corrects_nothing(counter: Counter, case: Case) -> None:
    counter.advance(case)
    assert "baru saja diubah" in refused(counter, case, name="Rina Lain").sentence


def test_the_same_request_corrects_once(counter: Counter, case: Case) -> None:
    asked = correction(counter, case, name="Rina Lain")
    for changes in ({Change.CASES, Change.PEOPLE}, set()):
        with counter.store.write() as uow:
            assert correct(asked, uow, counter.now, counter.officer).changes == changes
    assert len(counter.events(case)) == 2


def test_a_corrected_applicant_is_found_and_remembered_without_another_visit(counter: Counter, case: Case) -> None:
    corrected(counter, case, name="Rina Baru")
    with counter.store.read() as uow:
        known, visits = uow.people.known_applicant(RINA.nik)
        assert (known.name, visits) == ("Rina Baru", 1)
        assert [hit.number for hit in uow.cases.search("baru")] == [case.number]
    corrected(counter, counter.case(case), nik="9914105204980017")
    with counter.store.read() as uow:
        assert uow.people.known_applicant("9914105204980017")[1] == 1
        assert [hit.number for hit in uow.cases.search("9914105204980017")] == [case.number]


def found(counter: Counter, typed: str) -> list[str]:
    with counter.store.read() as uow:
        return [hit.number for hit in uow.cases.search(typed)]


def test_a_corrected_file_is_found_by_every_name_that_it_had(counter: Counter, case: Case) -> None:
    corrected(counter, case, name="Marina Contoh")
    corrected(counter, counter.case(case), name="Karina Contoh")
    for name in ("rina contoh", "marina", "karina"):
        assert found(counter, name) == [case.number]


def test_a_complainant_who_wants_to_stay_secret_is_found_by_no_former_name(counter: Counter) -> None:
    case = counter.take_in("pengaduan", name="Rina Contoh")
    corrected(counter, case, name="Marina Contoh")
    assert found(counter, "rina") == [case.number]
    hidden = counter.case(case)
    corrected(counter, hidden, particulars=hidden.particulars | {"identitas": "Dirahasiakan"})
    assert not found(counter, "rina")
    assert not found(counter, "marina")


@pytest.mark.parametrize(("hours", "late"), [(1, False), (72, False), (73, True)])
def test_a_correction_asked_for_keeps_both_moments_and_says_when_it_came_late(
    counter: Counter, case: Case, hours: int, late: bool
) -> None:
    counter.later(days=4)
    asked_at = counter.now - dt.timedelta(hours=hours)
    wanted = replace(correction(counter, case, "Atas permintaan pemohon.", name="Rina Baru"), asked_at=asked_at)
    with counter.store.write() as uow:
        correct(wanted, uow, counter.now, counter.officer)
    line = counter.events(case)[-1]
    assert (line.at, line.before["asked_at"]) == (counter.now, asked_at.isoformat())
    assert f"Atas permintaan pemohon. – diminta {asked_at:%d-%m-%Y %H.%M}" in line.note
    assert ("lewat 3 × 24 jam" in line.note) is late
    with counter.store.read() as uow:
        found = [one for one in problems(month_period(2026, 11), uow, counter.now) if one.kind == LATE_CORRECTION]
    assert [one.number for one in found] == [case.number] * late
    assert counted(found) == (("1 perbaikan data lewat 3 × 24 jam",) if late else ())


def test_a_request_that_has_not_come_yet_is_refused(counter: Counter, case: Case) -> None:
    wanted = replace(correction(counter, case, name="Rina Baru"), asked_at=counter.now + dt.timedelta(minutes=1))
    with counter.store.write() as uow, pytest.raises(UserError) as error:
        correct(wanted, uow, counter.now, counter.officer)
    assert error.value.field == "asked"


def test_the_register_stays_and_the_ralat_is_one_more_step(counter: Counter, case: Case) -> None:
    case = counter.walk(case, StepKind.HAND_OVER)
    entry = counter.entry(case)
    with counter.store.read() as uow:
        assert open_ralat(case, uow) is None
    done = corrected(counter, case, "KTP baru.", name="Rina Baru", nik="9914105204980017")
    assert done.ralat.row.number == entry.number
    assert done.ralat.changed == {"name": "Rina Baru", "nik": "9914105204980017"}
    assert counter.entry(case) == entry
    with counter.store.write() as uow:
        assert write_ralat(case.number, uow, counter.now, counter.officer).changes == {Change.REGISTER}
    with counter.store.read() as uow:
        (row,) = uow.books.with_marks((entry,))
        assert (row.entry, row.current.name, row.current.nik) == (entry, "Rina Baru", "9914105204980017")
        assert "KTP baru" in row.note
        assert open_ralat(counter.case(case), uow) is None
    with counter.store.write() as uow, pytest.raises(UserError, match="sudah sama"):
        write_ralat(case.number, uow, counter.now, counter.officer)


def test_a_correction_that_the_register_does_not_show_wants_no_ralat(counter: Counter, case: Case) -> None:
    case = counter.walk(case, StepKind.HAND_OVER)
    assert corrected(counter, case, phone="081234567890").ralat is None


def test_a_correction_survives_the_undoing_of_a_step(counter: Counter, case: Case) -> None:
    moved = counter.advance(case)
    done = corrected(counter, moved, name="Rina Baru").case
    back = counter.move(moves.undo, done, "Keliru.")
    assert (back.position, back.applicant.name) == (0, "Rina Baru")


def test_who_goes_first_is_changed_with_a_line_of_history(counter: Counter, case: Case) -> None:
    def put(wanted: Priority, changes: set[Change]) -> Case:
        now = counter.case(case)
        with counter.store.write() as uow:
            done = set_priority(
                counter.request_id(), now.number, now.revision, wanted, uow, counter.now, counter.officer
            )
        assert done.changes == changes
        return done.value

    assert put(Priority.ELDERLY, {Change.CASES}).priority is Priority.ELDERLY
    assert counter.events(case)[-1].note == "Prioritas: Biasa → Lansia"
    put(Priority.ELDERLY, set())
    assert len(counter.events(case)) == 2
    put(Priority.NONE, {Change.CASES})
    assert counter.case(case).priority is Priority.NONE


def test_whoever_has_priority_stands_first_among_those_due_on_one_day(counter: Counter) -> None:
    first = counter.take_in("skck")
    counter.later(minutes=5)
    second = counter.take_in("skck", priority=Priority.DISABLED)
    tomorrow = counter.take_in("keramaian", priority=Priority.PREGNANT)
    counter.later(minutes=1)
    last = counter.take_in("skck")
    assert tomorrow.due_at.date() > last.due_at.date()
    with counter.store.read() as uow:
        shown = [card.number for card in uow.cases.board()]
    assert shown == [case.number for case in (second, first, last, tomorrow)]


def test_a_file_is_corrected_after_the_day_of_its_activity(counter: Counter) -> None:
    day = counter.now.date() + dt.timedelta(days=2)
    told = {"topik": "KTP elektronik", "tanggal_kegiatan": day.isoformat()}
    late = {**told, "tanggal_kegiatan": (counter.now.date() - dt.timedelta(days=1)).isoformat()}
    with pytest.raises(WrongFields) as over:
        counter.take_in("sosialisasi", particulars=late)
    assert over.value.fields == {"particular.tanggal_kegiatan": "Tanggal ini sudah lewat."}
    case = counter.take_in("sosialisasi", particulars=told)
    counter.later(days=7)
    done = corrected(counter, case, particulars={**told, "topik": "KTP-el"})
    assert done.case.particulars["topik"] == "KTP-el"
    assert "sudah lewat" in refused(counter, done.case, particulars=late).sentence
