"""The rail at left: the way to every screen, and at its foot the way to the training data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QWidget

from app.rules.wording import number_words
from ui import theme
from ui.icons import icon
from ui.widgets.basics import ElidedLabel, column, label, row


class Rail(QFrame):
    """Buttons with their words, or with their icons only on a small screen at a large scale."""

    def __init__(self, training: bool, open_training: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(theme.RAIL_WIDTH)
        self.pills: dict[str, QLabel] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._compact = False
        self._items = column(gap=2)
        self.office = ElidedLabel("", "railMuted")
        self._name = label("Loket")
        self._name.setStyleSheet("font-size:18px; font-weight:700;")
        self._foot = label("Bekerja tanpa internet", "railMuted", wrap=True)
        words = "Ganti kantor latihan" if training else "Latihan"
        tip = "Berlatih dengan kantor lain" if training else "Berlatih dengan data contoh, di jendela tersendiri"
        self.training_button = self._make_button(words, "training", tip)
        self.training_button.clicked.connect(open_training)
        self._lay_out()

    def _lay_out(self) -> None:
        logo = label("L", "logo")
        logo.setFixedSize(32, 32)
        logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = row(logo, column(self._name, self.office, gap=0), gap=10)
        head.setStretch(1, 1)
        layout = column(head, gap=18)
        layout.setContentsMargins(10, 18, 10, 14)
        layout.addLayout(self._items)
        layout.addStretch(1)
        layout.addLayout(column(self.training_button, self._foot, gap=10))
        self.setLayout(layout)

    def _make_button(self, text: str, picture: str, tip: str) -> QPushButton:
        words = f" {text.replace('&', '&&')}"  # a lone one would underline the letter behind it
        one = QPushButton(icon(picture, theme.RAIL_TEXT, "#ffffff"), words)
        one.setObjectName("rail")
        one.setIconSize(QSize(18, 18))
        one.setToolTip(tip)
        one.setAccessibleName(text)
        one.setProperty("words", words)
        return one

    def add(self, key: str, text: str, picture: str, keys: str, on_click: Callable[[], None]) -> None:
        """Adds the button of a screen; `keys` is the key that opens it from anywhere."""
        one = self._make_button(text, picture, f"{text} ({keys})" if keys else text)
        one.setCheckable(True)
        one.clicked.connect(on_click)
        self._group.addButton(one)
        self._buttons[key] = one
        pill = label("", "pill")
        pill.hide()
        line = row(None)
        line.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        line.setContentsMargins(0, 0, 6, 0)
        one.setLayout(line)
        self.pills[key] = pill
        self._items.addWidget(one)
        QWidget.setTabOrder(one, self.training_button)  # made first, it stands last

    def show_open(self, key: str) -> None:
        """Marks the screen that is shown; one that is not on the rail marks none."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        elif (checked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def badge(self, key: str, count: int) -> None:
        """Shows how many wait behind a screen."""
        pill = self.pills[key]
        pill.setText(number_words(count))
        pill.setVisible(count > 0 and not self._compact)

    def set_compact(self, compact: bool) -> None:
        """Gives the room of the words to the work, or takes it back."""
        if compact == self._compact:
            return
        self._compact = compact
        self.setFixedWidth(theme.RAIL_NARROW if compact else theme.RAIL_WIDTH)
        for one in (self._name, self.office, self._foot):
            one.setVisible(not compact)
        for button in (*self._buttons.values(), self.training_button):
            button.setText("" if compact else button.property("words"))
        for pill in self.pills.values():
            pill.setVisible(bool(pill.text().strip("0")) and not compact)

    def button(self, key: str) -> QPushButton:
        """The button of a screen."""
        return self._buttons[key]
