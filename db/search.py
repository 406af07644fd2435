"""Full-text search over cases: by name, any part of a NIK from four digits on, case and letter number.

User text is quoted token by token; results come newest first by rowid, never by rank, never counted: both are slow at a
million.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, text

from app.model.people import Applicant
from app.rules.identity import digits
from app.rules.wording import one_line

SHORTEST_PART = 4
_LONGEST = 200
"""So much of what was typed is looked for: a document that was pasted by mistake would be more than SQLite can take."""
_RUN = re.compile(r"(?<!\S)\d+(?:[ .]+\d+)+(?!\S)|\S+")
_DELETE = text("DELETE FROM case_search WHERE rowid = :id")
_INSERT = text(
    "INSERT INTO case_search (rowid, name, nik, number, letter_number) "
    "SELECT :id, :name, :nik, :number, letter_number FROM case_file WHERE id = :id"
)
_FORMER = text(
    "SELECT json_extract(before, '$.was.applicant.name'), json_extract(before, '$.was.applicant.contact_name') "
    "FROM case_event WHERE case_id = :id AND move = 'correct' AND json_type(before, '$.was.applicant') = 'object'"
)
_LETTER = text("UPDATE case_search SET letter_number = :letter WHERE rowid = :id")


def former_names(connection: Connection, case_id: int) -> list[str]:
    """What the applicant of a case was called before corrections: the receipt in somebody's hand still says so."""
    return [name for row in connection.execute(_FORMER, {"id": case_id}) for name in row if name]


def index_case(
    connection: Connection, case_id: int, number: str, applicant: Applicant, former: Sequence[str] = ()
) -> None:
    """Puts a case into the index, or refreshes it; by `former` names it is found too."""
    identity = digits(applicant.nik) or digits(applicant.passport)
    # Every ending of the number is a word of its own: a part of it is then the beginning of one of them.
    endings = [identity[n:] for n in range(max(1, len(identity) - SHORTEST_PART + 1))] if identity else []
    connection.execute(_DELETE, {"id": case_id})
    connection.execute(
        _INSERT,
        {
            "id": case_id,
            "name": " ".join(dict.fromkeys(filter(None, (applicant.name, applicant.contact_name, *former)))),
            "nik": " ".join(endings),
            "number": f"{number} {number.replace('-', '')}",
        },
    )


def index_letter(connection: Connection, case_id: int, number: str) -> None:
    """Makes a case findable by its letter number."""
    connection.execute(_LETTER, {"id": case_id, "letter": number})


def search_words(typed: str) -> list[str]:
    """The words of what was typed, without what no keyboard writes and no name holds."""
    return _cut(typed).split()


def match_expression(typed: str) -> str:
    """What was typed as an FTS5 expression; '' when there is nothing to look for.

    Each word is a quoted phrase, so that a letter number is found as it stands, and the last part of it a beginning.
    Digits parted by spaces or dots may also be one number: a NIK as it stands on the KTP.
    """
    return " AND ".join(filter(None, map(_one_or_several, _RUN.findall(_cut(typed)))))


def _cut(typed: str) -> str:
    return one_line(typed[:_LONGEST])


def _one_or_several(run: str) -> str:
    words = [f'"{word}"*' for word in run.replace('"', " ").split() if re.search(r"\w", word)]
    together = re.sub(r"[ .]+", "", run)
    if together != run and together.isdigit():
        return f'("{together}"* OR ({" AND ".join(words)}))'
    return " AND ".join(words)
