"""The pieces of Beranda: number cards, lines, the lesson of the first day, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.rules.wording import number_words
from ui import theme
from ui.home.words import Line
from ui.icons import icon
from ui.widgets.basics import Chip, ElidedLabel, column, label, row, tip
from ui.widgets.cards import ArrowWalk, CardButton

_CHIP_WIDTH = 112
_NUMBER_HEIGHT = 70
_KEYS = (("F2", "Terima berkas"), ("F3", "Papan"), ("Ctrl+K", "Cari"), ("F9", "Tombol utama"))
_LESSON = (
    ("intake", "1. Terima", "Pilih layanan, centang berkas yang dibawa, cetak tanda terima."),
    ("board", "2. Papan", "Ikuti berkas dari meja ke meja sampai surat ditandatangani."),
    ("handover", "3. Serahkan", "Pindai tanda terima, tulis siapa yang mengambil. Selesai."),
)


class NumberCard(CardButton):
    """A big number with its words; pressing it opens the screen where those files are."""

    def __init__(self, words: str, on_click: Callable[[], None]) -> None:
        self.words = words
        self.number = label("–", "big")
        caption = label(words, "muted")
        content = column(self.number, caption, gap=0)
        content.setContentsMargins(18, 10, 18, 12)
        super().__init__(content, words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The style's own smallest height of a button would let a low window squeeze the number away.
        self.setStyleSheet(f"QPushButton#choice {{ min-height: {_NUMBER_HEIGHT}px; }}")
        self.clicked.connect(on_click)

    def show_number(self, value: int, alarming: bool = False) -> None:
        """Shows the number; an alarming one in red."""
        self.number.setText(number_words(value))
        self.number.setStyleSheet(f"color: {theme.RED if alarming else theme.TEXT};")
        self.setAccessibleName(f"{self.words}: {number_words(value)}")


class LineButton(CardButton):
    """One line of 'Perlu perhatian'."""

    def __init__(self, line: Line) -> None:
        self.chip = Chip(line.chip, line.kind)
        self._beside = QWidget()
        self._beside.setLayout(row(self.chip, None, gap=0))
        self.give_chip(_CHIP_WIDTH)
        headline = ElidedLabel(line.headline)
        headline.setStyleSheet("font-weight:600;")
        # As wide as its words where there is room; a long name gives way to the action.
        headline.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        text = ElidedLabel(line.text, "muted")
        action = label(line.action)
        action.setStyleSheet(f"color: {theme.BLUE_TEXT};")
        arrow = QLabel()
        arrow.setPixmap(icon("next", theme.BLUE_TEXT).pixmap(18, 18))
        content = row(self._beside, headline, text, action, arrow, gap=8)
        content.setStretch(2, 1)
        content.setContentsMargins(8, 7, 4, 7)
        super().__init__(content, f"{line.chip}, {line.headline}, {line.text}. {line.action}", "line")
        self.setToolTip(tip(f"{line.headline}\n{line.text}"))  # the labels on a button have none of their own
        self.line = line
        self.clicked.connect(line.press)

    def give_chip(self, width: int) -> None:
        """How much room the chip has: the headlines of a list begin below each other."""
        self._beside.setFixedWidth(width)


class LineList(QScrollArea):
    """The lines, one below the other; arrow keys walk them."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines: list[LineButton] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replaces the lines; the one with the focus keeps it if it is still there."""
        focused = next((one.line.headline for one in self.lines if one.hasFocus()), None)
        body = QWidget()
        self.lines = [LineButton(line) for line in lines]
        widest = max((one.chip.sizeHint().width() for one in self.lines), default=0)
        for one in self.lines:
            one.give_chip(max(widest, _CHIP_WIDTH))
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for one in self.lines:
            layout.addWidget(one)
        layout.addStretch(1)
        ArrowWalk(self.lines, 1, body)
        self.setWidget(body)
        for one in self.lines:
            if one.line.headline == focused:
                one.setFocus(Qt.FocusReason.OtherFocusReason)


def lesson(go_to: Callable[[str], None]) -> tuple[QWidget, list[CardButton]]:
    """The three steps that the first day teaches, each leading to its screen."""
    cards: list[CardButton] = []
    steps = row(gap=theme.GAP)
    for n, (screen, headline, text) in enumerate(_LESSON):
        picture = QLabel()
        picture.setPixmap(icon(screen, theme.BLUE).pixmap(28, 28))
        head = label(headline)
        head.setStyleSheet("font-size:16px; font-weight:600;")
        content = column(picture, head, label(text, "muted", wrap=True), None, gap=4)
        content.setContentsMargins(14, 12, 12, 12)
        one = CardButton(content, f"{headline}. {text}")
        one.clicked.connect(_going(go_to, screen))
        steps.addWidget(one, 1)
        cards.append(one)
        if n < len(_LESSON) - 1:
            arrow = QLabel()
            arrow.setPixmap(icon("next", theme.MUTED).pixmap(22, 22))
            steps.addWidget(arrow)
    holder = QWidget()
    holder.setLayout(steps)
    ArrowWalk(cards, len(cards), holder)
    return holder, cards


def _going(go_to: Callable[[str], None], screen: str) -> Callable[[], None]:
    return lambda: go_to(screen)


def keys_help() -> QGridLayout:
    """The keys worth knowing."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    for n, (key, words) in enumerate(_KEYS):
        grid.addWidget(label(key, "key"), n, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words), n, 1)
    grid.setColumnStretch(1, 1)
    return grid
