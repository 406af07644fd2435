"""Line icons: glyphs of the Material Design icon font that qtawesome brings along.

The font is drawn with directly: importing qtawesome itself costs a quarter of a second before the window is painted.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

NAMES = {
    "home": "home-outline",
    "intake": "file-plus-outline",
    "board": "view-column-outline",
    "register": "book-open-page-variant-outline",
    "handover": "hand-extended-outline",
    "reports": "chart-box-outline",
    "standards": "clipboard-text-outline",
    "settings": "cog-outline",
    "search": "magnify",
    "print": "printer-outline",
    "save": "content-save-outline",
    "letter": "file-document-outline",
    "back": "arrow-left",
    "check": "check",
    "warning": "alert-outline",
    "return": "undo-variant",
    "refuse": "close-circle-outline",
    "add": "plus",
    "delete": "trash-can-outline",
    "up": "arrow-up",
    "down": "arrow-down",
    "person": "account-outline",
    "office": "bank-outline",
    "training": "school-outline",
    "clock": "clock-outline",
    "barcode": "barcode-scan",
    "picture": "image-outline",
    "next": "chevron-right",
    "help": "help-circle-outline",
    "lock": "lock-outline",
    "export": "file-export-outline",
    "menu": "dots-horizontal",
    "edit": "pencil-outline",
}
_FONT = "materialdesignicons6-webfont"
_FILL = 0.92
"""Share of the icon's square that the glyph fills."""


def icon(name: str, colour: str, active: str | None = None) -> QIcon:
    """The icon of that name in one colour; `active` is its colour while checked. Raises KeyError for another name."""
    return QIcon(_Glyph(NAMES[name], colour, active or colour))


class _Glyph(QIconEngine):
    """Draws one glyph at any size."""

    def __init__(self, glyph: str, colour: str, active: str) -> None:
        super().__init__()
        self._glyph, self._colour, self._active = glyph, colour, active

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draws the glyph in the middle of its square."""
        family, codes = _font()
        colour = QColor(self._active if state is QIcon.State.On else self._colour)
        if mode is QIcon.Mode.Disabled:
            colour.setAlphaF(0.45)
        font = QFont(family)
        font.setPixelSize(max(1, round(min(rect.width(), rect.height()) * _FILL)))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), chr(codes[self._glyph]))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The glyph on nothing."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """Another one like it."""
        return _Glyph(self._glyph, self._colour, self._active)


@cache
def _font() -> tuple[str, dict[str, int]]:
    """The family of the icon font and the code point of each glyph, loaded once."""
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "fonts"
    loaded = QFontDatabase.addApplicationFont(str(next(folder.glob(f"{_FONT}-[0-9]*.ttf"))))
    family = QFontDatabase.applicationFontFamilies(loaded)[0]
    written = json.loads(next(folder.glob(f"{_FONT}-charmap-*.json")).read_text(encoding="utf-8"))
    return family, {glyph: int(written[glyph], 16) for glyph in NAMES.values()}
