"""All dialogs, through one object, so that tests answer them and screens stay free of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.errors import LoketError
from ui import theme
from ui.icons import icon
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import ChoiceField, Field, LongField, TextField


class Box(QDialog):
    """A small dialog: headline, text, perhaps fields, and buttons spelled out. Enter is the main button, Esc the other.

    A `loss` is what throws work away: there Enter is the other button too.
    """

    def __init__(
        self,
        parent: QWidget | None,
        headline: str,
        text: str,
        yes: str,
        no: str = "",
        danger: bool = False,
        loss: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loket")
        self.setMinimumWidth(420)
        self.body = column(gap=theme.GAP)
        self.main = button(yes, self.accept, "danger" if loss else "primary")
        choices = [self.main]
        if no:
            # The last one is where Enter is looked for: the way back, when work would be lost.
            choices.insert(1 if loss else 0, button(no, self.reject, "primary" if loss else ""))
        choices[-1].setDefault(True)
        if loss:
            choices[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        buttons = row(None, *choices)
        head = label(headline, "title", wrap=True)
        layout = column(head, gap=theme.GAP, margins=20)
        if danger:
            picture = label("")
            picture.setPixmap(icon("warning", theme.AMBER).pixmap(22, 22))
            layout.removeWidget(head)
            line = row(picture, head, gap=8)
            line.setStretch(1, 1)
            layout.addLayout(line)
        if text:
            layout.addWidget(label(text, wrap=True))
        layout.addLayout(self.body)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        self.setLayout(layout)

    def make_room(self, field: Field) -> None:
        """Grows for a sentence below a field while the dialog is hidden, when no layout does so by itself."""
        for layout in (field.layout(), self.layout()):
            layout.invalidate()
            layout.activate()
        self.adjustSize()


class Dialogs:
    """Asks and tells. A test puts an object with the same methods in its place."""

    def tell(self, parent: QWidget | None, headline: str, text: str = "") -> None:
        """Tells something and waits for OK."""
        Box(parent, headline, text, "Baik").exec()

    def error(self, parent: QWidget | None, error: LoketError) -> None:
        """Tells what went wrong and what to do."""
        Box(parent, error.sentence, error.hint, "Baik", danger=True).exec()

    def confirm(self, parent: QWidget | None, headline: str, text: str, yes: str, no: str = "Batal") -> bool:
        """Asks before something that cannot be taken back; the buttons say what they do."""
        return Box(parent, headline, text, yes, no, danger=True).exec() == QDialog.DialogCode.Accepted

    def confirm_loss(self, parent: QWidget | None, headline: str, text: str, yes: str, no: str) -> bool:
        """Asks before typed work is thrown away; Enter and Esc both keep it."""
        return Box(parent, headline, text, yes, no, danger=True, loss=True).exec() == QDialog.DialogCode.Accepted

    def ask_reason(
        self, parent: QWidget | None, headline: str, text: str, yes: str, suggestions: Sequence[str] = ()
    ) -> str | None:
        """Asks for a reason in words; None when the officer thinks better of it."""
        box = Box(parent, headline, text, yes, "Batal")
        field: ChoiceField | LongField
        if suggestions:
            field = ChoiceField("Alasan", suggestions, own_words=True, hint="Pilih atau tulis sendiri")
        else:
            field = LongField("Alasan", lines=3)
        box.body.addWidget(field)
        box.main.setEnabled(False)
        field.edited.connect(lambda: box.main.setEnabled(bool(field.value)))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if box.exec() != QDialog.DialogCode.Accepted:
            return None
        return field.value

    def ask_text(
        self,
        parent: QWidget | None,
        headline: str,
        caption: str,
        yes: str,
        value: str = "",
        check: Callable[[str], object] | None = None,
        suggestions: Sequence[str] = (),
    ) -> str | None:
        """Asks for one line, perhaps with suggestions; None when cancelled.

        What `check` raises is shown beside the field, and asked again.
        """
        box = Box(parent, headline, "", yes, "Batal")
        field = ChoiceField(caption, suggestions, own_words=True) if suggestions else TextField(caption)
        field.value = value
        box.body.addWidget(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        while box.exec() == QDialog.DialogCode.Accepted:
            try:
                if check is not None:
                    check(field.value)
            except LoketError as error:
                field.say(error.full)
                box.make_room(field)
                continue
            return field.value
        return None

    def save_path(self, parent: QWidget | None, title: str, name: str) -> Path | None:
        """Asks where to save a PDF; None when cancelled."""
        chosen = _ask_file(parent, title, "PDF (*.pdf)", name)
        if chosen is None or chosen.suffix.lower() == ".pdf":
            return chosen
        return chosen.with_name(chosen.name + ".pdf")

    def save_table(self, parent: QWidget | None, title: str, name: str) -> Path | None:
        """Asks where to save a table, as XLSX or CSV by its ending; None when cancelled."""
        kinds = ("Excel (*.xlsx)", "CSV (*.csv)")
        dialog = _file_dialog(parent, title, ";;".join(kinds), name)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        path = Path(dialog.selectedFiles()[0])
        ending = ".csv" if dialog.selectedNameFilter() == kinds[1] else ".xlsx"
        if path.suffix.lower() == ".csv" or path.suffix.lower() == ending:
            return path
        # The name follows the kind that was chosen, also where it still ends in the one first offered.
        return path.with_name((path.stem if path.suffix.lower() == ".xlsx" else path.name) + ending)

    def open_picture(self, parent: QWidget | None, title: str) -> Path | None:
        """Asks for a picture file; None when cancelled."""
        return _ask_file(parent, title, "Gambar (*.png *.jpg *.jpeg)")


def _ask_file(parent: QWidget | None, title: str, kinds: str, name: str = "") -> Path | None:
    """What the system's file dialog answers; None when cancelled."""
    dialog = _file_dialog(parent, title, kinds, name)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return Path(dialog.selectedFiles()[0])


def _file_dialog(parent: QWidget | None, title: str, kinds: str, name: str) -> QFileDialog:
    """The system's file dialog; with a `name` it asks where to save, else what to open."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    if name:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    # Qt's own dialog sets these two words past every translation.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Folder:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Jenis berkas:")
    return dialog
