"""The self set-up: system libraries, `.venv` and locked dependencies, with the standard library alone.

A bare Debian has neither pip nor venv, so nothing here may import anything that the set-up itself brings. The check
that runs at every start lives in `stamp` and is kept to a few file stats; the rest is imported only when work is due.
"""

from __future__ import annotations

from app.setup import stamp


def ensure(root: str, *, tests: bool, window: bool) -> str:
    """The python of `.venv`, with everything that Loket needs in place; sets up first what is not there yet.

    `tests` adds the test tools, `window` the libraries of a real screen. Raises `EnvironmentProblem` with one sentence
    for the person at the keyboard when it cannot be done.
    """
    if not stamp.is_ready(root, tests=tests, window=window):
        from app.setup.steps import set_up  # here, since a start with nothing to do must not pay for these imports

        set_up(root, tests=tests, window=window)
    return stamp.venv_python(root)
