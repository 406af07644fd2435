"""The page of a case: its flow, its facts, and one button for the next step wherever it stands."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from pytestqt.qtbot import QtBot

from app.actions import moves
from app.actions.intake import save_draft
from app.model.case import Case, CaseState
from app.model.catalogue import StepKind
from ui.case.view import CaseScreen


@pytest.fixture
def page(window, office, settled) -> Callable[[Case | str], CaseScreen]:
    """Opens the page of a case."""
    office.counter.now = office.clock.moment

    def opened(case: Case | str) -> CaseScreen:
        number = case if isinstance(case, str) else case.number
        window._desk.open_case.emit(number)
        settled()
        return window.screen_of("case")

    return opened


@pytest.fixture
def signing(office) -> Case:
    """An SKTM that waits for the Camat's signature."""
    office.counter.now = office.clock.moment
    return office.counter.walk(office.counter.take_in("sktm"), StepKind.SIGN)


def press(qtbot: QtBot, screen: CaseScreen, key: Qt.Key) -> None:
    qtbot.keyClick(screen.window().focusWidget(), key)


def test_the_flow_tells_what_is_done_by_whom_and_what_waits_now(page, signing, office):
    screen = page(signing)
    states = [state for state, _, _ in screen.flow.rows]
    assert states == ["done"] * signing.position + ["now"] + ["later"] * (len(signing.steps) - signing.position - 1)
    assert screen.flow.rows[0][2].endswith("Petugas A · 09.14")
    assert screen.flow.rows[signing.position][2] == "Camat"
    assert (screen.title.text(), screen.state.text()) == (signing.number, "Diproses")
    assert screen.promise.text().startswith("Dijanjikan hari ini, pukul 09.24")


def test_f9_does_the_next_step_and_asks_for_the_one_after(page, signing, office, qtbot, settled, window):
    screen = page(signing)
    assert screen.actions.main_button.text() == "Sudah ditandatangani   F9"
    assert screen.actions.main_button.hasFocus()
    with qtbot.waitSignal(screen.shown):
        press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    assert office.counter.case(signing).position == signing.position + 1
    assert office.counter.events(signing)[-1].official
    assert screen.actions.main_button.text() == "Ambil nomor register   F9"
    press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    assert office.counter.case(signing).position == signing.position + 1, "a double press is one step"
    qtbot.waitUntil(screen.actions.main_button.isEnabled)
    press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    entry = office.counter.entry(signing)
    assert screen.actions.register_number.text() == entry.number
    assert window._notice.text() == f"Nomor {entry.number} diambil"


def test_a_finding_is_asked_for_beside_its_field_and_kept_in_the_history(page, office, qtbot, settled, dialogs):
    case = office.counter.walk(office.counter.take_in("keramaian"), StepKind.SURVEY)
    screen = page(case)
    fields = screen.actions.form.fields
    assert fields["petugas_survei"].value == screen.view.awaited.name
    assert fields["tanggal"].value == "23 November 2026"
    assert fields["temuan"].editor.hasFocus(), "who surveys is known, and when; what is asked for comes next"
    press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    assert fields["temuan"].said == "Temuan survei belum diisi."
    assert fields["kesimpulan"].wrong
    assert not dialogs.calls
    qtbot.keyClicks(fields["temuan"].editor, "Lokasi aman")
    fields["kesimpulan"].value = "Memenuhi syarat"
    qtbot.waitUntil(screen.actions.main_button.isEnabled)
    press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    assert office.counter.events(case)[-1].note == "Memenuhi syarat. Lokasi aman"
    assert office.counter.records(case)[-1].data["temuan"] == "Lokasi aman"


def test_a_finished_document_is_handed_to_whoever_came(page, office, qtbot, settled):
    case = office.counter.walk(office.counter.take_in("skck", name="Rina Contoh"), StepKind.HAND_OVER)
    screen = page(case)
    assert screen.actions.collected_by.line.hasFocus()
    assert (screen.actions.collected_by.value, screen.actions.relation.value) == ("Rina Contoh", "Pemohon sendiri")
    qtbot.keyClicks(screen.actions.collected_by.line, "Tono Contoh")
    screen.actions.relation.value = "Suami/istri"
    press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    assert office.counter.case(case).state is CaseState.DONE
    assert screen.actions.where.text() == "Diambil oleh Tono Contoh (Suami/istri), 09.14."
    assert screen.actions.main_button.isHidden()


def test_a_case_moved_elsewhere_reloads_by_itself_and_says_so(page, signing, office, qtbot, settled, dialogs):
    screen = page(signing)
    office.counter.advance(signing)
    press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    assert "baru saja diubah" in screen.actions.message.text()
    assert screen.actions.main_button.text() == "Ambil nomor register   F9"
    assert not dialogs.calls


