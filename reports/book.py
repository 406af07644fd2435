"""A printed book (register, pengambilan): a report of one landscape table."""

from __future__ import annotations

from app.model.papers import BookContent, ReportContent, TablePart
from reports.report import render_report
from reports.table import SIZE


def render_book(content: BookContent) -> bytes:
    """The book as a PDF of as many pages as it needs."""
    report = ReportContent(
        head=content.head,
        title=content.title,
        period=content.period,
        parts=(
            TablePart(
                "",
                content.columns,
                content.rows,
                empty=content.empty,
                struck=content.struck,
                unstruck=content.unstruck,
            ),
        ),
        signatures=content.signatures,
        printed_at=content.printed_at,
        paper=content.paper,
        training=content.training,
    )
    return render_report(report, table_size=SIZE)
