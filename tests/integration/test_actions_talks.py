"""Consultations, complaints and information requests on a real data file."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.actions.corrections import Correction, correct
from app.actions.documents import documents_of, fill_form, issue_document
from app.actions.moves import advance
from app.actions.papers import receipt_of
from app.actions.talks import QuickConsultation, note_consultation
from app.errors import NotFound, UserError, WrongFields
from app.model.case import Case, CaseState
from app.model.catalogue import StepKind
from app.model.talks import TalkFilter, TalkScope
from app.ports import RegisterFilter
from reports.renderer import PdfRenderer
from tests.builders import Counter, open_office

COMPLAINT = {
    "jenis": "Tidak berkadar pengawasan",
    "uraian": "Surat belum selesai",
    "kerugian": "Terlambat melamar",
    "permintaan": "Surat diselesaikan",
}
SECRET_WORDS = ("Wulan", "9914105204980001", "0812 0000 4321", "Dusun Rahasia")


@pytest.fixture
def lekok(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path, "lekok") as counter:
        yield counter


@pytest.fixture
def prigen(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path, "prigen") as counter:
        yield counter


def complaint(counter: Counter, identity: str = "Disebutkan") -> Case:
    """A complaint of Wulan's, as the officer typed it."""
    form = counter.form(
        "pengaduan",
        name="Wulan Contoh",
        nik="9914105204980001",
        birth_date=dt.date(1998, 4, 12),
        phone="0812 0000 4321",
        address="Dusun Rahasia RT 01 RW 01",
        particulars=COMPLAINT | {"identitas": identity},
    )
    return counter.receive(form).value


def paper(counter: Counter, case: Case, kind: str) -> str:
    """The words of a paper."""
    with counter.store.write() as uow:
        kept = issue_document(case.number, kind, uow, PdfRenderer(), counter.now, counter.officer).value
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(kept.pdf)).pages).split())


def kinds(counter: Counter, case: Case) -> list[str]:
    with counter.store.read() as uow:
        return [spec.key for spec in documents_of(counter.case(case), uow)]


def fill(counter: Counter, case: Case, form: str, **said: str) -> None:
    with counter.store.write() as uow:
        fill_form(case.number, form, said, uow, counter.now, counter.officer)


# -- whose complaint it is ------------------------------------------------------------


def test_nothing_of_an_anonymous_complaint_tells_who_complained(prigen: Counter) -> None:
    case = complaint(prigen, "Anonim")
    assert case.applicant.as_data() == {"kind": "person", "name": "Anonim"}
    case = prigen.walk(case)
    with prigen.store.read() as uow:
        assert uow.people.known_applicant("9914105204980001") is None
        assert uow.cases.search("Wulan") == ()
        everything = repr(uow.cases.get(case.number)) + repr(uow.register.of_case(case.id))
        everything += repr(uow.service_books.page(("pengaduan",), RegisterFilter(), 5)) + repr(
            receipt_of(case.number, uow)
        )
    everything += "".join(paper(prigen, case, kind) for kind in kinds(prigen, case))
    for words in SECRET_WORDS:
        assert words not in everything


def test_nobody_signs_the_form_of_an_anonymous_complaint_but_the_counter(prigen: Counter) -> None:
    named, anonymous = (paper(prigen, complaint(prigen, who), "formulir_pengaduan") for who in ("Disebutkan", "Anonim"))
    assert "Pengadu," in named
    assert "Pengadu," not in anonymous
    assert "Petugas loket," in anonymous
    assert "Prigen, 23 November 2026 Petugas loket," in anonymous, "place and day stand above who is left"


def test_an_anonymous_complaint_lacks_no_paper(lekok: Counter) -> None:
    form = lekok.form("pengaduan", particulars=COMPLAINT | {"identitas": "Anonim"}, ticks={})
    assert lekok.receive(form).value.state is CaseState.IN_PROGRESS
    named = lekok.form("pengaduan", particulars=COMPLAINT | {"identitas": "Disebutkan"}, ticks={})
    with pytest.raises(UserError, match="Berkas kurang 1"):
        lekok.receive(named)


