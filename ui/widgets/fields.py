"""Fields with their label above and their sentence below: text, date, choice, long text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.rules.wording import date_words, read_date
from ui.widgets.basics import label, show_if
from ui.widgets.fitting import FittingCombo
from ui.widgets.tidy_text import TidyBox, keep_tidy, too_long


class Field(QWidget):
    """A labelled field. `say` shows an error or a warning beside it; an error is cleared by typing."""

    edited = Signal()
    left = Signal()

    def __init__(self, caption: str, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self._cut = False
        self._caption = label(caption, "caption")
        self._caption.setBuddy(editor)
        self._note = label("", wrap=True)
        self._note.hide()
        editor.setAccessibleName(caption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._caption)
        layout.addWidget(editor)
        layout.addWidget(self._note)
        self.setFocusProxy(editor)
        editor.installEventFilter(self)

    def say(self, sentence: str = "", kind: str = "error") -> None:
        """Shows a sentence under the field: kind error, warning or good; empty clears it."""
        self._note.setText(sentence)
        self._note.setObjectName(kind)
        self._note.style().polish(self._note)
        show_if(self._note, bool(sentence))
        state = kind if sentence and kind in ("error", "warning") else ""
        if self.editor.property("state") != state:
            self.editor.setProperty("state", state)
            self.editor.style().polish(self.editor)

    @property
    def said(self) -> str:
        """The sentence now shown."""
        return self._note.text()

    @property
    def wrong(self) -> bool:
        """Whether the sentence now shown is an error."""
        return bool(self.said) and self.editor.property("state") == "error"

    def typed(self) -> None:
        """Something was typed: what was said before no longer holds."""
        if not self._cut:
            self.say()
        self.edited.emit()

    def say_cut(self, most: int) -> None:
        """Says that not all that was pasted had room; that this changed the text as well does not unsay it."""
        self._cut = True
        QTimer.singleShot(0, self, self._uncut)
        self.say(too_long(most), "warning")

    def _uncut(self) -> None:
        self._cut = False

    def set_caption(self, text: str) -> None:
        """Changes the label."""
        self._caption.setText(text)
        self.editor.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells when the editor loses the focus: the moment to judge what was typed."""
        leaving = event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent)
        if leaving and event.reason() != Qt.FocusReason.PopupFocusReason:  # type: ignore[attr-defined]
            self.left.emit()
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:  # type: ignore[attr-defined]
                self._show_beginning()
        return super().eventFilter(watched, event)

    def _show_beginning(self) -> None:
        """Of a text longer than its line the beginning tells more than the end, which typing leaves in view."""
        line = self.editor.lineEdit() if isinstance(self.editor, QComboBox) else self.editor
        if isinstance(line, QLineEdit):
            line.setCursorPosition(0)
        elif isinstance(line, QPlainTextEdit):
            line.verticalScrollBar().setValue(0)  # the cursor stays: whoever comes back goes on where they were


class TextField(Field):
    """One line of text."""

    def __init__(self, caption: str, hint: str = "", length: int = 200) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        super().__init__(caption, self.line)
        keep_tidy(self.line, length, lambda: self.say_cut(length))
        self.line.textEdited.connect(self.typed)

    @property
    def value(self) -> str:
        """What is typed, without outer spaces."""
        return self.line.text().strip()

    @value.setter
    def value(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)


class DateField(TextField):
    """A date, typed in any usual way and shown in words when the field is left."""

    def __init__(self, caption: str, hint: str = "tgl-bln-thn") -> None:
        super().__init__(caption, hint, 30)
        self.left.connect(self._settle)

    def _settle(self) -> None:
        day = read_date(self.value)
        if day is not None:
            self.value = date_words(day)
        elif self.value:
            self.say(self.unreadable)

    @property
    def unreadable(self) -> str:
        """What is wrong with a text that is no date; '' for a date and for an empty field."""
        return "Tanggal tidak dikenal. Contoh: 12-4-1998." if self.value and self.date is None else ""

    @property
    def date(self) -> dt.date | None:
        """The date typed, or None."""
        return read_date(self.value)

    @date.setter
    def date(self, day: dt.date | None) -> None:
        self.value = date_words(day) if day else ""


class LongField(Field):
    """A few lines of text; Tab leaves it."""

    def __init__(self, caption: str, hint: str = "", lines: int = 2, length: int = 1000, joint: str = " ") -> None:
        self.box = TidyBox(length, joint)
        self.box.setPlaceholderText(hint)
        # In the stylesheet: the theme's own min-height would let a full panel squeeze the box to one line.
        self.box.setStyleSheet(f"QPlainTextEdit {{ min-height: {4 + lines * 20}px; max-height: {4 + lines * 20}px; }}")
        super().__init__(caption, self.box)
        self.box.cut.connect(lambda: self.say_cut(length))
        self.box.textChanged.connect(self._changed)

    def _changed(self) -> None:
        if self.box.hasFocus():
            self.typed()

    @property
    def value(self) -> str:
        """What is typed, without outer spaces."""
        return self.box.toPlainText().strip()

    @value.setter
    def value(self, text: str) -> None:
        self.box.setPlainText(text)


class ChoiceField(Field):
    """A choice from a list, perhaps with own words; typing jumps to it."""

    def __init__(
        self, caption: str, choices: Sequence[str], own_words: bool = False, hint: str = "", length: int = 200
    ) -> None:
        self.combo = FittingCombo()
        self.combo.setEditable(own_words)
        self.combo.addItems(list(choices))
        self.combo.setCurrentIndex(-1)
        if own_words:
            self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = self.combo.completer()
            if completer is not None:
                completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.combo.setPlaceholderText(hint or "Pilih")
        line = self.combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(hint)
        super().__init__(caption, self.combo)
        if line is not None:
            keep_tidy(line, length, lambda: self.say_cut(length))
        self._show_empty()
        self.combo.currentIndexChanged.connect(self._show_empty)
        self.combo.activated.connect(self.typed)
        self.combo.editTextChanged.connect(self.typed)

    def _show_empty(self) -> None:
        """An unchosen list shows its hint in grey, as an empty line does."""
        empty = self.combo.currentIndex() < 0 and not self.combo.isEditable()
        if self.combo.property("empty") != empty:
            self.combo.setProperty("empty", empty)
            self.combo.style().polish(self.combo)

    def set_choices(self, choices: Sequence[str]) -> None:
        """Replaces the list; what is chosen stays if it still can."""
        kept = self.value
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems(list(choices))
        self.combo.blockSignals(False)
        self.value = kept

    @property
    def value(self) -> str:
        """The chosen or typed text."""
        return self.combo.currentText().strip()

    @value.setter
    def value(self, text: str) -> None:
        self.combo.blockSignals(True)
        self.combo.setCurrentIndex(self.combo.findText(text))
        if self.combo.isEditable():
            self.combo.setEditText(text)
        self.combo.blockSignals(False)
        self._show_empty()
