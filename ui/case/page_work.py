"""What all who do something on the page of a case work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui.case.actions_panel import ActionsPanel
from ui.case.reading import CaseView
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.paper_service import PaperService


@dataclass(frozen=True, slots=True)
class CasePage:
    """The page: what it reads and writes with, the panel that asks, and the case that it shows now."""

    desk: Desk
    dialogs: Dialogs
    papers: PaperService
    panel: ActionsPanel
    view: Callable[[], CaseView | None]


class PageWork(QObject):
    """Something that is done on the page; it lives as long as the panel that asks for it."""

    def __init__(self, page: CasePage) -> None:
        super().__init__(page.panel)
        self._desk = page.desk
        self._dialogs = page.dialogs
        self._papers = page.papers
        self._panel = page.panel
        self._view = page.view
