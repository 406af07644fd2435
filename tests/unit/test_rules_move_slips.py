"""The slips of moves: each says who decided what, why, and what happens next, and shows no whole identity number."""

import datetime as dt
import json
import random
import re
from dataclasses import asdict

import pytest

from app.actions.made_up import made_up_applicant
from app.assets import Packs
from app.model.case import Case, CaseEvent, CaseState, Move, Tick
from app.model.catalogue import ApplicantKind, Form
from app.model.papers import PaperLine, SlipContent
from app.model.people import Applicant, Officer
from app.rules.flow import PRINTED_REASON
from app.rules.identity import mask_nik
from app.rules.papers.move_slips import SLIP_TITLES, move_slip
from tests.builders import MONDAY, RINA, case_of

LEKOK = Packs().get("lekok")
OFFICER = Officer(1, "Petugas A", "Loket 1")
CAMAT = "Dra. Contoh Pejabat"


def skck(applicant: Applicant = RINA, **changes: object) -> Case:
    return case_of(LEKOK, "skck", applicant, **changes)


def slip(case: Case, move: Move, note: str = "Nama berbeda.", official: str = "", position: int = 0) -> SlipContent:
    event = CaseEvent(MONDAY, move, OFFICER.name, "", official, note, position=position)
    return move_slip(case, event, LEKOK.office, OFFICER, "Camat" if official else "", training=False)


def rows(paper: SlipContent) -> dict[str, str]:
    return {row.label: row.value for row in paper.rows}


@pytest.mark.parametrize("move", sorted(PRINTED_REASON))
def test_every_move_with_a_printed_reason_has_its_slip(move: Move) -> None:
    paper = slip(skck(position=1), move, " Nama pada KTP\nberbeda. ", position=1)
    assert paper.title == SLIP_TITLES[move]
    assert paper.reason.endswith(": Nama pada KTP berbeda.")
    assert (paper.number, paper.officer) == ("2611-0423-5", "Petugas A")
    assert (paper.date_line, paper.time_line) == ("Senin, 23 November 2026", "pukul 08.00")
    assert rows(paper)["Pemohon"] == "RINA CONTOH"
    assert "lembar ini" in paper.closing.lower()
    assert paper.missing == ()


def test_a_correction_sheet_says_from_which_desk_to_which() -> None:
    case = skck(position=1)
    said = rows(slip(case, Move.STEP_BACK, position=2))
    assert said["Dari meja"] == f"Register & stempel – {case.steps[2].text}"
    assert said["Kembali ke"] == f"Tanda tangan – {case.steps[1].text}"


def test_a_refusal_names_the_official_who_refused_on_paper() -> None:
    refused = slip(skck(state=CaseState.REFUSED), Move.REFUSE, official=CAMAT)
    assert rows(refused)["Ditolak oleh"] == f"{CAMAT}, Camat"
    assert "keberatan" in refused.closing
    assert "Ditolak oleh" not in rows(slip(skck(state=CaseState.REFUSED), Move.REFUSE))


def test_a_withdrawal_lists_what_goes_back_and_the_applicant_signs() -> None:
    ticks = {"1": Tick(True), "2": Tick(True, Form.ORIGINAL, 4)}
    paper = slip(skck(ticks=ticks), Move.WITHDRAW, "Sudah tidak diperlukan.")
    assert paper.brought_title == "Berkas yang dikembalikan kepada pemohon"
    assert PaperLine("Pas foto 4×6", "asli, 4 lembar") in paper.brought
    assert paper.signer == "Rina Contoh"
    assert paper.reason == "Keterangan pemohon: Sudah tidak diperlukan."
    assert "berkas di atas sudah dikembalikan" in paper.closing
    assert "di atas" not in slip(skck(), Move.WITHDRAW).closing


def test_only_a_withdrawal_is_signed_by_the_applicant() -> None:
    assert {move for move in PRINTED_REASON if slip(skck(position=1), move, position=1).signer} == {Move.WITHDRAW}


def test_a_reopened_file_says_where_it_goes_on_and_what_is_promised_now() -> None:
    case = skck(position=1, due_at=MONDAY + dt.timedelta(minutes=45))
    said = rows(slip(case, Move.REOPEN))
    assert said["Dilanjutkan di"] == f"Tanda tangan – {case.steps[1].text}"
    assert said["Dijanjikan"] == "hari ini, Senin, 23 November 2026, pukul 08.45"
    draft = slip(skck(state=CaseState.INCOMPLETE, complete_at=None), Move.REOPEN)
    assert rows(draft)["Dilanjutkan di"] == "Loket"
    assert "Lengkapi" in draft.closing


@pytest.mark.parametrize("kind", ApplicantKind)
@pytest.mark.parametrize("move", sorted(PRINTED_REASON))
def test_no_slip_shows_a_whole_identity_number(kind: ApplicantKind, move: Move) -> None:
    applicant = made_up_applicant(random.Random(7), kind, MONDAY.date(), ("Jatirejo",))
    said = json.dumps(asdict(slip(skck(applicant, position=1), move, position=1)), ensure_ascii=False, default=str)
    assert not re.search(r"\d{9,}", said)
    assert mask_nik(applicant.nik or applicant.passport) in said
