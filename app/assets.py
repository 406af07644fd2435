"""Reads what ships with the program: office packs, letter templates and the klasifikasi table."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

from app.errors import CatalogueError, LoketError, NotFound
from app.model.catalogue import OfficePack
from app.model.letter_template import GENERAL, LetterTemplate
from app.model.procedure import Procedure
from app.rules.packs.catalogue_reading import read_pack
from app.rules.packs.letter_template_reading import read_template
from app.rules.packs.procedure_reading import read_procedure

ROOT = Path(__file__).resolve().parent.parent / "assets"


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file. Raises CatalogueError with the line where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotFound(f"Berkas {path.name} tidak ada.") from None
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path.name} bukan teks UTF-8.", "Simpan lagi sebagai UTF-8, lalu coba lagi.") from error
    except tomllib.TOMLDecodeError as error:
        # The library says what it expected in English; the line is what helps to find it.
        line = re.search(r"line (\d+)", str(error))
        where = f"pada baris {line[1]}" if line else "sampai akhir"
        raise CatalogueError(
            f"{path.name} tidak bisa dibaca {where}.", "Periksa tanda kutip, kurung, dan koma di situ, lalu coba lagi."
        ) from error


class Packs:
    """The office packs in a folder, one TOML file each."""

    def __init__(self, folder: Path = ROOT / "catalogue") -> None:
        self._folder = folder

    def keys(self) -> tuple[str, ...]:
        """Keys of the packs that there are."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.toml")))

    def get(self, key: str) -> OfficePack:
        """The pack with that key. Raises NotFound, naming the keys there are, or CatalogueError."""
        if key not in self.keys():
            raise NotFound(f"Paket kantor “{key}” tidak ada.", f"Pilihan: {', '.join(self.keys())}.")
        return read_pack(read_toml(self._folder / f"{key}.toml"), f"{key}.toml")


def read_packs(packs: Packs) -> tuple[list[OfficePack], LoketError | None]:
    """The packs that can be read, and what is wrong with the first that cannot: one bad file stops no other."""
    good: list[OfficePack] = []
    problem: LoketError | None = None
    for key in packs.keys():  # noqa: SIM118 - not a dict
        try:
            good.append(packs.get(key))
        except LoketError as error:
            problem = problem or error
    return good, problem


class Templates:
    """The letter templates and procedures in two folders, read once each."""

    def __init__(self, folder: Path = ROOT / "letters", procedures: Path = ROOT / "procedures") -> None:
        self._folder = folder
        self._procedure_folder = procedures
        self._read: dict[str, LetterTemplate] = {}
        self._procedures: dict[str, Procedure] = {}

    def get(self, service_key: str) -> LetterTemplate:
        """The template of a service; for one that the office has added itself, the general one."""
        if service_key not in self._read:
            path = self._folder / f"{service_key}.toml"
            path = path if path.exists() else self._folder / f"{GENERAL}.toml"
            data = read_toml(path) if path.exists() else {}
            self._read[service_key] = read_template(data, service_key, path.name)
        return self._read[service_key]

    def procedure(self, service_key: str) -> Procedure:
        """The forms and papers of a service; an empty procedure where it has none."""
        if service_key not in self._procedures:
            path = self._procedure_folder / f"{service_key}.toml"
            data = read_toml(path) if path.exists() else {}
            particulars = self.get(service_key).particulars
            self._procedures[service_key] = read_procedure(data, service_key, path.name, particulars)
        return self._procedures[service_key]


class Classifications:
    """Usual klasifikasi codes per service: the old list and Permendagri 83/2022. Offices edit their own."""

    def __init__(self, path: Path = ROOT / "klasifikasi.toml") -> None:
        self._path = path

    @cached_property
    def _table(self) -> dict[str, Any]:
        return read_toml(self._path)

    def usual(self, service_key: str, table: str = "lama") -> str:
        """The usual code of a service in the table 'lama' or 'baru'; '470' and '400.12' where none is known."""
        codes = self._table.get(service_key)
        return str(codes[table]) if codes else {"lama": "470", "baru": "400.12"}[table]
