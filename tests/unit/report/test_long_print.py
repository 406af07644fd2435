"""A long report tells how far it is, stops when asked, and takes linear time."""

import itertools
import time

import pytest

from app.errors import UserError
from tests.unit.report.sample import RECAP, RENDERER, of, register


def test_progress_hears_of_rows_and_ends_at_all():
    heard = []
    RENDERER.report(of(register(2_300), RECAP), lambda done, total: heard.append((done, total)) or True)
    done = [number for number, _ in heard]
    assert {total for _, total in heard} == {2_302}
    assert done == sorted(done)
    assert done[-1] == 2_302
    assert max(after - before for before, after in itertools.pairwise([0, *done])) <= 600


@pytest.mark.parametrize("answers", [1, 2, 5])
def test_a_print_that_is_no_longer_wanted_stops_at_once(answers):
    heard = []

    def progress(done, total):
        heard.append(done)
        return len(heard) < answers

    with pytest.raises(UserError, match=r"^Cetakan dibatalkan\.$"):
        RENDERER.report(of(register(6_000)), progress)
    assert len(heard) == answers


def test_ten_times_the_rows_take_no_more_than_twelve_times_as_long():
    def seconds(count):
        part = register(count, carried=True, struck=frozenset(range(0, count, 17)))
        start = time.process_time()
        RENDERER.report(of(part))
        return time.process_time() - start

    seconds(100)
    small = sum(seconds(1_000) for _ in range(10)) / 10  # a mean, for a busy machine runs unevenly
    assert min(seconds(10_000), seconds(10_000)) <= 12 * small
