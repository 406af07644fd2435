"""The words of the papers of the counter: receipt, deficiency slip. Of moves: rules.move_slips."""

from __future__ import annotations

import datetime as dt

from app.model.case import PRIORITY_LABELS, Case, Priority
from app.model.catalogue import ApplicantKind, FeeKind, Form, OfficeProfile, StepKind
from app.model.papers import Pair, PaperLine, ReceiptContent, SlipContent
from app.model.people import Officer
from app.rules.checklist import FORM_LABELS, Missing, missing, paper_words, rows_for, satisfies
from app.rules.clock.promise_words import promise_note, waits_outside
from app.rules.clock.statutory import COMPLAINT, CONSULTATION
from app.rules.identity import mask_nik
from app.rules.secrecy import shown_case
from app.rules.wording import day_words, one_line, time_words


def survey_link(survey_url: str, service_key: str, token: str) -> str:
    """The address in the survey QR: service and case token, never a name or NIK; empty while the office has none."""
    if not survey_url:
        return ""
    return f"{survey_url}{'&' if '?' in survey_url else '?'}l={service_key}&t={token}"


def applicant_rows(case: Case) -> tuple[Pair, ...]:
    """Who applies and for what, NIK masked."""
    applicant = shown_case(case).applicant
    rows = [Pair("Layanan", case.service_title, True), Pair("Pemohon", one_line(applicant.name).upper())]
    if applicant.kind is ApplicantKind.INSTITUTION and applicant.contact_name:
        rows.append(Pair("Diwakili", one_line(applicant.contact_name)))
    if applicant.nik:
        rows.append(Pair("NIK", mask_nik(applicant.nik)))
    elif applicant.passport:
        rows.append(Pair("Paspor", mask_nik(applicant.passport)))
    return tuple(rows)


def receipt(case: Case, office: OfficeProfile, officer: Officer, survey_url: str, *, training: bool) -> ReceiptContent:
    """The tanda terima of a complete file. Its time is when the file became complete, so a reprint says the same."""
    at = case.complete_at or case.opened_at
    who = ", ".join(part for part in (officer.name, officer.counter) if part)
    rows = (*applicant_rows(case), Pair("Diterima oleh", who))
    if case.standard.fee is not None:
        rows = (*rows, Pair("Biaya", "Gratis" if case.standard.fee is FeeKind.FREE else "Sesuai SPPT"))
    if case.priority is not Priority.NONE:
        rows = (*rows, Pair("Prioritas", PRIORITY_LABELS[case.priority]))
    strong, note = promise_words(case, at)
    closing = keep_words(case)
    contact = next(iter(case.standard.complaints_to), "")
    if contact:
        closing += f" Pengaduan dan saran: {'; '.join(case.standard.complaints_to[:3])}"
    return ReceiptContent(
        office=office.full_name.upper(),
        address=office.address,
        date_line=day_words(at.date()),
        time_line=f"pukul {time_words(at)}",
        number=case.number,
        rows=rows,
        promise="Waktu di kantor:" if waits_outside(case.steps, case.service_key) else "Selesai:",
        promise_strong=strong,
        promise_note=note,
        papers=brought_papers(case),
        closing=closing,
        survey_url=survey_link(survey_url, case.service_key, case.token),
        officer=officer.name,
        training=training,
    )


def keep_words(case: Case) -> str:
    """Why the receipt is kept: to collect something, or to ask where nothing is handed over."""
    told = case.service_key in (COMPLAINT, CONSULTATION)
    if not told and any(step.kind is StepKind.HAND_OVER for step in case.steps):
        return "Bawa lembar ini saat mengambil hasil."
    what = "jawaban" if told else "perkembangannya"
    return f"Simpan lembar ini; {what} dapat ditanyakan dengan nomor berkas ini."


