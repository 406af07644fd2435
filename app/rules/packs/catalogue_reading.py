"""Reads an office pack or one standard from plain data (TOML or JSON); what cannot be right is refused by its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from app.errors import CatalogueError
from app.model.catalogue import (
    Ahead,
    ApplicantKind,
    Duration,
    DurationUnit,
    FeeKind,
    Form,
    LetterSpec,
    OfficeKind,
    OfficePack,
    OfficeProfile,
    Question,
    Requirement,
    Service,
    ServiceStandard,
    Step,
    StepKind,
    Village,
    When,
)
from app.rules.packs.plain_data import Place

LETTER_KINDS = ("rekomendasi", "pengantar", "keterangan", "dispensasi")
CONDITIONS = ("", "pejabat-ada", "lengkap")
APPLICANT_SEAT = "pemohon"
_STANDARD_KEYS = frozenset(field.name for field in fields(ServiceStandard))
_OFFICE_KEYS = frozenset(field.name for field in fields(OfficeProfile))


def read_pack(data: Any, where: str) -> OfficePack:
    """The whole pack from a parsed catalogue file; `where` names the file in errors. Raises CatalogueError."""
    top = Place(data, where)
    top.only(frozenset({"office", "services"}))
    office = read_office(top.data.get("office"), f"{where}, office")
    services = []
    for place in top.places("services"):
        services.append(_read_service(place, office.seats))
    seen: set[str] = set()
    for service in services:
        if service.key in seen:
            raise CatalogueError(f"{where}: layanan “{service.key}” tercantum dua kali.")
        seen.add(service.key)
    return OfficePack(office, tuple(services))


def read_office(data: Any, where: str) -> OfficeProfile:
    """The office from plain data. Raises CatalogueError."""
    p = Place(data, where)
    p.only(_OFFICE_KEYS)
    seats = p.data.get("seats", {})
    if not isinstance(seats, Mapping) or not all(isinstance(v, str) and v.strip() for v in seats.values()):
        raise p.fail("“seats” harus berisi jabatan berbentuk teks")
    date = p.data.get("decree_date")
    if isinstance(date, str) and date:
        try:
            date = dt.date.fromisoformat(date)
        except ValueError:
            raise p.fail("“decree_date” bukan tanggal (contoh: 2024-01-03)") from None
    # A TOML time stamp is a date to Python, but would not read back as one.
    if date is not None and date != "" and (not isinstance(date, dt.date) or isinstance(date, dt.datetime)):
        raise p.fail("“decree_date” bukan tanggal (contoh: 2024-01-03)")
    return OfficeProfile(
        key=p.needed("key"),
        kind=p.one_of("kind", OfficeKind),
        name=p.needed("name"),
        district=p.text("district", ""),
        regency=p.text("regency", ""),
        address=p.text("address", ""),
        postcode=p.text("postcode", ""),
        phones=p.texts("phones"),
        email=p.text("email", ""),
        web=p.text("web", ""),
        unit_code=p.text("unit_code", ""),
        decree_number=p.text("decree_number", ""),
        decree_date=date or None,
        revokes=p.text("revokes", ""),
        area_code=p.text("area_code", ""),
        villages=tuple(Village(v.needed("code"), v.needed("name")) for v in p.places("villages")),
        seats={str(k): v.strip() for k, v in seats.items()},
    )


def _read_service(p: Place, seats: Mapping[str, str]) -> Service:
    key = p.needed("key")
    p = Place(p.data, f"{p.where} ({key})")
    p.only(_STANDARD_KEYS | {"key", "title", "short", "open", "applicant"})
    standard = _read_standard(p, seats)
    is_open = p.flag("open", True)
    if is_open and not standard.requirements_known:
        raise p.fail("layanan dibuka padahal daftar persyaratannya belum diketahui")
    if is_open and not standard.steps:
        raise p.fail("layanan dibuka padahal alurnya belum diisi")
    title = p.needed("title")
    return Service(
        key=key,
        title=title,
        short=p.text("short", title),
        open=is_open,
        applicant=p.one_of("applicant", ApplicantKind, ApplicantKind.PERSON),
        standard=standard,
    )


def read_stored_standard(data: Any) -> ServiceStandard:
    """A standard as `standard_as_data` wrote it; its seats were checked when it was made. Raises CatalogueError."""
    p = Place(data, "standar tersimpan")
    p.only(_STANDARD_KEYS)
    return _read_standard(p, None)


def _read_standard(p: Place, seats: Mapping[str, str] | None) -> ServiceStandard:
    questions = _read_questions(p)
    keys = [q.key for q in questions]
    if len(set(keys)) != len(keys):
        raise p.fail("dua pertanyaan memakai kunci yang sama")
    requirements = tuple(_read_requirement(r, questions) for r in p.places("requirements"))
    known = p.flag("requirements_known", True)
    if not known and requirements:
        raise p.fail("persyaratan ditandai belum diketahui, tetapi ada isinya")
    steps = tuple(_read_step(s, questions, seats) for s in p.places("steps"))
    fee = None if p.data.get("fee") is None else Place(p.data["fee"], f"{p.where}, fee").one_of("kind", FeeKind)
    count = p.data.get("staff_count")
    return ServiceStandard(
        requirements_known=known,
        requirements=requirements,
        questions=questions,
        steps=steps,
        duration=_read_duration(p),
        fee=fee,
        product=p.text("product", ""),
        letter=_read_letter(p),
        complaints_to=p.texts("complaints_to"),
        legal_basis=p.texts("legal_basis"),
        facilities=p.texts("facilities"),
        competence=p.texts("competence"),
        supervision=p.text("supervision", ""),
        staff_count=None if count is None else p.whole("staff_count", None, 1, 999),
        guarantee=p.texts("guarantee"),
        safety=p.texts("safety"),
        evaluation=p.text("evaluation", ""),
        notes=p.texts("notes"),
    )


def _read_questions(p: Place) -> tuple[Question, ...]:
    """The questions; each may hang on those before it, so that they are asked from top to bottom."""
    questions: list[Question] = []
    for place in p.places("questions"):
        questions.append(_read_question(place, questions))
    return tuple(questions)


def _read_question(p: Place, before: Sequence[Question]) -> Question:
    p.only(frozenset({"key", "ask", "answers", "tells", "usual", "when"}))
    answers = p.texts("answers")
    if len(answers) < 2 or len(set(answers)) != len(answers):
        raise p.fail("“answers” butuh sedikitnya dua jawaban yang berbeda")
    table = Place(p.data.get("tells") or {}, f"{p.where}, tells")
    tells = {str(key): table.texts(key) for key in table.data}
    if any(len(told) != len(answers) for told in tells.values()):
        raise p.fail("“tells” butuh satu isi untuk tiap jawaban")
    usual = p.text("usual", "")
    if usual and usual not in answers:
        raise p.fail(f"“usual” = “{usual}” bukan salah satu jawaban")
    when = _read_when(p, before)
    if when and tells:
        raise p.fail("“tells” hanya ada pada pertanyaan yang selalu ditanyakan")
    return Question(p.needed("key"), p.needed("ask"), answers, tells, usual, when)


def _read_when(p: Place, questions: Sequence[Question]) -> When:
    raw = p.data.get("when") or {}
    if not isinstance(raw, Mapping):
        raise p.fail("“when” harus berupa tabel pertanyaan = [jawaban]")
    known = {q.key: q.answers for q in questions}
    when: dict[str, tuple[str, ...]] = {}
    for key, answers in raw.items():
        if key not in known:
            raise p.fail(f"“when” menyebut pertanyaan “{key}” yang tidak ada")
        listed = (answers,) if isinstance(answers, str) else Place(raw, f"{p.where}, when").texts(key)
        for answer in listed:
            if answer not in known[key]:
                raise p.fail(f"“when” menyebut jawaban “{answer}” yang tidak ada pada “{key}”")
        if not listed:
            raise p.fail(f"“when” untuk “{key}” kosong")
        when[str(key)] = listed
    return when


def _read_requirement(p: Place, questions: Sequence[Question]) -> Requirement:
    p.only(frozenset({"text", "form", "copies", "when", "items", "ahead", "fields"}))
    ahead = None
    if "ahead" in p.data:
        limit = Place(p.data["ahead"], f"{p.where}, ahead")
        limit.only(frozenset({"days", "of"}))
        if limit.needed("of") not in ("surat", "kunjungan"):
            raise limit.fail("“of” harus surat atau kunjungan")
        ahead = Ahead(limit.whole("days", None, 1, 90), limit.needed("of") == "surat")
    items, fields = p.texts("items"), p.lists("fields")
    if fields and len(fields) != max(1, len(items)):
        raise p.fail("“fields” butuh satu daftar untuk tiap bagian pada “items”")
    return Requirement(
        text=p.needed("text"),
        form=p.one_of("form", Form, Form.ANY),
        copies=p.whole("copies", 1, 1, 99),
        when=_read_when(p, questions),
        items=items,
        ahead=ahead,
        fields=fields,
    )


def _read_step(p: Place, questions: Sequence[Question], seats: Mapping[str, str] | None) -> Step:
    p.only(frozenset({"kind", "actor", "text", "added", "when"}))
    actor = p.needed("actor")
    if seats is not None and actor != APPLICANT_SEAT and actor not in seats:
        raise p.fail(f"“actor” = “{actor}” tidak ada di daftar jabatan kantor")
    return Step(
        kind=p.one_of("kind", StepKind),
        actor=actor,
        text=p.needed("text"),
        added=p.text("added", ""),
        when=_read_when(p, questions),
    )


def _read_duration(p: Place) -> Duration | None:
    if p.data.get("duration") is None:
        return None
    d = Place(p.data["duration"], f"{p.where}, duration")
    d.only(frozenset({"value", "unit", "condition", "text"}))
    condition = d.text("condition", "")
    if condition not in CONDITIONS:
        raise d.fail(f"“condition” = “{condition}” tidak dikenal")
    return Duration(d.whole("value", None, 1, 9999), d.one_of("unit", DurationUnit), condition, d.needed("text"))


def _read_letter(p: Place) -> LetterSpec | None:
    if not p.data.get("letter"):
        return None
    spec = Place(p.data["letter"], f"{p.where}, letter")
    spec.only(frozenset({"kind", "title", "words"}))
    kind = spec.needed("kind")
    if kind not in LETTER_KINDS:
        raise spec.fail(f"“kind” = “{kind}” tidak dikenal (pilihan: {', '.join(LETTER_KINDS)})")
    return LetterSpec(kind, spec.needed("title"), spec.text("words", ""))
