"""What a correction changed, in words for the history: old → new, numbers that not everybody need read masked."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.case import Case, Tick
from app.model.catalogue import ApplicantKind, OfficeProfile
from app.model.letter_template import FieldKind, Particular
from app.model.people import Sex
from app.model.register import RegisterEntry
from app.rules.checklist import FORM_LABELS, ChecklistRow, rows_for
from app.rules.identity import mask_nik
from app.rules.papers.letter_text import full_address, particular_words
from app.rules.secrecy import is_anonymous, is_secret, shown_case
from app.rules.wording import date_words, one_line

_APPLICANT = {
    "name": "Nama",
    "nik": "NIK",
    "kk": "Nomor KK",
    "passport": "Nomor paspor",
    "permit": "KITAS/KITAP",
    "nationality": "Kewarganegaraan",
    "contact_name": "Penanggung jawab",
    "contact_post": "Jabatan",
    "birth_place": "Tempat lahir",
    "birth_date": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "religion": "Agama",
    "occupation": "Pekerjaan",
    "address": "Alamat",
    "village": "Desa/kelurahan",
    "phone": "Telepon",
}
_SECRET = frozenset({"nik", "kk", "passport"})
_SECRET_KINDS = frozenset({FieldKind.NIK, FieldKind.KK})
_NOTHING = "(kosong)"
_MOST = 60
"""Letters of a value that a line of history shows: longer ones are cut."""


def changed_words(before: Case, after: Case, particulars: Sequence[Particular]) -> tuple[str, ...]:
    """Each change in words, in the order of the intake; empty when nothing changed."""
    return (*_ticks(before, after), *_applicant(before, after), *_rest(before, after, particulars))


def old_values(before: Case, after: Case) -> dict[str, object]:
    """What a correction replaced, whole and JSON-ready: kept beside the line of history, so that nothing is lost."""
    old: dict[str, object] = {}
    if before.applicant != after.applicant and not is_anonymous(after.particulars):
        old["applicant"] = before.applicant.as_data()
    if before.ticks != after.ticks:
        old["ticks"] = {key: [int(t.present), t.form.value, t.copies] for key, t in before.ticks.items()}
    if before.covering != after.covering:
        day = before.covering.date
        old["covering"] = [before.covering.number, day.isoformat() if day else ""]
    for key in ("purpose", "particulars"):
        if getattr(before, key) != getattr(after, key):
            old[key] = getattr(before, key)
    if before.priority is not after.priority:
        old["priority"] = before.priority.value
    return old


def row_changes(case: Case, row: RegisterEntry, office: OfficeProfile) -> dict[str, str]:
    """What the register says otherwise than the file does now, by field of the row: what a ralat would write."""
    case = shown_case(case)
    now = {
        "name": one_line(case.applicant.name),
        "nik": case.applicant.nik,
        "address": full_address(case.applicant, office),
        "village": case.applicant.village,
        "purpose": case.purpose,
        "covering_number": case.covering.number,
    }
    return {key: value for key, value in now.items() if value != getattr(row, key)}


def _applicant(before: Case, after: Case) -> list[str]:
    if is_anonymous(after.particulars):
        return []
    if is_secret(after.particulars) or is_secret(before.particulars):
        # The history is read by everybody who works on the file.
        return ["Data pengadu diperbaiki"] if before.applicant != after.applicant else []
    lines = []
    for key, label in _APPLICANT.items():
        old, new = getattr(before.applicant, key), getattr(after.applicant, key)
        if old != new:
            if key == "name" and after.applicant.kind is ApplicantKind.INSTITUTION:
                label = "Nama lembaga"
            lines.append(_line(label, _words(old), _words(new), secret=key in _SECRET))
    return lines


def _words(value: object) -> str:
    if isinstance(value, Sex):
        return value.label
    if value is None or isinstance(value, str):
        return one_line(value or "")
    return date_words(value)  # type: ignore[arg-type]  # the only other kind of field


def _ticks(before: Case, after: Case) -> list[str]:
    rows = rows_for(after.standard, after.answers)
    headings = {row.key: row.text for row in rows if row.heading}
    lines = []
    for row in rows:
        old, new = before.ticks.get(row.key), after.ticks.get(row.key)
        was, now = _tick_words(row, old), _tick_words(row, new)
        if was != now:
            label = f"{headings[row.key.split('.')[0]]}: {row.text}" if row.part else row.text
            lines.append(_line(_cut(one_line(label)), was, now))
    return lines


def _tick_words(row: ChecklistRow, tick: Tick | None) -> str:
    if tick is None or not tick.present:
        return "belum ada"
    return FORM_LABELS[tick.form] + (f" {tick.copies} lembar" if max(tick.copies, row.copies) > 1 else "")


def _rest(before: Case, after: Case, particulars: Sequence[Particular]) -> list[str]:
    lines = []
    if before.purpose != after.purpose:
        lines.append(_line("Keperluan", one_line(before.purpose), one_line(after.purpose)))
    old, new = before.covering, after.covering
    if old.number != new.number:
        lines.append(_line("No. surat pengantar", one_line(old.number), one_line(new.number)))
    if old.date != new.date:
        words = [date_words(day) if day else "" for day in (old.date, new.date)]
        lines.append(_line("Tanggal surat pengantar", words[0], words[1]))
    for one in particulars:
        was, now = before.particulars.get(one.key, ""), after.particulars.get(one.key, "")
        if was != now:
            if one.kind not in _SECRET_KINDS:
                was, now = particular_words(one.kind, was), particular_words(one.kind, now)
            lines.append(_line(one.label, was, now, secret=one.kind in _SECRET_KINDS))
    return lines


def _line(label: str, old: str, new: str, *, secret: bool = False) -> str:
    if secret:
        old, new = mask_nik(old), mask_nik(new)
        if old == new:
            # What differs is behind the dots: two equal texts would look like a mistake.
            return f"{label}: {new} (angka yang disembunyikan diperbaiki)"
    return f"{label}: {_cut(old) or _NOTHING} → {_cut(new) or _NOTHING}"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"
