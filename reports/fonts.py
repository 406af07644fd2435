"""The face of every paper: Arial on Windows, else Liberation Sans, which has the same widths.

Arial is what tata naskah dinas asks for (Permendagri 54/2009 and 1/2023). The font file of the PC is embedded as a
TrueType subset; Loket ships none. `printable` turns any user text into characters that the face has.
"""

from __future__ import annotations

import os
import sys
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from app.errors import EnvironmentProblem

REGULAR = "LoketSans"
BOLD = "LoketSans-Bold"
ITALIC = "LoketSans-Italic"
FACES = (REGULAR, BOLD, ITALIC)

_ARIAL = ("arial.ttf", "arialbd.ttf", "ariali.ttf")
_LIBERATION = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf")
_HINT = "Pasang paket fonts-liberation (Linux) atau kembalikan huruf Arial (Windows), lalu buka Loket lagi."

_lock = threading.Lock()


def folders() -> Iterator[tuple[Path, tuple[str, str, str]]]:
    """Where a family may lie, best first, with its regular, bold and italic file names."""
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", _ARIAL
    home = Path.home()
    shares = (Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    for share in shares:
        for found in sorted(share.glob("liberation*")):
            yield found, _LIBERATION
    for own in (home / ".local/share/fonts", home / ".fonts"):
        yield own, _LIBERATION
        for found in sorted(own.glob("*/")):
            yield found, _LIBERATION


def find_family(places: Iterable[tuple[Path, tuple[str, str, str]]]) -> tuple[Path, Path, Path]:
    """The three files of the first complete family; without one no paper can be printed."""
    for folder, (regular, bold, italic) in places:
        paths = (folder / regular, folder / bold, folder / italic)
        if all(path.is_file() for path in paths):
            return paths
    raise EnvironmentProblem("Huruf Arial atau Liberation Sans tidak ada di komputer ini.", _HINT)


def register() -> None:
    """Make the three faces known to reportlab, once per process. Every sheet calls it first."""
    with _lock:
        if _widths:
            return
        paths = find_family(folders())
        try:
            # asciiReadable=False embeds only the glyphs in use: an issued letter is kept for years.
            faces = [TTFont(name, str(path), asciiReadable=False) for name, path in zip(FACES, paths, strict=True)]
        except (TTFError, OSError) as error:
            raise EnvironmentProblem("Berkas huruf di komputer ini rusak.", _HINT) from error
        for face in faces:
            pdfmetrics.registerFont(face)
        _known.update(dict.fromkeys(set.intersection(*(set(face.face.charToGlyph) for face in faces)), True))
        _widths.update({face.fontName: _Widths(face.face.charWidths, face.face.defaultWidth) for face in faces})


class _Widths(dict[str, float]):
    """Width of each character in thousandths of the size, looked up once each."""

    def __init__(self, by_code: dict[int, float], default: float) -> None:
        super().__init__()
        self._by_code = by_code
        self._default = default

    def __missing__(self, character: str) -> float:
        found = self._by_code.get(ord(character), self._default)
        self[character] = found
        return found


class _Printable(dict[int, str]):
    """A str.translate table that decides once for each character what is printed in its place."""

    def __missing__(self, code: int) -> str:
        self[code] = drawn = _stand_in(chr(code))
        return drawn


_known: dict[int, bool] = {}
_widths: dict[str, _Widths] = {}
_table = _Printable()


def _stand_in(character: str) -> str:
    """The character itself if the face has it, else the nearest that it has, else a question mark."""
    category = unicodedata.category(character)
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    if category == "Cf":  # joiners, marks of direction, soft hyphens: nothing to see
        return ""
    if ord(character) in _known:
        return character
    if category in ("Mn", "Me"):
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if ord(part) in _known)
    return plain if plain.strip() else "?"


def printable(text: str) -> str:
    """The text as it will stand on paper: one line, single spaces, only characters of the face. Never fails."""
    if not (text.isascii() and text.isprintable()):
        register()
        text = unicodedata.normalize("NFC", text).translate(_table)
    return " ".join(text.split())


def width(text: str, font: str, size: float) -> float:
    """Width in points of a printable text."""
    return sum(map(_widths[font].__getitem__, text)) * size / 1000