def test_a_secret_complaint_is_named_on_the_form_of_its_complainant_only(prigen: Counter) -> None:
    case = complaint(prigen, "Dirahasiakan")
    assert case.applicant.name == "Wulan Contoh", "whoever handles it must know"
    case = prigen.walk(case)
    with prigen.store.read() as uow:
        listed = repr(uow.cases.board()) + repr(uow.register.of_case(case.id)) + repr(receipt_of(case.number, uow))
        listed += repr(uow.service_books.page(("pengaduan",), RegisterFilter(), 5))
        assert uow.cases.search("Wulan") == ()
        assert uow.cases.search(case.number)[0].name == "Dirahasiakan"
    others = listed + "".join(paper(prigen, case, k) for k in kinds(prigen, case) if k != "formulir_pengaduan")
    for words in SECRET_WORDS:
        assert words not in others
    assert "WULAN CONTOH" in paper(prigen, case, "formulir_pengaduan")


def test_a_complaint_that_turns_anonymous_forgets_its_complainant(prigen: Counter) -> None:
    case = complaint(prigen)
    correction = Correction(
        prigen.request_id(), case.number, case.revision, "Diminta pengadu", case.applicant, case.ticks, "",
        case.covering, COMPLAINT | {"identitas": "Anonim"},
    )  # fmt: skip
    with prigen.store.write() as uow:
        correct(correction, uow, prigen.now, prigen.officer)
    with prigen.store.read() as uow:
        assert uow.cases.search("Wulan") == ()
        left = repr(uow.cases.get(case.number)) + repr(uow.cases.events(case.id))
    for words in SECRET_WORDS:
        assert words not in left


# -- complaints -----------------------------------------------------------------------


def test_a_complaint_is_traced_answered_and_followed_up_on_paper(prigen: Counter) -> None:
    case = prigen.walk(complaint(prigen), StepKind.PROCESS)
    case = prigen.advance(case)
    assert kinds(prigen, case) == ["formulir_pengaduan", "lembar_disposisi"]
    case = prigen.move(advance, case, record=prigen.record(case, hasil="Tertinggal di meja verifikasi"))
    record = prigen.record(case, kesimpulan="Terbukti", isi="Surat sudah selesai")
    case = prigen.move(advance, case, record=record)
    answer = paper(prigen, case, "surat_jawaban")
    for words in (
        "Jawaban atas pengaduan",
        "Yth. Sdr",
        "Wulan Contoh",
        "Tertinggal di meja verifikasi.",
        "CAMAT PRIGEN",
    ):
        assert words in answer
    assert "Kesimpulan: Terbukti." in answer
    prigen.walk(case)
    fill(prigen, case, "tindak_lanjut", tindakan="Petugas pengganti", penanggung_jawab="Kasi", batas="27-11-2026",
         keadaan="Direncanakan")  # fmt: skip
    assert "27 November 2026" in paper(prigen, case, "lembar_tindak_lanjut"), "also after the file is closed"


def test_a_plan_is_late_once_its_day_is_over_and_done_with_its_result(prigen: Counter) -> None:
    case = prigen.walk(complaint(prigen))
    plan = {"tindakan": "Petugas pengganti", "penanggung_jawab": "Kasi", "batas": "27-11-2026"}
    fill(prigen, case, "tindak_lanjut", **plan, keadaan="Direncanakan")
    with prigen.store.read() as uow:
        assert uow.talks.late_plans(dt.date(2026, 11, 27)) == 0
        assert uow.talks.late_plans(dt.date(2026, 11, 28)) == 1
        (line,) = uow.talks.page(TalkFilter(TalkScope.PLANS), 10)
        assert line.number == case.number
    with pytest.raises(WrongFields, match="Hasil tindak lanjut"):
        fill(prigen, case, "tindak_lanjut", **plan, keadaan="Selesai")
    fill(prigen, case, "tindak_lanjut", **plan, keadaan="Selesai", hasil="Sudah ditetapkan")
    with prigen.store.read() as uow:
        assert uow.talks.late_plans(dt.date(2026, 11, 28)) == 0
        assert uow.talks.page(TalkFilter(TalkScope.PLANS), 10) == ()


