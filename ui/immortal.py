"""Keeps None, True and False alive. Python 3.12 and later do so themselves, and PySide6 6.12 is built as if all did.

On Python 3.11 each call into Qt that answers nothing takes one reference from None; after some ten thousand of them, a
few minutes of work, the program would end with “deallocating None”. A count that is never used up stops that.
"""

from __future__ import annotations

import ctypes
import sys

_MANY = 1 << 40
_NEARLY = 64


def keep_constants() -> None:
    """Gives the constants more references than can be lost. Does nothing where Python keeps them anyway."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(constant))
        # Only where the count stands where it should: a debug build of Python may lay its objects out otherwise.
        if abs(count.value - sys.getrefcount(constant)) < _NEARLY and count.value < _MANY:
            count.value += _MANY
