"""Changing standards on a real data file: a new version each time, never one that could not be read or worked by."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.letters import compose_letter, has_letter, issue
from app.actions.standards import (
    add_service,
    apply_code_table,
    plain_steps,
    revise_standard,
    set_open,
)
from app.assets import Classifications
from app.changes import Change
from app.errors import NotFound, UserError
from app.model.catalogue import (
    ApplicantKind,
    Duration,
    DurationUnit,
    Form,
    LetterSpec,
    OfficeKind,
    Question,
    Requirement,
    Service,
    ServiceStandard,
    Step,
    StepKind,
)
from app.rules.packs.new_service import suggest_letter
from reports.renderer import PdfRenderer
from tests.builders import MONDAY, Counter, open_office


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


@pytest.fixture
def prigen(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path, "prigen") as prigen:
        yield prigen


def revise(counter: Counter, key: str, content: ServiceStandard, reason: str = "keputusan baru") -> int:
    with counter.store.write() as uow:
        return revise_standard(key, content, reason, uow, counter.now, counter.officer).value


def switch(counter: Counter, key: str, is_open: bool) -> None:
    with counter.store.write() as uow:
        set_open(key, is_open, uow)


def test_a_changed_standard_is_the_next_version_with_day_and_reason(counter: Counter) -> None:
    old = counter.service("skck").standard
    new = replace(old, duration=Duration(20, DurationUnit.MINUTES, "", "20 menit"), notes=())
    assert revise(counter, "skck", new, " sesuai \n keputusan 2026 ") == 2
    stored = counter.stored("skck")
    assert (stored.service.standard, stored.version, stored.effective_from) == (new, 2, MONDAY.date())
    with counter.store.read() as uow:
        assert [(v, reason) for v, _, reason in uow.catalogue.versions("skck")] == [
            (2, "sesuai keputusan 2026"),
            (1, "Standar awal dari paket kantor"),
        ]


def test_an_unchanged_standard_is_no_new_version(counter: Counter) -> None:
    with counter.store.write() as uow:
        same = uow.catalogue.service("skck").service.standard
        done = revise_standard("skck", same, "salah tekan", uow, counter.now, counter.officer)
    assert (done.value, done.changes) == (1, frozenset())


def test_open_files_keep_the_version_under_which_they_were_opened(counter: Counter) -> None:
    case = counter.take_in("skck")
    old = case.standard
    short = replace(old, steps=old.steps[:1], requirements=old.requirements[:1])
    revise(counter, "skck", short)
    assert counter.case(case) == case
    assert len(counter.walk(case).steps) == 5
    assert len(counter.take_in("skck").steps) == 1


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_change_needs_its_reason(counter: Counter, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        revise(counter, "skck", replace(counter.service("skck").standard, notes=()), reason)
    assert refused.value.field == "reason"


NOTHING = Requirement(" ")
AGE = Question("umur", "Cukup umur?", ("Ya", "Tidak"))


@pytest.mark.parametrize(
    "changes",
    [
        {"requirements": (Requirement("KTP"), NOTHING)},
        {"requirements": (Requirement("KTP", items=("asli", " ")),)},
        {"requirements": (Requirement("KTP", copies=0),)},
        {"requirements": (Requirement("KTP", when={"umur": ("Ya",)}),)},
        {"requirements": (Requirement("KTP", when={"umur": ("Entah",)}),), "questions": (AGE,)},
        {"questions": (Question("umur", "Cukup umur?", ("Ya",)),)},
        {"questions": (Question("umur", " ", ("Ya", "Tidak")),)},
        {"steps": (Step(StepKind.SIGN, "camat", " "),)},
        {"steps": ()},
        {"requirements_known": False, "requirements": ()},
        {"duration": Duration(0, DurationUnit.DAYS, "", "segera")},
        {"duration": Duration(1, DurationUnit.DAYS, "", "")},
        {"complaints_to": ("",)},
        {"staff_count": 0},
    ],
)  # fmt: skip
def test_a_standard_that_nobody_could_work_by_is_refused_and_nothing_kept(counter: Counter, changes: dict) -> None:
    before = counter.stored("skck")
    with pytest.raises(UserError):
        revise(counter, "skck", replace(before.service.standard, **changes))
    assert counter.stored("skck") == before
    with counter.store.read() as uow:
        assert len(uow.catalogue.services()) == 17


def test_removing_a_question_that_papers_hang_on_is_refused(counter: Counter) -> None:
    standard = counter.service("dispensasi-nikah").standard
    with pytest.raises(UserError, match="usia"):
        revise(counter, "dispensasi-nikah", replace(standard, questions=standard.questions[1:]))


def test_a_lost_list_is_entered_and_then_the_service_opens(prigen: Counter) -> None:
    with pytest.raises(UserError, match="Daftar persyaratan") as refused:
        switch(prigen, "skck", True)
    assert refused.value.hint
    assert not prigen.service("skck").open
    standard = prigen.service("skck").standard
    revise(prigen, "skck", replace(standard, requirements=(Requirement("KTP", Form.COPY, 2),)))
    assert prigen.service("skck").standard.requirements_known
    assert prigen.service("skck").standard.notes == standard.notes[1:]  # no longer lost
    switch(prigen, "skck", True)
    case = prigen.take_in("skck")
    assert case.standard_version == 2
    assert case.ticks["1"].copies == 2


@pytest.mark.parametrize("key", ["kk", "kehilangan", "pindah", "domisili-lembaga", "ktp", "kia", "akta-kematian"])
def test_a_service_that_is_only_named_cannot_be_opened_without_list_and_flow(tmp_path: Path, key: str) -> None:
    with open_office(tmp_path, "kalirejo") as kalirejo:
        with pytest.raises(UserError, match=r"persyaratan.*belum ada"):
            switch(kalirejo, key, True)
        standard = kalirejo.service(key).standard
        revise(kalirejo, key, replace(standard, requirements=(Requirement("KTP"),)))
        with pytest.raises(UserError, match=r"Alur.*belum ada"):
            switch(kalirejo, key, True)
        assert not kalirejo.service(key).open


def test_a_closed_service_takes_nothing_in_until_it_is_opened_again(counter: Counter) -> None:
    form = counter.form("skck")
    switch(counter, "skck", False)
    with pytest.raises(UserError, match="belum dibuka"):
        counter.receive(form)
    switch(counter, "skck", True)
    assert counter.receive(form).value.number


@pytest.mark.parametrize("kind", OfficeKind)
def test_an_own_service_begins_closed_with_a_plain_flow_marked_as_added(tmp_path: Path, kind: OfficeKind) -> None:
    pack = "lekok" if kind is OfficeKind.KECAMATAN else "kalirejo"
    with open_office(tmp_path, pack) as counter:
        with counter.store.write() as uow:
            seats = uow.office.profile().seats
            letter = suggest_letter("Surat Keterangan Penghasilan")
            done = add_service(
                "  Surat Keterangan Penghasilan ", ApplicantKind.PERSON, letter, uow, counter.now, Classifications()
            )
        assert (done.value, done.changes) == ("surat-keterangan-penghasilan", {Change.CATALOGUE})
        service = counter.service(done.value)
        assert service.title == "Surat Keterangan Penghasilan"
        assert service.short == "Penghasilan"
        assert not service.open
        assert not service.standard.requirements_known
        assert all(step.added and step.actor in seats for step in service.standard.steps)
        with pytest.raises(UserError):
            switch(counter, service.key, True)
        revise(counter, service.key, replace(service.standard, requirements=(Requirement("KTP", Form.COPY),)))
        switch(counter, service.key, True)
        case = counter.walk(counter.take_in(service.key))
        assert counter.entry(case).number.startswith("470/1/")
        with counter.store.read() as uow:
            assert uow.catalogue.services()[-1].service.key == service.key


@pytest.mark.parametrize("title", ["", "  ", "!!!", "SKCK", "skck"])
def test_an_own_service_needs_a_name_of_its_own(counter: Counter, title: str) -> None:
    with pytest.raises(UserError) as refused, counter.store.write() as uow:
        add_service(title, ApplicantKind.PERSON, None, uow, counter.now, Classifications())
    assert refused.value.field == "title"


def own_service(counter: Counter, title: str, letter: LetterSpec | None, kind: ApplicantKind) -> Service:
    """A service that the office has added, filled in and opened."""
    with counter.store.write() as uow:
        key = add_service(title, kind, letter, uow, counter.now, Classifications()).value
    standard = counter.service(key).standard
    revise(counter, key, replace(standard, requirements=(Requirement("KTP", Form.COPY),)))
    switch(counter, key, True)
    return counter.service(key)


@pytest.mark.parametrize("kind", ApplicantKind)
def test_the_letter_of_an_own_service_says_what_was_chosen_while_adding_it(
    counter: Counter, kind: ApplicantKind
) -> None:
    spec = LetterSpec("keterangan", "surat keterangan janda", "Berstatus janda.")
    key = own_service(counter, "Surat Keterangan Janda", spec, kind).key
    case = counter.walk(counter.take_in(key, purpose="Pengajuan bantuan"), StepKind.STAMP)
    with counter.store.write() as uow:
        letter = compose_letter(case, uow, counter.now.date())
    assert letter.title == "SURAT KETERANGAN JANDA"
    assert letter.opening.endswith("menerangkan dengan sebenarnya bahwa:")
    assert letter.body[0].startswith("adalah benar ")
    assert "Yang bersangkutan berstatus janda. Surat ini diberikan untuk keperluan pengajuan bantuan." in letter.body[0]
    assert letter.number.text == counter.entry(case).number
    with counter.store.write() as uow:
        pdf = issue(case.number, uow, PdfRenderer(), counter.now, counter.officer).value.pdf
    assert pdf.startswith(b"%PDF")


def test_what_is_typed_for_a_file_goes_before_what_the_service_says(counter: Counter) -> None:
    spec = LetterSpec("rekomendasi", "SURAT REKOMENDASI", "mengurus izin tebang pohon")
    key = own_service(counter, "Rekomendasi Izin Tebang Pohon", spec, ApplicantKind.PERSON).key
    plain, other = (
        counter.take_in(key, purpose=""),
        counter.take_in(key, purpose="", particulars={"uraian": "Menebang mahoni."}),
    )
    with counter.store.read() as uow:
        first, second = (compose_letter(case, uow, counter.now.date()) for case in (plain, other))
    assert first.opening.endswith("memberikan rekomendasi kepada:")
    assert first.body[0].startswith("untuk mengurus izin tebang pohon")
    assert second.body[0].startswith("untuk menebang mahoni")


def test_an_own_service_without_letter_takes_no_number_and_prints_nothing(counter: Counter) -> None:
    service = own_service(counter, "Legalisir Ijazah", None, ApplicantKind.PERSON)
    kinds = [step.kind for step in service.standard.steps]
    assert kinds == [StepKind.VERIFY, StepKind.PROCESS, StepKind.HAND_OVER]
    case = counter.walk(counter.take_in(service.key))
    assert counter.entry(case) is None
    with counter.store.read() as uow:
        assert not has_letter(case, uow)


def test_a_letter_needs_a_title(counter: Counter) -> None:
    letter = LetterSpec("keterangan", " ")
    with pytest.raises(UserError) as refused, counter.store.write() as uow:
        add_service("Surat Lain", ApplicantKind.PERSON, letter, uow, counter.now, Classifications())
    assert refused.value.field == "letter"
    standard = counter.service("skck").standard
    with pytest.raises(UserError, match="Judul surat belum diisi"):
        revise(counter, "skck", replace(standard, letter=LetterSpec("pengantar", "")))


def test_a_service_that_only_the_decree_names_gets_its_letter_with_its_standard(tmp_path: Path) -> None:
    with open_office(tmp_path, "kalirejo") as kalirejo:
        standard = kalirejo.service("kehilangan").standard
        filled = replace(
            standard,
            requirements=(Requirement("KTP", Form.COPY),),
            steps=plain_steps(OfficeKind.KELURAHAN),
            letter=LetterSpec("pengantar", "SURAT PENGANTAR"),
        )
        revise(kalirejo, "kehilangan", filled)
        switch(kalirejo, "kehilangan", True)
        case = kalirejo.take_in("kehilangan")
        with kalirejo.store.read() as uow:
            letter = compose_letter(case, uow, kalirejo.now.date())
        assert letter.body[0].startswith("untuk melapor kepada Kepolisian Sektor Bangil tentang kehilangan")


def test_an_unknown_service_is_not_found(counter: Counter) -> None:
    with pytest.raises(NotFound):
        switch(counter, "pemakaman", True)
    with pytest.raises(NotFound):
        revise(counter, "pemakaman", counter.service("skck").standard)


def test_all_services_follow_another_table_of_codes_at_once(counter: Counter) -> None:
    with counter.store.write() as uow:
        changed = apply_code_table("baru", uow, Classifications()).value
    assert changed == 17
    assert counter.stored("skck").classification == "100.2.2.5"
    assert counter.stored("sktm").classification == "400.9.14"
    with counter.store.write() as uow, pytest.raises(UserError):
        apply_code_table("lain", uow, Classifications())