# -- information ------------------------------------------------------------------------


def test_a_refused_request_goes_on_to_be_signed_and_handed_over(prigen: Counter) -> None:
    case = prigen.walk(prigen.take_in("data-informasi"), StepKind.DECIDE)
    record = {"putusan": "Ditolak", "cara": "Pos-el"}
    with pytest.raises(WrongFields) as wrong:
        prigen.move(advance, case, record=record)
    assert set(wrong.value.fields) == {"record.dasar", "record.alasan"}, "what is given is not asked of a refusal"
    record |= {"dasar": "Pasal 17 huruf h: dapat mengungkap rahasia pribadi", "alasan": "Memuat NIK perorangan"}
    case = prigen.move(advance, case, record=record | {"isi": "Data yang tadinya hendak diberikan"})
    assert "isi" not in prigen.records(case)[-1].data
    case = prigen.move(advance, case, record=record)
    assert case.state is CaseState.READY
    letter = paper(prigen, case, "penolakan")
    for words in ("Pasal 17 huruf h", "Memuat NIK perorangan", "Atasan", "30 (tiga puluh) hari kerja", "CAMAT PRIGEN"):
        assert words in letter
    with pytest.raises(NotFound):
        paper(prigen, case, "pemberitahuan")
    prigen.hand_over(case)
    assert prigen.case(case).state is CaseState.DONE


def test_a_partial_grant_names_what_is_given_and_what_is_refused(prigen: Counter) -> None:
    case = prigen.walk(prigen.take_in("data-informasi"), StepKind.RESPOND)
    record = {
        "putusan": "Diberikan sebagian", "isi": "Rekap per desa", "bentuk": "Salinan cetak", "cara": "Pos-el",
        "dasar": "Pasal 17 huruf h: dapat mengungkap rahasia pribadi", "alasan": "Memuat NIK",
    }  # fmt: skip
    letter = paper(prigen, prigen.move(advance, case, record=record), "pemberitahuan")
    for words in ("Rekap per desa", "Memuat NIK", "Tidak dipungut biaya", "mengajukan keberatan"):
        assert words in letter


def test_the_time_of_a_request_is_extended_once_with_reasons(prigen: Counter) -> None:
    case = prigen.take_in("data-informasi")
    assert "Senin, 7 Desember 2026" in paper(prigen, case, "tanda_bukti")
    with pytest.raises(WrongFields, match="Alasan perpanjangan 7 hari kerja"):
        fill(prigen, case, "perpanjangan", alasan=" ")
    fill(prigen, case, "perpanjangan", alasan="Data dihimpun dari desa")
    assert "Rabu, 16 Desember 2026" in paper(prigen, case, "surat_perpanjangan")
    with pytest.raises(UserError, match="tidak ada untuk berkas ini"):
        fill(prigen, case, "perpanjangan", alasan="Sekali lagi")
    with prigen.store.read() as uow:
        assert uow.talks.line(case.number).extended


def test_the_undertaking_to_name_the_source_is_needed(lekok: Counter) -> None:
    form = lekok.form("data-informasi")
    told = {key: value for key, value in form.particulars.items() if key != "pernyataan"}
    with pytest.raises(WrongFields, match="Pernyataan pemohon belum diisi"):
        lekok.receive(lekok.form("data-informasi", particulars=told))


# -- papers -----------------------------------------------------------------------------


def test_a_paper_printed_again_later_keeps_its_day(prigen: Counter) -> None:
    case = prigen.walk(complaint(prigen), StepKind.ARCHIVE)
    first = paper(prigen, case, "surat_jawaban")
    prigen.later(days=3)
    assert paper(prigen, case, "surat_jawaban") == first
    with prigen.store.read() as uow:
        assert uow.documents.latest(case.id, "surat_jawaban").version == 1


def test_an_answer_without_a_number_leaves_room_to_write_one(lekok: Counter) -> None:
    case = lekok.walk(complaint(lekok), StepKind.HAND_OVER)
    assert "490/............../424.308/2026" in paper(lekok, case, "surat_jawaban")


