"""The intake screen: one page from the choice of service to the printed receipt or slip."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Change
from app.model.case import Case, CaseState
from app.rules.secrecy import papers_excused
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.intake.applicant import ApplicantPanel
from ui.intake.checklist import ChecklistPanel
from ui.intake.footer import Footer
from ui.intake.known import KnownApplicants
from ui.intake.presenter import IntakeModel, Offer
from ui.intake.reading import CounterData, read_again, read_counter
from ui.intake.sending import Sending
from ui.intake.services import ServicePanel
from ui.intake.twins import Twins
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.widgets.basics import row, shortcut
from ui.widgets.known_already import watch

_NARROW = 1000
"""Logical pixels of width below which the panels at the sides give way."""


class IntakeScreen(Screen):
    """Terima Berkas. `stored` tells that a form was written, with the case."""

    depends = frozenset({Change.CATALOGUE, Change.OFFICE})
    stored = Signal(object)
    filled = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self.model = IntakeModel(desk.new_request())
        self._wanted: Callable[[], None] | None = None
        self.services = ServicePanel()
        self.checklist = ChecklistPanel(lambda: self.model, lambda: desk.go_to.emit("standards"))
        self.applicant = ApplicantPanel(desk.now().date())
        self.services.setFixedWidth(262)
        self._body = body = row(self.services, self.checklist, self.applicant, gap=14, margins=theme.PAD)
        body.setStretch(1, 5)
        body.setStretch(2, 4)
        self.footer = Footer()
        self.main_button = self.footer.main_button
        self.twins = Twins(desk, dialogs, self.applicant, lambda: self.model)
        self.sending = Sending(
            desk, dialogs, papers, lambda: self.model, self.checklist, self.applicant, self.twins, self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(self.footer)
        self.services.chosen.connect(self._choose)
        self.services.unfound.connect(self._forget_choice)
        self.services.settled.connect(self.checklist.begin)
        self.checklist.changed.connect(self._show_state)
        self.checklist.finished.connect(self.applicant.begin)
        self.checklist.asked.connect(self.applicant.go_to)
        self.checklist.rebuilt.connect(self._tab_order)
        self.applicant.kind_changed.connect(self._tab_order)
        self._known = KnownApplicants(desk, self.applicant)
        particulars = self.applicant.particulars
        particulars.laid.connect(lambda: watch(desk, particulars.fields))
        self.sending.begun.connect(self._show_state)
        self.sending.rested.connect(self._show_state)
        self.sending.stored.connect(self._next)
        self.sending.complained.connect(self._count_wrong)
        self.applicant.edited.connect(self._weigh)
        self.applicant.kind_changed.connect(self._weigh)
        self.checklist.changed.connect(self._weigh)
        self._known.filled.connect(self._weigh)
        self.applicant.edited.connect(self._recount)
        self.checklist.changed.connect(self._recount)
        self.footer.main_button.clicked.connect(self.sending.go)
        self.footer.draft_button.clicked.connect(self.sending.save)
        self.footer.clear_button.clicked.connect(self.start_over)
        shortcut(self, "F9", self.sending.go)
        shortcut(self, "Ctrl+S", self.sending.save)
        shortcut(self, "Escape", self.start_over)
        shortcut(self, "Ctrl+O", self.twins.open)
        shortcut(self, "Alt+1", self.focus_first)
        shortcut(self, "Alt+2", self.checklist.begin)
        shortcut(self, "Alt+3", self.applicant.begin)
        shortcut(self, "Alt+4", self.applicant.priority.setFocus)
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow side panels in a narrow window, so that the checklist keeps room for its words."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.services.setFixedWidth(188 if narrow else 262)
        self.applicant.setMinimumWidth(296 if narrow else 384)
        self._body.setContentsMargins(*([8] * 4 if narrow else [theme.PAD] * 4))
        self._body.setSpacing(8 if narrow else 14)
        self.footer.set_narrow(narrow)
        self.applicant.heading.setVisible(not narrow)

    def _tab_order(self) -> None:
        """Tab goes from the service through questions and papers to the applicant and the big button."""
        chain: list[QWidget] = [self.services.filter, *self.checklist.tab_chain(), *self.applicant.tab_chain()]
        chain += [self.footer.main_button, self.footer.draft_button, self.footer.clear_button]
        for first, second in itertools.pairwise(chain):
            QWidget.setTabOrder(first, second)

    # -- filling ----------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the open services; what is being typed stays."""
        since = self.desk.now().date().replace(day=1)
        self.desk.ops.read(lambda uow: read_counter(uow, since), self._fill, owner=self)

    def _fill(self, counter: CounterData) -> None:
        self.services.fill(counter.offers, counter.often, counter.closed)
        self.checklist.teach(bool(counter.offers))
        self.applicant.set_office(counter.office)
        if self.model.offer is not None:
            self.services.show_chosen(self.model.offer.service.key)
        self.filled.emit()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            wanted()

    def choose_service(self, key: str) -> None:
        """Starts with that service, as asked from another screen."""
        offer = next((o for o in self.services.model.lines if o.service.key == key), None)
        if offer is None:
            self._wanted = lambda: self._choose_key(key)
            self.refresh()
        else:
            self._choose_key(key)

    def _choose_key(self, key: str) -> None:
        self.services.show_chosen(key)
        offer = next((o for o in self.services.model.lines if o.service.key == key), None)
        if offer is not None:
            self._choose(offer)
            self.checklist.begin()

    def continue_with(self, number: str) -> None:
        """Takes up a saved or returned file again, with its ticks; asks first when that would lose what was typed."""
        if not self._may_lose("Lanjutkan berkas lain?", "Lanjutkan berkas itu"):
            return
        self.desk.ops.read(
            lambda uow: read_again(uow, number), self._go_on, lambda e: self._dialogs.error(self.window(), e), self
        )

    def _go_on(self, found: tuple[Case, Offer]) -> None:
        case, offer = found
        if case.state not in (CaseState.DRAFT, CaseState.INCOMPLETE):
            self.desk.open_case.emit(case.number)
            return
        self.model = IntakeModel(self.desk.new_request())
        self.model.go_on(offer, case)
        self.applicant.set_template(offer.template, offer.has_covering)
        self.applicant.show_case(case)
        self._weigh()
        self.services.show_chosen(case.service_key)
        self.checklist.rebuild()
        self.twins.look()
        self._recount()
        self._show_state()
        self.checklist.begin()
        self.filled.emit()

    def _choose(self, offer: Offer) -> None:
        before = self.model.offer
        if before is not None and before.service.key == offer.service.key:
            return
        offer = self.model.choose(offer)
        self.applicant.set_template(offer.template, offer.has_covering)
        if not self.applicant.text("name"):
            self.applicant.set_kind(offer.service.applicant)
        self._weigh()
        self.checklist.rebuild()
        self.twins.look()
        self._recount()
        self._show_state()

    def _forget_choice(self) -> None:
        """What the first letters happened to find is not what the rest of them looked for."""
        if self.model.offer is None or self.model.number or self._filled_in():
            return
        self.model = IntakeModel(self.model.request_id)
        self.applicant.set_template(None, True)
        self.checklist.rebuild()
        self._recount()
        self._show_state()

    # -- state ----------------------------------------------------------------------

    def _show_state(self) -> None:
        self.footer.show_state(self.model, self.desk.now(), self.desk.calendar, self.sending.busy)

    def _weigh(self) -> None:
        """Whoever complains without a name, or calls, cannot lay papers on the counter; what is typed need not be
        ticked.
        """
        excused = papers_excused(self.model.said(self.applicant.particulars.values()))
        typed = self.applicant.typed()
        if (excused, typed) != (self.model.excused, self.model.typed):
            self.model.excused, self.model.typed = excused, typed
            self.checklist.refresh()
            self._show_state()

    def _count_wrong(self) -> None:
        self.footer.complain(self.checklist.wrong + self.applicant.wrong)

    def _recount(self) -> None:
        """What was counted goes down as it is mended; typing alone complains of nothing."""
        if self.footer.complaining:
            self._count_wrong()

    def focus_first(self) -> None:
        """Work begins at the service filter."""
        self.services.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.services.filter.selectAll()

    # -- the next in the queue ------------------------------------------------------

    def _next(self, case: Case) -> None:
        self.stored.emit(case)
        self._clear()

    def start_over(self) -> None:
        """Empties the form; asks first when something was typed."""
        if self._may_lose("Kosongkan isian ini?", "Kosongkan"):
            self._clear()

    def _filled_in(self) -> bool:
        return bool(self.applicant.text("name") or self.applicant.text("nik") or self.model.ticks)

    def _may_lose(self, question: str, yes: str) -> bool:
        return not self._filled_in() or self._dialogs.confirm_loss(
            self.window(), question, "Yang sudah diketik dan dicentang akan hilang.", yes, "Lanjut mengisi"
        )

    def unsaved(self) -> str:
        """What would be lost if the window closed now."""
        return "Isian Terima Berkas belum disimpan." if self._filled_in() else ""

    def _clear(self) -> None:
        self.model = IntakeModel(self.desk.new_request())
        self.applicant.set_template(None, True)
        self.applicant.clear()
        self.services.filter.clear()
        self.services.model.narrow("")
        self.services.show_chosen("")
        self.checklist.rebuild()
        self.twins.look()
        self.footer.complain(0)
        self._show_state()
        self.focus_first()
