"""Who may sign, in the window: tasks given, officials marked away, letters signed "Plh." and blocked once expired."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.actions.authority import grant, mark_away
from app.actions.setup import save_official
from app.changes import Change
from app.model.authority import Authority, AuthorityKind
from app.model.case import Case, PauseCause
from app.model.catalogue import StepKind
from app.model.people import Official
from tests.gui.conftest import Office, RecordedDialogs
from ui.case.view import CaseScreen
from ui.home.view import HomeScreen
from ui.settings.authorities import AuthoritiesSection
from ui.settings.grant_form import EndForm, GrantForm
from ui.settings.view import SettingsScreen
from ui.shell import Shell
from ui.start import Application

Settled = Callable[[], None]


def seated(office: Office, seat: str) -> Official:
    with office.store.read() as uow:
        return next(o for o in uow.people.officials() if o.seat == seat)


def give_plh(office: Office, days: int = 2, **changes: object) -> None:
    today = office.clock.moment.date()
    wanted = Authority(
        0, seated(office, "sekcam").id, "camat", AuthorityKind.PLH, "800/17/2026", today, today + dt.timedelta(days)
    )
    with office.store.write() as uow:
        grant(wanted, uow, office.clock.moment, office.counter.officer)


def waiting(office: Office, key: str = "sktm") -> Case:
    """A file of that service that waits for the Camat's signature."""
    office.counter.now = office.clock.moment
    return office.counter.walk(office.counter.take_in(key), StepKind.SIGN)


@pytest.fixture
def section(window: Shell, settled: Settled) -> AuthoritiesSection:
    """Pengaturan, Penugasan."""
    window.open("settings.authorities")
    settled()
    screen = window.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    return screen.authorities


@pytest.fixture
def page(window: Shell, settled: Settled) -> Callable[[Case], CaseScreen]:
    """Opens the page of a case."""

    def opened(case: Case) -> CaseScreen:
        window._desk.open_case.emit(case.number)
        settled()
        screen = window.screen_of("case")
        assert isinstance(screen, CaseScreen)
        return screen

    return opened


def typed(form: GrantForm | EndForm, qtbot: QtBot, **values: str) -> None:
    """Fills fields of a form by keyboard: lists jump to what is typed."""
    for name, text in values.items():
        editor = form.fields[name].editor
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.clear()
        qtbot.keyClicks(editor, text)


def choose(form: GrantForm, official: Official) -> None:
    """Chooses an official; the made-up names all begin alike, so that typing would not tell them apart."""
    (at,) = (n for n in range(form.official.combo.count()) if form.official.combo.itemText(n).startswith(official.name))
    form.official.combo.setCurrentIndex(at)


