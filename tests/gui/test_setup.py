"""The first start: by keyboard from an empty file to Beranda, nothing written before the end, errors at their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import EnvironmentProblem
from app.model.catalogue import OfficeProfile
from app.model.settings import NUMBER_FORMAT, SURVEY_URL
from app.rules.papers.letter_text import full_address
from tests.builders import RINA
from tests.gui.conftest import Office, RecordedDialogs
from ui.home.view import HomeScreen
from ui.setup.view import Page, SetupScreen
from ui.shell import Shell

pytestmark = pytest.mark.office(key=None)
Settled = Callable[[], None]


@pytest.fixture
def setup(window: Shell, settled: Settled) -> SetupScreen:
    settled()
    screen = window.screen_of("setup")
    assert isinstance(screen, SetupScreen)
    assert screen.choose.cards
    return screen


def profile_of(office: Office) -> OfficeProfile | None:
    with office.store.read() as uow:
        return uow.office.profile()


def choose(setup: SetupScreen, words: str, qtbot: QtBot) -> None:
    """Presses Enter on the card with these words."""
    card = next(card for card in setup.choose.cards if words in card.accessibleName())
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert setup.page is Page.CHECK


def test_three_pages_by_keyboard_lead_to_beranda(
    office: Office, window: Shell, setup: SetupScreen, settled: Settled, qtbot: QtBot
) -> None:
    cards = setup.choose.cards
    assert len(cards) == 7
    assert cards[0].hasFocus()
    qtbot.keyClick(cards[0], Qt.Key.Key_Right)
    qtbot.keyClick(cards[1], Qt.Key.Key_Right)
    qtbot.keyClick(cards[2], Qt.Key.Key_Return)
    assert setup.check.officer.editor.hasFocus()
    qtbot.keyClicks(setup.check.officer.line, "Siti Contoh")
    qtbot.keyClick(setup.check.officer.line, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert setup.page is Page.OFFICIALS
    camat = setup.officials.seats["camat"]
    assert camat.name.hasFocus()
    qtbot.keyClicks(camat.name, "Sri Contoh")
    qtbot.keyClick(camat.name, Qt.Key.Key_Tab)
    qtbot.keyClicks(camat.nip, "197501012005011001")
    qtbot.keyClick(camat.nip, Qt.Key.Key_Tab)
    assert camat.nip.text() == "19750101 200501 1 001"
    assert profile_of(office) is None
    qtbot.keyClick(camat.rank, Qt.Key.Key_F9)
    settled()
    home = window.stack.currentWidget()
    assert isinstance(home, HomeScreen)
    assert home.greeting.text() == "Selamat pagi, Siti Contoh"
    stored = profile_of(office)
    assert stored is not None
    assert stored.name == "Lekok"
    with office.store.read() as uow:
        assert [(o.seat, o.name, o.nip) for o in uow.people.officials()] == [
            ("camat", "Sri Contoh", "197501012005011001")
        ]


def test_an_empty_kelurahan_shows_every_missing_field_and_goes_to_the_first(
    office: Office, setup: SetupScreen, settled: Settled, qtbot: QtBot
) -> None:
    choose(setup, "Kelurahan lain", qtbot)
    check = setup.check
    check.survey.value = "bukan alamat"
    setup.go_on()
    assert setup.page is Page.CHECK
    said = {key for key, field in check.fields.items() if field.said}
    assert said == {"name", "district", "regency", "address", "unit_code", "officer", SURVEY_URL.key}
    assert check.name.editor.hasFocus()
    for key, text in (("name", "Contoh"), ("district", "Contoh"), ("regency", "Contoh"), ("address", "Jalan Contoh 1")):
        qtbot.keyClicks(check.fields[key].editor, text)
    qtbot.keyClicks(check.unit_code.line, "400.1")
    qtbot.keyClicks(check.officer.line, "Siti")
    check.survey.value = ""
    setup.go_on()
    assert setup.page is Page.OFFICIALS
    assert "lurah" in setup.officials.seats
    qtbot.mouseClick(setup.later_button, Qt.MouseButton.LeftButton)
    settled()
    stored = profile_of(office)
    assert stored is not None
    assert stored.full_name == "Kelurahan Contoh"
    assert [village.name for village in stored.villages] == ["Contoh"]


def test_an_empty_kecamatan_of_a_city_says_so_on_its_letters_and_knows_its_villages(
    office: Office, setup: SetupScreen, settled: Settled, qtbot: QtBot
) -> None:
    choose(setup, "Kecamatan lain", qtbot)
    check = setup.check
    for key, text in (("name", "Sukamaju"), ("regency", "Kota Contoh"), ("address", "Jalan Contoh 1")):
        qtbot.keyClicks(check.fields[key].editor, text)
    QApplication.clipboard().setText("Sukasari\r\nKelurahan Sukarame\r\n")
    check.villages.box.paste()
    assert check.villages.value == "Sukasari, Kelurahan Sukarame"
    qtbot.keyClicks(check.unit_code.line, "400.1")
    qtbot.keyClicks(check.officer.line, "Siti")
    assert "PEMERINTAH KOTA CONTOH" in check.emblem.kop.accessibleDescription()
    setup.go_on()
    setup.finish_without_officials()
    settled()
    stored = profile_of(office)
    assert stored is not None
    assert stored.region == "Kota Contoh"
    assert [full_address(replace(RINA, village=name), stored) for name in ("Sukasari", "Sukarame")] == [
        "Dusun Krajan RT 02 RW 05, Desa Sukasari, Kecamatan Sukamaju",
        "Dusun Krajan RT 02 RW 05, Kelurahan Sukarame, Kecamatan Sukamaju",
    ]


def test_the_number_and_the_head_of_the_letter_follow_what_is_typed(setup: SetupScreen, qtbot: QtBot) -> None:
    choose(setup, "Kecamatan Prigen", qtbot)
    check = setup.check
    assert check.example.text().endswith("470/1/424.314/2026")
    check.number_format.combo.setEditText("{urut:03}/{kode_unit}/{bulan_romawi}/{tahun}")
    assert check.example.text().endswith("001/424.314/XI/2026")
    check.number_format.combo.setEditText("{urut}/tanpa tahun")
    assert "{tahun}" in check.number_format.said
    setup.go_on()
    assert setup.page is Page.CHECK
    check.name.line.selectAll()
    qtbot.keyClicks(check.name.line, "Contoh Baru")
    assert "KECAMATAN CONTOH BARU" in check.emblem.kop.accessibleDescription()


def test_going_back_keeps_what_was_typed_and_another_office_starts_afresh(setup: SetupScreen, qtbot: QtBot) -> None:
    choose(setup, "Kecamatan Lekok", qtbot)
    qtbot.keyClicks(setup.check.officer.line, "Siti")
    setup.check.address.value = "Jalan Lain 2"
    qtbot.keyClick(setup.check.officer.line, Qt.Key.Key_Escape)
    assert setup.page is Page.CHOOSE
    choose(setup, "Kecamatan Lekok", qtbot)
    assert setup.check.address.value == "Jalan Lain 2"
    setup.back()
    choose(setup, "Kelurahan Kalirejo", qtbot)
    assert setup.check.address.value == "Jalan Bader Nomor 306"
    assert setup.check.district.value == "Bangil"
    assert setup.check.officer.value == "Siti"


def test_an_emblem_is_shown_on_the_head_and_what_is_no_picture_is_refused_beside_it(
    setup: SetupScreen, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    good, bad, broken = tmp_path / "lambang.png", tmp_path / "lambang.txt", tmp_path / "rusak.png"
    image = QImage(900, 1200, QImage.Format.Format_ARGB32)
    image.fill(QColor("green"))
    assert image.save(str(good))
    bad.write_text("bukan gambar")
    broken.write_bytes(b"\x89PNG\r\n\x1a\nrusak")
    choose(setup, "Kecamatan Lekok", qtbot)
    emblem = setup.check.emblem
    dialogs.answers["open_picture"] = [bad, broken, tmp_path / "tidak ada.png", good]
    for sentence in ("PNG atau JPEG", "tidak bisa dibaca", "tidak bisa dibuka"):
        with qtbot.waitSignal(emblem.loaded):
            emblem.choose()
        assert sentence in emblem.note.text()
        assert emblem.picture is None
    with qtbot.waitSignal(emblem.loaded):
        emblem.choose()
    assert emblem.picture == good.read_bytes()
    assert emblem.note.isHidden()
    emblem.remove_button.click()
    assert emblem.picture is None


def test_a_nip_is_judged_while_it_is_typed(setup: SetupScreen, qtbot: QtBot) -> None:
    choose(setup, "Kecamatan Lekok", qtbot)
    setup.check.officer.value = "Siti"
    setup.go_on()
    one = setup.officials.seats["sekcam"]
    qtbot.keyClicks(one.nip, "19750101")
    assert one.notes[one.nip].text() == "8 dari 18 angka"
    qtbot.keyClicks(one.nip, "2005011001")
    assert one.notes[one.nip].isHidden()
    one.nip.clear()
    qtbot.keyClicks(one.nip, "197513012005011001")
    assert "tidak mungkin" in one.notes[one.nip].text()
    setup.go_on()
    assert setup.page is Page.OFFICIALS
    assert one.notes[one.name].text() == "Nama belum diisi."


def test_a_full_disk_writes_nothing_and_the_pages_stay(
    office: Office,
    setup: SetupScreen,
    dialogs: RecordedDialogs,
    settled: Settled,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise EnvironmentProblem("Disk penuh; yang barusan tidak tersimpan.")

    choose(setup, "Kecamatan Lekok", qtbot)
    setup.check.officer.value = "Siti"
    setup.go_on()
    with monkeypatch.context() as patch:
        patch.setattr("db.store.SqlUnitOfWork.commit", full)
        setup.go_on()
        setup.go_on()
        settled()
    assert len(dialogs.asked("error")) == 1
    assert profile_of(office) is None
    assert setup.main_button.isEnabled()
    assert setup.officials.seats["camat"].name.hasFocus()
    setup.go_on()
    settled()
    assert profile_of(office) is not None


def test_the_keys_of_the_rail_do_nothing_before_there_is_an_office(
    window: Shell, setup: SetupScreen, qtbot: QtBot
) -> None:
    qtbot.keyClick(setup.choose.cards[0], Qt.Key.Key_F2)
    assert window.stack.currentWidget() is setup


def test_the_first_pattern_is_the_default_one(setup: SetupScreen, qtbot: QtBot) -> None:
    choose(setup, "Kecamatan Lekok", qtbot)
    assert setup.check.number_format.value == NUMBER_FORMAT.default
