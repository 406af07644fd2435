"""Keys at intake: what is typed to choose a service, tick its papers and fill in the applicant."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.intake.view import IntakeScreen


def press(*keys: str) -> None:
    """Presses keys on whatever has the focus; longer words are typed."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, f"nothing has the focus for {key}"
        named = getattr(Qt.Key, f"Key_{key}", None) if len(key) > 1 else None
        if named is not None:
            QTest.keyClick(target, named)
        else:
            QTest.keyClicks(target, key)


def take_skck_to_papers(intake: IntakeScreen) -> None:
    press("skck", "Return")
    while not intake.checklist.lines[-1].box.checked:
        press("Space", "Down")


def type_applicant() -> None:
    press(
        "9914105204980003",
        "Tab",
        "DEWI LESTARI CONTOH",
        "Tab",
        "Pasuruan",
        "Tab",
        "Tab",
        "Tab",
        "Wiraswasta",
        "Tab",
        "Tab",
    )
    press("Dusun Krajan RT 02 RW 05", "Tab", "Jatirejo", "Tab", "Tab", "melamar pekerjaan")
