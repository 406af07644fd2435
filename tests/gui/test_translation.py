"""Qt's own words in Indonesian; a word that is not known stays as Qt has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.translation import IndonesianTranslator


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    translator = IndonesianTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("translated")
def test_known_words_are_indonesian_and_others_are_not_emptied() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
    assert QCoreApplication.translate("QTgaFile", "Image type not supported") == "Image type not supported"
