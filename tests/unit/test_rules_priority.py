"""Who is proposed to go first."""

import datetime as dt

import pytest

from app.rules.priority import is_elderly

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("birth", "elderly"),
    [
        (dt.date(1966, 11, 23), True),
        (dt.date(1966, 11, 24), False),
        (dt.date(1940, 1, 1), True),
        (dt.date(1998, 4, 12), False),
        (None, False),
    ],
)
def test_somebody_is_lansia_from_the_sixtieth_birthday(birth: dt.date | None, elderly: bool) -> None:
    assert is_elderly(birth, TODAY) is elderly
