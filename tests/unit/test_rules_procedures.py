"""Procedures: what a step asks, after which answers, what it lets through, and which papers there can be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.assets import ROOT, Packs, Templates
from app.errors import CatalogueError, IllegalMove, UserError, WrongFields
from app.model.case import CaseState, Move
from app.model.catalogue import StepKind
from app.model.letter_template import FieldKind
from app.model.procedure import Record
from app.rules.packs.procedure_reading import read_procedure
from app.rules.procedures import (
    asked_fields,
    available,
    check_answer,
    check_may_finish,
    check_record,
    form_at,
    newest_first,
    open_forms,
    summary,
)
from tests.builders import MONDAY, case_of

TODAY = MONDAY.date()
PRIGEN, LEKOK = Packs().get("prigen"), Packs().get("lekok")
TEMPLATES = Templates()
WITH_PROCEDURE = sorted(path.stem for path in (ROOT / "procedures").glob("*.toml"))
TALKS = ("konsultasi", "pengaduan", "data-informasi")


def record(form: str, **data: str) -> Record:
    return Record(form, data, MONDAY, "Petugas A")


@pytest.mark.parametrize("key", WITH_PROCEDURE)
def test_every_procedure_is_read_and_its_choices_can_be_reached(key: str) -> None:
    procedure = TEMPLATES.procedure(key)
    assert procedure.forms or procedure.documents
    for form in procedure.forms:
        for particular in form.fields:
            assert particular.label
            # Whatever is asked only sometimes is asked after an answer that can be given.
            for other in form.asked.get(particular.key, {}):
                assert [p.key for p in form.fields].index(other) < [p.key for p in form.fields].index(particular.key)


@pytest.mark.parametrize("key", TALKS)
@pytest.mark.parametrize("pack", ["lekok", "lumbang", "prigen", "kalirejo"])
def test_every_step_of_a_talk_that_decides_something_writes_it_down(key: str, pack: str) -> None:
    procedure, steps = TEMPLATES.procedure(key), Packs().get(pack).service(key).standard.steps
    for n, step in enumerate(steps):
        if step.kind in (StepKind.CONSULT, StepKind.RESPOND, StepKind.DECIDE, StepKind.PROCESS):
            assert form_at(procedure, case_of(Packs().get(pack), key, position=n)) is not None, step.text


def test_the_counter_passes_a_complaint_on_and_the_section_traces_it() -> None:
    steps = PRIGEN.service("pengaduan").standard.steps
    forms = [form_at(TEMPLATES.procedure("pengaduan"), case_of(PRIGEN, "pengaduan", position=n)) for n in range(5)]
    assert [form.key if form else "" for form in forms] == ["", "disposisi", "penelusuran", "jawaban", "tindak_lanjut"]
    assert [step.actor for step in steps][1:3] == ["petugas", "kasi"]


def test_only_what_the_answers_call_for_is_asked_and_kept() -> None:
    form = TEMPLATES.procedure("data-informasi").form("keputusan")
    assert form is not None
    granted = [p.key for p in asked_fields(form, {"putusan": "Diberikan seluruhnya"})]
    assert granted == ["putusan", "isi", "bentuk", "cara"]
    refused = [p.key for p in asked_fields(form, {"putusan": "Ditolak"})]
    assert refused == ["putusan", "cara", "dasar", "alasan"]
    said = {
        "putusan": "Ditolak",
        "cara": "Pos",
        "dasar": form.fields[4].choices[0],
        "alasan": "Rahasia",
        "isi": "Tabel",
    }
    assert "isi" not in check_record(form, said, TODAY)


def test_every_wrong_field_of_a_form_is_told_at_once() -> None:
    form = TEMPLATES.procedure("pengaduan").form("jawaban")
    assert form is not None
    with pytest.raises(WrongFields) as wrong:
        check_record(form, {"kesimpulan": "Entahlah"}, TODAY)
    assert set(wrong.value.fields) == {"record.kesimpulan", "record.isi", "record.penyampaian"}


def test_a_finding_that_fails_blocks_the_step() -> None:
    form = TEMPLATES.procedure("keramaian").form("survei")
    assert form is not None
    check_may_finish(form, {"kesimpulan": "Memenuhi syarat"})
    with pytest.raises(IllegalMove, match="tidak memenuhi syarat"):
        check_may_finish(form, {"kesimpulan": "Tidak memenuhi syarat"})


@pytest.mark.parametrize(("said", "move"), [("Terjawab", Move.RESOLVE), ("Belum terjawab", Move.ADVANCE)])
def test_the_button_and_the_form_say_the_same_of_an_answer(said: str, move: Move) -> None:
    form = TEMPLATES.procedure("konsultasi").form("konsultasi")
    assert form is not None
    check_answer(form, {"hasil": said}, move, may_end=True)
    other = Move.ADVANCE if move is Move.RESOLVE else Move.RESOLVE
    with pytest.raises(UserError) as error:
        check_answer(form, {"hasil": said}, other, may_end=True)
    assert error.value.field == "record.hasil"


def test_the_last_rung_of_a_consultation_answers_or_refers_elsewhere() -> None:
    form = TEMPLATES.procedure("konsultasi").form("konsultasi")
    assert form is not None
    for said in ("Terjawab", "Dirujuk ke instansi lain"):
        check_answer(form, {"hasil": said}, Move.ADVANCE, may_end=False)
    with pytest.raises(UserError, match="tidak ada jenjang lagi") as error:
        check_answer(form, {"hasil": "Belum terjawab"}, Move.ADVANCE, may_end=False)
    assert error.value.field == "record.hasil"
    with pytest.raises(WrongFields):
        check_record(form, {"pemberi": "Kasi", "saran": "-", "hasil": "Dirujuk ke instansi lain"}, TODAY)


def test_the_history_tells_what_was_decided_and_not_who_wrote_it() -> None:
    form = TEMPLATES.procedure("konsultasi").form("konsultasi")
    assert form is not None
    told = summary(form, {"pemberi": "Kasi", "saran": "Bawa\nKTP", "hasil": "Terjawab"})
    assert told == "Terjawab. Bawa KTP"


def test_an_extension_is_offered_once_and_not_after_the_answer() -> None:
    procedure, case = TEMPLATES.procedure("data-informasi"), case_of(LEKOK, "data-informasi")
    assert [form.key for form in open_forms(procedure, case)] == ["perpanjangan"]
    assert open_forms(procedure, case, [record("perpanjangan", alasan="Data dihimpun")]) == ()
    for state in (CaseState.READY, CaseState.DONE):
        assert open_forms(procedure, case_of(LEKOK, "data-informasi", state=state)) == ()


def test_a_follow_up_is_planned_also_after_the_complaint_is_closed() -> None:
    procedure = TEMPLATES.procedure("pengaduan")
    assert [f.key for f in open_forms(procedure, case_of(LEKOK, "pengaduan", state=CaseState.DONE))] == [
        "tindak_lanjut"
    ]


def test_a_decision_has_its_own_paper_and_no_other() -> None:
    procedure, case = TEMPLATES.procedure("data-informasi"), case_of(LEKOK, "data-informasi")
    papers = {
        said: [d.key for d in available(procedure, case, [record("keputusan", putusan=said)])]
        for said in ("Diberikan seluruhnya", "Diberikan sebagian", "Ditolak")
    }
    assert papers["Ditolak"] == ["tanda_bukti", "penolakan"]
    assert papers["Diberikan seluruhnya"] == papers["Diberikan sebagian"] == ["tanda_bukti", "pemberitahuan"]
    later = [record("keputusan", putusan="Ditolak"), record("keputusan", putusan="Diberikan seluruhnya")]
    assert [d.key for d in available(procedure, case, later)] == ["tanda_bukti", "pemberitahuan"], "the last one counts"


def test_the_articles_of_a_refusal_are_those_of_the_law() -> None:
    form = TEMPLATES.procedure("data-informasi").form("keputusan")
    assert form is not None
    articles = next(p for p in form.fields if p.key == "dasar").choices
    for letter in "abcdefghij":
        assert sum(choice.startswith(f"Pasal 17 huruf {letter}: ") for choice in articles) == 1
    for letter in "abcde":
        assert sum(choice.startswith(f"Pasal 6 ayat (3) huruf {letter}: ") for choice in articles) == 1
    assert len(articles) == 15


def plain(**changes: object) -> dict[str, object]:
    form = {"key": "hasil", "title": "Hasil", "fields": [{"key": "nilai", "label": "Nilai"}]}
    return {"forms": [form | changes]}


@pytest.mark.parametrize(
    "data",
    [
        plain(by="siapa"),
        plain(asked={"lain": {"nilai": ["a"]}}),
        plain(answers={"nilai": ["Ya"]}),
        plain(blocks={"nilai": ["Ya"]}),
        plain(steps=["menari"]),
        {"documents": [{"key": "a", "title": "A", "button": "A", "sections": [{"when": {"tak.ada": ["x"]}}]}]},
        {"documents": [{"key": "a", "title": "A", "button": "A", "sections": [{"records": "tak_ada"}]}]},
        {"documents": [{"key": "a", "title": "A {tak_ada}", "button": "A"}]},
    ],
)
def test_a_slip_in_a_procedure_is_refused_with_its_place(data: dict[str, object]) -> None:
    with pytest.raises(CatalogueError, match="contoh"):
        read_procedure(data, "contoh", "contoh.toml", ())


def test_a_form_for_a_date_keeps_it_so_that_days_can_be_compared() -> None:
    form = TEMPLATES.procedure("pengaduan").form("tindak_lanjut")
    assert form is not None
    said = {"tindakan": "Ganti", "penanggung_jawab": "Kasi", "batas": "27-11-2026", "keadaan": "Direncanakan"}
    assert next(p for p in form.fields if p.key == "batas").kind is FieldKind.DATE
    assert dt.date.fromisoformat(check_record(form, said, TODAY)["batas"]) == dt.date(2026, 11, 27)


def test_the_paper_of_the_last_filled_form_comes_first() -> None:
    procedure = TEMPLATES.procedure("pengaduan")
    plan, answer = record("tindak_lanjut"), record("jawaban")

    def first(*records: Record) -> str:
        return newest_first(procedure.documents, records)[0].key

    assert first(record("disposisi"), plan, answer) == "surat_jawaban", "an early plan does not stay on top"
    assert first(record("disposisi"), answer, plan) == "lembar_tindak_lanjut"
    assert first(plan, answer, record("disposisi")) == "lembar_disposisi", "filled again"
    unfilled = [document.key for document in newest_first(procedure.documents, ())]
    assert unfilled == [document.key for document in reversed(procedure.documents)]


@pytest.mark.parametrize("key", ["perangkat-desa", "kepala-desa"])
def test_whoever_is_only_dismissed_is_no_candidate(key: str) -> None:
    procedure, case = TEMPLATES.procedure(key), case_of(LEKOK, key)
    listed = (record("calon", nama="Budi Contoh"),)

    def offered(kind: str) -> tuple[bool, bool]:
        asked = replace(case, particulars={"jenis_usul": kind})
        forms = {form.key for form in open_forms(procedure, asked, listed)}
        return "calon" in forms, "daftar_calon" in {paper.key for paper in available(procedure, asked, listed)}

    assert offered("pengangkatan") == (True, True)
    assert offered("pemberhentian") == (False, False)
    if key == "kepala-desa":
        assert offered("pemberhentian dan penggantian antarwaktu") == (True, True), "somebody comes after"


def made(**more: object) -> dict[str, object]:
    fields = [{"key": "isi", "label": "Isi"}]
    return {
        "forms": [{"key": "a", "title": "A", "fields": fields}, {"key": "b", "title": "B", "fields": fields} | more]
    }


def test_a_form_may_hang_on_an_answer_of_the_checklist_and_on_another_form() -> None:
    procedure = read_procedure(made(when={"tanya.jenis": ["Rotasi"], "a.isi": ["Ya"]}), "x", "x.toml", ())
    case = replace(case_of(PRIGEN, "perangkat-desa"), answers={"jenis": "Rotasi"})
    assert [form.key for form in open_forms(procedure, case, ())] == ["a"]
    assert [form.key for form in open_forms(procedure, case, (record("a", isi="Ya"),))] == ["a", "b"]
    case = replace(case, answers={"jenis": "Pengangkatan"})
    assert [form.key for form in open_forms(procedure, case, (record("a", isi="Ya"),))] == ["a"]


def test_a_form_of_a_step_is_asked_only_in_the_files_that_it_is_for() -> None:
    case = case_of(PRIGEN, "perangkat-desa")
    assert case.step is not None
    raw = made(steps=[case.step.kind.value], when={"tanya.jenis": ["Rotasi"]})
    procedure = read_procedure(raw, "x", "x.toml", ())
    assert form_at(procedure, replace(case, answers={"jenis": "Rotasi"})) is procedure.form("b")
    assert form_at(procedure, replace(case, answers={"jenis": "Pengangkatan"})) is None


@pytest.mark.parametrize("more", [{"when": {"c.isi": ["Ya"]}}, {"when": {"a.isi": ["Ya"]}, "steps": ["verify"]}])
def test_a_form_that_hangs_on_what_is_not_there_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(CatalogueError, match="“when” pada b"):
        read_procedure(made(**more), "x", "x.toml", ())


def test_a_plan_ends_on_a_day_that_is_not_over_unless_it_is_done() -> None:
    form = TEMPLATES.procedure("pengaduan").form("tindak_lanjut")
    assert form is not None
    plan = {"keadaan": "Direncanakan", "tindakan": "Menunjuk pengganti", "penanggung_jawab": "Kasi Pelayanan"}
    yesterday, done = f"{TODAY - dt.timedelta(days=1)}", {"keadaan": "Selesai", "hasil": "Sudah ditunjuk"}
    with pytest.raises(UserError, match="sudah lewat") as late:
        check_record(form, {**plan, "batas": yesterday}, TODAY)
    assert late.value.field == "record.batas"
    assert check_record(form, {**plan, "batas": f"{TODAY}"}, TODAY)["batas"] == f"{TODAY}"
    assert check_record(form, {**plan, **done, "batas": yesterday}, TODAY)["batas"] == yesterday
