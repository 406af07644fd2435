"""Public holidays and cuti bersama from the `holidays` package; later years are its estimates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable


def indonesian_holidays(years: Iterable[int]) -> dict[dt.date, str]:
    """The closed days of these years with their Indonesian names."""
    # Imported here: it costs about 90 ms and is needed once a year.
    from holidays import country_holidays

    found = country_holidays("ID", years=list(years), categories=("public", "government"), language="id")
    return {day: str(name) for day, name in found.items()}
