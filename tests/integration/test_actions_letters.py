"""Letters on a real data file, really drawn: issued once, kept whole, and reprinted as the same bytes."""

import dataclasses
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import text

from app.actions.letters import compose_letter, content_as_data, has_letter, issue
from app.actions.moves import refuse, return_to_applicant
from app.actions.setup import save_emblem, save_official, save_settings
from app.assets import Templates
from app.errors import UserError
from app.model.case import Case
from app.model.catalogue import StepKind
from app.model.papers import LetterContent, PaperSize
from app.model.people import Official
from app.model.settings import LETTER_PAPER, LETTER_PLACE, SURVEY_URL
from app.ports import StoredLetter
from reports.renderer import PdfRenderer
from tests.builders import Counter, open_office

RENDERER = PdfRenderer()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_office(tmp_path) as counter:
        yield counter


def print_letter(counter: Counter, case: Case, **how: object) -> StoredLetter:
    with counter.store.write() as uow:
        return issue(case.number, uow, RENDERER, counter.now, counter.officer, **how).value


def composed(counter: Counter, case: Case, signer_id: int | None = None) -> LetterContent:
    with counter.store.read() as uow:
        return compose_letter(case, uow, counter.now.date(), signer_id)


def seated(counter: Counter, seat: str) -> Official:
    with counter.store.read() as uow:
        return next(o for o in uow.people.officials() if o.seat == seat)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def rows(counter: Counter, query: str) -> list[tuple]:
    with counter.store.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_letter_says_who_for_what_and_under_which_number(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck", purpose="melamar pekerjaan"), StepKind.STAMP)
    (page,) = pages(print_letter(counter, case).pdf)
    plain = " ".join(page.split())
    for said in (
        *("PEMERINTAH KABUPATEN PASURUAN", "KECAMATAN LEKOK", "SURAT REKOMENDASI", "331/1/424.308/2026"),
        *(case.applicant.name.upper(), case.applicant.nik, "melamar pekerjaan", case.number),
        *("a.n. CAMAT LEKOK", "KEPALA SEKSI PEMERINTAHAN DAN PELAYANAN", "Lekok, 23 November 2026"),
    ):
        assert said in plain


def test_a_reprint_is_the_same_bytes(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.STAMP)
    first = print_letter(counter, case)
    counter.later(days=40)
    with counter.store.write() as uow:
        save_settings({LETTER_PLACE: "Tempat Lain", LETTER_PAPER: "F4"}, uow, counter.now, counter.officer)
        save_official(Official(0, "kasi-pemerintahan", "Pejabat Contoh Baru"), uow)
    assert print_letter(counter, case) == first
    counter.walk(case)
    again = print_letter(counter, case)
    assert (again.pdf, again.version, again.fingerprint) == (first.pdf, 1, hashlib.sha256(first.pdf).hexdigest())


def test_a_letter_printed_before_its_number_leaves_a_blank_and_has_a_second_version_with_it(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.SIGN)
    blank = print_letter(counter, case)
    assert (blank.version, blank.number) == (1, "")
    (page,) = pages(blank.pdf)
    assert "331/" in page
    assert "/424.308/2026" in page
    assert "331/1/" not in page
    case = counter.walk(case, StepKind.STAMP)
    numbered = print_letter(counter, case)
    assert (numbered.version, numbered.number) == (2, "331/1/424.308/2026")
    assert "331/1/424.308/2026" in pages(numbered.pdf)[0]
    assert print_letter(counter, case) == numbered


def test_a_letter_registered_before_signing_has_no_blank(tmp_path: Path) -> None:
    with open_office(tmp_path, "jogoroto") as jogoroto:
        case = jogoroto.walk(jogoroto.take_in("keramaian"), StepKind.SIGN)
        letter = print_letter(jogoroto, case)
        assert letter.number == "300/1/415.53/2026"
        assert "300/1/415.53/2026" in pages(letter.pdf)[0]


def test_a_letter_is_issued_anew_only_on_request(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.SIGN)
    first = print_letter(counter, case)
    head = seated(counter, "camat")
    second = print_letter(counter, case, anew=True, signer_id=head.id)
    assert (first.version, second.version) == (1, 2)
    assert "a.n. CAMAT" not in pages(second.pdf)[0]
    assert print_letter(counter, case) == second
    assert rows(counter, "SELECT version, signer_id FROM letter ORDER BY id")[1] == (2, head.id)


def test_what_is_kept_is_what_was_printed(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.STAMP)
    expected = composed(counter, case)
    kept = print_letter(counter, case)
    ((content, template, entry, number),) = rows(
        counter, "SELECT content, template_version, entry_id, number FROM letter"
    )
    stored = json.loads(content)
    kasi = seated(counter, "kasi-pemerintahan")
    assert stored.pop("authority") == {
        "kind": "definitif", "seat": kasi.seat, "official": kasi.name, "decision": "",
    }  # fmt: skip
    assert stored == json.loads(json.dumps(content_as_data(expected)))
    assert stored["rows"] == [dataclasses.asdict(row) for row in expected.rows]
    assert stored["number"]["before"] == number == kept.number
    assert (template, entry) == (Templates().get("skck").version, counter.entry(case).id)
    assert RENDERER.letter(expected) == kept.pdf


def test_the_preview_keeps_nothing(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.SIGN)
    composed(counter, case)
    assert rows(counter, "SELECT count(*) FROM letter") == [(0,)]


def test_every_print_is_logged(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.STAMP)
    print_letter(counter, case)
    print_letter(counter, case, target="PDF")
    assert rows(counter, "SELECT kind, case_id, officer_id, target FROM print_log ORDER BY id") == [
        ("surat", case.id, counter.officer, "cetak"),
        ("salinan surat", case.id, counter.officer, "PDF"),
    ]


def test_a_letter_is_not_issued_for_a_file_that_nobody_works_on(counter: Counter) -> None:
    away = counter.move(return_to_applicant, counter.take_in("skck"), "Foto buram.")
    with pytest.raises(UserError, match="sedang diproses"):
        print_letter(counter, away)
    over = counter.move(refuse, counter.take_in("skck"), "Bukan warga sini.")
    with pytest.raises(UserError, match="suratnya tidak berlaku"):
        print_letter(counter, over)
    assert rows(counter, "SELECT count(*) FROM letter") == [(0,)]


def test_a_finished_file_gives_the_letter_that_was_signed(counter: Counter) -> None:
    case = counter.walk(counter.take_in("skck"), StepKind.SIGN)
    blank = print_letter(counter, case)
    counter.walk(case)
    assert print_letter(counter, case, anew=True) == blank


def test_a_service_without_letter_prints_none(counter: Counter) -> None:
    case = counter.take_in("pbb")
    with counter.store.read() as uow:
        assert not has_letter(case, uow)
        assert has_letter(counter.take_in("skck"), uow)
    with pytest.raises(UserError, match="tidak menghasilkan surat"):
        print_letter(counter, case)


def test_while_nobody_holds_the_seat_no_letter_is_shown_or_printed(tmp_path: Path) -> None:
    with open_office(tmp_path, officials=False) as counter:
        case = counter.take_in("sktm")
        for attempt in (composed, print_letter):
            with pytest.raises(UserError, match="Pejabat Camat belum diisi") as refused:
                attempt(counter, case)
            assert "Pengaturan" in refused.value.hint
        assert rows(counter, "SELECT count(*) FROM letter") == [(0,)]


def test_paper_place_survey_and_emblem_are_the_offices(counter: Counter) -> None:
    # The smallest PNG there is: one grey point.
    emblem = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
        "3a7e9b550000000a49444154789c63680000008200815cd7acaf0000000049454e44ae426082"
    )
    with counter.store.write() as uow:
        chosen = {LETTER_PAPER: "F4", LETTER_PLACE: "Gembong", SURVEY_URL: "https://skm.contoh.go.id/s"}
        save_settings(chosen, uow, counter.now, counter.officer)
        save_emblem(emblem, uow, counter.now, counter.officer)
    case = counter.walk(counter.take_in("skck"), StepKind.STAMP)
    letter = composed(counter, case)
    assert letter.paper is PaperSize.F4
    assert letter.signature.place_date.startswith("Gembong, ")
    assert letter.survey_url == f"https://skm.contoh.go.id/s?l=skck&t={case.token}"
    assert letter.head.emblem == emblem
    box = pypdf.PdfReader(io.BytesIO(print_letter(counter, case).pdf)).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (215, 330)
    assert "emblem" in json.loads(rows(counter, "SELECT content FROM letter")[0][0])["head"]


@pytest.mark.parametrize("typed", ["<b>Rina</b> & Budi", "{nama} [desa] </para>", 'O"Neil <img src="/etc/passwd"/>'])
def test_what_people_type_is_printed_as_typed(counter: Counter, typed: str) -> None:
    case = counter.take_in("sktm", name=typed, purpose=typed, address=typed)
    plain = "".join(pages(print_letter(counter, case).pdf)[0].split())
    assert "".join(typed.upper().split()) in plain
    assert plain.count("".join(typed.split())) >= 2


def test_where_the_decree_leaves_the_post_open_the_head_signs_unless_another_is_asked_for(tmp_path: Path) -> None:
    with open_office(tmp_path, "lumbang") as counter:
        case = counter.walk(counter.take_in("skck"), StepKind.SIGN)
        assert composed(counter, case).signature.post_lines == ("CAMAT LUMBANG,",)
        for seat, post in (("sekcam", "SEKRETARIS CAMAT,"), ("kasi-kesos", "KEPALA SEKSI KESEJAHTERAAN SOSIAL,")):
            chosen = seated(counter, seat)
            assert composed(counter, case, chosen.id).signature.post_lines == ("a.n. CAMAT LUMBANG", post)
