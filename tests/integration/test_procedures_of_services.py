"""The procedures that ship: what each service writes down at which step, and the papers that come of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.actions import moves
from app.actions.document_numbers import number_document
from app.actions.documents import documents_of, fill_form, issue_document
from app.actions.letters import compose_letter
from app.actions.outreach import schedule_of, upcoming
from app.assets import Templates
from app.errors import IllegalMove, NotFound, UserError
from app.model.case import Case, CaseState
from app.model.catalogue import StepKind
from app.rules.month.recap import month_period
from app.rules.procedures import form_at, may_take_number
from reports.renderer import PdfRenderer
from tests.builders import Counter, open_office

PLAN = {
    "tanggal": "2026-12-02",
    "mulai": "09.00",
    "selesai": "11.00",
    "tempat": "Balai Desa Contoh",
    "narasumber": "Sri Contoh",
    "materi": "Syarat perekaman",
}


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Any]:
    opened: list[AbstractContextManager[Counter]] = []

    def enter(key: str) -> Counter:
        opened.append(open_office(tmp_path, key))
        return opened[-1].__enter__()

    yield enter
    for one in opened:
        one.__exit__(None, None, None)


def asked(counter: Counter, case: Case) -> str:
    """The form of the step at which the file waits."""
    with counter.store.read() as uow:
        form = form_at(uow.templates.procedure(case.service_key), case)
    return form.key if form else ""


def forms_on_the_way(counter: Counter, key: str) -> list[tuple[str, str]]:
    case, found = counter.take_in(key), []
    while case.step is not None and case.step.kind is not StepKind.HAND_OVER:
        found.append((case.step.actor, asked(counter, case)))
        case = counter.advance(case)
    return found


def paper(counter: Counter, case: Case, kind: str) -> str:
    with counter.store.write() as uow:
        kept = issue_document(case.number, kind, uow, PdfRenderer(), counter.now, counter.officer).value
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(kept.pdf)).pages).split())


def test_outreach_is_planned_then_reported_at_its_last_two_steps(offices: Any) -> None:
    assert [form for _, form in forms_on_the_way(offices("prigen"), "sosialisasi")] == ["", "jadwal", "laporan"]
    lumbang = forms_on_the_way(offices("lumbang"), "sosialisasi")
    assert [form for _, form in lumbang] == ["nota", "", "", "", "persetujuan", "jadwal", "laporan"]


def test_what_dukcapil_sent_back_is_noted_where_the_file_was_with_dukcapil(offices: Any) -> None:
    jogoroto = offices("jogoroto")
    assert forms_on_the_way(jogoroto, "kk-pengajuan") == [
        ("petugas", ""),
        ("operator", "kiriman"),
        ("dukcapil", "jawaban_dukcapil"),
    ]
    assert forms_on_the_way(jogoroto, "kk-terbit") == [
        ("operator", "kiriman"),
        ("dukcapil", "jawaban_dukcapil"),
        ("operator", ""),
    ]


@pytest.mark.parametrize(
    ("office", "key", "until", "record"),
    [
        ("jogoroto", "ktp-rekam", StepKind.PROCESS, {"hasil": "Belum berhasil, perlu diulang"}),
        ("jogoroto", "ktp-terbit", StepKind.PROCESS, {"hasil": "Blangko habis"}),
        ("kalirejo", "legalisir-ktp", StepKind.VERIFY, {"hasil": "Tidak sesuai"}),
        (
            "lekok",
            "keramaian",
            StepKind.SURVEY,
            {"petugas_survei": "A", "temuan": "Sempit", "kesimpulan": "Tidak memenuhi syarat"},
        ),
    ],
)
def test_a_bad_finding_keeps_the_step_from_being_finished_but_not_from_a_refusal(
    offices: Any, office: str, key: str, until: StepKind, record: dict[str, str]
) -> None:
    counter = offices(office)
    case = counter.walk(counter.take_in(key), until)
    with pytest.raises(IllegalMove, match=": "):
        counter.move(moves.advance, case, record=record)
    assert counter.case(case) == case
    refused = counter.move(moves.refuse, case, "hasilnya tidak memenuhi syarat", record=record)
    with counter.store.read() as uow:
        assert record.items() <= uow.records.of_case(refused.id)[-1].data.items()


def test_two_activities_never_share_a_place_or_a_speaker(offices: Any) -> None:
    counter = offices("lekok")
    first, second = (counter.walk(counter.take_in("sosialisasi"), StepKind.PROCESS) for _ in range(2))
    first = counter.move(moves.advance, first, record=PLAN)
    with pytest.raises(UserError, match="sudah dipakai") as refused:
        counter.move(moves.advance, second, record=PLAN | {"narasumber": "Budi Contoh"})
    assert refused.value.field == "record.tempat"
    with pytest.raises(UserError, match="sudah bertugas"):
        counter.move(moves.advance, second, record=PLAN | {"tempat": "Aula"})
    counter.move(moves.advance, second, record=PLAN | {"mulai": "11.00", "selesai": "12.00"})
    # Who withdraws makes room.
    counter.move(moves.withdraw, first, "batal")
    third = counter.walk(counter.take_in("sosialisasi"), StepKind.PROCESS)
    counter.move(moves.advance, third, record=PLAN)


def test_the_calendar_tells_what_comes_and_prints_a_month(offices: Any) -> None:
    counter = offices("lekok")
    cases = [counter.walk(counter.take_in("sosialisasi"), StepKind.PROCESS) for _ in "abc"]
    days = ("2026-11-30", "2026-12-02", "2027-02-01")
    for case, day in zip(cases, days, strict=True):
        counter.move(moves.advance, case, record=PLAN | {"tanggal": day})
    with counter.store.read() as uow:
        assert [one.case_number for one in upcoming(uow, counter.now, 3)] == [case.number for case in cases[:2]]
        assert len(upcoming(uow, counter.now, 1)) == 1
        report = schedule_of(month_period(2026, 12), uow, counter.now)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(PdfRenderer().report(report))).pages)
    for words in ("Desember 2026", "Rabu, 2 Desember", "09.00–11.00", "Balai Desa Contoh", "Direncanakan"):
        assert words in text
    assert "30 November" not in text


def test_the_papers_of_an_outreach_say_when_where_and_who(offices: Any) -> None:
    counter = offices("lekok")
    case = counter.walk(counter.take_in("sosialisasi"), StepKind.PROCESS)
    with counter.store.read() as uow:
        assert documents_of(case, uow) == ()
    case = counter.move(moves.advance, case, record=PLAN)
    for kind in ("pemberitahuan_jadwal", "daftar_hadir"):
        text = paper(counter, case, kind)
        for words in ("2 Desember 2026", "Balai Desa Contoh", "Sri Contoh"):
            assert words in text
    assert "40." in paper(counter, case, "daftar_hadir")


def test_a_nota_dinas_is_signed_by_whoever_made_it_in_their_own_post(offices: Any) -> None:
    counter = offices("lumbang")
    text = paper(counter, counter.advance(counter.take_in("sosialisasi")), "nota_dinas")
    assert "KEPALA SEKSI PEMERINTAHAN" in text
    assert "a.n." not in text


def test_a_nota_dinas_has_room_for_each_approval_and_then_says_what_was_decided(offices: Any) -> None:
    counter = offices("lumbang")
    case = counter.advance(counter.take_in("sosialisasi"))
    before = paper(counter, case, "nota_dinas")
    for words in ("Persetujuan", "Kepala seksi", "Sekretaris", "Camat Lumbang"):
        assert words in before
    assert "Keputusan" not in before
    case = counter.walk(case, StepKind.DECIDE)
    decided = {"putusan": "Disetujui dengan catatan", "catatan": "Undang juga karang taruna"}
    after = paper(counter, counter.move(moves.advance, case, record=decided), "nota_dinas")
    assert "Disetujui dengan catatan" in after
    assert "Undang juga karang taruna" in after


def test_certified_copies_name_whose_document_it_is(offices: Any) -> None:
    counter = offices("kalirejo")
    form = counter.form("legalisir-ktp", name="Rina Contoh", nik="9914105204980001")
    own = counter.walk(counter.receive(replace(form, particulars={"jumlah_lembar": "2"})).value, StepKind.INITIAL)
    assert "Rina Contoh" in paper(counter, own, "pengesahan").split("Diajukan oleh")[0]
    assert "9914105204980001" in paper(counter, own, "pengesahan")
    form = counter.form("legalisir-ktp", nik="9914105204980001")
    said = {"jumlah_lembar": "2", "atas_nama": "Budi Contoh"}
    other = counter.walk(counter.receive(replace(form, particulars=said)).value, StepKind.INITIAL)
    assert "Budi Contoh" in paper(counter, other, "pengesahan")
    assert "9914105204980001" not in paper(counter, other, "pengesahan")


def test_legalised_copies_stand_under_one_number_with_their_count(offices: Any) -> None:
    counter = offices("kalirejo")
    form = counter.form("legalisir-ktp")
    case = counter.walk(counter.take_in("legalisir-ktp", particulars=form.particulars | {"jumlah_lembar": "5"}))
    entry = counter.entry(case)
    assert entry is not None
    assert entry.attachments == "5 lembar"
    text = paper(counter, case, "pengesahan")
    assert "5 lembar" in text
    assert entry.number in text


def test_what_the_camat_and_a_kepala_desa_agreed_becomes_a_berita_acara(offices: Any) -> None:
    counter = offices("lumbang")
    case = counter.walk(counter.take_in("perangkat-desa"), StepKind.PROCESS)
    assert asked(counter, case) == "berita_acara"
    told = {"tanggal": "2026-11-20", "hadir": "Camat dan kepala desa", "hasil": "Calon pertama direkomendasikan"}
    case = counter.move(moves.advance, case, record=told)
    text = paper(counter, case, "berita_acara")
    assert "Pada hari Jumat, tanggal 20 November 2026, Pemerintah Desa" in text
    assert "berkonsultasi dengan Camat Lumbang" in text
    assert "Calon pertama direkomendasikan." in text
    assert "Lumbang, 20 November 2026" in text


def test_candidates_are_kept_one_by_one_and_listed(offices: Any) -> None:
    counter = offices("prigen")
    case = counter.take_in("perangkat-desa", answers={"jenis": "Pengangkatan"})
    with counter.store.read() as uow, pytest.raises(StopIteration):
        next(d for d in documents_of(case, uow) if d.key == "daftar_calon")
    for name, nik in (("Budi Contoh", "9914101203850001"), ("Rina Contoh", "9914105204980001")):
        filled = {"nama": name, "nik": nik, "pendidikan": "Sarjana", "hasil": "Diusulkan"}
        with counter.store.write() as uow:
            fill_form(case.number, "calon", filled, uow, counter.now, counter.officer)
    text = paper(counter, case, "daftar_calon")
    assert text.index("Budi Contoh") < text.index("Rina Contoh")
    case = counter.walk(case, StepKind.SIGN)
    with counter.store.read() as uow:
        letter = " ".join(compose_letter(case, uow, counter.now.date()).body)
    assert "Budi Contoh dan Rina Contoh" in letter, "the letter names whom the list proposes"


def test_two_letters_of_a_file_do_not_bear_one_number(offices: Any) -> None:
    counter = offices("lekok")
    case = counter.take_in("data-informasi")
    with counter.store.write() as uow:
        fill_form(case.number, "perpanjangan", {"alasan": "Data dihimpun"}, uow, counter.now, counter.officer)
    with counter.store.write() as uow:
        entry = number_document(case.number, "surat_perpanjangan", uow, counter.now, counter.officer).value
    assert entry.number in paper(counter, case, "surat_perpanjangan")
    case = counter.walk(counter.case(case), StepKind.HAND_OVER)
    assert entry.number not in paper(counter, case, "pemberitahuan")
    assert entry.number in paper(counter, case, "surat_perpanjangan"), "printed again it is the same"


def test_an_spj_that_lacks_papers_stops_village_funds(offices: Any) -> None:
    counter = offices("prigen")
    case = counter.advance(counter.take_in("dd-add-rekomendasi"))
    assert asked(counter, case) == "spj"
    with pytest.raises(IllegalMove, match="belum lengkap"):
        counter.move(moves.advance, case, record={"hasil": "SPJ belum lengkap", "daftar": "SPJ ADD"})
    case = counter.move(moves.advance, case, record={"hasil": "SPJ lengkap", "daftar": "SPJ ADD\nSPJ DD"})
    assert "SPJ DD" in paper(counter, case, "lembar_spj")


def test_a_paper_that_does_not_fit_the_file_is_refused(offices: Any) -> None:
    counter = offices("lekok")
    with pytest.raises(NotFound):
        paper(counter, counter.take_in("sosialisasi"), "laporan_kegiatan")


def test_no_number_is_taken_for_a_paper_that_nobody_may_sign_or_a_desk_gives_it(offices: Any) -> None:
    counter = offices("lekok")
    case = counter.take_in("sosialisasi", particulars={"topik": "KTP elektronik"})
    with counter.store.write() as uow, pytest.raises(NotFound):
        number_document(case.number, "pemberitahuan_jadwal", uow, counter.now, counter.officer)
    while asked(counter, case) != "laporan":
        case = counter.advance(case)
    with counter.store.write() as uow:
        other = next(o for o in uow.people.officials() if o.seat == "kasi-pemerintahan")
        at = (uow, counter.now, counter.officer)
        with pytest.raises(UserError, match="tidak punya penugasan"):
            number_document(case.number, "pemberitahuan_jadwal", *at, signer_id=other.id)
        with pytest.raises(NotFound):
            number_document(case.number, "daftar_hadir", *at)
    assert counter.entry(case) is None
    with counter.store.write() as uow:
        first = number_document(case.number, "pemberitahuan_jadwal", uow, counter.now, counter.officer).value
    assert (first.sequence, first.signer, first.case_number) == (1, "Camat", case.number), "none was lost"
    assert first.number in paper(counter, case, "pemberitahuan_jadwal")


def test_a_number_that_a_desk_of_the_flow_gives_is_not_taken_beside_the_paper(offices: Any) -> None:
    counter = offices("prigen")
    case = counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND)
    spec = Templates().procedure("pengaduan").document("surat_jawaban")
    assert spec is not None
    assert any(step.kind is StepKind.REGISTER for step in case.steps)
    assert not may_take_number(spec, case)
    elsewhere = replace(case, steps=tuple(step for step in case.steps if step.kind is not StepKind.REGISTER))
    assert may_take_number(spec, elsewhere)
    assert not may_take_number(spec, replace(elsewhere, state=CaseState.WITHDRAWN))
