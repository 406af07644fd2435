"""Reads a letter template from plain data (assets/letters) and refuses what cannot be right."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from app.model.letter_template import DAY_OF, FieldKind, LetterTemplate, Particular, Proper, TemplateRow
from app.rules.packs.plain_data import Place
from app.rules.papers.patterns import unknown_placeholders

STANDARD_ROWS = ("nama", "nik", "kk", "lahir", "kelamin", "kewarganegaraan", "agama", "pekerjaan", "alamat")
"""Rows that every applicant can fill; those without a value fall away."""

_PARTICULAR = frozenset(one.name for one in fields(Particular))
PURPOSE = "keperluan"
OFFICE_PLACEHOLDERS = (
    PURPOSE,
    "dasar",
    "dasar_permohonan",
    "isi",
    "sebagai",
    "kantor",
    "kepala",
    "nama_kantor",
    "kecamatan",
    "kabupaten",
    "wilayah",
    "nama",
    "desa",
    "alamat",
)
"""keperluan: purpose; dasar: ', berdasarkan surat pengantar …' or empty, dasar_permohonan the same of the applicant's
own letter; isi: what the letter says or is for, as typed or as the service has it; sebagai: 'penduduk Kecamatan Lekok'
as fits the applicant; kantor: 'Kecamatan Lekok'; kepala: 'Camat Lekok'; nama_kantor: 'Lekok'; kecamatan, kabupaten:
names alone; wilayah: 'Kabupaten Pasuruan'; nama, desa, alamat: of the applicant. Each date has its day of the week as
hari_ before its key."""


def read_template(data: Any, key: str, where: str) -> LetterTemplate:
    """The template of the service `key`; `where` names the file in errors. Raises CatalogueError."""
    p = Place(data, where)
    p.only(frozenset({"version", "particulars", "rows", "opening", "body", "giving", "closing", "purpose"}))
    particulars = tuple(read_particular(q) for q in p.places("particulars"))
    names = [q.key for q in particulars]
    if len(set(names)) != len(names) or set(names) & set(OFFICE_PLACEHOLDERS):
        raise p.fail("kunci pada “particulars” kembar atau sudah dipakai")
    listed = p.data.get("rows", [])
    if not isinstance(listed, list):
        raise p.fail("“rows” harus berupa daftar")
    rows = tuple(_read_row(item, p) for item in listed)
    template = LetterTemplate(
        key=key,
        version=p.whole("version", 1, 1, 9999),
        particulars=particulars,
        rows=rows,
        opening=p.text("opening", ""),
        body=p.texts("body"),
        closing=p.text("closing", ""),
        giving=p.texts("giving"),
    )
    if template.giving and not template.body:
        raise p.fail("“giving” hanya ada di samping “body”")
    patterns = [template.opening, *template.body, *template.giving, template.closing, *(r.value for r in rows)]
    asks = p.flag("purpose", any(f"{{{PURPOSE}}}" in pattern for pattern in patterns))
    days = [DAY_OF + q.key for q in particulars if q.kind is FieldKind.DATE]
    unknown = unknown_placeholders(patterns, (*OFFICE_PLACEHOLDERS, *names, *days))
    if unknown:
        raise p.fail(f"isian {{{sorted(unknown)[0]}}} tidak dikenal")
    return replace(template, asks_purpose=asks)


def read_particular(p: Place) -> Particular:
    """One particular. Raises CatalogueError where a choice has no answers to choose from."""
    p.only(_PARTICULAR)
    if (p.data.get("kind") == FieldKind.CHOICE) != bool(p.texts("choices")):
        raise p.fail("“choices” hanya ada pada, dan wajib untuk, kind = choice")
    if p.text("usual", "") and p.text("usual") not in p.texts("choices"):
        raise p.fail("“usual” harus salah satu dari “choices”")
    if p.flag("persons", False) and p.flag("required", False):
        raise p.fail("yang hanya ditanyakan kepada perorangan tidak dapat wajib")
    return Particular(
        key=p.needed("key"),
        label=p.needed("label"),
        kind=p.one_of("kind", FieldKind, FieldKind.TEXT),
        required=p.flag("required", False),
        hint=p.text("hint", ""),
        choices=p.texts("choices"),
        length=p.whole("length", 0, 0, 5000),
        past=p.flag("past", False),
        future=p.flag("future", False),
        open=p.flag("open", False),
        usual=p.text("usual", ""),
        proper=p.one_of("proper", Proper) if "proper" in p.data else None,
        persons=p.flag("persons", False),
    )


def _read_row(item: Any, p: Place) -> TemplateRow:
    if isinstance(item, str):
        if item not in STANDARD_ROWS:
            raise p.fail(f"baris “{item}” tidak dikenal (pilihan: {', '.join(STANDARD_ROWS)})")
        return TemplateRow(key=item)
    row = Place(item, f"{p.where}, rows")
    row.only(frozenset({"label", "value", "strong"}))
    return TemplateRow(label=row.needed("label"), value=row.needed("value"), strong=row.flag("strong", False))
