"""Services that are not letters, lived through on the page of the file: tax, outreach, civil registration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import moves
from app.actions.document_numbers import number_document
from app.actions.documents import fill_form, show_document
from app.errors import UserError
from app.model.case import Case, CaseState
from app.model.catalogue import StepKind
from app.ports import StoredDocument
from tests.builders import Counter
from tests.gui.conftest import NOW, Office, RecordedDialogs
from ui.case.papers_panel import NUMBER_OF
from ui.case.view import CaseScreen
from ui.home.view import HomeScreen
from ui.intake.view import IntakeScreen
from ui.schedule.view import ScheduleScreen
from ui.shell import Shell
from ui.start import Application
from ui.widgets.asked_fields import set_text, text_of

Settled = Callable[[], None]
Page = Callable[[Case], CaseScreen]
FIRST, SECOND = "99.14.220.001.001-0001.0", "99.14.220.001.001-0002.1"


@pytest.fixture
def page(window: Shell, application: Application, office: Office, settled: Settled) -> Page:
    """Opens the page of a file."""
    assert office.counter is not None
    office.counter.now = NOW

    def opened(case: Case) -> CaseScreen:
        application.desk.open_case.emit(case.number)
        settled()
        screen = window.screen_of("case")
        assert isinstance(screen, CaseScreen)
        return screen

    return opened


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key on whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    """Types on whatever has the focus, key by key."""
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)


def come_back(screen: CaseScreen, qtbot: QtBot) -> None:
    """The window is the active one again after a dialog."""
    screen.window().activateWindow()
    qtbot.waitUntil(screen.window().isActiveWindow)
    screen.focus_first()


def finish(screen: CaseScreen, settled: Settled, qtbot: QtBot) -> None:
    """F9, as soon as the last press is done with."""
    qtbot.waitUntil(lambda: screen.doing.may_move)
    press(Qt.Key.Key_F9)
    settled()


def test_two_notices_are_paid_with_one_file_and_a_third_that_is_paid_already_is_refused(
    page: Page, office: Office, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    asked = {"nop": FIRST, "tahun_pajak": "2026", "jumlah": "75000"}
    case = counter.walk(counter.take_in("pbb", name="Budi Contoh", particulars=asked), StepKind.PAY)
    screen = page(case)
    fields = screen.actions.form.fields
    assert [text_of(fields[key]) for key in ("nop", "wajib_pajak", "jumlah")] == [FIRST, "Budi Contoh", "Rp75.000"]
    finish(screen, settled, qtbot)  # nothing had to be typed twice

    def another(nop: str) -> object:
        with qtbot.waitSignal(screen.paperwork.opened) as opened:
            screen.actions.papers.buttons["pembayaran_lain"].click()
        dialog = opened.args[0]
        assert text_of(dialog.fields["record.tahun_pajak"]) == "2026"
        editor = dialog.fields["record.nop"].editor
        assert dialog.focusWidget() is editor
        QTest.keyClicks(editor, nop)
        set_text(dialog.fields["record.jumlah"], "40.000")
        settled()
        dialog.send()
        settled()
        return dialog

    another(SECOND)
    come_back(screen, qtbot)
    refused = another(FIRST)
    assert refused.isVisible()  # type: ignore[attr-defined]
    assert "sudah dibayar" in refused.fields["record.nop"].said  # type: ignore[attr-defined]
    refused.reject()  # type: ignore[attr-defined]
    come_back(screen, qtbot)
    with counter.store.read() as uow:
        assert [p.total for p in uow.payments.of_case(case.id)] == [75000, 40000]
    with qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_F8)
    assert "Surat Tanda Terima Setoran" in shown.args[0].windowTitle()
    shown.args[0].reject()


def test_a_notice_that_is_paid_is_warned_of_at_intake_and_on_the_page_of_another_file(
    page: Page, office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    asked = {"nop": FIRST, "tahun_pajak": "2026", "jumlah": "75000"}
    paid = counter.advance(counter.walk(counter.take_in("pbb", particulars=asked), StepKind.PAY))
    again = counter.walk(counter.take_in("pbb", particulars=asked), StepKind.PAY)
    with counter.store.read() as uow:
        (payment,) = uow.payments.of_case(paid.id)
    warned = f"Sudah dibayar 23-11-2026 ({payment.stts})."
    assert page(again).actions.form.fields["nop"].said == warned
    QTest.keyClick(window, Qt.Key.Key_F2)
    settled()
    intake = window.screen_of("intake")
    assert isinstance(intake, IntakeScreen)
    intake.choose_service("pbb")
    nop, year = (intake.applicant.particulars.fields[key] for key in ("nop", "tahun_pajak"))
    nop.editor.setFocus()
    write(FIRST)
    assert not nop.said, "nothing is known before the year"
    year.editor.setFocus()
    write("2026")
    settled()
    assert nop.said == warned
    press(Qt.Key.Key_Backspace)
    write("5")
    settled()
    assert not nop.said, "another year is another notice"


def test_an_outreach_that_clashes_is_told_beside_its_field_and_planned_at_another_hour(
    page: Page, office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    particulars = {"topik": "Narkoba", "tanggal_kegiatan": "2026-12-02", "tempat_kegiatan": "Balai Desa Wates"}
    waiting = [counter.take_in("sosialisasi", particulars=particulars) for _ in "ab"]
    first, second = (counter.walk(case, StepKind.PROCESS) for case in waiting)
    plan = {"tanggal": "2026-12-02", "mulai": "09.00", "selesai": "11.00", "tempat": "Balai Desa Wates"}
    plan |= {"narasumber": "Sri Contoh", "materi": "Bahaya narkoba"}
    with counter.store.write() as uow:
        moves.advance(counter.request(first, record=plan), uow, NOW, counter.officer)
    screen = page(second)
    fields = screen.actions.form.fields
    assert text_of(fields["tanggal"]) == "2 Desember 2026"
    assert fields["tanggal"].said == "Hari itu sudah ada: 09.00–11.00 Balai Desa Wates (Sri Contoh)."
    for key, text in {"mulai": "10", "selesai": "12", "narasumber": "Budi Contoh", "materi": "Narkoba"}.items():
        set_text(fields[key], text)
    finish(screen, settled, qtbot)
    assert fields["tempat"].said.startswith("Balai Desa Wates sudah dipakai Rabu, 2 Desember 2026 pukul 09.00–11.00")
    set_text(fields["mulai"], "11.00")
    finish(screen, settled, qtbot)
    assert counter.case(second).position == second.position + 1
    home = window.screen_of("home")
    assert isinstance(home, HomeScreen)
    QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    settled()
    calendar = window.screen_of("schedule")
    assert isinstance(calendar, ScheduleScreen)
    assert calendar.model.rowCount() == 0
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled()
    assert [calendar.model.row(n).case_number for n in range(2)] == [first.number, second.number]
    with qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "Desember 2026" in shown.args[0].windowTitle()
    shown.args[0].reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    calendar.focus_first()
    with qtbot.waitSignal(application.desk.open_case, check_params_cb=lambda number: number == first.number):
        press(Qt.Key.Key_Return)
    settled()
    window.open("home")
    settled()
    assert len(home.schedule.lines) == 2


@pytest.mark.office(key="lumbang", officials=True)
@pytest.mark.parametrize(
    ("service", "after", "paper", "seat"),
    [
        ("sosialisasi", StepKind.DRAFT, "nota_dinas", "kasi-pemerintahan"),
        ("pengaduan", StepKind.RESPOND, "surat_jawaban", "koordinator"),
    ],
)
def test_a_paper_is_signed_from_its_own_seat_where_the_page_offers_no_signer(
    page: Page,
    office: Office,
    application: Application,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Settled,
    tmp_path: Path,
    service: str,
    after: StepKind,
    paper: str,
    seat: str,
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.walk(counter.take_in(service), after))
    screen = page(case)
    dialogs.answers["save_path"] = tmp_path / "lembar.pdf"
    with qtbot.waitSignal(application.papers.shown) as shown:
        screen.actions.papers.buttons[paper].click()
    shown.args[0].save()
    settled()
    with counter.store.read() as uow:
        kept = uow.documents.latest(case.id, paper)
        signer = next(o for o in uow.people.officials() if o.seat == seat)
    assert kept is not None
    assert kept.signer_id == signer.id


def test_whoever_the_decree_leaves_free_to_sign_an_answer_can_be_chosen_and_stays_chosen(
    page: Page,
    office: Office,
    application: Application,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Settled,
    tmp_path: Path,
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND))
    screen = page(case)
    signer = screen.actions.papers.signer
    assert screen.actions.signer.isHidden(), "there is no letter"
    assert signer.isVisibleTo(screen)
    assert signer.combo.accessibleName() == "Penanda tangan cetakan"
    posts = [signer.combo.itemText(n).partition(" – ")[0] for n in range(signer.combo.count())]
    assert posts[:2] == ["Camat", "Sekretaris Camat"]
    assert "Kasi Kesejahteraan Sosial" in posts
    assert signer.combo.currentIndex() == 0
    dialogs.answers["save_path"] = tmp_path / "jawaban.pdf"

    def printed() -> StoredDocument:
        with qtbot.waitSignal(application.papers.shown) as shown:
            screen.actions.papers.buttons["surat_jawaban"].click()
        shown.args[0].save()
        settled()
        with counter.store.read() as uow:
            kept = uow.documents.latest(case.id, "surat_jawaban")
        assert kept is not None
        return kept

    deputy = next(n for n, post in enumerate(posts) if post == "Sekretaris Camat")
    signer.combo.setCurrentIndex(deputy)
    signer.combo.activated.emit(deputy)
    first = printed()
    with counter.store.read() as uow:
        seats = {o.id: o.seat for o in uow.people.officials()}
    assert seats[first.signer_id or 0] == "sekcam"
    page(counter.take_in("skck"))
    page(case)
    assert signer.combo.currentIndex() == deputy, "who signed it before is proposed again"
    assert printed().version == first.version, "and brings back the same paper"


@pytest.mark.office(key="lumbang")
def test_whoever_may_not_sign_an_answer_is_not_offered_and_refused_with_the_reason(page: Page, office: Office) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND))
    combo = page(case).actions.papers.signer.combo
    assert [combo.itemText(n).partition(" – ")[0] for n in range(combo.count())][1:] == ["Camat"]
    with counter.store.read() as uow:
        other = next(o for o in uow.people.officials() if o.seat == "kasi-pemerintahan")
        with pytest.raises(UserError, match="tidak punya penugasan untuk menandatangani"):
            show_document(
                case.number, "surat_jawaban", uow, office.parts.renderer, NOW, counter.officer, signer_id=other.id
            )


def test_a_formal_answer_takes_one_number_where_no_desk_gives_one(
    page: Page,
    office: Office,
    application: Application,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Settled,
    tmp_path: Path,
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND))
    screen = page(case)
    buttons = screen.actions.papers.buttons
    take = buttons[f"{NUMBER_OF}surat_jawaban"]
    assert take.text().strip() == "Ambil nomor, cetak surat jawaban"
    assert "buku register" in take.toolTip()
    assert f"{NUMBER_OF}lembar_disposisi" not in buttons
    assert counter.entry(case) is None
    with qtbot.waitSignal(application.papers.shown) as shown:
        take.click()
        take.click()
    settled()
    entry = counter.entry(case)
    assert entry is not None
    assert (entry.case_number, entry.signer, entry.service_key) == (case.number, "Camat", "pengaduan")
    assert f"{NUMBER_OF}surat_jawaban" not in screen.actions.papers.buttons, "there is one now"
    assert screen.actions.register_number.text() == entry.number
    kept = tmp_path / "jawaban.pdf"
    dialogs.answers["save_path"] = kept
    shown.args[0].save()
    settled()
    assert entry.number in " ".join(page.extract_text() for page in pypdf.PdfReader(kept).pages)
    other = other_answer(counter)
    with counter.store.write() as uow:
        again = number_document(case.number, "surat_jawaban", uow, NOW, counter.officer).value
        later = number_document(other, "surat_jawaban", uow, NOW, counter.officer).value
    assert again == entry
    assert later.sequence == entry.sequence + 1, "pressing again took no second number"


def other_answer(counter: Counter) -> str:
    """The number of another complaint that is answered."""
    return counter.advance(counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND)).number


def test_f8_prints_the_answer_also_where_more_time_was_taken_before(
    page: Page, office: Office, application: Application, settled: Settled, qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.take_in("data-informasi")
    with counter.store.write() as uow:
        more = {"alasan": "Data masih dihimpun dari seluruh desa"}
        fill_form(case.number, "perpanjangan", more, uow, NOW, counter.officer)
    page(counter.walk(case, StepKind.HAND_OVER))
    with qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_F8)
    assert shown.args[0].windowTitle() == f"Pemberitahuan Tertulis {case.number}"
    shown.args[0].reject()
    settled()


@pytest.mark.office(key="jogoroto", officials=True)
def test_a_step_that_the_applicant_takes_says_so_at_its_button(page: Page, office: Office) -> None:
    counter = office.counter
    assert counter is not None
    screen = page(counter.take_in("ikd"))
    assert screen.actions.where.text() == "Proses · Pemohon"
    assert screen.flow.rows[0][2] == "Pemohon"


@pytest.mark.office(key="jogoroto", officials=True)
def test_how_many_move_is_counted_the_same_way_at_the_counter_and_by_the_operator(page: Page, office: Office) -> None:
    counter = office.counter
    assert counter is not None
    screen = page(counter.take_in("pindah-desa", particulars={"jumlah_anggota": "3", "alamat_tujuan": "Desa Contoh"}))
    asked = "Jumlah jiwa yang pindah"
    assert screen.content.facts.values()[asked] == "3"
    field = screen.actions.form.fields["jumlah_pindah"]
    assert (field.editor.accessibleName(), text_of(field)) == (asked, "3")


@pytest.mark.office(key="jogoroto", officials=True)
def test_a_kk_comes_back_from_dukcapil_rejected_is_sent_again_and_is_issued(
    page: Page, office: Office, application: Application, qtbot: QtBot, settled: Settled
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.take_in("kk-pengajuan"))
    screen = page(case)
    fields = screen.actions.form.fields
    assert text_of(fields["tanggal"]) == "23 November 2026"
    set_text(fields["tanggal"], "24 November 2026")
    finish(screen, settled, qtbot)
    assert fields["tanggal"].said == "Tanggal ini belum tiba."
    set_text(fields["tanggal"], "23 November 2026")
    finish(screen, settled, qtbot)
    assert screen.actions.where.text().endswith("Dispendukcapil Kabupaten Jombang")
    back = screen.actions.form.fields
    set_text(back["hasil"], "Perlu diperbaiki")
    set_text(back["keterangan"], "Nama ibu tidak sama")
    finish(screen, settled, qtbot)
    qtbot.waitUntil(screen.actions.turning.isVisible)
    with qtbot.waitSignal(screen.ways.opened) as opened:
        QTest.keyClick(screen.actions.turning, Qt.Key.Key_M)  # back to the desk of the operator
    form = opened.args[0]
    form.fields["reason"].value = "Diperbaiki operator."
    with qtbot.waitSignal(application.papers.shown) as slip:
        form.send()
    slip.args[0].reject()
    settled()
    come_back(screen, qtbot)
    at_operator = counter.case(case)
    assert at_operator.step is not None
    assert at_operator.step.actor == "operator"
    assert counter.records(case)[-1].data["keterangan"] == "Nama ibu tidak sama"
    finish(screen, settled, qtbot)  # sent again, with the day of today
    again = screen.actions.form.fields
    set_text(again["hasil"], "KK terbit")
    set_text(again["nomor_kk"], "9914100101500002")
    finish(screen, settled, qtbot)
    assert counter.case(case).state is CaseState.DONE
    assert [record.form for record in counter.records(case)] == [
        "kiriman",
        "jawaban_dukcapil",
        "kiriman",
        "jawaban_dukcapil",
    ]


@pytest.mark.office(key="prigen", officials=True)
def test_an_outreach_asked_for_too_late_is_told_beside_the_date_of_its_letter(
    application: Application, window: Shell, office: Office, qtbot: QtBot, settled: Settled
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F2)
    settled()
    intake = window.screen_of("intake")
    assert isinstance(intake, IntakeScreen)
    intake.choose_service("sosialisasi")
    applicant = intake.applicant
    for row in intake.model.rows():
        if not row.heading:
            intake.model.tick(row, True)
    for key, text in {"name": "Karang Taruna Contoh", "contact_name": "Budi Contoh", "address": "Dusun Krajan"}.items():
        set_text(applicant.fields[key], text)
    set_text(applicant.particulars.fields["topik"], "Narkoba")
    press(Qt.Key.Key_F9)
    settled()
    assert applicant.particulars.fields["tanggal_kegiatan"].said == "Tanggal kegiatan belum diisi."
    set_text(applicant.particulars.fields["tanggal_kegiatan"], "26 November 2026")
    applicant.covering_date.value = "20 November 2026"
    press(Qt.Key.Key_F9)
    settled()
    assert applicant.covering_date.said.startswith("Surat permohonan paling lambat 5 hari kerja sebelum kegiatan")
    applicant.covering_date.value = "18 November 2026"
    with qtbot.waitSignal(intake.stored) as stored, qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_F9)
    settled()
    shown.args[0].reject()
    assert stored.args[0].state is CaseState.IN_PROGRESS
