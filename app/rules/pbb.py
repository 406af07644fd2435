"""PBB at the counter: reading a payment as typed, the number of its receipt, and the recaps.

The amount is what the SPPT says; the counter computes no tax. A village is told from the NOP where the office knows it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.errors import UserError
from app.model.catalogue import OfficeProfile
from app.model.papers import Column, TablePart
from app.model.pbb import NewPayment, Payment, RecapLine
from app.rules import villages
from app.rules.identity import check_nop, digits, format_nop
from app.rules.intake import is_number, plain_number
from app.rules.wording import date_short, day_words, money_words, number_words, one_line

FIRST_YEAR = 1994
"""The first tax year of notices under UU 12/1994; an older one is a slip of the pen."""
MOST = 10_000_000_000
"""Rupiah beyond which an amount at a counter is a slip of the pen."""


def read_payment(raw: Mapping[str, str], today: dt.date, office: OfficeProfile) -> NewPayment:
    """A payment as typed: nop, tahun_pajak, wajib_pajak, jumlah, denda, desa.

    Raises UserError with the field 'record.<key>' that is wrong.
    """
    nop = digits(raw.get("nop", ""))
    finding = check_nop(nop)
    if not nop or finding is not None:
        raise UserError(finding.sentence if finding else "NOP belum diisi.", field="record.nop")
    year = raw.get("tahun_pajak", "").strip()
    if not is_number(year) or not FIRST_YEAR <= int(year) <= today.year:
        raise UserError(f"Tahun pajak harus antara {FIRST_YEAR} dan {today.year}.", field="record.tahun_pajak")
    taxpayer = one_line(raw.get("wajib_pajak", ""))
    if not taxpayer:
        raise UserError("Nama wajib pajak belum diisi.", "Salin dari SPPT.", field="record.wajib_pajak")
    amount = _money(raw, "jumlah", "Pokok pajak")
    if amount <= 0:
        raise UserError("Pokok pajak belum diisi.", "Salin jumlahnya dari SPPT.", field="record.jumlah")
    return NewPayment(
        nop=nop,
        tax_year=int(year),
        taxpayer=taxpayer,
        village=villages.village_of(raw.get("desa", ""), office) or village_of(nop, office),
        amount=amount,
        penalty=_money(raw, "denda", "Denda"),
    )


def _money(raw: Mapping[str, str], key: str, label: str) -> int:
    text = plain_number(raw.get(key, ""))
    if not text:
        return 0
    if not is_number(text) or int(text) > MOST:
        raise UserError(f"{label} harus berupa angka rupiah, contoh 75.000.", field=f"record.{key}")
    return int(text)


def village_of(nop: str, office: OfficeProfile) -> str:
    """The village whose Kemendagri digits the NOP carries, or '' where none fits."""
    # DJP numbers its kecamatan and kelurahan by itself; only a whole match tells anything.
    for village in office.villages:
        if digits(village.code) == village_part(nop):
            return village.name
    return ""


def stts_number(sequence: int, day: dt.date) -> str:
    """The number of a payment's receipt: STTS.2026.00012, counted through the year."""
    return f"STTS.{day.year}.{sequence:05d}"


def twice(payment: Payment) -> UserError:
    """Why a notice cannot be paid again."""
    return UserError(
        f"SPPT NOP {format_nop(payment.nop)} tahun {payment.tax_year} sudah dibayar {date_short(payment.paid_on)} "
        f"({payment.stts}).",
        "Periksa NOP dan tahunnya; bila pencatatan lama keliru, batalkan dulu yang lama.",
        field="record.nop",
    )


def paid_words(payment: Payment) -> str:
    """That a notice is paid, in short: beside its NOP."""
    return f"Sudah dibayar {date_short(payment.paid_on)} ({payment.stts})."


def village_part(nop: str) -> str:
    """The beginning of a NOP that all objects of a village share."""
    return nop[:10]


def recap(payments: Iterable[Payment], name: Callable[[Payment], str]) -> tuple[RecapLine, ...]:
    """Notices and money per name, in the order of the names; struck payments do not count."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for payment in payments:
        if payment.void:
            continue
        line = sums[name(payment)]
        line[0] += 1
        line[1] += payment.amount
        line[2] += payment.penalty
    return tuple(RecapLine(key, *sums[key]) for key in sorted(sums))


def day_of(payment: Payment) -> str:
    """The day of a payment as it sorts and prints."""
    return payment.paid_on.isoformat()


def village_name(payment: Payment) -> str:
    """The village of a payment."""
    return payment.village or "(desa tidak diketahui)"


def recap_tables(payments: Sequence[Payment]) -> tuple[TablePart, ...]:
    """What stands above the list of payments: per day, where there is more than one, and per village."""
    if not any(not payment.void for payment in payments):
        return ()
    days = tuple(replace(line, name=day_words(dt.date.fromisoformat(line.name))) for line in recap(payments, day_of))
    per_day = (recap_table("Per hari", "Tanggal", days),) if len(days) > 1 else ()
    return (*per_day, recap_table("Per desa", "Desa", recap(payments, village_name)))


def recap_table(title: str, heading: str, lines: Sequence[RecapLine]) -> TablePart:
    """A recap with its total."""
    rows = tuple(
        (
            line.name,
            number_words(line.notices),
            money_words(line.amount),
            money_words(line.penalty),
            money_words(line.total),
        )
        for line in lines
    )
    return TablePart(
        title,
        (
            Column(heading, 0.36),
            Column("SPPT", 0.1, True),
            Column("Pokok", 0.18, right=True),
            Column("Denda", 0.18, right=True),
            Column("Jumlah", 0.18, right=True),
        ),
        rows,
        total=(
            "Jumlah",
            number_words(sum(line.notices for line in lines)),
            money_words(sum(line.amount for line in lines)),
            money_words(sum(line.penalty for line in lines)),
            money_words(sum(line.total for line in lines)),
        ),
        empty="Belum ada pembayaran pada masa ini.",
    )


def receipt_table(payments: Sequence[Payment]) -> TablePart:
    """The notices that one receipt is for."""
    rows = tuple(
        (
            str(n),
            format_nop(p.nop),
            str(p.tax_year),
            ", ".join(part for part in (p.taxpayer, p.village) if part),
            money_words(p.amount),
            money_words(p.penalty) if p.penalty else "–",
            money_words(p.total),
        )
        for n, p in enumerate(payments, 1)
    )
    sums = (sum(p.amount for p in payments), sum(p.penalty for p in payments), sum(p.total for p in payments))
    return TablePart(
        "",
        (
            Column("No.", 0.05, True),
            Column("NOP", 0.26),
            Column("Tahun", 0.08, True),
            Column("Wajib pajak, letak objek", 0.19),
            Column("Pokok", 0.14, right=True),
            Column("Denda", 0.14, right=True),
            Column("Jumlah", 0.14, right=True),
        ),
        rows,
        total=("", "", "", "Jumlah", *(money_words(amount) for amount in sums)),
    )
