"""Which services have a book of their own, in which every file of theirs is a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.model.books import Book
from app.rules.clock.statutory import COMPLAINT, CONSULTATION, INFORMATION

PBB = "pbb"
"""The service whose payments are the rows of a book, and not its files."""
SERVICES_OF: Mapping[Book, tuple[str, ...]] = {
    Book.COMPLAINTS: (COMPLAINT,),
    Book.REQUESTS: (INFORMATION,),
    Book.CONSULTATIONS: (CONSULTATION,),
    Book.OUTREACH: ("sosialisasi",),
    Book.CIVIL: ("ktp-rekam", "ktp-terbit", "ikd", "kk-pengajuan", "kk-terbit", "pindah-kecamatan", "pindah-desa"),
    Book.LEGALISED: ("legalisir-ktp", "legalisir-kk"),
    Book.FUNDS: ("dd-add-pengantar", "dd-add-rekomendasi"),
    Book.POSTS: ("perangkat-desa", "kepala-desa"),
}
"""By the keys of the catalogue. Services that only end in a letter have their rows in the register."""


def is_kept(book: Book, open_services: Collection[str]) -> bool:
    """Whether an office with these services needs the book; what is written in it already is not asked here."""
    services = (PBB,) if book is Book.PAYMENTS else SERVICES_OF.get(book)
    return services is None or any(key in open_services for key in services)
