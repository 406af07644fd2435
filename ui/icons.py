"""Line icons, from the icon fonts that qtawesome brings along; the only module that knows their names there."""

from __future__ import annotations

from PySide6.QtGui import QIcon

_NAMES = {
    "home": "mdi6.home-outline",
    "intake": "mdi6.file-plus-outline",
    "board": "mdi6.view-column-outline",
    "register": "mdi6.book-open-page-variant-outline",
    "handover": "mdi6.hand-extended-outline",
    "standards": "mdi6.clipboard-text-outline",
    "settings": "mdi6.cog-outline",
    "search": "mdi6.magnify",
    "print": "mdi6.printer-outline",
    "save": "mdi6.content-save-outline",
    "letter": "mdi6.file-document-outline",
    "back": "mdi6.arrow-left",
    "check": "mdi6.check",
    "warning": "mdi6.alert-outline",
    "return": "mdi6.undo-variant",
    "refuse": "mdi6.close-circle-outline",
    "add": "mdi6.plus",
    "delete": "mdi6.trash-can-outline",
    "up": "mdi6.arrow-up",
    "down": "mdi6.arrow-down",
    "person": "mdi6.account-outline",
    "office": "mdi6.bank-outline",
    "training": "mdi6.school-outline",
    "clock": "mdi6.clock-outline",
    "barcode": "mdi6.barcode-scan",
    "picture": "mdi6.image-outline",
    "next": "mdi6.chevron-right",
    "help": "mdi6.help-circle-outline",
}


def icon(name: str, colour: str, active: str | None = None) -> QIcon:
    """The icon of that name in one colour; `active` is its colour while checked."""
    import qtawesome

    if active is None:
        return qtawesome.icon(_NAMES[name], color=colour)
    return qtawesome.icon(_NAMES[name], color=colour, color_on=active, color_active=colour)
