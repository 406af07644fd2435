"""Why families come: weddings, births, deaths and what is inherited."""

from __future__ import annotations

from app.model.made_up_stories.story import Story

_OUT, _IN = "KUA Kecamatan Rembang", "KUA Kecamatan {kecamatan}"
_MARRY = (19, 38)


def _wedding(where: str, day: int = 25) -> dict[str, str | int]:
    """The groom or bride from elsewhere, and where they marry."""
    home = "Dusun Contoh RT 01 RW 02, Desa Contoh, Kecamatan Rembang"
    return {"calon_pasangan": "{pasangan}", "alamat_calon": home, "tanggal_akad": day, "kua": where}


FAMILY: dict[str, tuple[Story, ...]] = {
    "waris": (
        Story(
            "pencairan tabungan di bank",
            {
                "pewaris": "almarhum {almarhum}", "tanggal_meninggal": -140,
                "ahli_waris": "1. {nama} (anak); 2. {orang} (anak)",
            },
            ages=(25, 55),
        ),
        Story(
            "balik nama sertipikat tanah",
            {
                "pewaris": "almarhum {almarhum}", "tanggal_meninggal": -420,
                "ahli_waris": "1. {janda} (istri); 2. {nama} (anak); 3. {orang} (anak)",
            },
            ages=(25, 55),
        ),
    ),
    "dispensasi-nikah": (
        Story(
            "melengkapi berkas nikah",
            {
                "calon_pasangan": "{pasangan}", "tanggal_akad": 6, "tempat_akad": "Masjid Baitul Contoh, {wilayah}",
                "kua": _IN, "tanggal_daftar": -1,
            },
            ages=_MARRY,
        ),
        Story(
            "melengkapi berkas nikah",
            {"calon_pasangan": "{pasangan}", "tanggal_akad": 4, "kua": _IN, "tanggal_daftar": -2},
            ages=_MARRY,
        ),
    ),
    "nikah-keluar": (
        Story("melengkapi berkas nikah", _wedding(_OUT), ages=_MARRY),
        Story("melengkapi berkas nikah", _wedding(_OUT, 18), ages=_MARRY),
    ),
    "nikah-masuk": (
        Story("melengkapi berkas nikah", _wedding(_IN), ages=_MARRY),
        Story("melengkapi berkas nikah", _wedding(_IN, 18), ages=_MARRY),
    ),
    "belum-menikah": (
        Story("melamar pekerjaan", ages=(18, 26)),
        Story("pendaftaran sekolah kedinasan", ages=(18, 22)),
        Story("melengkapi berkas nikah", ages=_MARRY),
    ),
    "kematian": (
        Story(
            "pengurusan akta kematian",
            {
                "nama_almarhum": "{almarhum}", "nik_almarhum": "{nik_almarhum}", "lahir_almarhum": "{lahir_almarhum}",
                "kelamin_almarhum": "Laki-laki", "alamat_almarhum": "{alamat_almarhum}",
                "tanggal_meninggal": -5, "tempat_meninggal": "RSUD Contoh", "sebab_meninggal": "sakit",
            },
            ages=(22, 60),
        ),
        Story(
            "pengurusan santunan",
            {
                "nama_almarhum": "{almarhum}", "nik_almarhum": "{nik_almarhum}", "lahir_almarhum": "{lahir_almarhum}",
                "kelamin_almarhum": "Laki-laki", "tanggal_meninggal": -3,
                "tempat_meninggal": "rumah", "sebab_meninggal": "usia lanjut",
            },
            ages=(22, 60),
        ),
    ),
    "akta-kematian": (
        Story(
            "",
            {
                "nama_almarhum": "{almarhum}", "nik_almarhum": "{nik_almarhum}", "tanggal_meninggal": -12,
                "tempat_meninggal": "RSUD Contoh",
            },
            ages=(22, 60),
        ),
    ),
    "akta-kelahiran": (
        Story(
            "",
            {
                "nama_anak": "{bayi}", "tempat_lahir_anak": "{kabupaten}", "tanggal_lahir_anak": "{lahir_bayi}",
                "kelamin_anak": "{kelamin_bayi}", "nama_ayah": "{ayah}", "nama_ibu": "{ibu}",
            },
            ages=(20, 42),
        ),
    ),
    "kia": (
        Story(
            "",
            {"nama_anak": "{anak}", "nik_anak": "{nik_anak}", "tanggal_lahir_anak": "{lahir_anak}"},
            ages=(24, 45),
        ),
    ),
}  # fmt: skip
