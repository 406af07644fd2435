"""Changing a standard: always a new version with a date and a reason; files already open keep theirs."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from app.actions.setup import the_office
from app.changes import Change, Outcome, outcome
from app.errors import CatalogueError, UserError
from app.model.catalogue import (
    ApplicantKind,
    FeeKind,
    LetterSpec,
    OfficeKind,
    Service,
    ServiceStandard,
    Step,
    StepKind,
)
from app.ports import ClassificationSource, UnitOfWork
from app.rules.packs.catalogue_reading import read_stored_standard
from app.rules.packs.catalogue_writing import standard_as_data
from app.rules.packs.new_service import short_name
from app.rules.packs.standard_words import UNFINISHED, open_notes
from app.rules.papers.letter_words import in_sentence
from app.rules.wording import one_line


def revise_standard(
    key: str, content: ServiceStandard, reason: str, uow: UnitOfWork, now: dt.datetime, officer_id: int
) -> Outcome[int]:
    """Puts a changed standard in force from today; its version.

    Raises UserError without reason, for a standard that nobody could work by, or one that an open service cannot do
    without: its list and its flow.
    """
    if not one_line(reason):
        raise UserError("Alasan perubahan belum diisi.", "Contoh: sesuai keputusan camat yang baru.", field="reason")
    check_standard(content)
    stored = uow.catalogue.service(key)
    if content == stored.service.standard:
        return outcome(stored.version)
    content = replace(content, requirements_known=content.requirements_known or bool(content.requirements))
    content = replace(content, notes=open_notes(content), letter=content.letter and check_letter(content.letter))
    if stored.service.open:
        _check_can_open(content)
    version = uow.catalogue.add_standard(key, content, now.date(), one_line(reason), now, officer_id)
    uow.commit()
    return outcome(version, Change.CATALOGUE)


def check_standard(content: ServiceStandard) -> None:
    """Raises UserError for a standard that nobody could work by, e.g. with an empty requirement."""
    for n, requirement in enumerate(content.requirements, 1):
        if not one_line(requirement.text):
            raise UserError(f"Persyaratan ke-{n} masih kosong.", "Isi atau hapus barisnya.", field="requirements")
    if content.letter is not None:
        check_letter(content.letter)
    # What is kept is read again for years: whatever the reading would refuse is refused now, while it can be mended.
    known = replace(content, requirements_known=content.requirements_known or bool(content.requirements))
    try:
        read_stored_standard(standard_as_data(known))
    except CatalogueError as error:
        raise UserError(
            f"Isi standar ini belum cocok: {error.sentence.removeprefix('standar tersimpan, ')}",
            "Perbaiki bagian itu, lalu simpan lagi.",
        ) from error


def check_letter(letter: LetterSpec) -> LetterSpec:
    """The letter as it is kept. Raises UserError for one without a title."""
    title = one_line(letter.title).upper()
    if not title:
        raise UserError("Judul surat belum diisi.", "Contoh: SURAT KETERANGAN PENGHASILAN.", field="letter")
    return LetterSpec(letter.kind, title, in_sentence(one_line(letter.words).rstrip(". ")))


def set_open(key: str, is_open: bool, uow: UnitOfWork) -> Outcome[None]:
    """Opens or closes a service at the counter.

    Raises UserError for one whose requirements or flow are not known yet.
    """
    standard = uow.catalogue.service(key).service.standard
    if is_open:
        _check_can_open(standard)
    uow.catalogue.set_open(key, is_open)
    uow.commit()
    return outcome(None, Change.CATALOGUE)


def _check_can_open(standard: ServiceStandard) -> None:
    if not standard.requirements_known:
        raise UserError("Daftar persyaratan layanan ini belum ada.", "Isi dulu persyaratannya, lalu buka.")
    if not standard.steps:
        raise UserError("Alur layanan ini belum ada.", "Isi dulu alurnya, lalu buka.")


def set_classification(key: str, classification: str, uow: UnitOfWork) -> Outcome[None]:
    """Changes the klasifikasi of a service's letters from now on. Raises UserError for one that is no code."""
    uow.catalogue.set_classification(key, check_classification(classification))
    uow.commit()
    return outcome(None, Change.CATALOGUE)


