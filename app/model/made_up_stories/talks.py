"""Why people come to ask, to be told or to complain."""

from __future__ import annotations

from app.model.made_up_stories.story import Story

TALKS: dict[str, tuple[Story, ...]] = {
    "konsultasi": (
        Story(
            "",
            {
                "medium": "Datang langsung", "topik": "Pengurusan ahli waris",
                "uraian": "Tanah atas nama kakek, ahli waris tinggal di luar kota",
            },
        ),
        Story(
            "",
            {
                "medium": "Call center", "topik": "Pindah penduduk",
                "uraian": "Syarat pindah bagi anak yang bekerja di luar kota",
            },
        ),
        Story("", {"medium": "WhatsApp", "topik": "Izin mendirikan usaha"}),
    ),
    "sosialisasi": (
        Story(
            "",
            {
                "topik": "Administrasi kependudukan", "tanggal_kegiatan": 10, "tempat_kegiatan": "Balai {wilayah}",
                "jumlah_peserta": "40",
            },
            who="Tim Penggerak PKK {wilayah}", post="Ketua",
        ),
        Story(
            "",
            {"topik": "Bahaya narkoba bagi remaja", "tanggal_kegiatan": 14, "jumlah_peserta": "60"},
            who="Karang Taruna Contoh Jaya", post="Ketua",
        ),
    ),
    "data-informasi": (
        Story(
            "",
            {
                "data_diminta": "Jumlah penduduk per desa tahun {tahun_lalu}", "tujuan": "Bahan skripsi",
                "bentuk_diminta": "Salinan digital", "cara_diminta": "Pos-el", "pos_el": "mahasiswa@contoh.id",
                "pernyataan": "Bersedia mencantumkan sumber data",
            },
            ages=(20, 26),
        ),
        Story(
            "",
            {
                "data_diminta": "Daftar kelompok tani", "tujuan": "Penelitian", "bentuk_diminta": "Salinan cetak",
                "cara_diminta": "Diambil langsung", "pos_el": "warga@contoh.id",
                "pernyataan": "Bersedia mencantumkan sumber data",
            },
        ),
    ),
    "pengaduan": (
        Story(
            "",
            {
                "identitas": "Disebutkan", "jenis": "Tidak berkadar pengawasan", "saluran": "Lisan di loket",
                "layanan_diadukan": "Pengantar SKCK", "uraian": "Surat belum selesai setelah tiga hari",
                "tanggal_kejadian": -4, "kerugian": "Terlambat melamar pekerjaan",
                "permintaan": "Surat diselesaikan hari ini",
            },
        ),
        Story(
            "",
            {
                "identitas": "Anonim", "jenis": "Tidak berkadar pengawasan", "saluran": "Kotak saran",
                "uraian": "Nomor antrean dipanggil tidak berurutan", "tanggal_kejadian": -1, "jam_kejadian": "09.30",
                "tempat_kejadian": "Ruang tunggu", "kerugian": "Menunggu dua jam",
                "permintaan": "Antrean dipanggil menurut nomor",
            },
        ),
        Story(
            "",
            {
                "identitas": "Dirahasiakan", "jenis": "Berkadar pengawasan", "saluran": "WhatsApp/pos-el",
                "uraian": "Diminta membayar untuk layanan yang gratis", "tanggal_kejadian": -2,
                "kerugian": "Rp50.000", "permintaan": "Uang dikembalikan dan petugasnya ditegur",
            },
        ),
    ),
}  # fmt: skip
