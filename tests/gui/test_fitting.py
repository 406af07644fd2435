"""Words that are longer than their room: both ends stay, a key and a remark stay whole, the tooltip tells all."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.widgets.basics import button
from ui.widgets.fields import ChoiceField
from ui.widgets.fitting import SHORT_ROLE, FittingCombo, fitted
from ui.widgets.number_label import NumberLabel

POST = "Kepala Seksi Pemerintahan dan Pelayanan"
SIGNER = f"{POST} – Drs. H. Contoh, S.Sos., M.Si. (tidak di tempat)"


@pytest.mark.parametrize(
    ("text", "end"),
    [(SIGNER, " (tidak di tempat)"), (f"Sudah ditandatangani {POST}   F9", "   F9"), (POST, "Pelayanan"[-3:])],
)
def test_what_matters_at_the_end_stays(qtbot: QtBot, text: str, end: str) -> None:
    field = ChoiceField("Penanda tangan", ())
    qtbot.addWidget(field)
    metrics = QFontMetrics(field.combo.font())
    for share in (0.6, 0.8):
        room = int(metrics.horizontalAdvance(text) * share)
        said = fitted(text, metrics, room)
        assert said.endswith(end)
        assert "…" in said
        assert metrics.horizontalAdvance(said) <= room
    assert fitted(text, metrics, metrics.horizontalAdvance(text)) == text


def test_a_narrow_list_tells_the_whole_choice_and_opens_wide_enough(qtbot: QtBot) -> None:
    field = ChoiceField("Penanda tangan", (SIGNER, "Camat – Siti Contoh"))
    qtbot.addWidget(field)
    field.value = SIGNER
    field.setFixedWidth(200)
    field.show()
    qtbot.waitUntil(lambda: SIGNER in field.combo.toolTip())
    field.combo.showPopup()
    assert field.combo.view().width() > 200
    field.combo.hidePopup()
    field.setFixedWidth(900)
    field.combo.repaint()
    assert field.combo.toolTip() == ""


def test_a_button_with_room_is_drawn_as_any_other_and_a_narrow_one_tells_its_words(qtbot: QtBot) -> None:
    made = button(f"Tandai {POST} tidak di tempat", name="link", key="F8")
    qtbot.addWidget(made)
    made.setMinimumWidth(1)
    made.resize(made.sizeHint())
    made.show()
    made.repaint()
    assert made.toolTip() == ""
    made.setFixedWidth(160)
    qtbot.waitUntil(lambda: POST in made.toolTip())
    made.setText("Batal")
    qtbot.waitUntil(lambda: made.toolTip() == "")


@pytest.mark.parametrize("room", [240, 270, 310])
def test_a_register_number_is_read_whole_however_long(room: int, qtbot: QtBot) -> None:
    shown = NumberLabel()
    qtbot.addWidget(shown)
    shown.resize(room, 24)
    shown.show()
    shown.setText("1/424.308/2026")
    assert shown.pixels == 18
    shown.setText("472.11/611/424.301.1.04/2026")
    assert shown.pixels >= 12
    assert shown.fontMetrics().horizontalAdvance(shown.text()) <= room
    assert shown.minimumSizeHint().width() == 0, "it does not push the panel out of the window"


@pytest.mark.usefixtures("themed")
@pytest.mark.parametrize("own_words", [False, True])
def test_a_short_list_opens_with_all_its_lines_in_view(own_words: bool, qtbot: QtBot) -> None:
    field = ChoiceField("Sebagai", ("Plt. (jabatan kosong)", "Plh. (pejabat berhalangan)"), own_words=own_words)
    qtbot.addWidget(field)
    field.show()
    field.combo.showPopup()
    view = field.combo.view()
    qtbot.waitUntil(view.isVisible)
    last = view.visualRect(view.model().index(1, 0))
    assert last.height() >= 28
    assert view.viewport().rect().contains(last)
    field.combo.hidePopup()


@pytest.mark.usefixtures("themed")
def test_a_filter_without_room_says_what_it_is_for_instead_of_half_a_sentence(qtbot: QtBot) -> None:
    whole, short, other = FittingCombo(begins=True), FittingCombo(begins=True), FittingCombo(begins=True)
    for combo, words in ((whole, "Semua keadaan"), (short, "Semua keadaan"), (other, "Keadaan")):
        combo.addItem(words)
        combo.setItemData(0, "Keadaan", SHORT_ROLE)
        combo.setFixedWidth(240 if combo is whole else 112)
        qtbot.addWidget(combo)
        combo.show()
    assert short.grab().toImage() == other.grab().toImage()
    whole_again = FittingCombo(begins=True)
    whole_again.addItem("Semua keadaan")
    whole_again.setFixedWidth(240)
    qtbot.addWidget(whole_again)
    assert whole.grab().toImage() == whole_again.grab().toImage()
