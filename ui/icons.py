"""Line icons: glyphs of the Material Design icon font that qtawesome brings along.

The font is drawn with directly: importing qtawesome itself costs a quarter of a second before the window is painted.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

NAMES = {
    "home": "home-outline",
    "intake": "file-plus-outline",
    "board": "view-column-outline",
    "register": "book-open-page-variant-outline",
    "handover": "hand-extended-outline",
    "talks": "forum-outline",
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
    "calendar": "calendar-blank-outline",
    "moon": "moon-waning-crescent",
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
_SIZES = (18, 24, 36, 96)
"""Pixels at which a glyph is drawn; what is asked for between them is scaled from the next larger one."""


def icon(name: str, colour: str, active: str | None = None) -> QIcon:
    """The icon of that name in one colour; `active` is its colour while checked. Raises KeyError for another name."""
    return _drawn(NAMES[name], colour, active or colour)


@cache
def _drawn(glyph: str, colour: str, active: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(glyph, colour, size), QIcon.Mode.Normal, QIcon.State.Off)
        if active != colour:
            made.addPixmap(_pixmap(glyph, active, size), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _pixmap(glyph: str, colour: str, size: int) -> QPixmap:
    family, codes = _font()
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    font = QFont(family)
    font.setPixelSize(round(size * _FILL))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(made.rect(), int(Qt.AlignmentFlag.AlignCenter), chr(codes[glyph]))
    painter.end()
    return made


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
