"""The right of the page: the next step with what it asks for, the papers, and the ways out of the flow."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.actions.handover import RELATIONS
from app.model.case import Priority
from ui.case.menu import WaysMenu, plain_words
from ui.case.offers import TURNING_DOWN, Main, Offers, offers
from ui.case.papers_panel import PapersPanel
from ui.case.presenter import usual_collector, where_words
from ui.case.reading import CaseView
from ui.case.signer_choice import SignerChoice
from ui.case.signing import asides
from ui.case.step_asides import StepAsides
from ui.case.step_form import StepFormBox
from ui.widgets.basics import button, card, column, label, line, row
from ui.widgets.fields import ChoiceField, LongField, TextField
from ui.widgets.number_label import NumberLabel

ANSWERED, TURNED_DOWN = "Terjawab, selesai", "Kembalikan atau tolak…"


class ActionsPanel(QFrame):
    """What can be done now. Signals say what the officer wants; the screen does it."""

    main = Signal()
    resolve = Signal()
    out = Signal(object)
    priority = Signal(object)
    draft = Signal()
    letter = Signal()
    receipt = Signal()
    slip = Signal()
    appoint = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.offers: Offers | None = None
        self._shown = ("", -1)
        self._unfilled = ""
        self._make_widgets()
        self._number_card = card(
            column(label("Nomor register", "caption"), self.register_number, gap=0, margins=10), "soft"
        )
        self._papers = label("Surat dan lembar", "section")
        outs = self._outs = row(self.out_button, self.more_button, gap=8)
        outs.setStretch(0, 1)
        content = column(
            self._number_card,
            self.where,
            self.aside,
            self._appoint,
            self.form,
            self.note,
            self.asides,
            self.collected_by,
            self.relation,
            self.message,
            self.main_button,
            self.resolve_button,
            line(),
            self._papers,
            self.signer,
            self.letter_button,
            self.draft_button,
            self.papers,
            self.receipt_button,
            self.slip_button,
            None,
            gap=8,
            margins=12,
        )
        outs.setContentsMargins(12, 6, 12, 10)  # in sight, however long the rest is
        inner = QWidget()
        inner.setLayout(content)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(column(area, outs, gap=0, margins=1)))

    def _make_widgets(self) -> None:
        self.register_number = NumberLabel()
        self.where = label("", wrap=True)
        self.where.setStyleSheet("font-weight: 600;")
        self.aside = label("", "warning", wrap=True)
        self.appoint_button = button("Tunjuk pengganti…", self._appoint_one, "link")
        self._appoint = QWidget()
        self._appoint.setLayout(row(self.appoint_button, None, gap=0))
        self.form = StepFormBox()
        self.form.edited.connect(self._show_words)
        self.note = LongField("", lines=3)
        self.asides = StepAsides()
        self.collected_by = TextField("Diambil oleh")
        self.relation = ChoiceField("Hubungan dengan pemohon", RELATIONS, own_words=True, hint="Pilih atau tulis")
        self.message = label("", wrap=True)
        self.main_button = button("", self.main.emit, "primary")
        self.main_button.setStyleSheet("padding-left: 8px; padding-right: 8px;")
        self.main_button.setMinimumWidth(1)  # long words are cut before they push the panel out of the window
        self.collected_by.line.returnPressed.connect(self.relation.setFocus)
        self.relation.combo.lineEdit().returnPressed.connect(self.main_button.setFocus)
        self.resolve_button = button(ANSWERED, self.resolve.emit, key="F6")
        self.signer = SignerChoice()
        self.signer.appoint.connect(self.appoint)
        self.letter_button = button("", self.letter.emit, "", "print")
        self.draft_button = button("Lihat konsep surat", self.draft.emit, "", "letter", "F7")
        self.papers = PapersPanel()
        self.receipt_button = button("Cetak ulang tanda terima", self.receipt.emit, "", "print")
        self.slip_button = button("", self.slip.emit, "", "print")
        self.out_button = button("", self._first_out)
        self.more_button = button("Lainnya", self.show_menu, key="F10")
        for one in (self.out_button, self.more_button):
            one.setStyleSheet("padding-left: 6px; padding-right: 6px;")
        self.menu = WaysMenu(self)
        self.menu.chosen.connect(self.out)
        self.menu.priority.connect(self.priority)
        self.turning = WaysMenu(self)
        self.turning.chosen.connect(self.out)

    def show_case(self, view: CaseView, seats: Mapping[str, str], now: dt.datetime) -> None:
        """Shows what can be done with this case. What is being typed stays until the case moves on."""
        case, can = view.case, offers(view)
        fresh = self._shown != (case.number, case.revision)
        if fresh:
            self._shown = (case.number, case.revision)
            self.note.value = ""
            self.collected_by.value = usual_collector(view)
            self.relation.value = RELATIONS[0]
            for field in (self.note, self.collected_by, self.relation):
                field.say()
        self.offers = can
        work = view.paperwork
        form = work.form if can.main is Main.ADVANCE else None
        self.form.show_form(case.number, case.revision, form, work.known, now.date())
        self.papers.show_papers(work, "" if can.letter else "F8")
        self.papers.show_signer(case.number, work, seats, now.date())
        self._number_card.setVisible(view.entry is not None)
        self.register_number.setText(view.entry.number if view.entry else "")
        self.where.setText(where_words(view, seats, now))
        unnumbered = view.entry is not None and view.kept_number == ""
        to_write = view.entry.number if view.entry and unnumbered else ""
        said = asides(case, view.signing, view.has_letter and view.kept_number is None, to_write)
        self.aside.setText(said)
        self.aside.setVisible(bool(said))
        self._unfilled = view.signing.unfilled if view.signing.waiting else ""
        post = seats.get(self._unfilled, self._unfilled)
        self.appoint_button.setToolTip(f"Catat di Penugasan siapa yang menggantikan {post}")
        self._appoint.setVisible(bool(self._unfilled))
        self.note.set_caption(can.note)
        self.note.setVisible(bool(can.note) and form is None)
        kind = case.step.kind if case.step and can.main is Main.ADVANCE else None
        wordless = not can.note and form is None
        self.asides.show_step(kind, view.signing, seats, now.date(), remark=wordless, fresh=fresh)
        self.collected_by.setVisible(can.main is Main.HAND_OVER)
        self.relation.setVisible(can.main is Main.HAND_OVER)
        self.main_button.setVisible(bool(can.words))
        self._show_words()
        self.signer.show_case(case.number, view.signing, view.kept_signer, seats, now.date(), copy=can.copy)
        self.signer.setVisible(can.draft)
        self.letter_button.setText(f"{can.letter}   F8")
        self.letter_button.setVisible(bool(can.letter))
        self.draft_button.setVisible(can.draft)
        self.receipt_button.setVisible(can.receipt)
        self.slip_button.setText(can.slip)
        self.slip_button.setVisible(bool(can.slip))
        self._papers.setVisible(bool(can.letter or can.draft or can.receipt or can.slip or work.documents))
        first, *rest = can.outs or (None,)
        self.out_button.setText(plain_words(first) if first else "")
        self.out_button.setVisible(first is not None)
        self.menu.fill(rest, case.priority)
        self.more_button.setVisible(bool(rest))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes from the top down, also over fields and buttons that came later than those below them."""
        chain: list[QWidget] = [self.appoint_button]
        chain += [field.editor for field in self.form.fields.values()]
        chain += [self.note.editor, *(field.editor for field in self.asides.fields)]
        chain += [self.collected_by.editor, self.relation.editor, self.main_button]
        chain += [
            self.resolve_button,
            self.signer.combo,
            self.signer.appoint_button,
            self.signer.presence_button,
            self.letter_button,
        ]
        chain += [self.draft_button, *self.papers.editors, self.receipt_button, self.slip_button]
        for before, after in itertools.pairwise([*chain, self.out_button, self.more_button]):
            QWidget.setTabOrder(before, after)

    @property
    def signer_id(self) -> int | None:
        """Who is to sign, None while nobody may."""
        return self.signer.signer_id

    @property
    def ends_consultation(self) -> bool:
        """Whether the big button closes the consultation, because the form says that it is answered."""
        return self.offers is not None and self.offers.resolve and self.form.answered

    @property
    def turned_down(self) -> bool:
        """Whether the big button asks how to turn the file down: its form does not let the step be finished."""
        return self.offers is not None and self.offers.main is Main.ADVANCE and self.form.blocked

    def ask_how_turned_down(self) -> None:
        """F9 then: back to the applicant, back a desk, or refused."""
        if self.offers is not None:
            ways = [out for out in self.offers.outs if out in TURNING_DOWN]
            self.turning.fill(ways, Priority.NONE)
            self.turning.popup(self.main_button.mapToGlobal(self.main_button.rect().bottomLeft()))

    def _show_words(self) -> None:
        can = self.offers
        if can is not None:
            words = TURNED_DOWN if self.turned_down else ANSWERED if self.ends_consultation else can.words
            if self.form.undecided:
                words = words.partition(",")[0]  # "Survei selesai", until the form says with what result
            self.main_button.setText(f"{words}   F9")
            self.resolve_button.setVisible(can.resolve and self.form.form is None)

    def _appoint_one(self) -> None:
        self.appoint.emit(self._unfilled)

    def _first_out(self) -> None:
        if self.offers is not None and self.offers.outs:
            self.out.emit(self.offers.outs[0])

    def show_menu(self) -> None:
        """F10: what is asked for less often, above its button."""
        if not self.more_button.isHidden() and self.more_button.isEnabled():
            corner = self.more_button.mapToGlobal(self.more_button.rect().topRight())
            self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), self.menu.sizeHint().height() + 4))

    def set_narrow(self, narrow: bool) -> None:
        """On a small window the ways out stand above each other."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._outs.setDirection(direction)

    def set_busy(self, busy: bool) -> None:
        """While something is written nothing else can be asked for."""
        holds = self.isAncestorOf(self.window().focusWidget() or self)
        if busy and holds:
            # A button that is switched off hands its focus on to the next field, where the next key would change it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for one in (self.main_button, self.resolve_button, self.out_button, self.more_button):
            one.setEnabled(not busy)
        if not busy and self.hasFocus():
            self.begin()

    def say(self, text: str, kind: str = "warning") -> None:
        """A word beside the main button; empty takes it away."""
        self.message.setText(text)
        self.message.setObjectName(kind)
        self.message.style().polish(self.message)
        self.message.setVisible(bool(text))

    def field(self, name: str) -> TextField | ChoiceField | LongField | None:
        """The field that an error names."""
        asked = {"note": self.note, "collected_by": self.collected_by, "relation": self.relation}
        return {**asked, "signed_on": self.asides.day}.get(name)

    def begin(self) -> None:
        """Puts the focus where the next step begins."""
        if not self.form.isHidden():
            self.form.begin()
            return
        fields = (self.note, self.collected_by, self.main_button, self.receipt_button)
        first = next((one for one in fields if not one.isHidden()), None)
        if first is self.main_button and not first.isEnabled():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            if first is self.collected_by:
                self.collected_by.line.selectAll()
