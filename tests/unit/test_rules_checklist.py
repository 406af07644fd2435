"""The checklist: the answers choose the rows, each row asks for a form and a number, and nothing else is asked for."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assets import Packs
from app.model.case import CaseState, Tick
from app.model.catalogue import Form, Question, Requirement, Service, ServiceStandard, Step, StepKind
from app.rules.checklist import (
    FORM_LABELS,
    applies,
    counting,
    made_here,
    missing,
    open_questions,
    paper_words,
    rows_for,
    satisfies,
    steps_for,
)
from app.rules.flow import state_at
from tests.builders import OFFICES, complete

BARE = Packs().get("lekok").service("skck").standard
STANDARD = replace(
    BARE,
    questions=(
        Question("nikah", "Sudah menikah?", ("Ya", "Tidak")),
        Question("alasan", "Mengapa diajukan?", ("Baru", "Rusak", "Hilang")),
    ),
    requirements=(
        Requirement("Kartu keluarga", Form.COPY),
        Requirement("Buku nikah", Form.ORIGINAL, when={"nikah": ("Ya",)}),
        Requirement("Pas foto 4×6", Form.ORIGINAL, 6),
        Requirement("Model N", Form.ANY, items=("Model N1", "Model N2")),
        Requirement("KTP lama", Form.BOTH, when={"alasan": ("Rusak", "Baru"), "nikah": ("Ya",)}),
        Requirement("Berusia 17 tahun", Form.CONDITION),
    ),
    steps=(
        Step(StepKind.VERIFY, "petugas", "Memeriksa"),
        Step(StepKind.SURVEY, "kasi", "Menyurvei", when={"alasan": ("Hilang",)}),
        Step(StepKind.SIGN, "camat", "Menandatangani"),
    ),
)
SERVICES = [(key, service) for key in OFFICES for service in Packs().get(key).services]
KNOWN = [pytest.param(service, id=f"{key}-{service.key}") for key, service in SERVICES if service.standard.steps]


def combinations(standard: ServiceStandard) -> list[dict[str, str]]:
    keys = [question.key for question in standard.questions]
    answers = itertools.product(*(question.answers for question in standard.questions))
    return [dict(zip(keys, chosen, strict=True)) for chosen in answers]


def test_the_answers_choose_the_rows() -> None:
    keys = [row.key for row in rows_for(STANDARD, {"nikah": "Tidak", "alasan": "Baru"})]
    assert keys == ["1", "3", "4", "4.1", "4.2", "6"]
    assert [row.key for row in rows_for(STANDARD, {"nikah": "Ya", "alasan": "Rusak"})] == [
        *("1", "2", "3", "4", "4.1", "4.2", "5", "6"),
    ]


def test_all_conditions_of_a_row_must_hold() -> None:
    keys = [row.key for row in rows_for(STANDARD, {"nikah": "Ya", "alasan": "Hilang"})]
    assert "2" in keys
    assert "5" not in keys


def test_an_unanswered_question_asks_for_nothing() -> None:
    assert [row.key for row in rows_for(STANDARD, {})] == ["1", "3", "4", "4.1", "4.2", "6"]
    assert open_questions(STANDARD, {}) == ("nikah", "alasan")
    assert open_questions(STANDARD, {"nikah": "Mungkin", "alasan": "Rusak"}) == ("nikah",)
    assert open_questions(STANDARD, {"nikah": "Ya", "alasan": "Rusak"}) == ()


def test_the_answers_choose_the_steps() -> None:
    assert [s.kind for s in steps_for(STANDARD, {"alasan": "Hilang"})] == [
        StepKind.VERIFY,
        StepKind.SURVEY,
        StepKind.SIGN,
    ]
    assert [s.kind for s in steps_for(STANDARD, {"alasan": "Baru"})] == [StepKind.VERIFY, StepKind.SIGN]


def test_a_row_says_which_answer_asks_for_it() -> None:
    rows = {row.key: row for row in rows_for(STANDARD, {"nikah": "Ya", "alasan": "Rusak"})}
    assert rows["2"].because == "Sudah menikah: Ya"
    assert rows["5"].because == "Sudah menikah: Ya; Mengapa diajukan: Rusak"
    assert rows["1"].because == ""


def test_parts_are_ticked_and_their_heading_is_not() -> None:
    rows = {row.key: row for row in rows_for(STANDARD, {})}
    assert rows["4"].heading
    assert not rows["4"].part
    assert rows["4.1"].part
    assert rows["4.1"].text == "Model N1"
    ticks = complete(STANDARD, {})
    assert "4" not in ticks
    del ticks["4.2"]
    assert [m.row.text for m in missing(STANDARD, {}, ticks)] == ["Model N2"]


@pytest.mark.parametrize(
    ("asked", "brought", "enough"),
    [
        *((Form.ORIGINAL, Form.ORIGINAL, True), (Form.ORIGINAL, Form.COPY, False), (Form.ORIGINAL, Form.BOTH, True)),
        *((Form.COPY, Form.ORIGINAL, True), (Form.COPY, Form.COPY, True), (Form.COPY, Form.BOTH, True)),
        *((Form.BOTH, Form.ORIGINAL, False), (Form.BOTH, Form.COPY, False), (Form.BOTH, Form.BOTH, True)),
        *((Form.ANY, Form.ORIGINAL, True), (Form.ANY, Form.COPY, True), (Form.ANY, Form.BOTH, True)),
        (Form.CONDITION, Form.ORIGINAL, True),
    ],
)
def test_the_form_that_is_brought_meets_the_one_that_is_asked_for(asked: Form, brought: Form, enough: bool) -> None:
    row = replace(rows_for(STANDARD, {})[0], form=asked)
    assert satisfies(row, Tick(True, brought)) is enough
    assert not satisfies(row, Tick(False, brought))


@given(st.integers(1, 9), st.integers(0, 12), st.sampled_from(Form))
def test_too_few_copies_are_missing_and_more_are_welcome(asked: int, brought: int, form: Form) -> None:
    row = replace(rows_for(STANDARD, {})[0], form=form, copies=asked)
    tick = Tick(True, Form.BOTH, brought)
    assert satisfies(row, tick) is (brought >= asked)


def test_what_is_missing_says_why() -> None:
    answers = {"nikah": "Ya", "alasan": "Rusak"}
    ticks = complete(STANDARD, answers) | {
        "1": Tick(False),
        "2": Tick(True, Form.COPY),
        "3": Tick(True, Form.ORIGINAL, 4),
        "5": Tick(True, Form.COPY),
        "6": Tick(False),
    }
    assert {m.row.key: m.why for m in missing(STANDARD, answers, ticks)} == {
        "1": "belum ada",
        "2": "baru fotokopi, harus asli",
        "3": "kurang 2 dari 6 lembar",
        "5": "baru fotokopi, harus asli dan fotokopi",
        "6": "belum terpenuhi",
    }
    assert set(FORM_LABELS) == set(Form)


def test_what_the_office_makes_itself_is_told_and_never_asked_for() -> None:
    own = Requirement("Nota dinas", Form.OFFICE, items=("Materi", "Narasumber"), when={"nikah": ("Ya",)})
    standard = replace(STANDARD, requirements=(own, Requirement("Kartu keluarga")))
    married = {"nikah": "Ya", "alasan": "Baru"}
    assert [row.key for row in rows_for(standard, married)] == ["2"]
    assert missing(standard, married, {"2": Tick(True)}) == ()
    assert made_here(standard, married) == ("Nota dinas",)
    assert made_here(standard, {**married, "nikah": "Tidak"}) == ()
    assert paper_words(own) == "disiapkan kantor"


OWN_PAPERS = {
    ("lumbang", "sosialisasi"): ["Nota dinas yang disiapkan", "Sarana dan prasarana"],
    ("prigen", "kepala-desa"): ["Surat keterangan Camat", "Usulan Camat"],
    ("kalirejo", "sktm"): ["Lembar verifikasi dari kelurahan"],
}
"""What the decrees list as a requirement though the office makes it, by how it begins."""


def test_no_other_standard_lists_what_the_office_makes() -> None:
    found = {
        (key, service.key): [r.text for r in service.standard.requirements if r.form is Form.OFFICE]
        for key in OFFICES
        for service in Packs().get(key).services
        if any(r.form is Form.OFFICE for r in service.standard.requirements)
    }
    assert found.keys() == OWN_PAPERS.keys()
    for key, begins in OWN_PAPERS.items():
        assert all(text.startswith(begin) for text, begin in zip(found[key], begins, strict=True))


def test_a_question_hangs_on_the_answers_before_it_and_counts_for_nothing_otherwise() -> None:
    work = Question("pekerjaan", "Pekerjaannya?", ("PNS", "Lainnya"), when={"nikah": ("Ya",)})
    where = Question("di", "Di mana?", ("Dinas", "Kantor"), when={"pekerjaan": ("PNS",)})
    permit = Requirement("Izin atasan", when={"pekerjaan": ("PNS",)})
    survey = Step(StepKind.SURVEY, "kasi", "Menyurvei", when={"di": ("Dinas",)})
    questions = (*STANDARD.questions[:1], work, where)
    standard = replace(STANDARD, questions=questions, requirements=(permit,), steps=(survey,))
    assert open_questions(standard, {}) == ("nikah",)
    assert open_questions(standard, {"nikah": "Tidak"}) == ()
    every = {"nikah": "Ya", "pekerjaan": "PNS", "di": "Dinas"}
    assert open_questions(standard, {"nikah": "Ya", "pekerjaan": "PNS"}) == ("di",)
    assert (len(rows_for(standard, every)), steps_for(standard, every)) == (1, (survey,))
    # What was answered before the first answer was changed leaves no trace, nor does what hung on it.
    stale = {**every, "nikah": "Tidak"}
    assert (rows_for(standard, stale), steps_for(standard, stale), open_questions(standard, stale)) == ((), (), ())
    assert counting(standard, stale) == {"nikah": "Tidak"}


def test_ticks_of_other_answers_do_not_count() -> None:
    ticks = complete(STANDARD, {"nikah": "Ya", "alasan": "Rusak"})
    assert missing(STANDARD, {"nikah": "Tidak", "alasan": "Baru"}, ticks) == ()
    assert [m.row.key for m in missing(STANDARD, {"nikah": "Ya", "alasan": "Rusak"}, complete(STANDARD, {}))] == [
        "2",
        "5",
    ]


def test_a_condition_without_questions_always_holds() -> None:
    assert applies({}, {})
    assert not applies({"nikah": ("Ya",)}, {})


@pytest.mark.parametrize("service", KNOWN)
def test_every_set_of_answers_gives_one_exact_checklist(service: Service) -> None:
    standard = service.standard
    for answers in combinations(standard):
        rows = rows_for(standard, answers)
        keys = [row.key for row in rows]
        assert len(set(keys)) == len(keys)
        assert all(row.text and row.copies >= 1 for row in rows)
        listed = (p for p in enumerate(standard.requirements, 1) if p[1].form is not Form.OFFICE)
        asked = {str(n) for n, r in listed if applies(r.when, answers)}
        assert {key.partition(".")[0] for key in keys} == asked
        for row, following in itertools.zip_longest(rows, rows[1:]):
            assert row.heading == (following is not None and following.part and not row.part)
        ticks = complete(standard, answers)
        assert missing(standard, answers, ticks) == ()
        for key in ticks:
            without = {k: tick for k, tick in ticks.items() if k != key}
            assert [m.row.key for m in missing(standard, answers, without)] == [key]


@pytest.mark.parametrize("service", KNOWN)
def test_every_set_of_answers_gives_a_flow_that_ends(service: Service) -> None:
    standard = service.standard
    for answers in combinations(standard):
        steps = steps_for(standard, answers)
        assert steps
        states = [state_at(steps, position) for position in range(len(steps) + 1)]
        assert states[-1] is CaseState.DONE
        assert CaseState.DONE not in states[:-1]
        kinds = [step.kind for step in steps]
        assert kinds.count(StepKind.REGISTER) <= 1, "dua nomor untuk satu berkas"
        assert kinds.count(StepKind.HAND_OVER) <= 1


@pytest.mark.parametrize("service", KNOWN)
def test_every_requirement_and_step_is_reached_by_some_answers(service: Service) -> None:
    standard = service.standard
    every = combinations(standard)
    for asked in (*standard.requirements, *standard.steps):
        assert any(applies(asked.when, answers) for answers in every), asked.text
    for question in standard.questions:
        uses = [asked for asked in (*standard.requirements, *standard.steps) if question.key in asked.when]
        assert uses, f"pertanyaan {question.key} tidak menentukan apa-apa"
