"""Why institutions come: villages with their officials and their money, groups with a proposal."""

from __future__ import annotations

from app.model.made_up_stories.story import Story

_DESA = ("Pemerintah {wilayah}", "Kepala Desa")

INSTITUTIONS: dict[str, tuple[Story, ...]] = {
    "bansos": (
        Story(
            "kenyamanan jemaah beribadah",
            {
                "nama_kegiatan": "renovasi Musala Al-Contoh", "tujuan_proposal": "Bupati {kabupaten}",
                "besaran": "25000000",
            },
            who="Takmir Musala Al-Contoh", post="Ketua Takmir",
        ),
        Story(
            "kelancaran belajar mengaji",
            {
                "nama_kegiatan": "pengadaan meja belajar santri", "tujuan_proposal": "Bupati {kabupaten}",
                "besaran": "15000000",
            },
            who="TPQ Al-Contoh", post="Kepala TPQ",
        ),
        Story(
            "menambah keterampilan pemuda",
            {"nama_kegiatan": "pelatihan keterampilan pemuda", "tujuan_proposal": "Kepala Dinas Sosial"},
            who="Karang Taruna Contoh Jaya", post="Ketua",
        ),
    ),
    "domisili-lembaga": (
        Story(
            "pendaftaran izin operasional", {"bidang": "pendidikan keagamaan", "sejak": "tahun 2015"},
            who="Yayasan Al-Contoh", post="Ketua Yayasan",
        ),
        Story("pembukaan rekening lembaga", {"bidang": "sosial"}, who="Panti Asuhan Contoh Kasih", post="Ketua"),
    ),
    "perangkat-desa": (
        Story(
            "pengisian jabatan perangkat desa",
            {"jenis_usul": "pengangkatan", "nama_calon": "{orang}", "jabatan": "Kepala Urusan Keuangan"},
            *_DESA,
        ),
        Story(
            "penyegaran perangkat desa",
            {"jenis_usul": "mutasi", "nama_calon": "{orang}", "jabatan": "Kepala Seksi Pelayanan"},
            *_DESA,
        ),
        Story(
            "perangkat desa memasuki usia 60 tahun",
            {"jenis_usul": "pemberhentian", "nama_calon": "{almarhum}", "jabatan": "Kepala Dusun Krajan"},
            *_DESA,
        ),
    ),
    "kepala-desa": (
        Story(
            "",
            {"jenis_usul": "pengangkatan", "jabatan": "Kepala {wilayah}", "nama_calon": "{orang}"},
            who="BPD {wilayah}", post="Ketua BPD",
        ),
        Story(
            "",
            {"jenis_usul": "pemberhentian", "jabatan": "anggota BPD {wilayah}", "nama_calon": "{orang}"},
            who="BPD {wilayah}", post="Ketua BPD",
        ),
    ),
    "dd-add-pengantar": (
        Story(
            "",
            {
                "jenis_dana": "Dana Desa (DD)", "tahap": "Tahap II", "tahun_anggaran": "{tahun}",
                "besaran": "325400000",
            },
            *_DESA,
        ),
        Story(
            "",
            {
                "jenis_dana": "Alokasi Dana Desa (ADD)", "tahap": "Semester II", "tahun_anggaran": "{tahun}",
                "besaran": "186750000",
            },
            *_DESA,
        ),
    ),
    "dd-add-rekomendasi": (
        Story(
            "",
            {
                "jenis_dana": "Alokasi Dana Desa (ADD)", "tahap": "Semester II", "tahun_anggaran": "{tahun}",
                "besaran": "186750000",
            },
            *_DESA,
        ),
        Story(
            "",
            {
                "jenis_dana": "Bagi Hasil Pajak dan Retribusi Daerah", "tahun_anggaran": "{tahun}",
                "besaran": "41200000",
            },
            *_DESA,
        ),
    ),
}  # fmt: skip
