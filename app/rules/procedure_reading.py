"""Reads a procedure from plain data (assets/procedures) and refuses what cannot be right."""

from __future__ import annotations

from typing import Any

from app.model.catalogue import StepKind
from app.model.letter_template import FieldKind, Particular, TemplateRow
from app.model.papers import PaperSize
from app.model.procedure import DocumentSection, DocumentSpec, Procedure, StepForm
from app.rules.letter_template_reading import OFFICE_PLACEHOLDERS, STANDARD_ROWS, read_particular
from app.rules.patterns import unknown_placeholders
from app.rules.plain_data import Place

SIGNERS = ("pemohon", "petugas", "pejabat", "desa")
PROCEDURE_PLACEHOLDERS = (
    "nomor_berkas",
    "tanggal_terima",
    "tanggal_dijanjikan",
    "tanggal_hari_ini",
    "petugas",
    "layanan",
)


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
    for document in documents:
        _check_document(document, known, {form.key for form in forms}, p)
    return Procedure(key, p.whole("version", 1, 1, 9999), forms, documents)


def _read_form(p: Place) -> StepForm:
    p.only(frozenset({"key", "title", "fields", "steps", "blocks"}))
    fields = tuple(read_particular(q) for q in p.places("fields"))
    if not fields or len({q.key for q in fields}) != len(fields):
        raise p.fail("“fields” kosong atau kuncinya kembar")
    try:
        steps = tuple(StepKind(kind) for kind in p.texts("steps"))
    except ValueError as error:
        raise p.fail(f"langkah tidak dikenal: {error}") from None
    blocks = _choices(p, "blocks")
    by_key = {q.key: q for q in fields}
    for key, wanted in blocks.items():
        if key not in by_key or by_key[key].kind is not FieldKind.CHOICE or not set(wanted) <= set(by_key[key].choices):
            raise p.fail(f"“blocks” menyebut pilihan yang tidak ada: {key}")
    return StepForm(p.needed("key"), p.needed("title"), fields, steps, blocks)


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
                "closing",
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
        closing=p.text("closing", ""),
        numbered=p.flag("numbered", False),
        head=p.flag("head", True),
        subject=p.text("subject", ""),
        to=p.texts("to"),
        paper=p.one_of("paper", PaperSize, PaperSize.A4),
    )


def _read_section(p: Place) -> DocumentSection:
    p.only(frozenset({"title", "rows", "body", "columns", "blank_rows"}))
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
        columns=p.texts("columns"),
        blank_rows=p.whole("blank_rows", 0, 0, 60),
    )


def _check_document(document: DocumentSpec, known: set[str], forms: set[str], p: Place) -> None:
    missing = set(document.needs) - forms
    if missing:
        raise p.fail(f"dokumen {document.key} meminta isian yang tidak ada: {sorted(missing)[0]}")
    unknown = set(document.when) - known
    patterns = [document.closing, document.title, document.subject, *document.to]
    for section in document.sections:
        patterns += [section.title, *section.body, *(row.value for row in section.rows)]
    unknown |= unknown_placeholders(patterns, {*known, *OFFICE_PLACEHOLDERS, *PROCEDURE_PLACEHOLDERS})
    if unknown:
        raise p.fail(f"dokumen {document.key}: isian {{{sorted(unknown)[0]}}} tidak dikenal")
