"""Several actions as one: their commits wait, so that a power cut leaves either all of them or none."""

from __future__ import annotations

from typing import Any, cast

from app.ports import UnitOfWork


class _Batch:
    def __init__(self, inner: UnitOfWork) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def commit(self) -> None:
        """Waits for whoever made the batch."""


def batched(uow: UnitOfWork) -> UnitOfWork:
    """The same transaction for actions whose commits are to wait; its maker commits the inner one."""
    return cast(UnitOfWork, _Batch(uow))
