"""Marks officials present or away: at once for today, or with until when and why."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.authority import mark_away, mark_present
from app.actions.stand_in import Substitute, substitute
from app.errors import LoketError, UserError
from app.model.authority import Presence
from app.model.people import Official
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.widgets.basics import button, column, label, row
from ui.widgets.fields import ChoiceField, DateField
from ui.widgets.form import FormDialog

WHY = ("Dinas luar", "Rapat", "Cuti", "Sakit", "Diklat")
"""Usual reasons; others may be typed."""


class PresenceForm(FormDialog):
    """Asks until when an official is away, and why. Whoever is away already is marked back by `back_button`."""

    def __init__(self, parent: QWidget | None, title: str, mark: Presence | None, today: dt.date) -> None:
        self.until = DateField("Sampai tanggal (kosong: sampai ditandai ada)")
        self.note = ChoiceField("Alasan (boleh kosong)", WHY, own_words=True, hint="Pilih atau tulis sendiri")
        self.until.date = today if mark is None else mark.until
        if mark is not None:
            self.note.value = mark.note
        super().__init__(
            parent,
            f"{title} tidak di tempat",
            "Penggantinya diusulkan sebagai penanda tangan. Tanpa pengganti, janji “apabila pejabat ada” berhenti "
            "sampai pejabatnya kembali.",
            "Tandai tidak di tempat" if mark is None else "Simpan",
            {"until": self.until, "note": self.note},
            begin="until",
        )
        self.seat = ""
        self.back = False
        self.back_button = button("Tandai ada", self._mark_back)
        self.appoints = False
        self.instead = label("", "muted", wrap=True)
        self.appoint_button = button("Tandai, lalu tunjuk pengganti…", self._appoint, "link")
        body = self.layout()
        assert isinstance(body, QVBoxLayout)
        body.insertLayout(
            body.indexOf(self.message), column(self.instead, row(self.appoint_button, None, gap=0), gap=0)
        )
        self.instead.hide()
        self.appoint_button.hide()
        foot = body.itemAt(body.count() - 1).layout()
        assert isinstance(foot, QHBoxLayout)
        foot.insertWidget(0, self.back_button)
        self.back_button.setVisible(mark is not None)
        if mark is not None:
            self.main_button.setText("Simpan")  # Enter is what is wanted most often: back again
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_substitute(self, found: Substitute, title: str) -> None:
        """Says who stands in; where nobody does, that somebody can be appointed."""
        self.seat = found.seat
        if found.seat:
            self.instead.setText(
                f"Digantikan {found.words}." if found.words else f"Belum ada yang menggantikan {title}."
            )
            self.instead.show()
            self.appoint_button.setVisible(not found.words)
            self._fit()

    def _appoint(self) -> None:
        self.appoints = True
        self.send()

    def _mark_back(self) -> None:
        self.back = True
        self.send()

    def set_busy(self, busy: bool) -> None:
        """Neither button can be pressed twice."""
        super().set_busy(busy)
        self.back_button.setEnabled(not busy)

    def refuse(self, error: LoketError) -> None:
        """What is wrong is mended first."""
        self.appoints = self.back = False
        super().refuse(error)


class PresenceKeeper(QObject):
    """Writes the marks of one screen. `form` is the form now open, for tests."""

    def __init__(self, desk: Desk, dialogs: Dialogs, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk = desk
        self._dialogs = dialogs
        self._screen = screen
        self.form: PresenceForm | None = None

    def toggle(self, official: Official, title: str, mark: Presence | None) -> None:
        """One press: whoever is in the office is away for today, whoever is away is there again."""
        now, officer = self._desk.now(), self._desk.officer_id
        if mark is None:
            said = f"{title} ditandai tidak di tempat hari ini."
            self._desk.ops.write(
                lambda uow: mark_away(official.id, now.date(), "", uow, now, officer),
                lambda _done: self._desk.notice.emit(said),
                self._refused,
                self,
            )
        else:
            said = f"{title} ditandai ada."
            self._desk.ops.write(
                lambda uow: mark_present(official.id, uow, now, officer),
                lambda _done: self._desk.notice.emit(said),
                self._refused,
                self,
            )

    def ask(self, official: Official, title: str, mark: Presence | None) -> None:
        """Asks until when and why, then marks them away; or whoever is away, back."""
        form = PresenceForm(self._screen.window(), title, mark, self._desk.now().date())

        def send(_values: object) -> None:
            if form.back:
                self._mark_back(official, title, form)
                return
            if form.until.value and form.until.date is None:
                form.refuse(UserError("Tanggal tidak dikenal.", "Contoh: 27-11-2026.", field="until"))
                return
            until, note = form.until.date, form.note.value
            now, officer = self._desk.now(), self._desk.officer_id

            def written(_done: object) -> None:
                form.finish()
                self._desk.notice.emit(f"{title} ditandai tidak di tempat.")
                if form.appoints:
                    self.appoint(form.seat)

            self._desk.ops.write(
                lambda uow: mark_away(official.id, until, note, uow, now, officer), written, form.refuse, form
            )

        self.form = form
        form.sent.connect(send)
        form.open()
        today = self._desk.now().date()
        self._desk.ops.read(
            lambda uow: substitute(official, uow, today), lambda found: form.show_substitute(found, title), owner=form
        )

    def _mark_back(self, official: Official, title: str, form: PresenceForm) -> None:
        now, officer = self._desk.now(), self._desk.officer_id

        def written(_done: object) -> None:
            form.finish()
            self._desk.notice.emit(f"{title} ditandai ada.")

        self._desk.ops.write(lambda uow: mark_present(official.id, uow, now, officer), written, form.refuse, form)

    def fill(self, seat: str) -> None:
        """To Pejabat, with the line of that seat."""
        self._desk.go_to.emit(f"settings.officials.{seat}")

    def appoint(self, seat: str) -> None:
        """To Penugasan, where somebody is asked for who acts for that seat."""
        self._desk.go_to.emit(f"settings.authorities.{seat}")

    def _refused(self, error: LoketError) -> None:
        self._dialogs.error(self._screen.window(), error)
