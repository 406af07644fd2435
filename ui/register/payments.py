"""What the book of PBB payments has beside its rows: their sums at the foot, and striking one that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.actions.pbb import void_payment
from app.model.pbb import Payment, RecapLine
from app.ports import RegisterFilter
from app.rules.identity import format_nop
from app.rules.wording import money_words, number_words
from ui import theme
from ui.desk import Desk
from ui.widgets.basics import label, row
from ui.widgets.fields import ChoiceField
from ui.widgets.form import FormDialog

_REASONS = ("Salah NOP.", "Salah jumlah.", "Salah tahun pajak.", "Tercatat dua kali.", "Pembayaran tidak jadi.")


class SumsFoot(QFrame):
    """How many SPPT of those shown stand, and how much was paid with them. `counted` tells that it was read."""

    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = RegisterFilter()
        self.setObjectName("card")
        self.notices, self.amount, self.penalty, self.total = (label("", "section") for _ in range(4))
        line = row(gap=6)
        for caption, value in (
            ("SPPT", self.notices), ("Pokok", self.amount), ("Denda", self.penalty), ("Jumlah", self.total),
        ):  # fmt: skip
            line.addWidget(label(caption, "muted"))
            line.addWidget(value)
            line.addSpacing(26)
        line.addStretch(1)
        line.addWidget(label("Yang dibatalkan tidak dihitung", "caption"))
        line.setContentsMargins(theme.PAD, 9, theme.PAD, 9)
        self.setLayout(line)
        self.hide()

    def follow(self, wanted: RegisterFilter) -> None:
        """Counts what is shown now."""
        self._asked = wanted
        self._desk.ops.read(lambda uow: uow.payments.sums(wanted), lambda sums: self._show(sums, wanted), owner=self)

    def _show(self, sums: RecapLine, wanted: RegisterFilter) -> None:
        if wanted != self._asked:
            return
        self.notices.setText(number_words(sums.notices))
        for widget, value in ((self.amount, sums.amount), (self.penalty, sums.penalty), (self.total, sums.total)):
            widget.setText(money_words(value))
        self.counted.emit()


class PaymentWork(QObject):
    """Strikes payments. `opened` carries the form."""

    opened = Signal(object)

    def __init__(self, desk: Desk, over: QWidget, chosen: Callable[[], Payment | None]) -> None:
        super().__init__(over)
        self._desk = desk
        self._over = over
        self._chosen = chosen

    def void(self) -> None:
        """The chosen payment was entered in error."""
        payment = self._chosen()
        if payment is None:
            self._desk.notice.emit("Pilih dulu pembayarannya")
            return
        if payment.void:
            self._desk.notice.emit(f"Pembayaran {payment.stts} sudah dibatalkan")
            return
        form = FormDialog(
            self._over.window(),
            f"Batalkan pembayaran {payment.stts}",
            f"NOP {format_nop(payment.nop)} tahun {payment.tax_year}, {payment.taxpayer}, "
            f"{money_words(payment.total)}. Barisnya tetap di buku, dicoret dengan alasannya, dan SPPT-nya bisa "
            "dibayar lagi. Tarik kembali STTS yang sudah dicetak.",
            "Batalkan pembayaran",
            {"reason": ChoiceField("Alasan", _REASONS, own_words=True, hint="Pilih atau tulis")},
            danger=True,
            back="Kembali",
        )

        def done(_payment: Payment) -> None:
            form.finish()
            self._desk.notice.emit(f"Pembayaran {payment.stts} dibatalkan")

        def sent(said: dict[str, Any]) -> None:
            now, officer, why = self._desk.now(), self._desk.officer_id, said["reason"]
            self._desk.ops.write(lambda uow: void_payment(payment.id, why, uow, now, officer), done, form.refuse, form)

        form.sent.connect(sent)
        form.open()
        self.opened.emit(form)
