"""The intake screen: one page from the choice of service to the printed receipt or slip."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.actions.intake import receive, return_incomplete, save_draft
from app.changes import Change
from app.errors import LoketError
from app.model.case import Case, CaseState, IntakeForm
from app.model.people import Applicant
from app.ports import UnitOfWork
from ui import theme
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.intake.applicant import ApplicantPanel
from ui.intake.checklist import CHOOSE_FIRST, ChecklistPanel
from ui.intake.presenter import IntakeModel, Offer, Primary
from ui.intake.services import ServicePanel
from ui.paper_service import PaperService
from ui.screen import Screen
from ui.widgets.basics import ElidedLabel, button, label, row, shortcut

_OFTEN = 3
_NARROW = 1000
"""Logical pixels of width below which the panels at the sides give way."""


@dataclass(frozen=True, slots=True)
class _Counter:
    offers: tuple[Offer, ...]
    often: tuple[str, ...]
    villages: tuple[str, ...]


class IntakeScreen(Screen):
    """Terima Berkas. `stored` tells that a form was written, with the case."""

    depends = frozenset({Change.CATALOGUE, Change.OFFICE})
    stored = Signal(object)
    filled = Signal()

    def __init__(self, desk: Desk, dialogs: Dialogs, papers: PaperService) -> None:
        super().__init__(desk)
        self._dialogs = dialogs
        self._papers = papers
        self.model = IntakeModel(desk.new_request())
        self._villages: tuple[str, ...] = ()
        self._wanted: Callable[[], None] | None = None
        self._busy = False
        self.services = ServicePanel()
        self.checklist = ChecklistPanel(lambda: self.model)
        self.applicant = ApplicantPanel(desk.now().date())
        self.services.setFixedWidth(262)
        self.applicant.setMinimumWidth(382)
        self._body = body = row(self.services, self.checklist, self.applicant, gap=14, margins=theme.PAD)
        body.setStretch(1, 5)
        body.setStretch(2, 4)
        self.promise = label("", "muted")
        self.strong = ElidedLabel()
        self.strong.setStyleSheet("font-weight:600;")
        self.clear_button = button("Kosongkan", self.start_over, key="Esc")
        self.draft_button = button("Simpan dulu", self.save, key="Ctrl+S")
        self.main_button = button(Primary.NOTHING.value, self.go, "primary")
        footer = QFrame()
        footer.setObjectName("footer")
        line = row(self.promise, self.strong, self.clear_button, self.draft_button, self.main_button)
        line.setStretch(1, 1)
        line.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        footer.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(footer)
        self.services.chosen.connect(self._choose)
        self.services.settled.connect(self.checklist.begin)
        self.checklist.changed.connect(self._show_state)
        self.checklist.finished.connect(self.applicant.begin)
        self.checklist.rebuilt.connect(self._tab_order)
        self.applicant.kind_changed.connect(self._tab_order)
        self.applicant.nik_typed.connect(self._look_up)
        shortcut(self, "F9", self.go)
        shortcut(self, "Ctrl+S", self.save)
        shortcut(self, "Escape", self.start_over)
        shortcut(self, "Alt+1", self.focus_first)
        shortcut(self, "Alt+2", self.checklist.begin)
        shortcut(self, "Alt+3", self.applicant.begin)
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow side panels in a narrow window, so that the checklist keeps room for its words."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.services.setFixedWidth(188 if narrow else 262)
        self.applicant.setMinimumWidth(296 if narrow else 366)
        self._body.setContentsMargins(*([8] * 4 if narrow else [theme.PAD] * 4))
        self._body.setSpacing(8 if narrow else 14)
        self.clear_button.setVisible(not narrow)
        self.applicant.heading.setVisible(not narrow)

    def _tab_order(self) -> None:
        """Tab goes from the service through questions and papers to the applicant and the big button."""
        chain: list[QWidget] = [self.services.filter, *self.checklist.tab_chain(), *self.applicant.tab_chain()]
        chain += [self.main_button, self.draft_button, self.clear_button]
        for first, second in itertools.pairwise(chain):
            QWidget.setTabOrder(first, second)

    # -- filling ----------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the open services; what is being typed stays."""
        since = self.desk.now().date().replace(day=1)

        def work(uow: UnitOfWork) -> _Counter:
            offers = tuple(
                Offer(stored.service, uow.templates.get(stored.service.key))
                for stored in uow.catalogue.services()
                if stored.service.open
            )
            office = uow.office.profile()
            villages = tuple(v.name for v in office.villages) if office else ()
            return _Counter(offers, uow.cases.frequent_services(since, _OFTEN), villages)

        self.desk.ops.read(work, self._fill, owner=self)

    def _fill(self, counter: _Counter) -> None:
        self._villages = counter.villages
        self.services.fill(counter.offers, counter.often)
        if counter.offers:
            self.checklist.empty.say(*CHOOSE_FIRST)
        else:
            self.checklist.empty.say(
                "Belum ada layanan yang dibuka",
                "Buka atau tambahkan layanan di Standar Pelayanan, lalu kembali ke sini.",
            )
        self.applicant.set_villages(counter.villages)
        if self.model.offer is not None:
            self.services.show_chosen(self.model.offer.service.key)
        self.filled.emit()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            wanted()

    def choose_service(self, key: str) -> None:
        """Starts with that service, as asked from another screen."""
        offer = next((o for o in self.services.model.shown if o.service.key == key), None)
        if offer is None:
            self._wanted = lambda: self._choose_key(key)
            self.refresh()
        else:
            self._choose_key(key)

    def _choose_key(self, key: str) -> None:
        self.services.show_chosen(key)
        offer = next((o for o in self.services.model.shown if o.service.key == key), None)
        if offer is not None:
            self._choose(offer)
            self.checklist.begin()

    def continue_with(self, number: str) -> None:
        """Takes up a saved or returned file again, with its ticks."""

        def work(uow: UnitOfWork) -> tuple[Case, Offer]:
            case = uow.cases.get(number)
            service = uow.catalogue.service(case.service_key).service
            return case, Offer(service, uow.templates.get(case.service_key))

        self.desk.ops.read(work, self._go_on, lambda e: self._dialogs.error(self.window(), e), self)

    def _go_on(self, found: tuple[Case, Offer]) -> None:
        case, offer = found
        if case.state not in (CaseState.DRAFT, CaseState.INCOMPLETE):
            self.desk.open_case.emit(case.number)
            return
        self.model = IntakeModel(self.desk.new_request())
        self.model.go_on(offer, case)
        self.applicant.set_template(offer.template, _has_covering(offer))
        self.applicant.show_case(case)
        self.services.show_chosen(case.service_key)
        self.checklist.rebuild()
        self._show_state()
        self.checklist.begin()
        self.filled.emit()

    def _choose(self, offer: Offer) -> None:
        before = self.model.offer
        if before is not None and before.service.key == offer.service.key:
            return
        self.model.choose(offer)
        self.applicant.set_template(offer.template, _has_covering(offer))
        if not self.applicant.text("name"):
            self.applicant.set_kind(offer.service.applicant)
        self.checklist.rebuild()
        self._show_state()

    def _look_up(self, nik: str) -> None:
        self.desk.ops.read(lambda uow: uow.people.known_applicant(nik), self._known, owner=self)

    def _known(self, found: tuple[Applicant, int] | None) -> None:
        if found is None:
            return
        applicant, visits = found
        if applicant.kind is self.applicant.applicant_kind:
            self.applicant.fill(applicant, only_empty=True)
        self.applicant.say_visits(visits)

    # -- state ----------------------------------------------------------------------

    def _show_state(self) -> None:
        primary = self.model.primary()
        words = primary.value or "Pilih layanan dulu"
        self.main_button.setText(f"{words}   F9")
        self.main_button.setMinimumWidth(self.main_button.sizeHint().width())
        self.main_button.setEnabled(primary is not Primary.NOTHING and not self._busy)
        self.draft_button.setEnabled(primary is not Primary.NOTHING and not self._busy)
        promise = self.model.promise(self.desk.now(), self.desk.calendar)
        if self.model.offer is not None and not promise:
            self.promise.setText("Jangka waktu layanan ini belum ditetapkan.")
            self.strong.setText("")
        else:
            self.promise.setText("Bila lengkap: selesai" if promise else "")
            self.strong.setText(promise)

    def focus_first(self) -> None:
        """Work begins at the service filter."""
        self.services.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.services.filter.selectAll()

    # -- writing ----------------------------------------------------------------------

    def go(self) -> None:
        """The big button: receives what is complete, returns what is not."""
        primary = self.model.primary()
        if primary is Primary.ANSWER:
            key = self.model.unanswered()[0]
            self.checklist.show_problem(f"question.{key}", "Pilih salah satu jawaban.")
        elif primary is Primary.RECEIVE:
            self._write(receive, self._received)
        elif primary is Primary.RETURN:
            self._write(return_incomplete, self._returned)

    def save(self) -> None:
        """Keeps the form for later."""
        if self.model.offer is not None:
            self._write(save_draft, self._saved)

    def _write(self, action: Callable[..., object], done: Callable[[Case], None]) -> None:
        if self._busy:
            return
        form: IntakeForm = self.model.form(
            self.applicant.applicant(),
            self.applicant.purpose.value,
            self.applicant.covering(),
            self.applicant.particulars.values(),
        )
        if not self.applicant.covering_date.value or self.applicant.covering_date.date is not None:
            self.applicant.covering_date.say()
        else:
            self.applicant.covering_date.say("Tanggal tidak dikenal. Contoh: 20-11-2026.")
            self.applicant.covering_date.editor.setFocus()
            return
        birth = self.applicant.fields["birth_date"]
        if (
            self.applicant.text("birth_date")
            and birth.isVisibleTo(self.applicant)
            and form.applicant.birth_date is None
        ):
            self.applicant.show_problem("birth_date", "Tanggal tidak dikenal. Contoh: 12-4-1998.")
            return
        now, officer = self.desk.now(), self.desk.officer_id
        self._busy = True
        self._show_state()

        def written(case: Case) -> None:
            self._busy = False
            done(case)

        self.desk.ops.write(lambda uow: action(form, uow, now, officer), written, self._refused, self)  # type: ignore[arg-type,return-value]

    def _received(self, case: Case) -> None:
        self._papers.receipt(case.number)
        self.desk.notice.emit(f"Berkas {case.number} diterima.")
        self._next(case)

    def _returned(self, case: Case) -> None:
        self._papers.slip(case.number)
        self.desk.notice.emit(f"Berkas {case.number} dikembalikan.")
        self._next(case)

    def _saved(self, case: Case) -> None:
        self.desk.notice.emit(f"Disimpan dengan nomor {case.number}.")
        self._next(case)

    def _next(self, case: Case) -> None:
        self.stored.emit(case)
        self._clear()

    def start_over(self) -> None:
        """Empties the form; asks first when something was typed."""
        typed = bool(self.applicant.text("name") or self.applicant.text("nik") or self.model.ticks)
        if typed and not self._dialogs.confirm_loss(
            self.window(),
            "Kosongkan isian ini?",
            "Yang sudah diketik dan dicentang akan hilang.",
            "Kosongkan",
            "Lanjut mengisi",
        ):
            return
        self._clear()

    def _clear(self) -> None:
        self._busy = False
        self.model = IntakeModel(self.desk.new_request())
        self.applicant.set_template(None, True)
        self.applicant.clear(self._villages)
        self.services.filter.clear()
        self.services.model.filter("")
        self.services.show_chosen("")
        self.checklist.rebuild()
        self._show_state()
        self.focus_first()

    def _refused(self, error: LoketError) -> None:
        self._busy = False
        self._show_state()
        if error.field and (
            self.applicant.show_problem(error.field, error.sentence)
            or self.checklist.show_problem(error.field, error.sentence)
        ):
            return
        self._dialogs.error(self.window(), error)


def _has_covering(offer: Offer) -> bool:
    """Whether a desa's covering letter is of use: for every service that yields a letter."""
    return offer.service.standard.letter is not None
