"""The sentence for what the database reports: what the PC must mend is said in words, all else stays a bug."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2

from app.errors import EnvironmentProblem

_DAMAGE = ("malformed", "not a database", "database corruption")
"""How SQLite says that the file itself is broken, or no database at all."""


def damaged(path: Path) -> EnvironmentProblem:
    """The sentence for a file that cannot be read."""
    return EnvironmentProblem(
        f"Berkas data {path.name} rusak atau bukan milik Loket.",
        "Jangan dihapus. Pindahkan ke tempat lain, lalu pulihkan dari cadangan.",
    )


def unwritable(path: Path) -> EnvironmentProblem:
    """The sentence for a file or folder that this user may not write to."""
    return EnvironmentProblem(
        f"Berkas data {path.name} tidak bisa dibuka atau ditulisi.", f"Periksa izin folder {path.parent}."
    )


def problem(error: BaseException, path: Path) -> EnvironmentProblem | None:
    """The sentence for what the driver reports; None where no PC can be to blame: then it is a bug of ours."""
    said = str(error)
    if any(words in said.lower() for words in _DAMAGE):
        return damaged(path)
    if not isinstance(error, dbapi2.OperationalError):
        return None
    low = said.lower()
    if "locked" in low or "busy" in low:
        return EnvironmentProblem("Data sedang dipakai program lain.", "Tunggu sebentar, lalu coba lagi.")
    if "disk is full" in low:
        return EnvironmentProblem("Disk penuh; yang barusan tidak tersimpan.", "Kosongkan ruang disk, lalu coba lagi.")
    if "readonly" in low or "read-only" in low or "unable to open" in low:
        return unwritable(path)
    if "disk i/o" in low or "out of memory" in low or "locking protocol" in low:
        return EnvironmentProblem("Data tidak bisa dibaca atau ditulis.", "Periksa disk, lalu nyalakan ulang komputer.")
    return None