def test_the_nik_is_masked_until_somebody_asks(page, signing):
    screen = page(signing)
    nik = signing.applicant.nik
    assert screen.content.facts.values()["NIK"] == f"{nik[:4]}{'•' * 8}{nik[-4:]}"
    screen.content.facts.reveal.click()
    assert screen.content.facts.values()["NIK"].replace(" ", "") == nik


@pytest.mark.office(key="jogoroto", officials=True)
def test_what_was_answered_at_intake_stands_among_the_facts(page, office):
    case = office.counter.take_in("kk-pengajuan", answers={"keperluan": "KK hilang", "ktp-hilang": "Tidak"})
    shown = page(case).content.facts.values()
    assert shown["Untuk apa KK diajukan"] == "KK hilang", "the operator sees what to do"


def test_the_facts_keep_their_height_when_the_page_is_read_anew(page, signing, qtbot, settled):
    seen = []

    class Heights(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Resize:
                seen.append(watched.height())
            return False

    screen = page(signing)
    heights = Heights()
    screen.content.facts.installEventFilter(heights)
    with qtbot.waitSignal(screen.shown):
        press(qtbot, screen, Qt.Key.Key_F9)
    settled()
    qtbot.waitUntil(screen.actions.main_button.isEnabled)
    assert not seen, "a card that shrinks and grows again flickers"


def test_the_letter_is_issued_when_it_goes_out_and_another_signer_is_asked_about(
    page, office, qtbot, settled, dialogs, application, tmp_path
):
    office.counter.now = office.clock.moment
    signing = office.counter.walk(office.counter.take_in("skck"), StepKind.SIGN)
    screen = page(signing)
    dialogs.answers["save_path"] = tmp_path / "surat.pdf"

    def ask(how: Callable[[], None], out: bool = True) -> None:
        with qtbot.waitSignal(application.papers.shown) as shown:
            how()
        (shown.args[0].save if out else shown.args[0].reject)()
        settled()

    def kept():
        with office.store.read() as uow:
            return uow.letters.latest(signing.id)

    ask(lambda: press(qtbot, screen, Qt.Key.Key_F8), out=False)
    assert kept() is None, "a look is no letter"
    ask(screen.actions.letter_button.click)
    assert kept().version == 1
    assert (tmp_path / "surat.pdf").read_bytes() == kept().pdf
    assert screen.actions.letter_button.text() == "Cetak salinan surat   F8"
    ask(screen.actions.letter_button.click)
    assert not dialogs.asked("confirm"), "a copy needs no question"
    assert kept().version == 1
    assert [screen.actions.signer.combo.itemText(n).partition(" – ")[0] for n in range(2)] == [
        "Kasi Pemerintahan dan Pelayanan",
        "Camat",
    ]
    screen.actions.signer.combo.setCurrentIndex(1)
    screen.actions.signer.combo.activated.emit(1)
    dialogs.answers["confirm"] = True
    ask(screen.actions.letter_button.click)
    assert (kept().version, kept().signer_id) == (2, screen.actions.signer_id)
    ask(screen.actions.letter_button.click)
    assert len(dialogs.asked("confirm")) == 1


@pytest.mark.office(key="lumbang")
def test_an_answered_consultation_skips_the_rest_of_its_ladder(page, office, qtbot, settled):
    came = office.counter.take_in("konsultasi", answers={"cara": "Datang langsung"})
    case = office.counter.walk(came, StepKind.CONSULT)
    screen = page(case)
    assert screen.actions.main_button.text() == "Belum terjawab, teruskan   F9"
    form = screen.actions.form
    qtbot.keyClicks(form.fields["saran"].editor, "Bawa KTP dan KK ke desa")
    press(qtbot, screen, Qt.Key.Key_F6)
    settled()
    assert [state for state, _, _ in screen.flow.rows] == ["done", "later", "later", "now"]
    assert screen.flow.rows[1][2] == "tidak diperlukan"
    assert office.counter.case(case).state is CaseState.READY


def test_a_saved_file_goes_on_at_the_counter(page, office, qtbot, window):
    counter = office.counter
    with office.store.write() as uow:
        draft = save_draft(counter.form("skck"), uow, counter.now, counter.officer).value
    screen = page(draft)
    with qtbot.waitSignal(window._desk.continue_intake) as taken_up:
        press(qtbot, screen, Qt.Key.Key_F9)
    assert taken_up.args == [draft.number]


def test_an_unknown_number_says_so_and_esc_goes_back(page, window, qtbot, settled):
    screen = page("2611-9999-0")
    assert screen._missing.isVisible()
    press(qtbot, screen, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.screen_of("home")


def test_what_a_person_typed_is_never_markup(page, office):
    case = office.counter.take_in("skck", name="Rini <b>Contoh</b> & Anak")
    case = office.counter.move(moves.return_to_applicant, case, "<i>Nama</i> & alamat berbeda")
    screen = page(case)
    assert screen.content.facts.name.text() == "Rini <b>Contoh</b> & Anak"
    for shown in (screen.content.facts.name, screen.actions.where):
        assert shown.textFormat() is Qt.TextFormat.PlainText
