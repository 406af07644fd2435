"""What main.py puts together."""

from __future__ import annotations

import inspect

from main import LateRenderer
from reports.renderer import PdfRenderer


def test_the_late_renderer_draws_every_paper_that_the_real_one_draws() -> None:
    wanted = {name for name, _ in inspect.getmembers(PdfRenderer, inspect.isfunction) if not name.startswith("_")}
    late = {name for name, _ in inspect.getmembers(LateRenderer, inspect.isfunction) if not name.startswith("_")}
    assert late == wanted
