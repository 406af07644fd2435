"""Colours, spaces and sizes of every screen; the only place that knows them. Contrast of text is at least 4.5 : 1."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

NAVY = "#12233d"
NAVY_SOFT = "#1d3558"
RAIL_TEXT = "#c9d5e6"
BLUE = "#2b78e4"
BLUE_DARK = "#1f5fbd"
BLUE_PALE = "#e6f0fd"
BLUE_TEXT = "#1c56ab"
PAGE = "#f3f4f8"
CARD = "#ffffff"
TABLE = "#c3cad4"
COLUMN = "#e8ebf0"
LINE = "#dde2ea"
LINE_SOFT = "#edf0f4"
LINE_STRONG = "#bcc5d3"
TEXT = "#16202e"
MUTED = "#56647a"
GREEN = "#1a7f4b"
GREEN_PALE = "#e2f3ea"
AMBER = "#8a4b00"
AMBER_PALE = "#fdeed6"
AMBER_ROW = "#fffaf0"
RED = "#b42318"
RED_PALE = "#fde4e1"
GREY_PALE = "#eef1f5"
TRAINING = "#b54708"

GAP = 12
PAD = 16
RADIUS = 8
ROW_HEIGHT = 38
BOOK_ROW = 33
BOOK_ROW_OF_TWO = 42
BOOK_PIXELS = 13
RAIL_WIDTH = 208
RAIL_NARROW = 60
COMPACT_WIDTH = 1100
"""Below this many logical pixels (a small screen at 150 % or 200 %) the rail shows its icons only."""
SEGMENT_PIXELS = 13
BASE_POINT = 10.5

_PICTURES = (Path(__file__).resolve().parent.parent / "assets" / "pictures").as_posix()
_FAMILIES = ("Noto Sans", "Segoe UI", "Open Sans", "DejaVu Sans", "Liberation Sans", "Arial")


def apply(app: QApplication) -> None:
    """Gives the whole program its face. Fusion is the same on Windows and Linux, so that one stylesheet fits both."""
    app.setStyle("Fusion")
    have = set(QFontDatabase.families())
    family = next((name for name in _FAMILIES if name in have), app.font().family())
    font = QFont(family)
    font.setPointSizeF(BASE_POINT)
    app.setFont(font)
    app.setPalette(_palette())
    app.setStyleSheet(STYLE)


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: PAGE,
        QPalette.ColorRole.WindowText: TEXT,
        QPalette.ColorRole.Base: CARD,
        QPalette.ColorRole.AlternateBase: GREY_PALE,
        QPalette.ColorRole.Text: TEXT,
        QPalette.ColorRole.Button: CARD,
        QPalette.ColorRole.ButtonText: TEXT,
        QPalette.ColorRole.Highlight: BLUE_PALE,
        QPalette.ColorRole.HighlightedText: TEXT,
        QPalette.ColorRole.PlaceholderText: "#6b788c",
        QPalette.ColorRole.ToolTipBase: NAVY,
        QPalette.ColorRole.ToolTipText: "#ffffff",
        QPalette.ColorRole.Link: BLUE_TEXT,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#8a94a3"))
    return palette


STYLE = f"""
QWidget {{ color: {TEXT}; }}
QMainWindow, QWidget#page, QDialog {{ background: {PAGE}; }}
QLabel {{ background: transparent; }}
QLabel#title {{ font-size: 17px; font-weight: 600; }}
QLabel#section {{ font-weight: 600; color: #33415a; }}
QLabel#muted, QLabel#caption {{ color: {MUTED}; }}
QLabel#caption {{ font-size: 12px; }}
QLabel#error {{ color: {RED}; font-size: 12px; }}
QLabel#complaint {{ color: {RED}; font-weight: 600; }}
QLabel#warning {{ color: {AMBER}; font-size: 12px; }}
QLabel#good {{ color: {GREEN}; font-size: 12px; }}
QLabel#headline {{ font-size: 22px; font-weight: 600; }}
QLabel#big {{ font-size: 28px; font-weight: 700; }}
QLabel#key {{ background: #f7f9fc; border: 1px solid {LINE_STRONG}; border-radius: 4px; padding: 1px 6px; font-size: 12px;
  color: {MUTED}; }}
