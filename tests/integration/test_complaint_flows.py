"""Complaints from the counter to their follow-up: recorded, sent to a section, traced, answered, archived."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.actions import moves
from app.actions.documents import issue_document
from app.errors import WrongFields
from app.model.case import Case, CaseState
from app.model.catalogue import StepKind
from app.model.talks import TalkFilter, TalkScope
from app.rules.procedures import form_at
from app.rules.talks import plan_words
from reports.renderer import PdfRenderer
from tests.builders import Counter, open_office

NEEDLESS = {"keadaan": "Tidak perlu tindak lanjut", "alasan": "Sudah selesai dengan jawaban ini"}
PLAN = {
    "keadaan": "Direncanakan", "tindakan": "Menetapkan petugas pengganti", "penanggung_jawab": "Kasi Pelayanan",
    "batas": "27-11-2026",
}  # fmt: skip


def at_archive(counter: Counter) -> Case:
    case = counter.walk(counter.take_in("pengaduan"), StepKind.ARCHIVE)
    assert case.step is not None
    assert "rencana tindak lanjut" in case.step.text
    return case


@pytest.mark.parametrize(
    ("office", "asked"),
    [
        ("lekok", ["disposisi", "jawaban", None]),
        ("lumbang", [None, "pembahasan", "pembahasan", "pembahasan", "jawaban", None]),
        ("kalirejo", [None, "disposisi", "penelusuran", "jawaban", "tindak_lanjut"]),
        ("prigen", [None, "disposisi", "penelusuran", "jawaban", "tindak_lanjut"]),
    ],
)
def test_each_step_of_a_complaint_asks_for_what_the_decree_says(
    tmp_path: Path, office: str, asked: list[str | None]
) -> None:
    with open_office(tmp_path, office) as counter:
        usual = {"cara": "Lisan di loket"} if office != "lekok" else {}
        case = counter.take_in("pengaduan", answers=usual)
        with counter.store.read() as uow:
            procedure = uow.templates.procedure("pengaduan")
        found: list[str | None] = []
        while case.step is not None:
            form = form_at(procedure, case)
            found.append(form.key if form else None)
            if case.state is CaseState.READY:
                counter.hand_over(case)
                case = counter.case(case)
            else:
                case = counter.advance(case)
        assert found == asked


@pytest.mark.parametrize("office", ["prigen", "kalirejo"])
def test_a_complaint_is_not_archived_without_a_plan_or_why_none_is_needed(tmp_path: Path, office: str) -> None:
    with open_office(tmp_path, office) as counter:
        case = at_archive(counter)
        with pytest.raises(WrongFields, match="Tindak lanjut belum diisi"):
            counter.move(moves.advance, case)
        with pytest.raises(WrongFields, match="Alasan tidak perlu belum diisi"):
            counter.move(moves.advance, case, record={"keadaan": NEEDLESS["keadaan"]})
        with pytest.raises(WrongFields) as refused:
            counter.move(moves.advance, case, record={"keadaan": "Direncanakan"})
        assert set(refused.value.fields) == {"record.tindakan", "record.penanggung_jawab", "record.batas"}
        assert counter.move(moves.advance, case, record=NEEDLESS).state is CaseState.DONE


def test_what_needs_no_follow_up_waits_in_no_list(tmp_path: Path) -> None:
    with open_office(tmp_path, "prigen") as counter:
        needless = counter.move(moves.advance, at_archive(counter), record=NEEDLESS)
        planned = counter.move(moves.advance, at_archive(counter), record=PLAN)
        with counter.store.read() as uow:
            listed = uow.talks.page(TalkFilter(TalkScope.PLANS), 10)
            line = uow.talks.line(needless.number)
            assert uow.talks.late_plans(dt.date(2026, 11, 28)) == 1
        assert [one.number for one in listed] == [planned.number]
        assert line is not None
        assert plan_words(line) == "Tidak perlu"
        assert counter.events(needless)[-1].note == f"{NEEDLESS['keadaan']}. {NEEDLESS['alasan']}"


@pytest.mark.parametrize(("record", "gone"), [(NEEDLESS, "Catatan pemantauan"), (PLAN, "Alasan")])
def test_the_sheet_of_a_follow_up_has_no_empty_rows(tmp_path: Path, record: dict[str, str], gone: str) -> None:
    with open_office(tmp_path, "prigen") as counter:
        case = counter.move(moves.advance, at_archive(counter), record=record)
        with counter.store.write() as uow:
            kind = "lembar_tindak_lanjut"
            kept = issue_document(case.number, kind, uow, PdfRenderer(), counter.now, counter.officer).value
    words = " ".join(PdfReader(io.BytesIO(kept.pdf)).pages[0].extract_text().split())
    assert record["keadaan"] in words
    assert record.get("alasan", record.get("tindakan", "")) in words
    assert gone not in words
