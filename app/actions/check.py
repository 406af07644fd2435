"""The integrity check: whether the data file is whole, and whether what it says agrees with itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from app.actions.closing import seal_findings
from app.errors import EnvironmentProblem, UserError
from app.model.case import STATE_LABELS, CaseState
from app.ports import AuditStore, CheckedCase, CheckedLetter, SeriesCounter, Store
from app.rules.books.numbering import read_case_number
from app.rules.flow import state_at
from app.rules.wording import number_words


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was looked at and what was found, one sentence each that names the row."""

    findings: tuple[str, ...]
    cases: int
    entries: int
    letters: int

    @property
    def summary(self) -> str:
        """The sentence for a data file without findings."""
        counts = (number_words(n) for n in (self.cases, self.entries, self.letters))
        return "Data utuh: {} berkas, {} nomor register, {} surat.".format(*counts)


def check(store: Store) -> CheckResult:
    """Reads everything once; what keeps it from being read is a finding, too."""
    findings: list[str] = []
    audit = _Audit()
    try:
        findings += store.health()
        with store.read() as uow:
            findings.extend(audit.findings(uow.audit))
            findings.extend(seal_findings(uow))
    except EnvironmentProblem as problem:
        findings.append(problem.full)
    except (ValueError, UserError):  # what another program wrote where a date or a list belongs
        findings.append("Data berisi tanggal atau isian yang tidak bisa dibaca; pemeriksaan berhenti di situ.")
    return CheckResult(tuple(findings), audit.cases, audit.entries, audit.letters)


class _Audit:
    """One reading of the data file, counting as it goes."""

    def __init__(self) -> None:
        self.cases = self.entries = self.letters = 0

    def findings(self, stored: AuditStore) -> Iterator[str]:
        """What does not agree, in the order of register, cases, letters, search."""
        counters = {(c.series, c.year): c for c in stored.counters()}
        for (series, year), rows in groupby(stored.sequences(), key=lambda row: row[:2]):
            sequences = [row[2] for row in rows]
            self.entries += len(sequences)
            yield from _series_findings(series, year, sequences, counters.pop((series, year), None))
        for counter in counters.values():
            yield f"{_book(counter.series, counter.year)}: penghitung sudah {counter.last}, tetapi bukunya kosong."
        self.entries += sum(1 for _ in stored.inserts())
        yield from _book_findings(stored)
        for case in stored.cases():
            self.cases += 1
            yield from _case_findings(case)
        for letter in stored.letters():
            self.letters += 1
            yield from _letter_findings(letter)
        for number in stored.badly_indexed():
            yield f"Berkas {number} tidak lengkap di indeks pencarian."


def _book(series: str, year: int) -> str:
    return f"Buku register {series} tahun {year}" if series else f"Buku register tahun {year}"


def _series_findings(series: str, year: int, sequences: list[int], counter: SeriesCounter | None) -> Iterator[str]:
    """Gaps, duplicates and the counter of one series of one year; `sequences` in order."""
    book = _book(series, year)
    if counter is None:
        yield f"{book}: penghitungnya tidak ada."
    before = counter.first - 1 if counter else sequences[0] - 1
    for sequence in sequences:
        if sequence == before:
            yield f"{book}: nomor urut {sequence} tercatat dua kali."
        elif sequence < before + 1:
            yield f"{book}: nomor urut {sequence} mendahului nomor pertama."
        elif sequence == before + 2:
            yield f"{book}: nomor urut {before + 1} tidak ada."
        elif sequence > before + 2:
            yield f"{book}: nomor urut {before + 1} sampai {sequence - 1} tidak ada."
        before = max(before, sequence)
    if counter is not None and counter.last != before:
        yield f"{book}: penghitung {counter.last}, tetapi nomor urut terakhir {before}."


def _book_findings(stored: AuditStore) -> Iterator[str]:
    """What is missing beside the main numbers: openings, sisipan, reserved numbers, marks, papers sent out."""
    for year in stored.unopened_years():
        yield f"Buku register tahun {year} dipakai, tetapi tidak tercatat dibuka."
    for (series, year, sequence), inserted in groupby(stored.inserts(), key=lambda row: row[:3]):
        for missing in _missing(row[3] for row in inserted):
            yield f"{_book(series, year)}: sisipan {sequence}.{missing} tidak ada."
    for block, rows in stored.blocks():
        if rows != block.last - block.first + 1:
            book = _book(block.series, block.year)
            yield f"{book}: blanko {block.first}–{block.last} (blok no. {block.id}) hanya {rows} nomor yang tercatat."
    for missing in _missing(stored.mark_ids()):
        yield f"Catatan register no. {missing} tidak ada."
    for year, sent in groupby(stored.dispatches(), key=lambda row: row[0]):
        for missing in _missing(row[1] for row in sent):
            yield f"Buku ekspedisi tahun {year}: nomor {missing} tidak ada."


def _missing(numbers: Iterable[int]) -> Iterator[str]:
    """The holes in a run that begins at 1, in words; `numbers` in order."""
    before = 0
    for number in numbers:
        if number > before + 1:
            yield f"{before + 1}" if number == before + 2 else f"{before + 1} sampai {number - 1}"
        before = number


def _case_findings(case: CheckedCase) -> Iterator[str]:
    if read_case_number(case.number) != case.number:
        yield f"Berkas {case.number}: angka periksa pada nomornya salah."
    if not _fits_flow(case):
        where = f"langkah {case.position + 1} dari {len(case.steps)}"
        yield f"Berkas {case.number}: keadaan “{STATE_LABELS[case.state]}” tidak cocok dengan alurnya ({where})."
    if case.letter_number != case.entry_number:
        noted, entered = case.letter_number or "tidak ada", case.entry_number or "tidak ada"
        yield f"Berkas {case.number}: nomor surat {noted}, di buku register {entered}."


def _fits_flow(case: CheckedCase) -> bool:
    """Whether the state is one that a case can have at its step."""
    if case.state in (CaseState.DRAFT, CaseState.INCOMPLETE):
        return case.position == 0 and not case.complete
    if case.state in (CaseState.REFUSED, CaseState.WITHDRAWN):
        return case.position <= len(case.steps)
    here = state_at(case.steps, case.position)
    if case.state is CaseState.RETURNED:
        return case.complete and here is not CaseState.DONE
    return case.complete and here is case.state


def _letter_findings(letter: CheckedLetter) -> Iterator[str]:
    if hashlib.sha256(letter.pdf).hexdigest() != letter.fingerprint:
        name = letter.number or "tanpa nomor"
        yield f"Surat {name} (berkas {letter.case_number}, cetakan ke-{letter.version}) berubah sejak diterbitkan."
