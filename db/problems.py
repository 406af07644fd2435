"""The sentence for what the database reports: what the PC must mend is said in words, all else stays a bug."""

from __future__ import annotations

from pathlib import Path

from app.errors import EnvironmentProblem


def is_damage(said: str) -> bool:
    """Whether SQLite says that the file itself is broken or no database at all."""
    return any(words in said.lower() for words in ("malformed", "not a database", "database corruption"))


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


def problem(said: str, path: Path) -> EnvironmentProblem:
    """The sentence for an operational error of SQLite."""
    low = said.lower()
    if "locked" in low or "busy" in low:
        return EnvironmentProblem("Data sedang dipakai program lain.", "Tunggu sebentar, lalu coba lagi.")
    if "full" in low:
        return EnvironmentProblem("Disk penuh; yang barusan tidak tersimpan.", "Kosongkan ruang disk, lalu coba lagi.")
    if "readonly" in low or "read-only" in low or "unable to open" in low:
        return unwritable(path)
    if is_damage(said):
        return damaged(path)
    return EnvironmentProblem("Data tidak bisa dibaca atau ditulis.", f"Periksa disk. (Keterangan: {said})")
