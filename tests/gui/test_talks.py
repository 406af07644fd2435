"""Pengaduan & Konsultasi in the real window: the list with its clocks, a quick consultation, an answer, a refusal."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.documents import fill_form
from app.model.case import CaseState
from app.model.catalogue import StepKind
from app.model.talks import TalkScope
from tests.gui.conftest import Office
from ui.shell import Shell
from ui.start import Application
from ui.talks.view import TalksScreen

PRIGEN = pytest.mark.office(key="prigen")
COMPLAINT = {
    "identitas": "Disebutkan", "jenis": "Tidak berkadar pengawasan", "uraian": "Surat belum selesai",
    "kerugian": "Terlambat melamar", "permintaan": "Surat diselesaikan",
}  # fmt: skip


@pytest.fixture
def talks(window: Shell, office: Office, settled: Callable[[], None]) -> Callable[[], TalksScreen]:
    """Opens the screen."""
    assert office.counter is not None
    office.counter.now = office.clock.moment

    def opened() -> TalksScreen:
        window.open("talks")
        settled()
        return window.screen_of("talks")  # type: ignore[return-value]

    return opened


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@PRIGEN
def test_the_promise_stands_beside_the_clock_of_the_law(talks, office, settled, qtmodeltester) -> None:
    counter = office.counter
    secret = counter.take_in("pengaduan", particulars=COMPLAINT | {"identitas": "Dirahasiakan"})
    counter.take_in("konsultasi")
    office.clock.moment += dt.timedelta(days=4)
    screen = talks()
    QAbstractItemModelTester(screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal, screen.model)
    rows = [screen.model.row(n) for n in range(screen.model.rowCount())]
    assert [row.line.service_key for row in rows] == ["konsultasi", "pengaduan"], "the more urgent one first"
    complaint = rows[1]
    assert (complaint.line.number, complaint.line.name) == (secret.number, "Dirahasiakan")
    assert (complaint.promise.text, complaint.promise.kind) == (
        "lewat 18 jam",
        "late",
    ) or complaint.promise.kind == "late"
    assert (complaint.law.text, complaint.law.kind) == ("10 hari kerja · 11-12-2026", "fine")
    assert not rows[0].law.text, "the law sets no time for a consultation"


@PRIGEN
def test_the_list_is_narrowed_and_opens_the_file(talks, office, settled, qtbot, window) -> None:
    counter = office.counter
    asked = counter.take_in("data-informasi")
    counter.take_in("konsultasi")
    screen = talks()
    screen.service.button("data-informasi").click()
    settled()
    assert [screen.model.row(n).line.number for n in range(screen.model.rowCount())] == [asked.number]
    qtbot.keyClicks(screen.words, "takada")
    with qtbot.waitSignal(screen.model.arrived):
        pass
    assert screen.model.rowCount() == 0
    press(qtbot, Qt.Key.Key_Escape)
    settled()
    with qtbot.waitSignal(window._desk.open_case) as opened:
        press(qtbot, Qt.Key.Key_Return)
    assert opened.args == [asked.number]


@PRIGEN
def test_a_late_follow_up_stands_out_until_it_is_done(talks, office, settled) -> None:
    counter = office.counter
    case = counter.walk(counter.take_in("pengaduan", particulars=COMPLAINT))
    with office.store.write() as uow:
        plan = {
            "tindakan": "Petugas pengganti",
            "penanggung_jawab": "Kasi",
            "batas": "20-11-2026",
            "keadaan": "Direncanakan",
        }
        fill_form(case.number, "tindak_lanjut", plan, uow, counter.now - dt.timedelta(days=4), counter.officer)
    screen = talks()
    assert screen.scope.button(TalkScope.PLANS.value).text() == "Tindak lanjut (1 lewat)"
    screen.scope.button(TalkScope.PLANS.value).click()
    settled()
    row = screen.model.row(0)
    assert (row.line.number, row.plan.text, row.plan.kind) == (case.number, "lewat 20-11-2026", "late")


def test_a_quick_consultation_is_noted_without_leaving_the_list(talks, office, settled, qtbot) -> None:
    screen = talks()
    press(qtbot, Qt.Key.Key_F9)
    form = screen.form
    qtbot.waitUntil(form.isActiveWindow)
    fields = form.fields
    assert fields["name"].editor.hasFocus()
    form.send()
    settled()
    assert fields["seen"].said.startswith("Belum diperlihatkan")
    fields["seen"].value = fields["seen"].box.text()
    form.send()
    settled()
    assert (fields["name"].said, fields["particular.topik"].said) == ("Nama belum diisi.", "Topik belum diisi.")
    qtbot.keyClicks(fields["name"].editor, "Wulan Contoh")
    qtbot.keyClicks(fields["particular.topik"].editor, "Ahli waris")
    form.send()
    settled()
    assert fields["record.saran"].said == "Saran yang diberikan belum diisi."
    qtbot.keyClicks(fields["record.saran"].editor, "Bawa surat kematian ke desa")
    form.send()
    settled()
    assert screen.form is None
    screen.scope.button(TalkScope.DONE.value).click()
    settled()
    row = screen.model.row(0)
    assert (row.line.name, row.asked, row.line.state) == ("Wulan Contoh", "Ahli waris", CaseState.DONE)
    assert office.counter.records(office.counter.case(row.line.number))[-1].data["hasil"] == "Terjawab"


@PRIGEN
def test_a_complaint_is_answered_and_its_letter_printed(
    talks, office, settled, qtbot, window, application, tmp_path, dialogs
):
    counter = office.counter
    case = counter.walk(counter.take_in("pengaduan", name="Wulan Contoh", particulars=COMPLAINT), StepKind.RESPOND)
    talks()
    press(qtbot, Qt.Key.Key_Return)
    settled()
    page = window.screen_of("case")
    form = page.actions.form
    assert form.heading.text() == "Jawaban pengaduan"
    assert "Menurut aturan paling lambat 11 Desember 2026 (14 hari kerja)." in page.promise.text()
    press(qtbot, Qt.Key.Key_F9)
    settled()
    assert form.fields["isi"].said == "Jawaban untuk pengadu belum diisi."
    form.fields["kesimpulan"].value = "Terbukti"
    form.fields["penyampaian"].value = "Surat"
    qtbot.keyClicks(form.fields["isi"].editor, "Surat Saudara sudah selesai")
    qtbot.waitUntil(page.actions.main_button.isEnabled)
    press(qtbot, Qt.Key.Key_F9)
    settled()
    assert counter.case(case).step.kind is StepKind.ARCHIVE
    assert counter.events(case)[-1].note == "Terbukti, Surat. Surat Saudara sudah selesai"
    letter = _save(page.actions.papers.buttons["surat_jawaban"], application, qtbot, settled, tmp_path, dialogs)
    for words in ("Jawaban atas pengaduan", "Wulan Contoh", "Surat Saudara sudah selesai.", "CAMAT PRIGEN"):
        assert words in letter
    assert page.actions.papers.buttons["surat_jawaban"].text().strip().startswith("Cetak surat jawaban lagi")


@PRIGEN
def test_a_request_is_refused_with_its_article_and_the_right_to_object(
    office, settled, qtbot, window, application, tmp_path, dialogs
) -> None:
    counter = office.counter
    counter.now = office.clock.moment
    case = counter.walk(counter.take_in("data-informasi"), StepKind.DECIDE)
    window._desk.open_case.emit(case.number)
    settled()
    page = window.screen_of("case")
    fields = page.actions.form.fields
    assert fields["dasar"].isHidden()
    choose(fields["putusan"], "Ditolak")
    assert fields["isi"].isHidden()
    assert not fields["dasar"].isHidden()
    choose(fields["dasar"], fields["dasar"].combo.itemText(7))
    choose(fields["cara"], "Pos-el")
    press(qtbot, Qt.Key.Key_F9)
    settled()
    assert fields["alasan"].said == "Alasan penolakan belum diisi."
    qtbot.keyClicks(fields["alasan"].editor, "Memuat NIK perorangan")
    qtbot.waitUntil(page.actions.main_button.isEnabled)
    press(qtbot, Qt.Key.Key_F9)
    settled()
    fields = page.actions.form.fields
    assert fields["alasan"].value == "Memuat NIK perorangan", "whoever answers confirms what was decided"
    qtbot.waitUntil(page.actions.main_button.isEnabled)
    press(qtbot, Qt.Key.Key_F9)
    settled()
    assert counter.case(case).state is CaseState.READY
    assert "pemberitahuan" not in page.actions.papers.buttons
    letter = _save(page.actions.papers.buttons["penolakan"], application, qtbot, settled, tmp_path, dialogs)
    for words in ("Pasal 17 huruf h", "Memuat NIK perorangan", "keberatan", "30 (tiga puluh) hari kerja"):
        assert words in letter


@PRIGEN
def test_a_consultation_ends_with_the_big_button_once_it_is_answered(office, settled, qtbot, window) -> None:
    counter = office.counter
    counter.now = office.clock.moment
    case = counter.take_in("konsultasi", answers={"cara": "Datang langsung"})
    window._desk.open_case.emit(case.number)
    settled()
    actions = window.screen_of("case").actions
    assert actions.main_button.text() == "Belum terjawab, teruskan   F9"
    assert actions.form.fields["pemberi"].value == "Petugas A"
    choose(actions.form.fields["hasil"], "Terjawab")
    assert actions.main_button.text() == "Terjawab, selesai   F9"
    qtbot.keyClicks(actions.form.fields["saran"].editor, "Bawa surat kematian")
    press(qtbot, Qt.Key.Key_F9)
    settled()
    assert counter.case(case).state is CaseState.READY


@PRIGEN
def test_a_follow_up_plan_is_filled_from_the_page_of_the_complaint(office, settled, qtbot, window) -> None:
    counter = office.counter
    counter.now = office.clock.moment
    case = counter.take_in("pengaduan", particulars=COMPLAINT)
    window._desk.open_case.emit(case.number)
    settled()
    page = window.screen_of("case")
    with qtbot.waitSignal(page.paperwork.opened) as opened:
        page.actions.papers.buttons["tindak_lanjut"].click()
    form = opened.args[0]
    assert form.fields["record.hasil"].isHidden()
    choose(form.fields["record.keadaan"], "Direncanakan")
    form.send()
    settled()
    assert form.fields["record.tindakan"].said == "Yang akan dilakukan belum diisi."
    assert form.fields["record.batas"].said
    qtbot.keyClicks(form.fields["record.tindakan"].editor, "Petugas pengganti")
    qtbot.keyClicks(form.fields["record.penanggung_jawab"].editor, "Kasi")
    qtbot.keyClicks(form.fields["record.batas"].editor, "27-11-2026")
    form.send()
    settled()
    assert counter.records(case)[-1].data["batas"] == "2026-11-27"
    assert page.actions.papers.buttons["tindak_lanjut"].text().strip() == "Perbarui rencana tindak lanjut…"
    assert "lembar_tindak_lanjut" in page.actions.papers.buttons


def test_nothing_about_a_person_is_asked_of_an_anonymous_complaint(office, settled, qtbot, window, application) -> None:
    window._desk.start_intake.emit("pengaduan")
    settled()
    screen = window.screen_of("intake")
    panel = screen.applicant
    qtbot.keyClicks(panel.fields["name"].editor, "Wulan Contoh")
    panel.particulars.identity.segments.button("Anonim").click()
    assert panel.fields["name"].isHidden()
    assert screen.model.lacking() == 0
    choose(panel.particulars.fields["jenis"], "Berkadar pengawasan")
    for key in ("uraian", "kerugian", "permintaan"):
        qtbot.keyClicks(panel.particulars.fields[key].editor, "Contoh")
    with qtbot.waitSignal(application.papers.shown) as shown:
        screen.main_button.click()
    shown.args[0].reject()
    settled()
    with office.store.read() as uow:
        (card,) = uow.cases.board()
        assert card.name == "Anonim"
        assert uow.cases.get(card.number).applicant.as_data() == {"kind": "person", "name": "Anonim"}


def choose(field, answer: str) -> None:
    """Chooses as a person does."""
    field.combo.setCurrentText(answer)
    field.combo.activated.emit(field.combo.currentIndex())


def _save(button, application: Application, qtbot: QtBot, settled, tmp_path, dialogs) -> str:
    """The words of the paper that a button shows, once it was saved."""
    path = tmp_path / "surat.pdf"
    dialogs.answers["save_path"] = path
    with qtbot.waitSignal(application.papers.shown) as shown:
        button.click()
    preview = shown.args[0]
    with qtbot.waitSignal(preview.printed):
        preview.save()
    settled()
    return text_of(path.read_bytes())


def test_a_secret_complainant_is_shown_only_to_whoever_asks(office, settled, window) -> None:
    told = COMPLAINT | {"identitas": "Dirahasiakan"}
    office.counter.now = office.clock.moment
    case = office.counter.receive(office.counter.form("pengaduan", name="Wulan Contoh", particulars=told)).value
    window._desk.open_case.emit(case.number)
    settled()
    facts = window.screen_of("case").content.facts
    assert (facts.name.text(), facts.reveal.text()) == ("Dirahasiakan", "tampilkan identitas")
    assert {"NIK", "Alamat", "Telepon"}.isdisjoint(facts.values())
    facts.reveal.click()
    settled()
    assert facts.name.text() == "Wulan Contoh"
    assert {"NIK", "Alamat", "Telepon"} <= set(facts.values())
