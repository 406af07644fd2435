"""Why people come for a letter: work and school, help in need, a feast, where they live and what they trade in."""

from __future__ import annotations

from app.model.made_up_stories.story import Story

LETTERS: dict[str, tuple[Story, ...]] = {
    "skck": (
        Story("melamar pekerjaan", ages=(18, 40)),
        Story("melanjutkan pendidikan", ages=(18, 26)),
        Story("persyaratan bekerja di luar negeri", ages=(20, 45)),
        Story("perpanjangan kontrak kerja", ages=(20, 50)),
    ),
    "sktm": (
        Story("keringanan biaya rumah sakit"),
        Story("pengajuan beasiswa sekolah anak", ages=(28, 55)),
        Story("pendaftaran KIP Kuliah", ages=(18, 22)),
        Story("pengajuan bantuan iuran BPJS Kesehatan"),
    ),
    "keramaian": (
        Story(
            "resepsi pernikahan anak",
            {
                "acara": "Resepsi pernikahan", "tanggal_acara": 13, "waktu_acara": "Pukul 09.00–22.00 WIB",
                "tempat_acara": "Halaman rumah pemohon", "hiburan": "Orkes Melayu Contoh Nada",
                "penanggung_jawab": "{orang}",
            },
            ages=(40, 65),
        ),
        Story(
            "khitanan anak",
            {
                "acara": "Khitanan", "tanggal_acara": 9, "waktu_acara": "Pukul 08.00–17.00 WIB",
                "tempat_acara": "Halaman rumah pemohon", "hiburan": "Hadrah Al-Contoh",
            },
            ages=(28, 45),
        ),
        Story(
            "pengajian umum",
            {
                "acara": "Pengajian umum dan haul", "tanggal_acara": 16, "waktu_acara": "Pukul 19.00–23.00 WIB",
                "tempat_acara": "Lapangan {wilayah}", "penanggung_jawab": "{orang}",
            },
            ages=(30, 65),
        ),
        Story(
            "sedekah bumi",
            {
                "acara": "Sedekah bumi", "tanggal_acara": 20, "waktu_acara": "Pukul 20.00–03.00 WIB",
                "tempat_acara": "Balai {wilayah}", "hiburan": "Wayang kulit, dalang Ki Contoh",
                "penanggung_jawab": "{orang}",
            },
            ages=(35, 65),
        ),
    ),
    "pns-tni-polri": (
        Story("pendaftaran Polri", {"mendaftar_sebagai": "calon Bintara Polri"}, ages=(18, 22)),
        Story("pendaftaran TNI", {"mendaftar_sebagai": "calon Tamtama TNI Angkatan Darat"}, ages=(18, 22)),
        Story("pendaftaran CPNS", {"mendaftar_sebagai": "calon Pegawai Negeri Sipil"}, ages=(21, 34)),
    ),
    "domisili-wna": (
        Story("perpanjangan izin tinggal", {"sejak": -320}, ages=(25, 60)),
        Story("pengurusan izin tinggal terbatas", {"sejak": -75}, ages=(25, 60)),
    ),
    "domisili": (
        Story("pembukaan rekening bank", {"sejak": "tahun {tahun_lalu}"}),
        Story(
            "pendaftaran sekolah anak",
            {"alamat_domisili": "Jalan Contoh Nomor 7 RT 01 RW 02", "sejak": "Januari {tahun}"},
        ),
        Story("melamar pekerjaan", ages=(18, 40)),
    ),
    "domisili-usaha": (
        Story(
            "pengurusan Nomor Induk Berusaha (NIB)", {"bidang_usaha": "percetakan", "sejak": "tahun 2019"},
            who="CV Contoh Makmur", post="Direktur",
        ),
        Story(
            "pengajuan kredit usaha", {"bidang_usaha": "perdagangan bahan bangunan", "sejak": "tahun {tahun_lalu}"},
            who="UD Contoh Abadi", post="Pemilik",
        ),
    ),
    "usaha": (
        Story(
            "pengajuan Kredit Usaha Rakyat (KUR)",
            {
                "bidang_usaha": "perdagangan bahan pokok", "nama_usaha": "Toko Contoh Jaya",
                "alamat_usaha": "Jalan Contoh Nomor 12", "sejak": "tahun 2019",
            },
            ages=(24, 60),
        ),
        Story(
            "pengajuan bantuan usaha mikro",
            {"bidang_usaha": "jasa jahit pakaian", "nama_usaha": "Penjahit Contoh Rapi", "sejak": "tahun {tahun_lalu}"},
            ages=(24, 60),
        ),
        Story("pendaftaran sertifikat halal", {"bidang_usaha": "pembuatan kue kering"}, ages=(24, 60)),
    ),
    "keterangan-umum": (
        Story("pengajuan beasiswa anak", {"uraian": "bekerja sebagai buruh harian dengan penghasilan tidak tetap"}),
        Story("pengajuan rumah bersubsidi", {"uraian": "belum memiliki rumah sendiri"}, ages=(22, 45)),
        Story("pengurusan paspor", {"uraian": "adalah orang yang sama dengan yang tercatat pada ijazah"}),
    ),
}  # fmt: skip
