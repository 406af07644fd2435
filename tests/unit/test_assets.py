"""What ships with the program, when somebody has damaged it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assets import read_toml
from app.errors import CatalogueError


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b'[office]\nkey = "lekok"\nname = "Lekok\n', "rusak.toml tidak bisa dibaca pada baris 3."),
        (b"[office]\nkey == 1\n", "rusak.toml tidak bisa dibaca pada baris 2."),
        (b'name = "Lekok', "rusak.toml tidak bisa dibaca sampai akhir."),
        (b'name = "\xff\xfe"', "rusak.toml bukan teks UTF-8."),
    ],
)
def test_a_damaged_pack_is_said_in_indonesian_with_its_line(tmp_path: Path, written: bytes, said: str) -> None:
    path = tmp_path / "rusak.toml"
    path.write_bytes(written)
    with pytest.raises(CatalogueError) as refused:
        read_toml(path)
    assert refused.value.sentence == said
    assert refused.value.hint
