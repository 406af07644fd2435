"""What is said of a step beside its form: who initialled and on which day, and a word for the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.authority import Signing
from app.model.catalogue import StepKind
from app.rules.authority.signatures import BY_HAND
from app.rules.wording import date_words, read_date
from ui.case.signing import SigningView, choice_words
from ui.widgets.basics import show_if
from ui.widgets.fields import ChoiceField, DateField, TextField

_DAY = {StepKind.INITIAL: "Diparaf pada", StepKind.SIGN: "Ditandatangani pada"}
_NOTE_LENGTH = 200


class StepAsides(QWidget):
    """Fields that need no answer: the day begins with today, and the one who initials with whoever should."""

    def __init__(self) -> None:
        super().__init__()
        self._able: tuple[Signing, ...] = ()
        self._today = dt.date.min
        self.by = ChoiceField("Diparaf oleh", ())
        self.day = DateField(_DAY[StepKind.SIGN])
        self.remark = TextField("Catatan", "Bila perlu, untuk riwayat", _NOTE_LENGTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for field in self.fields:
            layout.addWidget(field)

    @property
    def fields(self) -> tuple[ChoiceField | DateField | TextField, ...]:
        """From the top."""
        return self.by, self.day, self.remark

    def show_step(
        self,
        kind: StepKind | None,
        view: SigningView,
        titles: Mapping[str, str],
        today: dt.date,
        *,
        remark: bool,
        fresh: bool,
    ) -> None:
        """Shows what this step may be said of; None hides all. A `fresh` one begins empty, else what is typed stays.

        `remark`: the step asks for no words of its own.
        """
        self._today = today
        show_if(self.day, kind in BY_HAND)
        show_if(self.remark, kind is not None and remark)
        self.day.set_caption(_DAY.get(kind, "") if kind else "")
        self._able = view.initiallers if kind is StepKind.INITIAL else ()
        show_if(self.by, len(self._able) > 1)
        chosen = self.by.combo.currentIndex()
        self.by.set_choices([choice_words(one, view, titles) for one in self._able])
        if fresh:
            chosen = self._able.index(view.initialler) if view.initialler in self._able else -1
            self.day.value, self.remark.value = date_words(today), ""
        self.by.combo.setCurrentIndex(chosen if chosen < len(self._able) else -1)
        for field in self.fields:
            if fresh:
                field.say()

    @property
    def official_id(self) -> int | None:
        """Who initialled, as chosen."""
        at = self.by.combo.currentIndex()
        return self._able[at].official.id if self._able and at >= 0 else None

    @property
    def signed_on(self) -> dt.date | None:
        """The day of initials or signature, where another than today is said."""
        day = read_date(self.day.value) if not self.day.isHidden() else None
        return day if day != self._today else None

    @property
    def unreadable(self) -> bool:
        """Whether something stands in the field of the day that is no day."""
        return not self.day.isHidden() and bool(self.day.value) and read_date(self.day.value) is None

    @property
    def note(self) -> str:
        """The word for the history."""
        return self.remark.value if not self.remark.isHidden() else ""
