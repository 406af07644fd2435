"""What is changed of a service without a new version: open or closed, its code, and a service added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.actions.standards import (
    CODE_TABLES,
    add_service,
    apply_code_table,
    check_classification,
    set_classification,
    set_open,
)
from app.errors import LoketError
from app.model.letter_template import GENERAL
from app.ports import StoredService
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.standards.adding import AddServiceForm
from ui.standards.presenter import Catalogue


class SmallChanges:
    """Asks and writes for the screen that owns it. `added` is told the key of a new service."""

    def __init__(self, desk: Desk, dialogs: Dialogs, owner: QWidget, added: Callable[[str], None]) -> None:
        self._desk = desk
        self._dialogs = dialogs
        self._owner = owner
        self._added = added

    def toggle_open(self, stored: StoredService) -> None:
        """Opens a service at the counter, or closes it."""
        service = stored.service
        key, opens = service.key, not service.open
        words = "dibuka di loket" if opens else "ditutup; berkas yang sudah masuk tetap berjalan"
        self._desk.ops.write(
            lambda uow: set_open(key, opens, uow),
            lambda _none: self._desk.notice.emit(f"Layanan {service.short} {words}."),
            self._tell,
            self._owner,
        )

    def change_code(self, stored: StoredService) -> None:
        """Asks for the klasifikasi code of the next letters."""
        key, codes = stored.service.key, self._desk.parts.classifications
        old, new = codes.usual(key, "lama"), codes.usual(key, "baru")
        code = self._dialogs.ask_text(
            self._owner.window(),
            f"Kode klasifikasi {stored.service.short}",
            f"Kode untuk surat berikutnya (daftar lama {old}, Permendagri 83/2022 {new})",
            "Simpan kode",
            stored.classification,
            check_classification,
            (old, new),
        )
        if code is not None and code != stored.classification:
            self._desk.ops.write(
                lambda uow: set_classification(key, code, uow),
                lambda _none: self._desk.notice.emit("Kode klasifikasi tersimpan."),
                self._tell,
                self._owner,
            )

    def change_table(self) -> None:
        """Asks which table of codes all services should follow from their next letters on."""
        codes = self._desk.parts.classifications
        names = {words: table for table, words in CODE_TABLES.items()}
        chosen = self._dialogs.ask_text(
            self._owner.window(),
            "Kode klasifikasi semua layanan",
            "Tabel (kode yang diubah sendiri ikut terganti)",
            "Ganti semua kode",
            CODE_TABLES["baru"],
            lambda typed: names[typed] if typed in names else check_classification(""),
            tuple(names),
        )
        if chosen is not None:
            self._desk.ops.write(
                lambda uow: apply_code_table(names[chosen], uow, codes),
                lambda changed: self._desk.notice.emit(f"Kode {changed} layanan diganti."),
                self._tell,
                self._owner,
            )

    def add(self, catalogue: Catalogue) -> None:
        """Asks for a new service; what cannot be is said in the form."""
        form = AddServiceForm(self._owner.window(), catalogue.templates[GENERAL], catalogue.office)
        now, codes = self._desk.now(), self._desk.parts.classifications

        def done(key: str) -> None:
            form.finish()
            self._added(key)

        def send(values: dict[str, Any]) -> None:
            title, applicant, letter = values["title"], values["applicant"], values["letter"]
            self._desk.ops.write(
                lambda uow: add_service(title, applicant, letter, uow, now, codes), done, form.refuse, form
            )

        form.sent.connect(send)
        form.open()

    def _tell(self, error: LoketError) -> None:
        self._dialogs.error(self._owner.window(), error)
