"""Papers without a letter: who signs them, under which number, and what F8 prints."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions.document_numbers import number_document
from app.actions.documents import fill_form, show_document
from app.errors import UserError
from app.model.catalogue import StepKind
from app.ports import StoredDocument
from tests.gui.conftest import NOW, Office, RecordedDialogs
from tests.gui.service_walks.hand import Page, Settled, other_answer, press
from ui.case.papers_panel import NUMBER_OF
from ui.start import Application


@pytest.mark.office(key="lumbang", officials=True)
@pytest.mark.parametrize(
    ("service", "after", "paper", "seat"),
    [
        ("sosialisasi", StepKind.DRAFT, "nota_dinas", "kasi-pemerintahan"),
        ("pengaduan", StepKind.RESPOND, "surat_jawaban", "koordinator"),
    ],
)
def test_a_paper_is_signed_from_its_own_seat_where_the_page_offers_no_signer(
    page: Page,
    office: Office,
    application: Application,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Settled,
    tmp_path: Path,
    service: str,
    after: StepKind,
    paper: str,
    seat: str,
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.walk(counter.take_in(service), after))
    screen = page(case)
    dialogs.answers["save_path"] = tmp_path / "lembar.pdf"
    with qtbot.waitSignal(application.papers.shown) as shown:
        screen.actions.papers.buttons[paper].click()
    shown.args[0].save()
    settled()
    with counter.store.read() as uow:
        kept = uow.documents.latest(case.id, paper)
        signer = next(o for o in uow.people.officials() if o.seat == seat)
    assert kept is not None
    assert kept.signer_id == signer.id


def test_whoever_the_decree_leaves_free_to_sign_an_answer_can_be_chosen_and_stays_chosen(
    page: Page,
    office: Office,
    application: Application,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Settled,
    tmp_path: Path,
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND))
    screen = page(case)
    signer = screen.actions.papers.signer
    assert screen.actions.signer.isHidden(), "there is no letter"
    assert signer.isVisibleTo(screen)
    assert signer.combo.accessibleName() == "Penanda tangan cetakan"
    posts = [signer.combo.itemText(n).partition(" – ")[0] for n in range(signer.combo.count())]
    assert posts[:2] == ["Camat", "Sekretaris Camat"]
    assert "Kasi Kesejahteraan Sosial" in posts
    assert signer.combo.currentIndex() == 0
    dialogs.answers["save_path"] = tmp_path / "jawaban.pdf"

    def printed() -> StoredDocument:
        with qtbot.waitSignal(application.papers.shown) as shown:
            screen.actions.papers.buttons["surat_jawaban"].click()
        shown.args[0].save()
        settled()
        with counter.store.read() as uow:
            kept = uow.documents.latest(case.id, "surat_jawaban")
        assert kept is not None
        return kept

    deputy = next(n for n, post in enumerate(posts) if post == "Sekretaris Camat")
    signer.combo.setCurrentIndex(deputy)
    signer.combo.activated.emit(deputy)
    first = printed()
    with counter.store.read() as uow:
        seats = {o.id: o.seat for o in uow.people.officials()}
    assert seats[first.signer_id or 0] == "sekcam"
    page(counter.take_in("skck"))
    page(case)
    assert signer.combo.currentIndex() == deputy, "who signed it before is proposed again"
    assert printed().version == first.version, "and brings back the same paper"


@pytest.mark.office(key="lumbang")
def test_whoever_may_not_sign_an_answer_is_not_offered_and_refused_with_the_reason(page: Page, office: Office) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND))
    combo = page(case).actions.papers.signer.combo
    assert [combo.itemText(n).partition(" – ")[0] for n in range(combo.count())][1:] == ["Camat"]
    with counter.store.read() as uow:
        other = next(o for o in uow.people.officials() if o.seat == "kasi-pemerintahan")
        with pytest.raises(UserError, match="tidak punya penugasan untuk menandatangani"):
            show_document(
                case.number, "surat_jawaban", uow, office.parts.renderer, NOW, counter.officer, signer_id=other.id
            )


def test_a_formal_answer_takes_one_number_where_no_desk_gives_one(
    page: Page,
    office: Office,
    application: Application,
    dialogs: RecordedDialogs,
    qtbot: QtBot,
    settled: Settled,
    tmp_path: Path,
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.advance(counter.walk(counter.take_in("pengaduan"), StepKind.RESPOND))
    screen = page(case)
    buttons = screen.actions.papers.buttons
    take = buttons[f"{NUMBER_OF}surat_jawaban"]
    assert take.text().strip() == "Ambil nomor, cetak surat jawaban"
    assert "buku register" in take.toolTip()
    assert f"{NUMBER_OF}lembar_disposisi" not in buttons
    assert counter.entry(case) is None
    with qtbot.waitSignal(application.papers.shown) as shown:
        take.click()
        take.click()
    settled()
    entry = counter.entry(case)
    assert entry is not None
    assert (entry.case_number, entry.signer, entry.service_key) == (case.number, "Camat", "pengaduan")
    assert f"{NUMBER_OF}surat_jawaban" not in screen.actions.papers.buttons, "there is one now"
    assert screen.actions.register_number.text() == entry.number
    kept = tmp_path / "jawaban.pdf"
    dialogs.answers["save_path"] = kept
    shown.args[0].save()
    settled()
    assert entry.number in " ".join(page.extract_text() for page in pypdf.PdfReader(kept).pages)
    other = other_answer(counter)
    with counter.store.write() as uow:
        again = number_document(case.number, "surat_jawaban", uow, NOW, counter.officer).value
        later = number_document(other, "surat_jawaban", uow, NOW, counter.officer).value
    assert again == entry
    assert later.sequence == entry.sequence + 1, "pressing again took no second number"


def test_f8_prints_the_answer_also_where_more_time_was_taken_before(
    page: Page, office: Office, application: Application, settled: Settled, qtbot: QtBot
) -> None:
    counter = office.counter
    assert counter is not None
    case = counter.take_in("data-informasi")
    with counter.store.write() as uow:
        more = {"alasan": "Data masih dihimpun dari seluruh desa"}
        fill_form(case.number, "perpanjangan", more, uow, NOW, counter.officer)
    page(counter.walk(case, StepKind.HAND_OVER))
    with qtbot.waitSignal(application.papers.shown) as shown:
        press(Qt.Key.Key_F8)
    assert shown.args[0].windowTitle() == f"Pemberitahuan Tertulis {case.number}"
    shown.args[0].reject()
    settled()
