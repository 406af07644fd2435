"""An identity that was to stay secret: before it is shown, the history says who reads it."""

from __future__ import annotations

from collections.abc import Callable

from app.actions.identity_reading import note_identity_read
from app.rules.secrecy import is_secret
from ui.case.page_work import PageWork

SHOWN, CORRECTED, PRINTED = "Ditampilkan di layar", "Isian dibuka untuk diperbaiki", "Formulirnya dibuka"
"""By what it is read."""


class IdentityReader(PageWork):
    """Lets something go on that shows who a file belongs to, once its trace is written."""

    def read(self, why: str, go_on: Callable[[], None]) -> None:
        """Goes on; of a secret file only when the trace of it is written."""
        view = self._view()
        if view is None:
            return
        if not is_secret(view.case.particulars):
            go_on()
            return
        number, now, officer = view.case.number, self._desk.now(), self._desk.officer_id
        self._desk.ops.write(
            lambda uow: note_identity_read(number, why, uow, now, officer),
            lambda _secret: go_on(),
            lambda error: self._dialogs.error(self._panel.window(), error),
            self,
        )