QFrame#card {{ background: {CARD}; border: 1px solid {LINE}; border-radius: {RADIUS}px; }}
QFrame#table {{ background: {TABLE}; border: 1px solid {LINE_STRONG}; border-radius: 6px; }}
QFrame#soft {{ background: #f7f9fc; border: 1px solid {LINE}; border-radius: 6px; }}
QFrame#line {{ background: {LINE}; max-height: 1px; min-height: 1px; border: none; }}
QFrame#footer {{ background: {CARD}; border-top: 1px solid {LINE}; }}
QFrame#topbar {{ background: {CARD}; border-bottom: 1px solid {LINE}; }}
QFrame#rail {{ background: {NAVY}; }}
QFrame#rail QLabel {{ color: #ffffff; }}
QFrame#rail QLabel#pill {{ background: {NAVY_SOFT}; border-radius: 8px; padding: 1px 7px; font-size: 12px; }}
QFrame#rail QLabel#railMuted {{ color: {RAIL_TEXT}; font-size: 12px; }}
QFrame#ribbon {{ background: {TRAINING}; }}
QFrame#ribbon QLabel {{ color: #ffffff; font-weight: 600; }}
QLabel#logo {{ background: {BLUE}; border-radius: 6px; font-weight: 700; }}
QLabel#badge {{ background: {BLUE_PALE}; color: {BLUE_TEXT}; border-radius: 16px; font-weight: 600; }}