# -- consultations ------------------------------------------------------------------------


def quick(counter: Counter, **changes: object) -> QuickConsultation:
    said = {
        "request_id": counter.request_id(), "name": "Wulan Contoh", "medium": "WhatsApp", "topic": "Ahli waris",
        "advice": "Bawa surat kematian", "answered": True, "adviser": "Petugas A",
    }  # fmt: skip
    return QuickConsultation(**(said | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("office", ["lekok", "lumbang", "prigen", "kalirejo"])
def test_a_quick_consultation_is_taken_in_answered_and_closed_at_once(tmp_path: Path, office: str) -> None:
    with open_office(tmp_path, office) as counter:
        asked = quick(counter)
        with counter.store.write() as uow:
            case = note_consultation(asked, uow, counter.now, counter.officer).value
        assert case.state is CaseState.DONE
        sheet = paper(counter, case, "hasil_konsultasi")
        for words in ("Ahli waris", "Bawa surat kematian", "Terjawab", "WhatsApp"):
            assert words in sheet
        with counter.store.write() as uow:
            assert note_consultation(asked, uow, counter.now, counter.officer).value.number == case.number, "once"


def test_an_unanswered_quick_consultation_waits_for_the_next_rung(prigen: Counter) -> None:
    with prigen.store.write() as uow:
        case = note_consultation(quick(prigen, answered=False), uow, prigen.now, prigen.officer).value
    assert (case.step.kind, case.step.actor) == (StepKind.CONSULT, "kasi-pemerintahan")
    assert prigen.records(case)[-1].data["hasil"] == "Belum terjawab"


def test_a_quick_consultation_at_the_counter_wants_to_see_what_the_standard_asks(lekok: Counter) -> None:
    with lekok.store.write() as uow, pytest.raises(UserError) as error:
        note_consultation(quick(lekok, medium="Datang langsung"), uow, lekok.now, lekok.officer)
    assert error.value.field == "seen"
    with lekok.store.write() as uow:
        seen = quick(lekok, medium="Datang langsung", seen=True)
        assert note_consultation(seen, uow, lekok.now, lekok.officer).value.state is CaseState.DONE


def test_a_quick_consultation_without_advice_leaves_nothing_behind(lekok: Counter) -> None:
    with lekok.store.write() as uow, pytest.raises(WrongFields) as error:
        note_consultation(quick(lekok, advice=""), uow, lekok.now, lekok.officer)
    assert error.value.field == "record.saran"
    with lekok.store.read() as uow:
        assert uow.cases.waiting(list(CaseState), 5) == ()


def test_each_rung_of_a_consultation_stands_on_its_sheet(prigen: Counter) -> None:
    case = prigen.take_in("konsultasi", answers={"cara": "Datang langsung"})
    case = prigen.move(advance, case, record=prigen.record(case, saran="Tanya kasi dulu"))
    case = prigen.move(advance, case, record=prigen.record(case, saran="Tanya sekcam dulu"))
    sheet = paper(prigen, prigen.advance(case), "hasil_konsultasi")
    assert sheet.index("Tanya kasi dulu") < sheet.index("Tanya sekcam dulu")
    assert sheet.count("Belum terjawab") == 2


# -- lists ------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_open_talks_come_by_the_page_the_most_urgent_first(prigen: Counter, limit: int) -> None:
    made = [prigen.take_in(key) for key in ("pengaduan", "konsultasi", "data-informasi", "konsultasi")]
    prigen.take_in("waris")
    prigen.walk(prigen.take_in("konsultasi"))
    lines: list = []
    with prigen.store.read() as uow:
        while page := uow.talks.page(TalkFilter(), limit, lines[-1] if lines else None):
            lines += page
        assert uow.talks.open_count() == 4
        assert len(uow.talks.page(TalkFilter(TalkScope.DONE), 50)) == 1
        assert {line.service_key for line in uow.talks.page(TalkFilter(services=("konsultasi",)), 50)} == {"konsultasi"}
    assert [line.due_at for line in lines] == sorted(case.due_at for case in made)
    assert len({line.number for line in lines}) == 4
