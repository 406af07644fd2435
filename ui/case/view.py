"""Berkas: one file on one page, with the next step always in the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.changes import Change
from app.errors import LoketError
from app.model.case import PRIORITY_LABELS, STATE_LABELS, CaseState, Priority
from app.model.procedure import DocumentSpec
from app.rules.clock.worktime import age
from ui import theme
from ui.case.actions_panel import ActionsPanel
from ui.case.content_panel import ContentPanel
from ui.case.doing import Doing
from ui.case.flow_panel import FlowPanel
from ui.case.identity import SHOWN, IdentityReader
from ui.case.mending import Mending
from ui.case.offers import Out
from ui.case.page_work import CasePage
from ui.case.paperwork import Paperwork
from ui.case.presenter import STATE_CHIPS, standing
from ui.case.reading import CaseView, read_case
from ui.case.ways_out import WaysOut
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService
from ui.presence import PresenceKeeper
from ui.screen import Screen
from ui.widgets.basics import Chip, ElidedLabel, EmptyState, button, column, label, row, shortcut
from ui.widgets.known_already import watch
from ui.widgets.scan import NumberKeys
from ui.widgets.undo_key import pass_undo_on

_MINUTE_MS = 60_000
_NARROW = 1000


class CaseScreen(Screen):
    """The page of a case. `shown` tells that a case was laid out, `view` is what is shown."""

    depends = frozenset({Change.CASES, Change.REGISTER, Change.HANDOVERS, Change.PEOPLE, Change.OFFICE})
    shown = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._papers = papers
        self._number = ""
        self._begin_when_shown = False
        self.view: CaseView | None = None
        self.flow, self.content, self.actions = FlowPanel(), ContentPanel(), ActionsPanel()
        self.presence = PresenceKeeper(desk, dialogs, self)
        page = CasePage(desk, dialogs, papers, self.actions, lambda: self.view)
        self.identity = IdentityReader(page)
        self.doing = Doing(page)
        self.ways = WaysOut(page, self.doing)
        self.paperwork = Paperwork(
            desk, dialogs, papers, self.identity, self.actions.papers, lambda: self.view, self._paper_signer
        )
        self.mending = Mending(page, self.identity, self.doing, self.ways)
        body = row(self.flow, self.content, self.actions, gap=12)
        body.setStretch(1, 1)
        whole = column(self._make_header(), body, gap=10)
        whole.setStretch(1, 1)
        whole.setContentsMargins(theme.PAD, 10, theme.PAD, 14)
        content = QWidget()
        content.setLayout(whole)
        back = button("Kembali", self.go_back, "", "back", "Esc")
        self._missing = EmptyState("search", "Berkas tidak ditemukan", "Periksa nomornya, atau cari dengan nama.", back)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._stack.addWidget(content)
        self._stack.addWidget(self._missing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()

    def _make_header(self) -> QVBoxLayout:
        self.back_button = button("", self.go_back, "", "back")
        self.back_button.setToolTip("Kembali (Esc)")
        self.back_button.setAccessibleName("Kembali")
        self.back_button.setFixedWidth(42)
        self.title = label("", "title")
        self.service = ElidedLabel("")
        self.state, self.age, self.priority, self.typed = Chip(), Chip(), Chip(), Chip()
        self.promise = ElidedLabel("", "muted")
        top = row(self.title, self.state, self.age, self.priority, self.service, self.typed, gap=10)
        top.setStretch(4, 1)
        line = row(self.back_button, column(top, self.promise, gap=1), gap=12)
        line.setStretch(1, 1)
        return column(line, gap=0)

    def _connect(self) -> None:
        self.actions.receipt.connect(lambda: self._papers.receipt(self._number))
        self.actions.slip.connect(lambda: self._papers.slip(self._number))
        facts = self.content.facts
        facts.asked.connect(lambda: self.identity.read(SHOWN, facts.show_identity))
        self.doing.stale.connect(self.refresh)
        form = self.actions.form
        form.laid.connect(lambda: watch(self.desk, form.fields, self._number))
        form.laid.connect(lambda: pass_undo_on(*form.fields.values()))
        actions = self.actions
        pass_undo_on(actions.note, *actions.asides.fields, actions.collected_by, actions.relation)
        self.actions.signer.presence.connect(self.presence.toggle)
        self.actions.appoint.connect(self.presence.appoint)
        self.actions.papers.signer.presence.connect(self.presence.toggle)
        self.actions.papers.signer.appoint.connect(self.presence.appoint)
        # Held down, F9 would run a file through all its desks.
        shortcut(self, "F9", self.doing.go, True).setAutoRepeat(False)
        shortcut(self, "F8", self._print, True).setAutoRepeat(False)
        shortcut(self, "F6", self.doing.resolve, True).setAutoRepeat(False)
        shortcut(self, "F7", self.doing.show_draft, True).setAutoRepeat(False)
        shortcut(self, "F10", self.actions.show_menu, True).setAutoRepeat(False)
        shortcut(self, "Ctrl+Z", self.ways.undo, True).setAutoRepeat(False)
        shortcut(self, "Ctrl+E", lambda: self.ways.take(Out.CORRECT), True).setAutoRepeat(False)
        shortcut(self, "Escape", self.go_back)
        self.keys = NumberKeys(self)
        self.keys.typed.connect(lambda text: self.typed.say(f"Nomor {text}" if text else "", "info"))
        self.keys.entered.connect(self.desk.open_case)
        self.keys.unknown.connect(lambda text: self.desk.notice.emit(f"Nomor {text} bukan nomor berkas."))
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show_standing)

    # -- reading ----------------------------------------------------------------

    def show_case(self, number: str) -> None:
        """Shows the case with that number."""
        if number != self._number:
            self._stack.setCurrentIndex(0)
        self._number = number
        self._begin_when_shown = True
        self.actions.say("")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Reads the case anew."""
        number, today = self._number, self.desk.now().date()
        who = self.desk.officer.name if self.desk.officer else ""
        if number:
            self.desk.ops.read(lambda uow: read_case(number, uow, today, who), self._show, self._unread, self)

    def _unread(self, error: LoketError) -> None:
        self.view = None
        self.desk.notice.emit(error.full)
        self._stack.setCurrentWidget(self._missing)

    def _show(self, view: CaseView) -> None:
        office = self.desk.office
        if view.case.number != self._number or office is None:
            return
        self.view = view
        now = self.desk.now()
        self.title.setText(view.case.number)
        self.service.setText(view.case.service_title)
        self._show_standing()
        self.flow.show_flow(view, office.seats, now)
        self.content.show_case(view, office, now, self.desk.calendar)
        focused = self.actions.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.actions.show_case(view, office.seats, now)
        self._stack.setCurrentIndex(1)
        if self._begin_when_shown or focused:
            self._begin_when_shown = False
            self.focus_first()
        self.shown.emit()

    def _show_standing(self) -> None:
        if self.view is None:
            return
        case, now = self.view.case, self.desk.now()
        self.state.say(STATE_LABELS[case.state], STATE_CHIPS[case.state])
        self.promise.setText(f"{standing(self.view, now, self.desk.calendar)} {self.view.paperwork.legal}".strip())
        self.priority.say("" if case.priority is Priority.NONE else PRIORITY_LABELS[case.priority], "info")
        if case.pause is not None:
            self.age.say("dijeda")
            return
        found = None
        if case.due_at is not None and case.state is CaseState.IN_PROGRESS:
            begun = case.complete_at or case.opened_at
            found = age(begun, case.due_at, now, self.desk.calendar, case.promised_at)
        self.age.say(found.text if found else "", found.urgency.value if found else "quiet")

    def _print(self) -> None:
        """F8: the letter; where there is none, the newest paper of the procedure."""
        if self.actions.offers is not None and self.actions.offers.letter:
            self.doing.print_letter()
        else:
            self.actions.papers.print_first()

    def _paper_signer(self, paper: DocumentSpec) -> int | None:
        """Who signs a paper of the procedure: as chosen, None where the page offers no choice, since each paper knows
        its own seats.
        """
        can, signer = self.actions.offers, self.actions.papers.signer
        if can is not None and can.draft:
            return self.actions.signer_id
        return self.view.paperwork.signer_of(paper, signer.own_id, signer.signer_id) if self.view else None

    # -- keys and time --------------------------------------------------------------

    def go_back(self) -> None:
        """Esc: to where the officer came from."""
        self.desk.go_to.emit("back")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number typed or scanned opens that case."""
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sides give way on a small window, so that the middle stays readable."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.flow.setFixedWidth(210 if narrow else 270)
        self.actions.setFixedWidth(290 if narrow else 346)
        self.actions.set_narrow(narrow)
        self.content.facts.set_columns(1 if narrow else 2)

    def showEvent(self, event: QShowEvent) -> None:
        """The age runs on only while somebody sees it."""
        super().showEvent(event)
        self._show_standing()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lets the clock rest."""
        super().hideEvent(event)
        self._minute.stop()
        self.keys.forget()

    def focus_first(self) -> None:
        """What the next step asks for, else its button."""
        if self._stack.currentIndex() == 1:
            self.actions.begin()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
