"""The ways out of the flow on the page of a case: only legal ones, each with a reason, a slip, and a way back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions import moves
from app.actions.corrections import set_priority
from app.actions.intake import save_draft
from app.actions.pauses import follow_officials
from app.model.authority import Presence
from app.model.case import Case, CaseState, Move, Priority
from app.model.catalogue import StepKind
from app.rules.flow import LEGAL
from ui.case.correction import CorrectionDialog
from ui.case.offers import Out
from ui.case.reasons import NOBODY
from ui.case.view import CaseScreen
from ui.widgets.form import FormDialog


@pytest.fixture
def page(window, office, settled) -> Callable[[Case], CaseScreen]:
    """Opens the page of a case."""
    office.counter.now = office.clock.moment

    def opened(case: Case) -> CaseScreen:
        window._desk.open_case.emit(case.number)
        settled()
        return window.screen_of("case")

    return opened


@pytest.fixture
def signing(office) -> Case:
    """An SKTM that waits for the Camat's signature."""
    office.counter.now = office.clock.moment
    return office.counter.walk(office.counter.take_in("sktm"), StepKind.SIGN)


def press(qtbot: QtBot, screen: CaseScreen, key: Qt.Key, *modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(screen.window().focusWidget(), key, *modifier)


def form_of(qtbot: QtBot, screen: CaseScreen, out: Out) -> FormDialog:
    """The form that this way out opens."""
    with qtbot.waitSignal(screen.ways.opened) as opened:
        screen.actions.out.emit(out)
    return opened.args[0]


def send(qtbot: QtBot, form: FormDialog, reason: str) -> None:
    qtbot.keyClicks(form.fields["reason"].editor, reason)
    qtbot.keyClick(form.fields["reason"].editor, Qt.Key.Key_Return)


SLIPS = {
    Out.RETURN: ("Lembar Pengembalian Berkas", CaseState.RETURNED),
    Out.STEP_BACK: ("Lembar Koreksi", CaseState.IN_PROGRESS),
    Out.REFUSE: ("Pemberitahuan Penolakan", CaseState.REFUSED),
    Out.WITHDRAW: ("Bukti Pencabutan", CaseState.WITHDRAWN),
}


@pytest.mark.parametrize("out", SLIPS)
def test_each_way_out_asks_its_reason_and_opens_its_slip(out, page, signing, office, qtbot, settled, application):
    screen = page(signing)
    form = form_of(qtbot, screen, out)
    with qtbot.waitSignal(application.papers.shown) as shown:
        send(qtbot, form, "Nama berbeda.")
    shown.args[0].reject()
    settled()
    title, state = SLIPS[out]
    assert office.counter.case(signing).state is state
    assert office.counter.events(signing)[-1].note == "Nama berbeda."
    assert screen.actions.slip_button.text().lower() == f"cetak {title.lower()}"


def test_no_way_out_is_taken_without_a_reason(page, signing, office, qtbot, settled):
    form = form_of(qtbot, page(signing), Out.REFUSE)
    qtbot.keyClick(form.fields["reason"].editor, Qt.Key.Key_Return)
    settled()
    assert form.fields["reason"].said.startswith("Alasan belum diisi.")
    assert office.counter.case(signing).state is CaseState.IN_PROGRESS
    form.reject()


def test_a_usual_reason_is_taken_by_its_number_and_then_a_number_is_a_number(page, signing, qtbot):
    form = form_of(qtbot, page(signing), Out.RETURN)
    reason = form.fields["reason"]
    qtbot.keyClicks(reason.editor, "2")
    assert reason.value == "Berkas tidak terbaca."
    qtbot.keyClicks(reason.editor, "1")
    assert reason.value == "Data pada berkas berbeda, mohon diperbaiki."
    qtbot.keyClick(reason.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(reason.editor, "x")
    qtbot.keyClick(reason.editor, Qt.Key.Key_Backspace)
    qtbot.keyClicks(reason.editor, "2 foto kurang")
    assert reason.value == "2 foto kurang"
    form.reject()


def test_an_official_who_refuses_on_paper_is_proposed_and_noted(page, signing, office, qtbot, settled, application):
    form = form_of(qtbot, page(signing), Out.REFUSE)
    proposed = form.fields["official"].value
    assert proposed.startswith("Camat – ")
    with qtbot.waitSignal(application.papers.shown) as shown:
        send(qtbot, form, "Tidak memenuhi syarat.")
    shown.args[0].reject()
    settled()
    line = office.counter.events(signing)[-1]
    assert (line.move, line.officer) == (Move.REFUSE, "Petugas A")
    assert proposed == f"Camat – {line.official}"


def test_the_officer_may_refuse_alone(page, signing, office, qtbot, settled, application):
    form = form_of(qtbot, page(signing), Out.REFUSE)
    form.fields["official"].value = NOBODY
    with qtbot.waitSignal(application.papers.shown) as shown:
        send(qtbot, form, "Tidak memenuhi syarat.")
    shown.args[0].reject()
    settled()
    assert office.counter.events(signing)[-1].official == ""


def test_the_page_offers_exactly_the_legal_ways(page, signing, office):
    counter = office.counter
    everyday = (Out.RETURN, Out.STEP_BACK, Out.CORRECT, Out.REFUSE, Out.WITHDRAW, Out.PRIORITY, Out.UNDO)
    assert page(signing).actions.offers.outs == everyday
    first = counter.take_in("skck")
    assert page(first).actions.offers.outs == (Out.RETURN, Out.CORRECT, Out.REFUSE, Out.WITHDRAW, Out.PRIORITY)
    away = counter.move(moves.return_to_applicant, first, "Foto buram.")
    assert page(away).actions.offers.outs == (Out.CORRECT, Out.REFUSE, Out.WITHDRAW, Out.PRIORITY, Out.UNDO)
    gone = counter.move(moves.withdraw, away, "Tidak jadi.")
    screen = page(gone)
    assert screen.actions.offers.outs == (Out.REOPEN, Out.UNDO)
    assert screen.actions.out_button.text() == "Buka kembali…"
    assert list(screen.actions.menu.shown) == [Out.UNDO]
    assert Move.CORRECT not in LEGAL[CaseState.WITHDRAWN]


def test_a_saved_file_may_be_withdrawn_and_there_is_nothing_behind_lainnya(page, office):
    counter = office.counter
    with office.store.write() as uow:
        draft = save_draft(counter.form("skck"), uow, counter.now, counter.officer).value
    screen = page(draft)
    assert screen.actions.out_button.text() == "Cabut permohonan…"
    assert screen.actions.more_button.isHidden()


def test_the_menu_opens_with_its_key_and_takes_its_letters(page, signing, qtbot):
    screen = page(signing)
    press(qtbot, screen, Qt.Key.Key_F10)
    menu = screen.actions.menu
    qtbot.waitUntil(menu.isVisible)
    with qtbot.waitSignal(screen.ways.opened) as opened:
        qtbot.keyClick(menu, Qt.Key.Key_C)
    assert opened.args[0].main_button.text().startswith("Cabut dan cetak bukti")
    opened.args[0].reject()


def test_ctrl_z_tells_what_it_takes_back_and_leaves_both_lines(page, signing, office, qtbot, settled):
    screen = page(signing)
    with qtbot.waitSignal(screen.ways.opened) as opened:
        press(qtbot, screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    form = opened.args[0]
    said = form.findChildren(type(form.message))
    assert any(signing.steps[0].text in one.text() and "meja Verifikasi" in one.text() for one in said)
    qtbot.keyClicks(form.fields["reason"].editor, "1")
    qtbot.keyClick(form.fields["reason"].editor, Qt.Key.Key_Return)
    settled()
    back = office.counter.case(signing)
    assert (back.position, back.state) == (0, CaseState.IN_PROGRESS)
    assert screen.flow.rows[0][0] == "now"
    shown = screen.content.lower.rows
    assert [(row.what, row.undone) for row in shown[:2]] == [
        (f"Dibatalkan: {signing.steps[0].text}", False),
        (signing.steps[0].text, True),
    ]
    assert shown[0].note == "“Salah tekan.”"
    assert Out.UNDO not in screen.actions.offers.outs, "an intake is corrected, not undone"


def test_yesterdays_step_is_not_undone(page, signing, office, qtbot):
    office.clock.moment += dt.timedelta(days=1)
    screen = page(signing)
    assert Out.UNDO not in screen.actions.offers.outs
    with qtbot.assertNotEmitted(screen.ways.opened):
        press(qtbot, screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_an_undone_hand_over_is_struck_and_the_file_is_ready_again(page, office, qtbot, settled):
    counter = office.counter
    case = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
    counter.hand_over(case)
    screen = page(case)
    assert screen.actions.out_button.text().startswith("Batalkan langkah terakhir…")
    form = form_of(qtbot, screen, Out.UNDO)
    send(qtbot, form, "Salah memilih berkas.")
    settled()
    assert counter.case(case).state is CaseState.READY
    assert screen.actions.main_button.text() == "Serahkan   F9"
    with office.store.read() as uow:
        (row,) = uow.handovers.between(counter.now.date(), counter.now.date())
    assert row.void == "Salah memilih berkas."


def test_a_file_moved_elsewhere_meanwhile_closes_the_form_and_says_so(page, signing, office, qtbot, settled):
    screen = page(signing)
    form = form_of(qtbot, screen, Out.REFUSE)
    office.counter.advance(signing)
    send(qtbot, form, "Tidak memenuhi syarat.")
    settled()
    assert "baru saja diubah" in screen.actions.message.text()
    assert office.counter.case(signing).state is CaseState.IN_PROGRESS
    assert screen.actions.main_button.text() == "Ambil nomor register   F9"


def test_a_paused_file_says_since_when_and_for_whom(page, office):
    counter = office.counter
    counter.now = office.clock.moment
    case = counter.walk(counter.take_in("pns-tni-polri"), StepKind.SIGN)
    with office.store.write() as uow:
        camat = next(one for one in uow.people.officials() if one.seat == case.step.actor)
        uow.people.mark_presence(Presence(camat.id, counter.now, False), "Petugas A")
        follow_officials(uow, counter.now)
        uow.commit()
    screen = page(case)
    assert screen.promise.text().startswith("Jam dijeda sejak 09.14 – Camat tidak di tempat. Dijanjikan hari ini")
    assert screen.age.text() == "dijeda"
    line = screen.content.lower.rows[0]
    assert (line.what, line.quiet) == ("Jam dijeda: Camat tidak di tempat", True)
    assert screen.view.awaited is None, "who is away refused nothing"


def test_a_promise_that_moved_shows_both_and_why(page, office):
    counter = office.counter
    counter.now = office.clock.moment
    away = counter.move(moves.return_to_applicant, counter.take_in("skck"), "Foto buram.")
    counter.later(minutes=30)
    back = counter.move(moves.resume, away)
    office.clock.moment = counter.now
    screen = page(back)
    assert screen.promise.text() == (
        "Dijanjikan hari ini, pukul 09.24 · dihitung ulang hari ini, pukul 09.54 karena berkas di pemohon."
    )
    paused = next(row for row in screen.content.lower.rows if row.quiet)
    assert paused.who == "09.14 – 09.44 · 30 mnt pada jam layanan"


def test_who_goes_first_is_chosen_in_the_menu_and_shown(page, signing, office, settled, qtbot):
    screen = page(signing)
    assert screen.priority.isHidden()
    screen.actions.menu.priorities[Priority.ELDERLY].trigger()
    settled()
    assert office.counter.case(signing).priority is Priority.ELDERLY
    assert screen.priority.text() == "Lansia"
    assert screen.content.lower.rows[0].note == "Prioritas: Biasa → Lansia"
    assert screen.actions.menu.priorities[Priority.ELDERLY].isChecked()


def mend(qtbot: QtBot, screen: CaseScreen) -> CorrectionDialog:
    screen.window().activateWindow()  # no window manager gives the keyboard back after a dialog
    qtbot.waitUntil(screen.window().isActiveWindow)
    with qtbot.waitSignal(screen.mending.opened) as opened:
        press(qtbot, screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    return opened.args[0]


def test_an_intake_is_corrected_by_keyboard_with_a_trace(page, signing, office, qtbot, settled):
    screen = page(signing)
    dialog = mend(qtbot, screen)
    name = dialog.applicant.fields["name"]
    assert name.value == signing.applicant.name
    name.value = "Nama Baru Contoh"
    dialog.checklist.lines[0].box.flip()
    dialog.checklist.lines[0].box.flip()
    qtbot.keyClick(dialog, Qt.Key.Key_F9)
    settled()
    assert dialog.reason.said.startswith("Alasan belum diisi.")
    qtbot.keyClicks(dialog.reason.editor, "2")
    qtbot.keyClick(dialog.reason.editor, Qt.Key.Key_Return)
    settled()
    assert office.counter.case(signing).applicant.name == "Nama Baru Contoh"
    assert screen.content.facts.name.text() == "Nama Baru Contoh"
    assert screen.content.lower.rows[0].note == (
        f"Dicocokkan dengan KTP dan KK. – Nama: {signing.applicant.name} → Nama Baru Contoh"
    )


def test_a_correction_on_request_asks_since_when_and_warns_after_three_days(page, signing, office, qtbot, settled):
    dialog = mend(qtbot, page(signing))
    dialog.applicant.fields["name"].value = "Nama Baru Contoh"
    assert not dialog.asked.isVisible()
    dialog.reason.take(3)
    assert dialog.asked.isVisible()
    assert (dialog.asked.day.value, dialog.asked.time.value) == ("23 November 2026", "09.14")
    assert "Kamis, 26 November 2026, pukul 09.14" in dialog.asked.note.text()
    for line, text in ((dialog.asked.day.line, "kemarin"), (dialog.asked.day.line, "20-11-2026")):
        line.selectAll()
        qtbot.keyClicks(line, text)
        if text == "kemarin":
            dialog.send()
            assert dialog.asked.day.said.startswith("Tanggal belum benar.")
    dialog.asked.time.line.selectAll()
    qtbot.keyClicks(dialog.asked.time.line, "8.30")
    assert dialog.asked.note.text().startswith("Lewat 3 × 24 jam")
    assert dialog.asked.note.objectName() == "warning"
    dialog.send()
    settled()
    line = office.counter.events(signing)[-1]
    assert "diminta 20-11-2026 08.30, lewat 3 × 24 jam" in line.note


def test_what_is_wrong_in_a_correction_is_told_beside_its_field(page, signing, office, qtbot, settled):
    dialog = mend(qtbot, page(signing))
    dialog.applicant.fields["nik"].value = "123"
    dialog.applicant.fields["address"].value = ""
    dialog.reason.take(1)
    dialog.send()
    settled()
    assert "16 angka" in dialog.applicant.fields["nik"].said
    assert dialog.applicant.fields["address"].said == "Alamat belum diisi."
    assert office.counter.case(signing) == signing


def test_typed_corrections_are_not_lost_silently(page, signing, qtbot, dialogs):
    dialog = mend(qtbot, page(signing))
    dialog.reject()
    assert not dialog.isVisible()
    assert not dialogs.calls
    dialog = mend(qtbot, page(signing))
    dialog.applicant.fields["name"].value = "Nama Baru"
    dialogs.answers["confirm_loss"] = False
    dialog.reject()
    assert dialog.isVisible()
    dialogs.answers["confirm_loss"] = True
    dialog.reject()
    assert not dialog.isVisible()


def test_the_ralat_of_the_register_is_one_press(page, office, qtbot, settled, dialogs):
    counter = office.counter
    counter.now = office.clock.moment
    case = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
    screen = page(case)
    for answer, wanted in ((False, case.applicant.name), (True, "Nama Baru")):
        if not answer:
            dialog = mend(qtbot, screen)
            dialog.applicant.fields["name"].value = "Nama Baru"
            dialog.reason.take(1)
            dialogs.answers["confirm"] = answer
            dialog.send()
        else:
            dialogs.answers["confirm"] = answer
            qtbot.waitUntil(screen.actions.more_button.isEnabled)
            screen.actions.menu.shown[Out.RALAT].trigger()
        settled()
        with office.store.read() as uow:
            (row,) = uow.books.with_marks((counter.entry(case),))
        assert row.current.name == wanted
    assert Out.RALAT not in screen.actions.offers.outs


def test_answers_of_the_intake_stay_as_they_were(page, office, qtbot):
    case = office.counter.take_in("dispensasi-nikah")
    dialog = mend(qtbot, page(case))
    assert dialog.checklist.questions
    assert not any(question.isEnabled() for question in dialog.checklist.questions)
    dialog.reject()


def test_cards_of_the_board_show_priority_and_pause(window, office, settled):
    counter = office.counter
    counter.now = office.clock.moment
    case = counter.take_in("pns-tni-polri")
    with office.store.write() as uow:
        set_priority("r1", case.number, case.revision, Priority.DISABLED, uow, counter.now, counter.officer)
    counter.walk(replace(case, revision=case.revision + 1), StepKind.SIGN)
    with office.store.write() as uow:
        for one in uow.people.officials():
            uow.people.mark_presence(Presence(one.id, counter.now, False), "Petugas A")
        follow_officials(uow, counter.now)
        uow.commit()
    window.open("board")
    settled()
    board = window.screen_of("board")
    (card,) = [card for desk in board.columns.desks for card in desk.list.cards.lines]
    assert (card.priority, card.chip, card.kind) == ("Disabilitas", "dijeda", "quiet")
    assert "Disabilitas" in card.spoken
