"""`cetak`: one paper of a case as PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.actions.intake import return_incomplete, save_draft
from app.actions.made_up import missing_one
from app.model.catalogue import StepKind
from app.rules.books.numbering import damm
from tests.builders import Counter
from tests.integration.commands.conftest import Said, ask


def read_pdf(path: Path) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(path).pages))


def test_the_receipt_of_a_file_is_printed(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    case = counter.take_in("skck")
    target = tmp_path / "terima.pdf"
    said = loket("cetak", "tanda-terima", case.number, "--keluaran", target, "--data", data)
    assert said == Said(0, f"Tersimpan: {target}\n", "")
    assert case.number in read_pdf(target)
    assert ask(data / "loket.db", "SELECT kind, case_id, target FROM print_log") == [
        ("tanda terima", case.id, "terima.pdf")
    ]


def test_the_slip_of_an_incomplete_file_is_printed(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    form = missing_one(counter.rng, counter.form("skck"), counter.service("skck"))
    with counter.store.write() as uow:
        case = return_incomplete(form, uow, counter.now, counter.officer).value
    target = tmp_path / "kurang.pdf"
    assert loket("cetak", "kekurangan", case.number, "--keluaran", target, "--data", data).code == 0
    assert case.number in read_pdf(target)


def test_a_letter_is_issued_once_and_reprinted_as_it_was(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
    entry = counter.entry(case)
    assert entry is not None
    first, again = tmp_path / "surat.pdf", tmp_path / "salinan.pdf"
    assert loket("cetak", "surat", case.number, "--keluaran", first, "--data", data).code == 0
    assert loket("cetak", "surat", entry.number, "--keluaran", again, "--data", data).code == 0
    assert first.read_bytes() == again.read_bytes()
    text = read_pdf(first)
    assert entry.number in text
    assert case.applicant.name.upper() in text
    assert loket("periksa", "--data", data).out == "Data utuh: 1 berkas, 1 nomor register, 1 surat.\n"


def test_a_number_is_taken_with_or_without_dashes(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    case = counter.take_in("skck")
    for number in (case.number.replace("-", ""), f" {case.number} ", case.number.replace("-", " - ")):
        said = loket("cetak", "tanda-terima", number, "--keluaran", tmp_path / "a.pdf", "--data", data)
        assert said.code == 0, said.err


def test_a_wrong_check_digit_is_told(loket, counter: Counter, data: Path, tmp_path: Path) -> None:
    case = counter.take_in("skck")
    wrong = case.number[:-1] + str((int(case.number[-1]) + 1) % 10)
    said = loket("cetak", "tanda-terima", wrong, "--keluaran", tmp_path / "a.pdf", "--data", data)
    assert said.code == 1
    assert said.err.startswith(f"Angka periksa pada nomor berkas {wrong} salah.")
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("number", ["331/9/424.308/2026", f"2611-0999-{damm('26110999')}", "entah"])
def test_a_number_that_nobody_has_is_told(loket, counter: Counter, data: Path, tmp_path: Path, number: str) -> None:
    said = loket("cetak", "surat", number, "--keluaran", tmp_path / "a.pdf", "--data", data)
    assert said.code == 1
    assert f"{number} tidak ada." in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("paper", ["tanda-terima", "kekurangan", "surat"])
def test_a_paper_that_a_file_does_not_have_is_told(
    loket, counter: Counter, data: Path, tmp_path: Path, paper: str
) -> None:
    with counter.store.write() as uow:
        case = save_draft(counter.form("skck"), uow, counter.now, counter.officer).value
    said = loket("cetak", paper, case.number, "--keluaran", tmp_path / "a.pdf", "--data", data)
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_that_is_not_there_is_told_before_a_letter_is_issued(
    loket, counter: Counter, data: Path, tmp_path: Path
) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.HAND_OVER)
    said = loket("cetak", "surat", case.number, "--keluaran", tmp_path / "tiada" / "a.pdf", "--data", data)
    assert said.code == 1
    assert said.err.startswith(f"Folder {tmp_path / 'tiada'} tidak ada.")
    assert loket("cetak", "surat", case.number, "--keluaran", tmp_path, "--data", data).code == 1
    long = loket("cetak", "surat", case.number, "--keluaran", tmp_path / ("a" * 300 + ".pdf"), "--data", data)
    assert (long.code, "tidak bisa ditulis. Periksa nama" in long.err) == (1, True)
    with counter.store.read() as uow:
        assert uow.letters.latest(case.id) is None
