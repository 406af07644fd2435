"""A promise on paper: what the promised time means, in words that its reader needs no rule book for."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.catalogue import Duration, DurationUnit, Step
from app.rules.clock.promise import PAUSES_WITH_OFFICIAL, goes_elsewhere
from app.rules.outreach import OUTREACH
from app.rules.wording import number_words

_ONES = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_IF_COMPLETE = "lengkap"


def spelled(number: int) -> str:
    """A number up to 99 in words: 'dua puluh satu'; a larger one in digits."""
    if number < 0 or number > 99:
        return str(number)
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    tens, ones = divmod(number, 10)
    return f"{_ONES[tens]} puluh" + (f" {_ONES[ones]}" if ones else "")


def waits_outside(steps: Sequence[Step], service_key: str) -> bool:
    """Whether such a file also waits for somebody outside the office, or for the day of its activity."""
    return bool(goes_elsewhere(steps)) or service_key == OUTREACH


def promise_note(duration: Duration, steps: Sequence[Step] = (), service_key: str = "") -> str:
    """How the promised time is reckoned, e.g. 'Standar 3 hari: tiga hari kerja setelah hari ini, saat loket tutup.'

    `steps` and `service_key` tell where else the file will be: that time is not the office's.
    """
    if duration.unit in (DurationUnit.MINUTES, DurationUnit.HOURS):
        note = f"Standar {duration.text}, dihitung pada jam layanan."
    else:
        note = f"Standar {duration.text}: {spelled(duration.value)} hari kerja setelah hari ini, sampai loket tutup."
    if duration.condition == PAUSES_WITH_OFFICIAL:
        note += " Waktu tidak berjalan selama pejabat tidak di tempat."
    elif duration.condition == _IF_COMPLETE:
        note += " Berkas ini diterima lengkap."
    outside = [f"berkas di {where}" for where in goes_elsewhere(steps)]
    outside += ["menunggu hari kegiatan"] if service_key == OUTREACH else []
    if outside:
        note += f" Waktu tidak berjalan selama {' dan '.join(outside)}."
    return note


def recounted_words(moved: int) -> str:
    """What is told after the calendar changed."""
    if not moved:
        return "Tersimpan. Janji berkas yang sedang berjalan tidak berubah."
    return (
        f"Tersimpan. {number_words(moved)} berkas berjalan dihitung ulang; "
        "yang tertulis di tanda terima tetap disimpan."
    )