def promise_words(case: Case, now: dt.datetime) -> tuple[str, str]:
    """When the result was promised, in words, and the standard behind it; what moved since changes no paper.

    Where others work on the file too nobody knows the day: then it is the time that the office itself takes.
    """
    due = case.promised_at or case.due_at
    if due is None or case.standard.duration is None:
        return "waktunya belum ditetapkan", "Tanyakan perkembangannya ke loket dengan membawa lembar ini."
    strong = case.standard.duration.text if waits_outside(case.steps, case.service_key) else due_words(due, now)
    return strong, promise_note(case.standard.duration, case.steps, case.service_key)


def due_words(due: dt.datetime, now: dt.datetime) -> str:
    """A due moment in words: 'hari ini, Senin, 23 November 2026, pukul 09.24'.

    On paper 'besok' would be wrong a day later.
    """
    day = day_words(due.date())
    return f"{'hari ini, ' if due.date() == now.date() else ''}{day}, pukul {time_words(due)}"


def brought_papers(case: Case, *, partly: bool = False) -> tuple[PaperLine, ...]:
    """The papers that are there as asked for, each with form and number.

    One that is there only in part stands among what is missing and nowhere else; `partly` lists it here too, for the
    paper with which everything goes back.
    """
    lines: list[PaperLine] = []
    for row in rows_for(case.standard, case.answers):
        tick = case.ticks.get(row.key)
        if row.heading:
            lines.append(PaperLine(row.text))
        elif tick is not None and (satisfies(row, tick) or (partly and tick.present)):
            if row.fields:
                detail = "pada formulir"
            elif row.form is Form.CONDITION:
                detail = "sudah diperiksa"
            else:
                detail = FORM_LABELS[tick.form] + (f", {tick.copies} lembar" if tick.copies > 1 else "")
            lines.append(PaperLine(row.text, detail, row.part))
    return tuple(
        line
        for n, line in enumerate(lines)
        if line.detail or line.indent or (n + 1 < len(lines) and lines[n + 1].indent)
    )


def deficiency_slip(
    case: Case, office: OfficeProfile, officer: Officer, at: dt.datetime, *, training: bool, reason: str = ""
) -> SlipContent:
    """The lembar kekurangan berkas: what is missing, what was brought, and the number to come back with. `reason` is
    why else a file that was taken in already went back.
    """
    lacking = missing(case.standard, case.answers, case.ticks)
    headings = {row.key: row.text for row in rows_for(case.standard, case.answers) if row.heading}
    lines = tuple(
        PaperLine(
            f"{headings[m.row.key.split('.')[0]]}: {m.row.text}" if m.row.part else m.row.text, _to_bring(m, case)
        )
        for m in lacking
    )
    # Why they are asked for stands once at the top: a long list would say the same in each line.
    because = "; ".join(dict.fromkeys(m.row.because for m in lacking if m.row.because))
    rows = (*applicant_rows(case), *((Pair("Jawaban", because),) if because else ()))
    return SlipContent(
        office=office.full_name.upper(),
        address=office.address,
        date_line=day_words(at.date()),
        time_line=f"pukul {time_words(at)}",
        title="Lembar Kekurangan Berkas",
        number=case.number,
        rows=rows,
        reason=f"Alasan: {one_line(reason)}" if reason else "",
        missing=lines,
        brought=brought_papers(case),
        closing="Lengkapi yang kurang, lalu bawa lembar ini kembali ke loket. "
        "Berkas yang sudah ada tidak diperiksa ulang."
        + (" Waktu pelayanan dihentikan sementara sampai berkas lengkap." if case.complete_at else ""),
        officer=officer.name,
        training=training,
    )


def _to_bring(lacking: Missing, case: Case) -> str:
    """What to come back with: form and number of a paper that is not there at all, else what it still lacks."""
    row, tick = lacking.row, case.ticks.get(lacking.row.key)
    if row.form is Form.CONDITION or (tick is not None and tick.present):
        return lacking.why
    return paper_words(row)
