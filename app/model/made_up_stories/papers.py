"""Why people come for their own papers: family card, KTP, moving house, tax, copies, what was lost."""

from __future__ import annotations

from app.model.made_up_stories.story import Story

_KK: dict[str, str | int] = {"kk": "{kk}"}

PAPERS: dict[str, tuple[Story, ...]] = {
    "kk": (Story("", {"kk": "{kk}", "alasan": "ada tambahan anggota keluarga"}),),
    "ktp": (Story("", {"kk": "{kk}", "alasan": "KTP-el lama rusak"}), Story("", _KK, ages=(17, 19))),
    "kk-pengajuan": (Story("perubahan data keluarga", _KK), Story("tambah anggota keluarga", _KK, ages=(22, 45))),
    "kk-terbit": (Story("", {"kk": "{kk}", "nomor_bukti": "KK-0123"}),),
    "ktp-rekam": (Story("perekaman pertama", _KK, ages=(17, 19)),),
    "ktp-terbit": (Story("KTP-el rusak", _KK), Story("KTP-el pertama", _KK, ages=(17, 19))),
    "ikd": (Story("", {"kk": "{kk}", "pos_el": "warga@contoh.id"}, ages=(18, 55)),),
    "legalisir-ktp": (Story("melamar pekerjaan", {"jumlah_lembar": "3"}, ages=(18, 40)),),
    "legalisir-kk": (
        Story("pendaftaran sekolah anak", {"nomor_dokumen": "{kk}", "jumlah_lembar": "2"}, ages=(25, 50)),
    ),
    "pindah": (
        Story("", {"alamat_tujuan": "Desa Contoh, Kecamatan Rembang", "jumlah_anggota": "3"}, ages=(22, 60)),
        Story("", {"alamat_asal": "Desa Contoh, Kecamatan Rembang", "jumlah_anggota": "1"}, ages=(22, 60)),
    ),
    "pindah-desa": (
        Story(
            "ikut keluarga",
            {"kk": "{kk}", "alamat_tujuan": "Dusun Contoh RT 01 RW 02, Desa Contoh", "jumlah_anggota": "2"},
        ),
    ),
    "pindah-kecamatan": (
        Story(
            "pekerjaan",
            {"kk": "{kk}", "alamat_tujuan": "Desa Contoh, Kecamatan Rembang", "jumlah_anggota": "3"},
            ages=(22, 55),
        ),
    ),
    "mutasi-pbb": (
        Story("", {"nop": "{nop}", "nama_lama": "{almarhum}", "nama_baru": "{nama}"}, ages=(25, 60)),
        Story("", {"nop": "{nop}", "nama_lama": "{orang}", "nama_baru": "{nama}"}, ages=(25, 60)),
    ),
    "pbb": tuple(
        Story("", {"nop": "{nop}", "tahun_pajak": "{tahun}", "jumlah": amount}, ages=(25, 75))
        for amount in ("31250", "47800", "76500", "112400", "264000")
    ),
    "kehilangan": (
        Story(
            "",
            {
                "barang": "STNK sepeda motor", "nomor_barang": "nomor polisi N 1234 XX",
                "tempat_hilang": "sekitar Pasar {kantor}", "tanggal_hilang": -3,
            },
        ),
        Story("", {"barang": "kartu ATM", "tanggal_hilang": -1}),
    ),
}  # fmt: skip
