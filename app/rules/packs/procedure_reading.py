"""Reads a procedure from plain data (assets/procedures) and refuses what cannot be right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.model.catalogue import StepKind
from app.model.letter_template import DAY_OF, FieldKind, Particular, TemplateRow
from app.model.papers import PaperSize
from app.model.procedure import DocumentSection, DocumentSpec, Procedure, StepForm
from app.rules.form_beginning import ALSO_KNOWN
from app.rules.packs.letter_template_reading import OFFICE_PLACEHOLDERS, STANDARD_ROWS, read_particular
from app.rules.packs.plain_data import Place
from app.rules.papers.patterns import unknown_placeholders
from app.rules.procedures import QUESTION

SIGNERS = ("pemohon", "petugas", "pejabat", "penyusun", "pelaksana", "desa")
PROCEDURE_PLACEHOLDERS = (
    "nomor_berkas",
    "tanggal_terima",
    "tanggal_dijanjikan",
    "tanggal_hari_ini",
    "petugas",
    "layanan",
    "jam_terima",
    "telepon",
    "penerima",
    "alamat_penerima",
    "pemilik",
    "nomor_pemilik",
    "hari_aturan",
    "batas_aturan",
    "batas_perpanjangan",
)
"""penerima, alamat_penerima: whom an answer goes to, without saying who that is where it must not; pemilik,
nomor_pemilik: whose a document is that was brought, and its number; hari_aturan,
batas_aturan, batas_perpanjangan: what the law gives, until when, and with its extension; empty where it gives none."""
RECORD_PLACEHOLDERS = frozenset({"diisi_pada", "diisi_oleh"})
"""When and by whom a form was filled, in the cells of a table of its fillings."""


def read_procedure(data: Any, key: str, where: str, particulars: tuple[Particular, ...]) -> Procedure:
    """The procedure of the service `key`, whose intake asks for `particulars`. Raises CatalogueError."""
    p = Place(data, where)
    p.only(frozenset({"version", "forms", "documents"}))
    forms = tuple(_read_form(f) for f in p.places("forms"))
    if len({form.key for form in forms}) != len(forms):
        raise p.fail("kunci pada “forms” kembar")
    documents = tuple(_read_document(d) for d in p.places("documents"))
    if len({document.key for document in documents}) != len(documents):
        raise p.fail("kunci pada “documents” kembar")
    known = {q.key for q in particulars} | {f"{form.key}.{q.key}" for form in forms for q in form.fields}
    days = {f"{form.key}.{DAY_OF}{q.key}" for form in forms for q in form.fields if q.kind is FieldKind.DATE}
    for form in forms:
        sources = {source for listed in form.begins.values() for source in listed}
        if sources - known - set(ALSO_KNOWN) or {form.after} - {""} - {one.key for one in forms}:
            raise p.fail(f"“begins” atau “after” pada {form.key} menyebut isian yang tidak ada")
        if _unknown(form.when, {q.key for q in particulars} if form.steps else known):
            raise p.fail(f"“when” pada {form.key} menyebut isian yang tidak ada atau belum diisi")
    for document in documents:
        _check_document(document, known, days, {form.key for form in forms}, p)
    return Procedure(key, p.whole("version", 1, 1, 9999), forms, documents)


def _read_form(p: Place) -> StepForm:
    p.only(
        frozenset(
            {
                "key",
                "title",
                "fields",
                "steps",
                "actors",
                "which",
                "asked",
                "over",
                "by",
                "once",
                "blocks",
                "answers",
                "begins",
                "repeats",
                "after",
                "anytime",
                "when",
            }
        )
    )
    fields = tuple(read_particular(q) for q in p.places("fields"))
    if not fields or len({q.key for q in fields}) != len(fields):
        raise p.fail("“fields” kosong atau kuncinya kembar")
    try:
        steps = tuple(StepKind(kind) for kind in p.texts("steps"))
    except ValueError as error:
        raise p.fail(f"langkah tidak dikenal: {error}") from None
    by_key = {q.key: q for q in fields}
    table = Place(p.data.get("asked", {}), f"{p.where}, asked")
    over = Place(p.data.get("over", {}), f"{p.where}, over")
    form = StepForm(
        key=p.needed("key"),
        title=p.needed("title"),
        fields=fields,
        steps=steps,
        actors=p.texts("actors"),
        which=p.whole("which", 0, -9, 9),
        asked={key: _choices(table, key) for key in table.data},
        over={key: _choices(over, key) for key in over.data},
        by=p.text("by", ""),
        once=p.flag("once", False),
        blocks=_choices(p, "blocks"),
        answers=_choices(p, "answers"),
        begins=_choices(p, "begins"),
        repeats=p.flag("repeats", False),
        after=p.text("after", ""),
        anytime=p.flag("anytime", False),
        when=_choices(p, "when"),
    )
    if ({form.by} - {""} | set(form.asked) | set(form.over) | set(form.begins)) - set(by_key):
        raise p.fail("“by”, “asked”, “over” atau “begins” menyebut isian yang tidak ada")
    for conditions in (form.blocks, form.answers, *form.asked.values(), *form.over.values()):
        for key, wanted in conditions.items():
            choices = by_key[key].choices if key in by_key else ()
            if not set(wanted) <= set(choices):
                raise p.fail(f"pilihan yang tidak ada disebut untuk “{key}”")
    return form


def _choices(p: Place, key: str) -> dict[str, tuple[str, ...]]:
    table = Place(p.data.get(key, {}), f"{p.where}, {key}")
    return {name: table.texts(name) for name in table.data}


def _read_document(p: Place) -> DocumentSpec:
    p.only(
        frozenset(
            {
                "key",
                "title",
                "button",
                "sections",
                "needs",
                "when",
                "signers",
                "applicant",
                "worker",
                "worker_name",
                "closing",
                "dated",
                "numbered",
                "head",
                "subject",
                "to",
                "paper",
            }
        )
    )
    signers = p.texts("signers") or ("petugas",)
    if not set(signers) <= set(SIGNERS):
        raise p.fail(f"“signers” hanya boleh: {', '.join(SIGNERS)}")
    return DocumentSpec(
        key=p.needed("key"),
        title=p.needed("title"),
        button=p.needed("button"),
        sections=tuple(_read_section(s) for s in p.places("sections")),
        needs=p.texts("needs"),
        when=_choices(p, "when"),
        signers=signers,
        applicant=p.text("applicant", "Pemohon"),
        worker=p.text("worker", ""),
        worker_name=p.text("worker_name", ""),
        closing=p.text("closing", ""),
        dated=p.text("dated", ""),
        numbered=p.flag("numbered", False),
        head=p.flag("head", True),
        subject=p.text("subject", ""),
        to=p.texts("to"),
        paper=p.one_of("paper", PaperSize, PaperSize.A4),
    )


def _read_section(p: Place) -> DocumentSection:
    p.only(frozenset({"title", "rows", "body", "columns", "blank_rows", "firsts", "records", "cells", "when"}))
    columns, cells = p.texts("columns"), p.texts("cells")
    if p.data.get("records") and len(cells) + 1 != len(columns):
        raise p.fail("“cells” harus satu kurang dari “columns”, karena yang pertama nomor urut")
    listed = p.data.get("rows", [])
    if not isinstance(listed, list):
        raise p.fail("“rows” harus berupa daftar")
    rows = []
    for item in listed:
        if isinstance(item, str):
            if item not in STANDARD_ROWS:
                raise p.fail(f"baris “{item}” tidak dikenal (pilihan: {', '.join(STANDARD_ROWS)})")
            rows.append(TemplateRow(key=item))
        else:
            row = Place(item, f"{p.where}, rows")
            row.only(frozenset({"label", "value"}))
            rows.append(TemplateRow(label=row.needed("label"), value=row.text("value", "")))
    return DocumentSection(
        title=p.text("title", ""),
        rows=tuple(rows),
        body=p.texts("body"),
        columns=columns,
        blank_rows=p.whole("blank_rows", 0, 0, 60),
        firsts=p.texts("firsts"),
        records=p.text("records", ""),
        cells=cells,
        when=_choices(p, "when"),
    )


def _check_document(document: DocumentSpec, known: set[str], days: set[str], forms: set[str], p: Place) -> None:
    missing = {*document.needs, *(s.records for s in document.sections if s.records)} - forms
    if missing:
        raise p.fail(f"dokumen {document.key} meminta isian yang tidak ada: {sorted(missing)[0]}")
    unknown = {key for when in (document.when, *(s.when for s in document.sections)) for key in _unknown(when, known)}
    patterns = [document.closing, document.dated, document.title, document.subject, document.worker_name, *document.to]
    for section in document.sections:
        patterns += [section.title, *section.body, *section.firsts, *(row.value for row in section.rows)]
    every = {*known, *days, *OFFICE_PLACEHOLDERS, *PROCEDURE_PLACEHOLDERS}
    unknown |= unknown_placeholders(patterns, every)
    cells = [cell for section in document.sections for cell in section.cells]
    unknown |= unknown_placeholders(cells, every | RECORD_PLACEHOLDERS)
    if unknown:
        raise p.fail(f"dokumen {document.key}: isian {{{sorted(unknown)[0]}}} tidak dikenal")


def _unknown(when: Iterable[str], known: set[str]) -> set[str]:
    """What a condition names and nobody fills in; the questions of a checklist differ from office to office."""
    return {key for key in when if not key.startswith(QUESTION)} - known
