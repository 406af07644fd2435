"""Reading plain data (TOML, JSON) strictly: each table knows where it stands, so that an error names the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from app.errors import CatalogueError

E = TypeVar("E", bound=StrEnum)


class Place:
    """A table of the file together with the words that say where it stands."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, Mapping):
            raise CatalogueError(f"{where}: seharusnya berupa tabel.")
        self.data = data
        self.where = where

    def fail(self, what: str) -> CatalogueError:
        return CatalogueError(f"{self.where}: {what}.")

    def only(self, allowed: frozenset[str]) -> None:
        for key in self.data:
            if key not in allowed:
                raise self.fail(f"kunci “{key}” tidak dikenal")

    def text(self, key: str, default: str | None = None) -> str:
        value = self.data.get(key, default)
        if value is None:
            raise self.fail(f"“{key}” belum diisi")
        if not isinstance(value, str):
            raise self.fail(f"“{key}” harus berupa teks")
        return value.strip()

    def needed(self, key: str) -> str:
        value = self.text(key)
        if not value:
            raise self.fail(f"“{key}” belum diisi")
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.fail(f"“{key}” harus true atau false")
        return value

    def whole(self, key: str, default: int | None, low: int, high: int) -> int:
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.fail(f"“{key}” harus bilangan bulat")
        if not low <= value <= high:
            raise self.fail(f"“{key}” harus antara {low} dan {high}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.fail(f"“{key}” harus berupa daftar teks")
        if not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fail(f"“{key}” memuat isi yang kosong atau bukan teks")
        return tuple(item.strip() for item in value)

    def lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        value = self.data.get(key) or []
        if isinstance(value, (str, Mapping)) or not isinstance(value, Sequence):
            raise self.fail(f"“{key}” harus berupa daftar dari daftar teks")
        return tuple(Place({key: one}, self.where).texts(key) for one in value)

    def places(self, key: str) -> list[Place]:
        value = self.data.get(key, [])
        if isinstance(value, (str, Mapping)) or not isinstance(value, Sequence):
            raise self.fail(f"“{key}” harus berupa daftar tabel")
        return [Place(item, f"{self.where}, {key} ke-{n}") for n, item in enumerate(value, 1)]

    def one_of(self, key: str, kind: type[E], default: E | None = None) -> E:
        raw = self.data.get(key, default.value if default else None)
        try:
            return kind(raw)
        except ValueError:
            choices = ", ".join(kind)
            raise self.fail(f"“{key}” = “{raw}” tidak dikenal (pilihan: {choices})") from None
