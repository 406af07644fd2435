"""The letter of a service: which kind, what it is called, what it says, and how it then reads."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import LoketError
from app.model.catalogue import LetterSpec, OfficeProfile
from app.model.letter_template import LetterTemplate
from app.rules.packs.new_service import LETTER_NAMES, suggest_letter, usual_letter
from app.rules.papers.letter_words import gives, letter_sample
from ui.standards.growing import GrowingField, StillCombo
from ui.widgets.basics import card, column, label, row, show_if
from ui.widgets.fields import Field, TextField

_KINDS = ("", *LETTER_NAMES)
_NO_LETTER = "Tanpa surat"


class LetterFields(QWidget):
    """Edits a LetterSpec. What is not filled in by hand follows the name of the service."""

    edited = Signal()

    def __init__(self, wide: bool = False) -> None:
        super().__init__()
        self._template: LetterTemplate | None = None
        self._office: OfficeProfile | None = None
        self._service = ""
        self._by_hand: set[str] = set()
        self.kind = StillCombo()
        self.kind.addItems([_NO_LETTER, *LETTER_NAMES.values()])
        self._kind_field = Field("Surat yang dihasilkan", self.kind)
        self.title = TextField("Judul surat", "mis. SURAT KETERANGAN PENGHASILAN")
        self.words = GrowingField("Isi surat")
        self._sample_title = label("", "section", wrap=True)
        self.sample = label("", "muted", wrap=True)
        inside = column(label("Bunyi suratnya", "caption"), self._sample_title, self.sample, gap=4, margins=12)
        self._sample_box = card(inside, "soft")
        first = row(self._kind_field, self.title, gap=16) if wide else column(self._kind_field, self.title, gap=8)
        self.setLayout(column(first, self.words, self._sample_box, gap=8))
        if wide:
            first.setStretch(0, 1)
            first.setStretch(1, 1)
        self.kind.activated.connect(self._kind_chosen)
        self.title.edited.connect(lambda: self._typed("title"))
        self.words.edited.connect(lambda: self._typed("words"))

    def fill(
        self, spec: LetterSpec | None, template: LetterTemplate, service: str, office: OfficeProfile | None
    ) -> None:
        """Begins with the letter of a service, printed with this template."""
        self._template, self._office, self._service = template, office, service
        self._by_hand = {"kind", "title", "words"}
        self._show(spec)

    def begin(self, template: LetterTemplate, office: OfficeProfile | None) -> None:
        """Begins with what the name of a new service will tell."""
        self._template, self._office, self._by_hand = template, office, set()
        self._show(suggest_letter(""))

    def follow(self, service: str) -> None:
        """The service is called otherwise: what was not filled in by hand goes with it."""
        self._service = service
        if "kind" in self._by_hand:
            self._suggest()
        else:
            self._take(suggest_letter(service))

    def chain(self) -> tuple[QWidget, ...]:
        """What Tab walks through."""
        return (self.kind, self.title.line, self.words.box)

    @property
    def value(self) -> LetterSpec | None:
        """The letter as it stands now; None without one."""
        kind = _KINDS[self.kind.currentIndex()]
        return LetterSpec(kind, self.title.value, self.words.value) if kind else None

    def refuse(self, error: LoketError) -> None:
        """Says what is wrong with the letter, beside its title."""
        self.title.say(error.full)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _suggest(self) -> None:
        kind = _KINDS[self.kind.currentIndex()]
        self._take(usual_letter(kind, self._service) if kind else None)

    def _take(self, spec: LetterSpec | None) -> None:
        """Shows a suggestion, without what was filled in by hand."""
        if spec is not None:
            title = self.title.value if "title" in self._by_hand else spec.title
            words = self.words.value if "words" in self._by_hand else spec.words
            spec = LetterSpec(spec.kind, title, words)
        self._show(spec)

    def _show(self, spec: LetterSpec | None) -> None:
        self.kind.setCurrentIndex(_KINDS.index(spec.kind) if spec else 0)
        if spec is not None:
            self.title.value = spec.title
            self.words.value = spec.words
        self._arrange()

    def _arrange(self) -> None:
        spec, template = self.value, self._template
        # Only the general template has a place for it; the others have words of their own.
        own = template is not None and any("{isi}" in pattern for pattern in (*template.body, *template.giving))
        show_if(self.title, spec is not None)
        show_if(self.words, spec is not None and own)
        shown = spec is not None and template is not None and bool(template.body) and self._office is not None
        show_if(self._sample_box, shown)
        if spec is None or template is None or self._office is None or not shown:
            return
        self.words.set_caption("Isi surat: untuk …" if gives(spec) else "Isi surat: yang bersangkutan … (boleh kosong)")
        title, *others = letter_sample(spec, template, self._service, self._office)
        self._sample_title.setText(title or "(judul surat)")
        self.sample.setText(" ".join(others))

    def _kind_chosen(self, _index: int) -> None:
        self._by_hand.add("kind")
        self._by_hand.discard("title")  # the title names the kind
        self._suggest()
        self.edited.emit()

    def _typed(self, part: str) -> None:
        self._by_hand.add(part)
        self._arrange()
        self.edited.emit()
