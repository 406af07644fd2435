"""Papers of procedures: what stands on them, one page where it fits, all of it where it does not."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from app.model.papers import Column, DocumentContent, DocumentPart, Letterhead, Pair, SignatureBlock, TablePart
from reports.renderer import PdfRenderer

HEAD = Letterhead(("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN CONTOH"), ("Jalan Contoh 1",))
SIGNED = SignatureBlock("Contoh, 23 November 2026", ("CAMAT CONTOH,",), "Siti Contoh", "Pembina", "")


def paper(**changes: object) -> DocumentContent:
    values: dict[str, object] = {
        "head": HEAD,
        "title": "FORMULIR PENGADUAN",
        "number": "",
        "parts": (DocumentPart("Pengadu", (Pair("Nama", "BUDI CONTOH", True), Pair("Alamat", "Dusun Contoh"))),),
        "closing": "Demikian.",
        "signatures": (SignatureBlock("", ("Pemohon,",), "Budi Contoh", "", ""), SIGNED),
        "case_line": "No. permohonan 2611-0001-3",
    }
    return DocumentContent(**(values | changes))  # type: ignore[arg-type]


def pages(content: DocumentContent) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(PdfRenderer().document(content))).pages]


def test_a_form_shows_everything_on_one_page() -> None:
    (text,) = pages(paper())
    for words in ("KECAMATAN CONTOH", "FORMULIR PENGADUAN", "BUDI CONTOH", "Pemohon,", "Siti Contoh", "2611-0001-3"):
        assert words in text


def test_a_form_without_kop_has_none() -> None:
    (text,) = pages(paper(head=None))
    assert "KECAMATAN" not in text.replace("CAMAT CONTOH", "")


def test_a_letter_has_its_head_at_left_and_no_title() -> None:
    (text,) = pages(
        paper(
            number="490/7/424.308/2026",
            subject="Jawaban pengaduan",
            place_date="Contoh, 23 November 2026",
            addressee=("Saudara Budi Contoh", "di tempat"),
            signatures=(SIGNED,),
        )
    )
    for words in ("490/7/424.308/2026", "Sifat", "Lampiran", "Jawaban pengaduan", "Yth. Saudara Budi Contoh"):
        assert words in text
    assert "FORMULIR" not in text


def test_a_long_answer_goes_over_several_pages_and_loses_no_word() -> None:
    words = [f"kata{n}" for n in range(1500)]
    found = pages(paper(parts=(DocumentPart(body=(" ".join(words),)),)))
    assert len(found) > 1
    whole = " ".join(" ".join(found).split())
    assert all(word in whole for word in words)
    assert f"Halaman {len(found)} dari {len(found)}" in found[-1]
    assert "Siti Contoh" in found[-1]


def test_a_text_a_little_too_long_is_set_smaller_to_stay_on_one_page() -> None:
    long = tuple("Uraian kejadian yang panjang. " * 12 for _ in range(5))
    assert len(pages(paper(parts=(DocumentPart(body=long),)))) == 1


@pytest.mark.parametrize("rows", [8, 60])
def test_a_table_to_be_filled_in_by_hand_has_all_its_rows(rows: int) -> None:
    columns = (Column("No.", 0.1, True), Column("Nama", 0.5), Column("Tanda tangan", 0.4))
    table = TablePart("", columns, tuple((f"{n}.", "", "") for n in range(1, rows + 1)), row_mm=9)
    text = "\n".join(pages(paper(parts=(DocumentPart(table=table),))))
    assert all(f"{n}." in text for n in range(1, rows + 1))


def test_what_people_write_stays_data() -> None:
    (text,) = pages(paper(parts=(DocumentPart(body=("<b>tebal</b> & <img src='x'>",)),)))
    assert "<b>tebal</b> & <img src='x'>" in text
