"""The columns of a book on the screen: those that are printed, in the same order and with the same words."""

from __future__ import annotations

from typing import Any

from app.rules.books.column import BookColumn, Look
from app.rules.books.layout import Columns
from ui.widgets.paged_table import Column


def screen_columns(columns: Columns, look: Look) -> tuple[Column[Any], ...]:
    """The office's columns of a book, but for those that are written on the paper by hand."""
    return tuple(_shown(column, look) for column in columns if not column.written)


def _shown(column: BookColumn[Any], look: Look) -> Column[Any]:
    return Column(
        column.heading,
        lambda row: column.text(row, look),
        column.sample,
        share=column.grow,
        right=column.right or (column.kept and column.heading == "No."),
        unstruck=column.why,
    )
