"""A reason to come to the counter.

Texts are patterns (app.rules.papers.patterns): {desa} and {wilayah} ('Desa Jatirejo') of the applicant, {kantor},
{kecamatan}, {kabupaten}, {tahun}, {tahun_lalu}, {nama}, {tempat} (their address), and made-up others: {orang},
{pasangan}, {ayah}, {ibu}, {bayi} with {lahir_bayi} and {kelamin_bayi}, {anak} with {nik_anak} and {lahir_anak},
{almarhum} with {nik_almarhum}, {lahir_almarhum} and {alamat_almarhum}, {janda}; the numbers {kk} and {nop}. A number
is a day, counted from today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ADULT = (18, 75)


@dataclass(frozen=True, slots=True)
class Story:
    """One reason to come. `who` and `post` name an institution and its representative's post; `ages` fit the reason."""

    purpose: str = ""
    extras: Mapping[str, str | int] = field(default_factory=dict)
    who: str = ""
    post: str = ""
    ages: tuple[int, int] = ADULT


PLAIN = (
    Story("melengkapi persyaratan administrasi"),
    Story("pengurusan pada instansi terkait"),
    Story("melengkapi berkas di bank"),
)
"""For a service that has no story of its own; its particulars are examples of their kind."""
GROUPS = (("TPQ Al-Contoh", "Kepala TPQ"), ("Karang Taruna Contoh Jaya", "Ketua"), ("Kelompok Tani Contoh", "Ketua"))
"""Institutions for a story that names none."""
