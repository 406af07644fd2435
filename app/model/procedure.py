"""A procedure: what a service writes down at its steps beside the move itself, and the papers that come of it.

Services that end in a letter have few of these (the findings of a site survey); consultation, complaint, information
request, outreach, tax and civil registration live by them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from app.model.catalogue import StepKind
from app.model.letter_template import Particular, TemplateRow
from app.model.papers import PaperSize


@dataclass(frozen=True, slots=True)
class StepForm:
    """What is written down when a step is finished. Without `steps` it may be filled at any time while the file is
    open (a follow-up plan, an extension).

    With `anytime` as well: it is asked at its steps, and may be filled or renewed before and after.

    `actors` narrows the steps to those of these seats, `which` to one among the steps of that kind: 1 the first, -1 the
    last, 0 any. `asked` maps a field to what must have been answered in others
    for it to be asked at all; `by` is the field that begins with whoever works at the step. `once`: filled once at
    most, and only while the file is in work. `blocks` maps a field to the values under which the step cannot be
    finished, only refused or returned; `answers` to those with which a ladder of consultation ends.

    `begins` maps a field to what it begins with, the first of these that is known: particulars of the intake, the
    'form.field' of other forms.
    `repeats`: each filling is one more of its kind, while the file runs; `after` the form that must be filled before.

    `over` maps a day that must not be over to the answers under which it may: what is done was due some day.

    `when` says in which files it is filled at all, as for a document; at a step only the intake is asked for that.
    """

    key: str
    title: str
    fields: tuple[Particular, ...]
    steps: tuple[StepKind, ...] = ()
    actors: tuple[str, ...] = ()
    which: int = 0
    asked: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    over: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    by: str = ""
    once: bool = False
    blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    begins: dict[str, tuple[str, ...]] = field(default_factory=dict)
    repeats: bool = False
    after: str = ""
    anytime: bool = False
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A part of a document: heading, rows of the applicant or of forms, paragraphs, and a table.

    The table is to be filled in by hand, or has a row for each filling of the form `records`: `cells` are its patterns,
    after the number, and may also use {diisi_pada} and {diisi_oleh}. One to fill in by hand has `blank_rows`, or a
    row for each of `firsts`, which stand in its first column. `when` is as for the whole document.
    """

    title: str = ""
    rows: tuple[TemplateRow, ...] = ()
    body: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    blank_rows: int = 0
    firsts: tuple[str, ...] = ()
    records: str = ""
    cells: tuple[str, ...] = ()
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """A printed paper of a procedure: a form, an answer, a refusal, minutes, an attendance sheet.

    `needs` are the forms that must be filled before it makes sense; `when` maps a particular of the intake,
    'form.field' or 'tanya.KEY', a question of the checklist, to the values under which it applies. `signers` in order
    from the left: 'pemohon' (called as `applicant` says), 'petugas', 'pejabat' (who signs the service's papers),
    'penyusun' (whoever drafts at the first step), 'pelaksana' (called `worker`, of the name that the pattern
    `worker_name` says) or 'desa'. The day above them is `dated`, else that of the print. Patterns may use {field} of
    the intake, {form.field} of a filled form and the placeholders of letters.

    With a `subject` it is a surat biasa: Nomor, Sifat, Lampiran and Hal at left, the date at right, then Yth. and the
    lines of `to`; the title only names it. Without, the title stands centred above.
    """

    key: str
    title: str
    button: str
    sections: tuple[DocumentSection, ...]
    needs: tuple[str, ...] = ()
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    signers: tuple[str, ...] = ("petugas",)
    applicant: str = "Pemohon"
    worker: str = ""
    worker_name: str = ""
    closing: str = ""
    dated: str = ""
    numbered: bool = False
    head: bool = True
    subject: str = ""
    to: tuple[str, ...] = ()
    paper: PaperSize = PaperSize.A4


@dataclass(frozen=True, slots=True)
class Procedure:
    """The forms and documents of one service. `version` is kept with each issued document."""

    key: str
    version: int
    forms: tuple[StepForm, ...] = ()
    documents: tuple[DocumentSpec, ...] = ()

    def form(self, key: str) -> StepForm | None:
        """The form with that key."""
        return next((form for form in self.forms if form.key == key), None)

    def document(self, key: str) -> DocumentSpec | None:
        """The document with that key."""
        return next((document for document in self.documents if document.key == key), None)


@dataclass(frozen=True, slots=True)
class Record:
    """A form as filled in: the last one of a form counts, earlier ones stay. `data` maps field keys to stored text."""

    form: str
    data: dict[str, str]
    at: dt.datetime
    officer: str