def test_a_task_is_given_by_keyboard_and_what_is_wrong_is_said_beside_its_field(
    section: AuthoritiesSection, office: Office, qtbot: QtBot, settled: Settled, qtmodeltester: ModelTester
) -> None:
    assert section.teach_button.hasFocus()
    qtbot.keyClick(section.teach_button, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = section.opened
    assert isinstance(form, GrantForm)
    qtbot.waitUntil(form.official.combo.hasFocus)
    sekcam = seated(office, "sekcam")
    choose(form, sekcam)
    typed(form, qtbot, kind="Plh", last_day="25-11-2026")
    assert form.preview.text() == "Plh. CAMAT LEKOK,"
    qtbot.keyClick(form.last_day.line, Qt.Key.Key_Return)
    settled()
    assert form.decision.said.startswith("Nomor keputusan belum diisi.")
    assert form.decision.line.hasFocus()
    typed(form, qtbot, decision="800/17/2026")
    qtbot.keyClick(form.decision.line, Qt.Key.Key_Return)
    settled()
    (row,) = section.model.rows
    assert row.cells == (*("Plh. Camat", sekcam.name, "23-11-2026 – 25-11-2026", "tinggal 2 hari"),)
    assert section.detail.text() == "Nomor keputusan: 800/17/2026\nLayanan: semua layanan"
    assert row.pressing
    assert section.window().focusWidget() is section.table
    qtmodeltester.check(section.model)
    with office.store.read() as uow:
        (kept,) = uow.people.authorities()
    assert (kept.kind, kept.last_day) == (AuthorityKind.PLH, dt.date(2026, 11, 25))


def test_the_block_above_the_signature_is_shown_while_the_task_is_typed(
    section: AuthoritiesSection, office: Office, qtbot: QtBot
) -> None:
    section.add()
    form = section.opened
    assert isinstance(form, GrantForm)
    choose(form, seated(office, "kasi-kesos"))
    typed(form, qtbot, kind="u.b.")
    assert form.preview.text().splitlines() == [
        "a.n. CAMAT LEKOK",
        "SEKRETARIS CAMAT",
        "u.b.",
        "KEPALA SEKSI KESEJAHTERAAN SOSIAL,",
    ]

    def whole() -> bool:
        box, wraps = form.preview.contentsRect(), int(Qt.TextFlag.TextWordWrap)
        needed = form.preview.fontMetrics().boundingRect(box, wraps, form.preview.text())
        return needed.width() <= box.width() and needed.height() <= box.height()

    qtbot.waitUntil(whole)
    form.services.list.setCurrentRow(2)
    qtbot.keyClick(form.services.list, Qt.Key.Key_Space)
    assert len(form.services.value) == 1
    form.services.list.setCurrentRow(0)
    qtbot.keyClick(form.services.list, Qt.Key.Key_Space)
    assert form.services.value == ()
    form.reject()


def test_a_task_is_ended_early_with_its_reason_and_stays_in_the_list_in_grey(
    office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    give_plh(office, days=20)
    window.open("settings.authorities")
    settled()
    section = window.screen_of("settings").authorities  # type: ignore[attr-defined]
    assert section.model.rows[0].cells[-1] == "berlaku"
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    form = section.opened
    assert isinstance(form, EndForm)
    typed(form, qtbot, last_day="23-11-2026")
    form.send()
    settled()
    assert form.reason.said.startswith("Alasan belum diisi.")
    form.reason.value = "Camat sudah kembali"
    form.send()
    settled()
    assert not section.end_button.isEnabled()
    office.clock.moment += dt.timedelta(days=1)
    window.open("settings.officials")
    application.ops.changed.emit(frozenset({Change.PEOPLE}))
    settled()
    assert section.model.rows[0].cells[-2:] == ("23-11-2026 – 23-11-2026", "diakhiri lebih awal")
    assert section.detail.text().endswith("Diakhiri: Camat sudah kembali")
    assert section.model.rows[0].faint
    assert not section.end_button.isEnabled()


def test_the_new_task_is_the_chosen_one_and_a_second_enter_does_not_ask_to_end_it(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    give_plh(office)
    window.open("settings.authorities")
    settled()
    section = window.screen_of("settings").authorities  # type: ignore[attr-defined]
    old = section.table.key
    qtbot.keyClick(section.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = section.opened
    assert isinstance(form, GrantForm)
    choose(form, seated(office, "kasi-kesos"))
    typed(form, qtbot, kind="a.n.", decision="800/18/2026")
    qtbot.keyClick(form.decision.line, Qt.Key.Key_Return)
    settled()
    assert len(section.grants) == 2
    assert section.chosen is not None
    assert (section.chosen.id, section.chosen.kind) != (old, AuthorityKind.PLH)
    assert section.chosen.decision == "800/18/2026"
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    assert section.opened is form


def test_a_task_taken_back_before_its_first_day_is_called_cancelled(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    give_plh(office, days=20)
    window.open("settings.authorities")
    settled()
    section = window.screen_of("settings").authorities  # type: ignore[attr-defined]
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    form = section.opened
    assert isinstance(form, EndForm)
    typed(form, qtbot, last_day="22-11-2026")
    form.reason.value = "Salah isi"
    form.send()
    settled()
    assert section.model.rows[0].cells[-2:] == ("sedianya mulai 23-11-2026", "dibatalkan sebelum berlaku")
    assert section.detail.text().endswith("Dibatalkan: Salah isi")
    assert section.model.rows[0].faint


def test_one_key_marks_an_official_away_and_shows_who_stands_in(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    give_plh(office)
    window.open("settings")
    window.open("home")
    settled()
    home = window.screen_of("home")
    assert isinstance(home, HomeScreen)
    home.refresh()
    settled()
    assert [line.duty.title for line in home.officials.lines][:2] == ["Camat", "Sekretaris Camat, Plh. Camat"]
    assert home.officials.lines[0].chip.text() == "ada"
    assert ("sisa 2 hari", f"Plh. Camat · {seated(office, 'sekcam').name}") in [
        (one.line.chip, one.line.headline) for one in home.lines.lines
    ]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    qtbot.keyClick(home.officials.lines[0].press, Qt.Key.Key_Space)
    settled()
    first = home.officials.lines[0]
    assert first.chip.text() == "tidak di tempat"
    assert first.below.text() == f"digantikan Plh. {seated(office, 'sekcam').name} · hari ini"
    assert first.press.hasFocus()
    qtbot.keyClick(first.press, Qt.Key.Key_Return)
    form = home.presence.form
    assert form is not None
    form.until.value = "22-11-2026"
    form.send()
    settled()
    assert form.until.said.startswith("Tanggal itu sudah lewat.")
    form.until.value = "25-11-2026"
    form.note.value = "Dinas luar"
    form.send()
    settled()
    assert home.officials.lines[0].below.text().endswith("s.d. 25 November 2026 (Dinas luar)")
    qtbot.mouseClick(home.officials.lines[0].chip, Qt.MouseButton.LeftButton)
    settled()
    assert home.officials.lines[0].chip.text() == "ada"


def test_a_click_on_an_official_asks_before_anything_is_marked(
    office: Office, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    qtbot.mouseClick(home.officials.lines[0].press, Qt.MouseButton.LeftButton)
    settled()
    form = home.presence.form
    assert form is not None
    assert form.isVisible()
    assert form.until.date == office.clock.moment.date()
    assert not form.back_button.isVisible()
    assert home.officials.lines[0].chip.text() == "ada"
    QTest.keyClick(form.until.line, Qt.Key.Key_Return)
    settled()
    camat = home.officials.lines[0]
    assert camat.chip.text() == "tidak di tempat"
    camat.press.click()
    settled()
    again = home.presence.form
    assert again is not None
    qtbot.waitUntil(again.back_button.hasFocus)
    QTest.keyClick(again.back_button, Qt.Key.Key_Return)
    settled()
    assert home.officials.lines[0].chip.text() == "ada"


def test_a_vacant_seat_that_signs_is_shown_and_leads_to_whoever_is_to_fill_it(
    office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    yesterday = office.clock.moment.date() - dt.timedelta(days=1)
    former_id = seated(office, "camat").id
    with office.store.write() as uow:
        save_official(replace(seated(office, "camat"), term_last=yesterday), uow)
    application.ops.changed.emit(frozenset({Change.PEOPLE}))
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    camat = home.officials.lines[0]
    assert (camat.duty.title, camat.chip.text(), camat.below.text()) == ("Camat", "kosong", "isi pejabat…")
    assert camat.appoint is not None
    assert camat.appoint.accessibleName() == "Tunjuk Plt. Camat"
    qtbot.mouseClick(camat.appoint, Qt.MouseButton.LeftButton)
    settled()
    settings = window.screen_of("settings")
    assert isinstance(settings, SettingsScreen)
    form = settings.authorities.opened
    assert isinstance(form, GrantForm)
    assert (form.seat.value, form.kind.value[:4]) == ("Camat", "Plt.")
    form.reject()
    window.open("home")
    settled()
    qtbot.keyClick(home.officials.lines[0].press, Qt.Key.Key_Return)
    settled()
    assert settings.section is settings.officials
    assert settings.officials.table.key == "camat"
    assert window.focusWidget() is settings.officials.name.line
    assert settings.officials.name.value == ""
    assert "berakhir 22-11-2026" in settings.officials.hint.text()
    typed_name = "Penerus Contoh, S.STP."
    qtbot.keyClicks(settings.officials.name.line, typed_name)
    settings.officials.save()
    settled()
    with office.store.read() as uow:
        people = {o.name: o for o in uow.people.officials()}
        former = uow.people.official(former_id)
    assert people[typed_name].term_first == office.clock.moment.date()
    assert former is not None
    assert former.term_last == yesterday


@pytest.mark.office(key="kalirejo")
def test_a_long_post_is_told_whole_in_two_lines(
    office: Office, application: Application, window: Shell, qtbot: QtBot, settled: Settled
) -> None:
    kasi = seated(office, "kasi-pemerintahan")
    today = office.clock.moment.date()
    with office.store.write() as uow:
        save_official(replace(seated(office, "lurah"), term_last=today - dt.timedelta(days=1)), uow)
    with office.store.write() as uow:
        grant(Authority(0, kasi.id, "lurah", AuthorityKind.PLT, "800/1", today), uow, office.clock.moment, 1)
    window.resize(1024, 600)
    application.ops.changed.emit(frozenset({Change.PEOPLE}))
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    (line,) = (one for one in home.officials.lines if "Plt. Lurah" in one.duty.title)

    def whole() -> bool:
        metrics, room = line.title.fontMetrics(), line.title.width()
        needed = metrics.boundingRect(0, 0, room, 400, int(Qt.TextFlag.TextWordWrap), line.title.text())
        return line.title.height() >= needed.height() >= 2 * metrics.height()

    qtbot.waitUntil(whole)


def asked_for(screen: SettingsScreen, seat: str) -> GrantForm:
    """The form of Penugasan that was led to, closed again."""
    form = screen.authorities.opened
    assert isinstance(form, GrantForm)
    assert form.isVisible()
    assert form.seat.value == form._titles[seat]
    assert form.kind.value.startswith("Plh.")
    assert form.official.value == ""
    form.reject()
    return form


def test_where_nobody_stands_in_a_press_leads_to_a_task_for_that_seat(
    window: Shell, page: Callable[[Case], CaseScreen], office: Office, qtbot: QtBot, settled: Settled
) -> None:
    case, other = waiting(office), office.counter.take_in("sktm")
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    camat = home.officials.lines[0]
    assert camat.appoint is None
    # The away dialog marks first, then leads on.
    camat.press.click()
    form = home.presence.form
    assert form is not None
    settled()
    assert form.instead.text() == "Belum ada yang menggantikan Camat."
    qtbot.mouseClick(form.appoint_button, Qt.MouseButton.LeftButton)
    settled()
    settings = window.screen_of("settings")
    assert isinstance(settings, SettingsScreen)
    asked_for(settings, "camat")
    # Beranda
    window.open("home")
    settled()
    camat = home.officials.lines[0]
    assert "belum ada yang menggantikan" in camat.below.text()
    assert camat.appoint is not None
    camat.appoint.click()
    settled()
    asked_for(settings, "camat")
    # the page of a file
    screen = page(case)
    assert "belum ada yang menggantikan" in screen.actions.aside.text()
    assert screen.actions.appoint_button.isVisible()
    screen.actions.appoint_button.click()
    settled()
    asked_for(settings, "camat")
    # a file that waits for somebody else, whose letter lacks a signer
    screen = page(other)
    assert not screen.actions.appoint_button.isVisible()
    assert screen.actions.signer.appoint_button.isVisible()
    screen.actions.signer.appoint_button.click()
    settled()
    asked_for(settings, "camat")
    give_plh(office)
    screen = page(case)
    assert not screen.actions.appoint_button.isVisible()
    assert not screen.actions.signer.appoint_button.isVisible()


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
