"""Says beside the applicant that a file of the same service is still under way, and asks before another is made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import LoketError
from app.model.case import CaseCard, IntakeForm
from app.rules.intake import tidy
from app.rules.secrecy import without_identity
from app.rules.twins import identity, others, twin_words
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.intake.applicant import ApplicantPanel
from ui.intake.presenter import IntakeModel
from ui.widgets.basics import button, card, column, label, row, show_if


class TwinNotice(QWidget):
    """Which file there is already, and the way to it."""

    def __init__(self, on_open: Callable[[], None]) -> None:
        super().__init__()
        self.words = label("", "warning", wrap=True)
        self.open_button = button("Buka berkas itu", on_open, "link", key="Ctrl+O")
        frame = card(column(self.words, row(self.open_button, None, gap=0), gap=2, margins=8), "soft")
        outer = column(frame, gap=0)
        outer.setContentsMargins(14, 0, 14, 6)
        self.setLayout(outer)
        self.hide()

    def say(self, words: str) -> None:
        """Shows the sentence; an empty one takes the notice away."""
        self.words.setText(words)
        show_if(self, bool(words))


class Twins(QObject):
    """Looks for files that are still under way while the form is filled in, and once more before it is stored."""

    def __init__(self, desk: Desk, dialogs: Dialogs, panel: ApplicantPanel, model: Callable[[], IntakeModel]) -> None:
        super().__init__(panel)
        self._desk = desk
        self._dialogs = dialogs
        self._panel = panel
        self._model = model
        self._asked = ("", "", "")
        self._found: tuple[CaseCard, ...] = ()
        self._taken = ("", "")
        self.notice = TwinNotice(self.open)
        layout = panel.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.notice)
        panel.nik_typed.connect(lambda _nik: self.look())
        panel.kind_changed.connect(self.look)
        panel.edited.connect(self._unsay)
        for key in ("name", "passport"):
            panel.fields[key].left.connect(self.look)

    def look(self) -> None:
        """Looks for what whoever stands there has under way of the service that is chosen."""
        wanted = self._wanted()
        if wanted == self._asked:
            return
        self._asked = wanted
        self._show(())
        key, known, number = wanted
        applicant = tidy(self._panel.applicant())
        if key and known and not self._panel.anonymous:
            self._desk.ops.read(
                lambda uow: others(uow.cases.unfinished(key, applicant), number),
                lambda found: self._show(found) if wanted == self._asked else None,
                owner=self,
            )

    def open(self) -> None:
        """Goes to that file; what is typed here stays."""
        if self._found:
            self._desk.open_case.emit(self._found[0].number)

    def ask(
        self,
        form: IntakeForm,
        yes: str,
        go_on: Callable[[], None],
        go_back: Callable[[], None],
        failed: Callable[[LoketError], None],
    ) -> None:
        """Goes on where nothing is under way, or once the officer said that this is another request."""
        applicant = without_identity(form).applicant

        def found(cards: tuple[CaseCard, ...]) -> None:
            words = twin_words(cards)
            if not words or (form.request_id, words) == self._taken:
                go_on()
                return
            self._show(cards)
            question = f"{words} Lanjutkan berkas itu, kecuali ini memang permohonan lain."
            if self._dialogs.confirm_loss(
                self._panel.window(), "Permohonan sama belum selesai", question, yes, "Kembali"
            ):
                self._taken = (form.request_id, words)
                go_on()
            else:
                go_back()

        self._desk.ops.read(
            lambda uow: others(uow.cases.unfinished(form.service_key, applicant), form.number), found, failed, self
        )

    def _wanted(self) -> tuple[str, str, str]:
        model = self._model()
        service = model.offer.service.key if model.offer else ""
        return service, identity(tidy(self._panel.applicant())), model.number

    def _unsay(self) -> None:
        """What was found holds no longer once another NIK or name stands there."""
        if self._asked[1] and self._wanted() != self._asked:
            self._asked = ("", "", "")
            self._show(())

    def _show(self, found: tuple[CaseCard, ...]) -> None:
        self._found = found
        self.notice.say(twin_words(found))
