"""Full-text search over cases: by name, any part of a NIK from four digits on, case and letter number.

User text is quoted token by token; results come newest first by rowid, never by rank, never counted: both are slow at a
million.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from app.model.people import Applicant
from app.rules.identity import digits

SHORTEST_PART = 4
_RUN = re.compile(r"\d+(?:[ .]\d+)+\b|\w+")
_DELETE = text("DELETE FROM case_search WHERE rowid = :id")
_INSERT = text(
    "INSERT INTO case_search (rowid, name, nik, number, letter_number) "
    "SELECT :id, :name, :nik, :number, letter_number FROM case_file WHERE id = :id"
)
_LETTER = text("UPDATE case_search SET letter_number = :letter WHERE rowid = :id")


def index_case(connection: Connection, case_id: int, number: str, applicant: Applicant) -> None:
    """Puts a case into the index, or refreshes it."""
    identity = digits(applicant.nik) or digits(applicant.passport)
    # Every ending of the number is a word of its own: a part of it is then the beginning of one of them.
    endings = [identity[n:] for n in range(max(1, len(identity) - SHORTEST_PART + 1))] if identity else []
    connection.execute(_DELETE, {"id": case_id})
    connection.execute(
        _INSERT,
        {
            "id": case_id,
            "name": f"{applicant.name} {applicant.contact_name}".strip(),
            "nik": " ".join(endings),
            "number": f"{number} {number.replace('-', '')}",
        },
    )


def index_letter(connection: Connection, case_id: int, number: str) -> None:
    """Makes a case findable by its letter number."""
    connection.execute(_LETTER, {"id": case_id, "letter": number})


def match_expression(typed: str) -> str:
    """What was typed as an FTS5 expression: each word a quoted prefix; '' when there is nothing to look for.

    Digits parted by spaces or dots are one number (a NIK as printed) or several (the unit code in a letter number).
    """
    return " AND ".join(_one_or_several(run) for run in _RUN.findall(typed))


def _one_or_several(run: str) -> str:
    parts = re.findall(r"\w+", run)
    several = " AND ".join(f'"{part}"*' for part in parts)
    return several if len(parts) == 1 else f'("{"".join(parts)}"* OR ({several}))'