QPushButton {{ background: {CARD}; border: 1px solid {LINE_STRONG}; border-radius: 7px; padding: 6px 14px; min-height: 22px; }}
QPushButton:hover {{ background: #f4f7fb; }}
QPushButton:focus {{ border: 2px solid {BLUE}; background: {BLUE_PALE}; padding: 5px 13px; outline: none; }}
QPushButton:disabled {{ color: #8a94a3; background: #f4f5f8; border-color: {LINE}; }}
QPushButton#primary {{ background: {BLUE}; border: 1px solid {BLUE}; color: #ffffff; font-weight: 600; padding: 8px 20px; }}
QPushButton#primary:hover {{ background: {BLUE_DARK}; }}
QPushButton#primary:focus {{ border: 3px solid {NAVY}; background: {BLUE_DARK}; padding: 6px 18px; }}
QPushButton#primary:disabled {{ background: #b7c3d6; border-color: #b7c3d6; color: #ffffff; }}
QPushButton#danger {{ color: {RED}; border-color: #e3a9a3; }}
QPushButton#danger:focus {{ border: 2px solid {RED}; background: {RED_PALE}; padding: 5px 13px; }}
QPushButton#link {{ border: none; background: transparent; color: {BLUE_TEXT}; padding: 2px 4px; min-height: 18px; text-align: left; }}
QPushButton#link:hover {{ text-decoration: underline; }}
QPushButton#link:focus {{ border: 1px solid {BLUE}; background: {BLUE_PALE}; border-radius: 4px; padding: 1px 3px; }}
QPushButton#choice {{ background: {CARD}; border: 1px solid {LINE}; border-radius: {RADIUS}px; padding: 0; text-align: left; }}
QPushButton#choice:hover {{ border-color: #a9c8f3; background: #fbfdff; }}
QPushButton#choice:checked {{ border: 2px solid {BLUE}; background: #f5f9ff; }}
QPushButton#choice:focus {{ border: 2px solid {BLUE}; padding: 0; background: {CARD}; }}
QPushButton#line {{ background: transparent; border: none; border-radius: 6px; padding: 0; min-height: 34px; text-align: left; }}
QPushButton#line:hover {{ background: #f4f7fb; }}
QPushButton#line:focus {{ background: {BLUE_PALE}; border: none; padding: 0; }}
QPushButton#rail {{ background: transparent; border: none; border-radius: 7px; color: {RAIL_TEXT}; text-align: left;
  padding: 8px 10px; font-size: 14px; }}
QPushButton#rail:hover {{ background: {NAVY_SOFT}; color: #ffffff; }}
QPushButton#rail:checked {{ background: {BLUE}; color: #ffffff; }}
QPushButton#rail:focus {{ border: 1px solid #8fb8f3; padding: 7px 9px; }}
QPushButton#segment {{ border-radius: 0; padding: 3px 10px; min-height: 18px; margin: 0; color: {MUTED}; font-size: {SEGMENT_PIXELS}px; }}
QPushButton#segment:checked {{ background: {BLUE_PALE}; color: {BLUE_TEXT}; font-weight: 600; border-color: #a9c8f3; }}
QPushButton#segment:focus {{ border: 2px solid {BLUE}; background: {CARD}; padding: 2px 9px; }}
QPushButton#segment:checked:focus {{ background: {BLUE_PALE}; }}
QPushButton#segment[edge="left"] {{ border-top-left-radius: 5px; border-bottom-left-radius: 5px; }}
QPushButton#segment[edge="alone"] {{ border-radius: 5px; padding: 4px 10px; }}
QPushButton#segment[edge="right"] {{ border-top-right-radius: 5px; border-bottom-right-radius: 5px; }}

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{ background: {CARD}; border: 1px solid {LINE_STRONG}; border-radius: 6px;
  padding: 4px 9px; min-height: 24px; selection-background-color: {BLUE}; selection-color: #ffffff; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: 2px solid {BLUE}; padding: 3px 8px; }}
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {{ border: 2px solid {RED}; padding: 3px 8px; }}
QLineEdit[state="warning"], QComboBox[state="warning"] {{ border: 2px solid #d98a1f; padding: 3px 8px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ background: #f4f5f8; color: #667085; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox[empty="true"] {{ color: #6b788c; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{_PICTURES}/down.svg"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {CARD}; border: 1px solid {LINE_STRONG}; outline: none; padding: 2px; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 2px 8px; }}
QSpinBox {{ padding: 4px 4px 4px 7px; }}
QSpinBox:focus {{ padding: 3px 3px 3px 6px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; background: transparent; width: 18px; }}
QSpinBox::up-arrow {{ image: url("{_PICTURES}/up.svg"); width: 10px; height: 10px; }}
QSpinBox::down-arrow {{ image: url("{_PICTURES}/down.svg"); width: 10px; height: 10px; }}

QListView, QTableView, QTreeView {{ background: {CARD}; border: 1px solid {LINE}; border-radius: {RADIUS}px; outline: none; }}
QListView#bare {{ border: none; border-radius: 0; }}
QTableView {{ gridline-color: #edf0f4; selection-background-color: {BLUE_PALE}; selection-color: {TEXT}; }}
QTableView::item {{ padding: 4px 8px; }}
QTableView#book {{ font-size: {BOOK_PIXELS}px; }}
QTableView#book:focus {{ border-color: {BLUE}; }}
QTableView#book QHeaderView {{ background: transparent; }}
QTableView#book QHeaderView::section {{ font-size: {BOOK_PIXELS}px; padding: 6px; }}
QTableView#book QHeaderView::section:first {{ border-top-left-radius: {RADIUS}px; }}
QTableView#book QHeaderView::section:last {{ border-top-right-radius: {RADIUS}px; }}
QHeaderView::section {{ background: #f7f9fc; border: none; border-bottom: 1px solid {LINE}; padding: 7px 8px; font-weight: 600; color: #33415a; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ width: 11px; background: transparent; margin: 2px; }}
QScrollBar::handle:vertical {{ background: #c3cbd8; border-radius: 4px; min-height: 30px; }}
QScrollBar:horizontal {{ height: 11px; background: transparent; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: #c3cbd8; border-radius: 4px; min-width: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QToolTip {{ background: {NAVY}; color: #ffffff; border: none; padding: 5px 8px; }}
QMenu {{ background: {CARD}; border: 1px solid {LINE_STRONG}; padding: 4px; }}
QMenu::item {{ padding: 6px 22px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {BLUE_PALE}; }}
QCheckBox {{ spacing: 10px; }}
QProgressBar {{ border: none; background: {GREY_PALE}; border-radius: 4px; height: 8px; text-align: center; }}
QProgressBar::chunk {{ background: {BLUE}; border-radius: 4px; }}
"""

CHIPS = {
    "fine": (GREEN_PALE, GREEN),
    "nearly": (AMBER_PALE, AMBER),
    "late": (RED_PALE, RED),
    "info": (BLUE_PALE, BLUE_TEXT),
    "quiet": (GREY_PALE, "#46546a"),
}
"""Background and text of a chip by what it says."""
