"""Every icon that the screens name is in the icon font."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui import theme
from ui.icons import NAMES, icon


def test_every_named_icon_draws_something(qapp: QApplication) -> None:
    blank = {name for name in NAMES if _ink(name) < 20}
    assert not blank


def _ink(name: str) -> int:
    image = icon(name, theme.TEXT).pixmap(24, 24).toImage()
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height()))
