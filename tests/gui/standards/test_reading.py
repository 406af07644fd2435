"""Standar Pelayanan: finding a service and reading its standard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.standards.seen import press, texts
from ui.shell import Shell
from ui.standards.view import StandardsScreen


def test_typing_finds_a_service_by_its_name(
    screen: StandardsScreen, qtbot: QtBot, settled: Callable[[], None], qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(screen.services.model)
    assert screen.services.filter.hasFocus()
    qtbot.keyClicks(screen.services.filter, "disp")
    settled()
    assert [stored.service.key for stored in screen.services.model.lines] == ["dispensasi-nikah"]
    assert screen.page.title.text() == "Pengantar Surat Dispensasi Nikah"
    press(qtbot, screen, Qt.Key.Key_Escape)
    assert len(screen.services.model.lines) == 17


@pytest.mark.office(key="prigen")
def test_the_first_day_line_leads_to_a_service_that_waits_for_its_requirements(
    window: Shell, settled: Callable[[], None]
) -> None:
    window.open("standards.waiting")
    settled()
    screen = window.screen_of("standards")
    assert isinstance(screen, StandardsScreen)
    assert screen.page.title.text() == "Pengantar Permohonan SKCK"


@pytest.mark.office(key="prigen")
def test_typing_what_a_chip_says_finds_the_services_that_wait(screen: StandardsScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.services.filter, "perlu persya")
    assert len(screen.services.model.lines) == 8
    qtbot.keyClicks(screen.services.filter, "xyz")
    assert not screen.services.nothing.isHidden()


def test_the_page_shows_all_fourteen_components_with_remarks_first(
    screen: StandardsScreen, settled: Callable[[], None]
) -> None:
    screen.services.choose("dispensasi-nikah")
    settled()
    read = texts(screen)
    components = [
        "Persyaratan", "Alur", "Jangka waktu", "Biaya", "Produk", "Pengaduan", "Dasar hukum", "Sarana dan prasarana",
        "Kompetensi pelaksana", "Pengawasan", "Jumlah pelaksana", "Jaminan pelayanan", "Jaminan keamanan",
        "Evaluasi kinerja",
    ]  # fmt: skip
    assert [one for one in read if one in components] == components
    assert read[0] == "Catatan"
    assert "Hanya jika “Ada calon pengantin di bawah 21 tahun?” dijawab Ya" in read
    assert "Camat" in read
    assert screen.page.version.text() == "Versi 1, berlaku sejak 3 Januari 2024"


def test_a_step_that_the_program_added_says_why(screen: StandardsScreen, settled: Callable[[], None]) -> None:
    screen.services.choose("pbb")
    settled()
    assert any(one.startswith("Ditambahkan Loket: Standar tidak menyebut penerimaan") for one in texts(screen))


@pytest.mark.office(key="prigen")
def test_what_the_decree_does_not_tell_is_said_to_be_missing(
    screen: StandardsScreen, settled: Callable[[], None]
) -> None:
    screen.services.choose("kepala-desa")
    settled()
    assert texts(screen).count("belum tercantum") >= 2  # time and fee


@pytest.mark.office(key="lumbang")
def test_what_the_office_makes_itself_stands_on_the_page_as_printed_and_says_so(
    screen: StandardsScreen, settled: Callable[[], None]
) -> None:
    screen.services.choose("sosialisasi")
    settled()
    assert "Nota dinas yang disiapkan Kasi Pemerintahan dan Pelayanan" in texts(screen)
    assert texts(screen).count("disiapkan kantor") == 2
    screen.edit()
    first = screen.editor.requirements.rows[0]
    assert (first.form.currentText(), first.copies.isHidden()) == ("disiapkan kantor", True)
    assert screen.editor.content() == screen.editor.stored.service.standard  # type: ignore[union-attr]