CODE_TABLES = {"lama": "Daftar lama", "baru": "Permendagri 83/2022"}
"""The two tables of klasifikasi codes that an office may follow."""


def apply_code_table(table: str, uow: UnitOfWork, codes: ClassificationSource) -> Outcome[int]:
    """Gives every service the code of that table for its next letters; how many changed. Raises UserError."""
    if table not in CODE_TABLES:
        raise UserError("Tabel kode klasifikasi belum dipilih.", field="table")
    changed = 0
    for stored in uow.catalogue.services():
        code = codes.usual(stored.service.key, table)
        if code != stored.classification:
            uow.catalogue.set_classification(stored.service.key, code)
            changed += 1
    uow.commit()
    return outcome(changed, Change.CATALOGUE)


def check_classification(classification: str) -> str:
    """The code as it is kept. Raises UserError for one that is no code."""
    code = one_line(classification)
    if not re.fullmatch(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*", code):
        raise UserError("Kode klasifikasi harus angka dengan titik.", "Contoh: 331 atau 100.2.2.5.", field="code")
    return code


def plain_steps(kind: OfficeKind, *, letter: bool = True) -> tuple[Step, ...]:
    """The plain flow of a letter, or of a service without one; each step is marked as added by the program."""
    head, deputy = ("camat", "sekcam") if kind is OfficeKind.KECAMATAN else ("lurah", "sekretaris-lurah")
    added = "Alur umum; sesuaikan dengan keputusan kantor"
    if not letter:
        return (
            Step(StepKind.VERIFY, "petugas", "Memeriksa kelengkapan berkas", added),
            Step(StepKind.PROCESS, "petugas", "Memproses permohonan", added),
            Step(StepKind.HAND_OVER, "petugas", "Menyerahkan hasil kepada pemohon", added),
        )
    return tuple(
        Step(step, actor, text, added)
        for step, actor, text in (
            (StepKind.VERIFY, "petugas", "Memeriksa kelengkapan berkas"),
            (StepKind.INITIAL, deputy, "Memeriksa dan memaraf surat"),
            (StepKind.SIGN, head, "Menandatangani surat"),
            (StepKind.REGISTER, "petugas", "Mencatat di buku register"),
            (StepKind.STAMP, "petugas", "Membubuhkan stempel"),
            (StepKind.HAND_OVER, "petugas", "Menyerahkan surat kepada pemohon"),
        )
    )


def add_service(
    title: str,
    applicant: ApplicantKind,
    letter: LetterSpec | None,
    uow: UnitOfWork,
    now: dt.datetime,
    codes: ClassificationSource,
) -> Outcome[str]:
    """Adds a service with the plain flow, not yet open; its key.

    Raises UserError for an empty or known title, or a letter without one.
    """
    title = one_line(title)
    key = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    if not key:
        raise UserError("Nama layanan belum diisi.", field="title")
    services = uow.catalogue.services()
    if any(s.service.key == key for s in services):
        raise UserError("Layanan dengan nama itu sudah ada.", field="title")
    office = the_office(uow)
    standard = ServiceStandard(
        requirements_known=False,
        requirements=(),
        questions=(),
        steps=plain_steps(office.kind, letter=letter is not None),
        duration=None,
        fee=FeeKind.FREE,
        product=title,
        letter=letter and check_letter(letter),
        complaints_to=(),
        legal_basis=(),
        facilities=(),
        competence=(),
        supervision="",
        staff_count=None,
        guarantee=(),
        safety=(),
        evaluation="",
        notes=(f"{UNFINISHED}; isi sesuai keputusan kantor.",),
    )
    service = Service(key, title, short_name(title), False, applicant, standard)
    uow.catalogue.add_service(service, len(services) + 1, codes.usual(key, "lama"), now.date())
    uow.commit()
    return outcome(key, Change.CATALOGUE)
