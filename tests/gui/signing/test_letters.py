"""Letters under an authority in the window: signed "Plh.", blocked once expired, pointed out where never printed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.authority import mark_away
from app.actions.setup import save_official
from app.changes import Change
from app.model.case import Case, PauseCause
from app.model.catalogue import StepKind
from app.model.people import Official
from tests.gui.conftest import Office, RecordedDialogs
from tests.gui.signing.hand import Settled, give_plh, seated, waiting
from ui.case.view import CaseScreen
from ui.home.view import HomeScreen
from ui.settings.grant_form import GrantForm
from ui.settings.view import SettingsScreen
from ui.shell import Shell
from ui.start import Application


def test_a_letter_is_signed_plh_while_the_camat_is_away_and_blocked_once_the_task_has_expired(
    office: Office,
    page: Callable[[Case], CaseScreen],
    application: Application,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Settled,
    tmp_path: Path,
) -> None:
    give_plh(office)
    case, later = waiting(office), waiting(office)
    screen = page(case)
    camat, sekcam = seated(office, "camat"), seated(office, "sekcam")
    signer = screen.actions.signer
    assert signer.combo.currentText() == f"Camat – {camat.name}"
    signer.presence_button.click()
    settled()
    assert signer.combo.currentText() == f"Plh. Camat – {sekcam.name}"
    assert screen.actions.aside.text() == f"Camat tidak di tempat hari ini; digantikan Plh. Camat {sekcam.name}"
    assert signer.note.isHidden(), "it is said above already"
    assert signer.presence_button.text() == "Tandai Camat sudah di tempat"
    dialogs.answers["save_path"] = tmp_path / "surat.pdf"
    with qtbot.waitSignal(application.papers.shown) as shown:
        screen.actions.letter_button.click()
    with qtbot.waitSignal(application.papers.issued):
        shown.args[0].save()
    settled()
    (sheet,) = pypdf.PdfReader(io.BytesIO((tmp_path / "surat.pdf").read_bytes())).pages
    assert "Plh. CAMAT LEKOK," in sheet.extract_text()
    assert sekcam.name.split(",")[0].upper() in sheet.extract_text()

    office.clock.moment += dt.timedelta(days=3)
    screen = page(later)
    signer._own = sekcam.id  # as chosen before the task ran out on a page that stayed open
    application.papers.letter(later.number, sekcam.id)
    settled()
    (error,) = dialogs.asked("error")[-1]
    assert error.sentence == f"Penugasan Plh. Camat {sekcam.name} (800/17/2026) sudah berakhir 25 November 2026."
    with office.store.read() as uow:
        assert uow.letters.latest(later.id) is None
        assert uow.letters.latest(case.id).signer_id == sekcam.id
    screen = page(case)
    with qtbot.waitSignal(application.papers.shown) as shown:
        screen.actions.letter_button.click()
    assert shown.args[0].windowTitle().startswith("Salinan Surat")
    shown.args[0].reject()


@pytest.mark.office(officials=False)
def test_while_nobody_may_sign_the_page_says_why_before_anything_is_printed(
    office: Office, page: Callable[[Case], CaseScreen], dialogs: RecordedDialogs, settled: Settled
) -> None:
    screen = page(waiting(office))
    assert screen.actions.signer.combo.currentIndex() == -1
    assert screen.actions.aside.text().startswith("Pejabat Camat belum diisi")
    screen.actions.letter_button.click()
    settled()
    assert dialogs.asked("error")[0][0].sentence.startswith("Pejabat Camat belum diisi")


def test_a_ready_file_whose_letter_was_never_printed_is_pointed_out_and_still_handed_over(
    office: Office, page: Callable[[Case], CaseScreen], window: Shell, settled: Settled
) -> None:
    case = office.counter.walk(waiting(office), StepKind.HAND_OVER)
    screen = page(case)
    assert "belum pernah dicetak dari Loket" in screen.actions.aside.text()
    assert screen.actions.main_button.isEnabled()
    window.open("handover")
    settled()
    ready = window.screen_of("handover").ready  # type: ignore[attr-defined]
    ready.take(case.number)
    settled()
    assert ready.form.unprinted.isVisible()
    assert ready.main_button.isEnabled()


def test_the_board_says_who_is_at_the_desk_in_place_of_its_official(
    office: Office, window: Shell, settled: Settled
) -> None:
    case = waiting(office)

    def said() -> str:
        settled()
        board = window.screen_of("board")
        cards = [card for desk in board.columns.desks for card in desk.list.cards.lines]  # type: ignore[attr-defined]
        return next(card.where for card in cards if card.case.id == case.id)

    def look() -> str:
        window._desk.ops.changed.emit(frozenset({Change.PEOPLE}))
        return said()

    window.open("board")
    assert said() == "Camat"
    with office.store.write() as uow:
        mark_away(seated(office, "camat").id, None, "", uow, office.clock.moment, office.counter.officer)
    assert look() == "Camat tidak di tempat"
    give_plh(office)
    assert look() == "Plh. Camat"


def test_a_window_left_open_overnight_stops_the_clock_of_what_now_waits_for_nobody(
    office: Office, window: Shell, settled: Settled
) -> None:
    give_plh(office, days=0)
    camat = seated(office, "camat")
    with office.store.write() as uow:
        mark_away(camat.id, None, "cuti", uow, office.clock.moment, office.counter.officer)
    case = waiting(office, "pns-tni-polri")
    assert office.counter.case(case).pause is None
    office.clock.moment += dt.timedelta(days=1)
    window._tick()
    settled()
    assert office.counter.case(case).pause is PauseCause.OFFICIAL


def test_a_successor_waits_for_the_first_day_and_somebody_from_elsewhere_can_be_entered(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    window.open("settings.officials")
    settled()
    screen = window.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    section = screen.officials
    before = seated(office, "camat")
    section.table.choose("camat")
    section.replace_button.click()
    assert section.name.value == ""
    qtbot.keyClicks(section.name.line, "Penerus Contoh")
    qtbot.keyClicks(section.appointment.line, "821/9/2026")
    qtbot.keyClicks(section.term_first.line, "bukan tanggal")
    screen.save()
    assert section.term_first.said.startswith("Tanggal tidak dikenal.")
    section.term_first.line.clear()
    qtbot.keyClicks(section.term_first.line, "1-12-2026")
    screen.save()
    settled()
    lines = {row.cells[1]: row.cells for row in section.model.rows}
    assert lines[before.name][4] == "s.d. 30-11-2026 (7 hari)"
    assert lines["Penerus Contoh"] == ("Camat", "Penerus Contoh", "", "", "mulai 01-12-2026")
    qtbot.keyClick(section.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert section.form_title.text() == "Dari luar kantor"
    qtbot.keyClicks(section.name.line, "Orang Luar Contoh")
    screen.save()
    settled()
    with office.store.read() as uow:
        assert "Orang Luar Contoh" in {o.name for o in uow.people.officials() if not o.seat}
    window.open("settings.authorities")
    screen.authorities.add()
    form = screen.authorities.opened
    assert isinstance(form, GrantForm)
    offered = [form.official.combo.itemText(n) for n in range(form.official.combo.count())]
    assert "Orang Luar Contoh – dari luar kantor" in offered
    assert not any(one.startswith("Penerus Contoh") for one in offered), "not in office yet"
    form.reject()


def test_a_term_that_is_over_is_told_on_the_first_screen(
    office: Office, application: Application, window: Shell, settled: Settled
) -> None:
    camat = seated(office, "camat")
    with office.store.write() as uow:
        save_official(
            Official(camat.id, "camat", camat.name, camat.nip, camat.rank, term_last=dt.date(2026, 11, 22)), uow
        )
    home = window.screen_of("home")
    assert isinstance(home, HomeScreen)
    home.refresh()
    settled()
    (line,) = (one.line for one in home.lines.lines if "berwenang" in one.line.headline)
    assert line.text == "surat tidak bisa dicetak: Camat"
