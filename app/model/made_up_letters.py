"""Made-up letters of an office that no file stands behind, and where those of its services go, for demo and tests.

{kecamatan} and {kabupaten} are the office's own; {desa} one of its villages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficeLetter:
    """A letter typed elsewhere: what it is about, whom it goes to, what is enclosed, its klasifikasi."""

    subject: str
    purpose: str
    addressee: str
    attachments: str
    classification: str


LETTERS = (
    OfficeLetter("Undangan Rapat Koordinasi", "rapat bulanan di pendopo", "Kepala Desa {desa}", "", "005"),
    OfficeLetter("Undangan Sosialisasi", "sosialisasi kebersihan", "Karang Taruna Contoh", "1 lembar", "005"),
    OfficeLetter("Permintaan Data Penduduk", "data semester ini", "Kepala Desa {desa}", "1 berkas", "470"),
    OfficeLetter("Laporan Bulanan Pelayanan", "laporan pelayanan bulan lalu", "Bupati {kabupaten}", "1 berkas", "065"),
    OfficeLetter("Pemberitahuan Kerja Bakti", "kerja bakti hari Jumat", "Kepala Desa {desa}", "", "660"),
    OfficeLetter(
        "Permohonan Narasumber", "pembinaan perangkat desa", "Dinas PMD Kabupaten {kabupaten}", "1 lembar", "141"
    ),
    OfficeLetter("Surat Tugas", "monitoring dana desa", "Pejabat Contoh Tujuh, S.Kom.", "", "800"),
    OfficeLetter("Edaran Jam Pelayanan", "jam pelayanan bulan puasa", "Kepala Desa {desa}", "", "061"),
)
ADDRESSEES: Mapping[str, str] = {
    "skck": "Polsek {kecamatan}",
    "keramaian": "Polsek {kecamatan}",
    "dispensasi-nikah": "KUA Kecamatan {kecamatan}",
    "nikah-masuk": "KUA Kecamatan {kecamatan}",
    "pbb": "Bapenda Kabupaten {kabupaten}",
    "mutasi-pbb": "Bapenda Kabupaten {kabupaten}",
    "bansos": "Dinas Sosial Kabupaten {kabupaten}",
    "dd-add-pengantar": "Dinas PMD Kabupaten {kabupaten}",
    "dd-add-rekomendasi": "Dinas PMD Kabupaten {kabupaten}",
}
"""Where the letters of some services go."""
OTHER_ADDRESSEE = "Dinas Dukcapil Kabupaten {kabupaten}"
RECEIVERS = ("Budi Contoh", "Siti Contoh", "Agus Contoh", "Rina Contoh", "")
"""Who took it; sometimes only the signature on paper says it."""
