"""Why made-up people come to the counter: for each service a few stories with purpose, particulars and who asks.

Texts are patterns (app.rules.patterns): {desa} and {wilayah} ('Desa Jatirejo') of the applicant, {kantor}, {kecamatan},
{kabupaten}, {tahun}, {tahun_lalu}, {nama}, {tempat} (their address), and made-up others: {orang}, {pasangan}, {ayah},
{ibu}, {bayi} with {lahir_bayi} and {kelamin_bayi}, {anak} with {nik_anak} and {lahir_anak}, {almarhum} with
{nik_almarhum}, {lahir_almarhum} and {alamat_almarhum}, {janda}; the numbers {kk} and {nop}. A number is a day,
counted from today.
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


def _wedding(where: str, day: int = 25) -> dict[str, str | int]:
    """The groom or bride from elsewhere, and where they marry."""
    home = "Dusun Contoh RT 01 RW 02, Desa Contoh, Kecamatan Rembang"
    return {"calon_pasangan": "{pasangan}", "alamat_calon": home, "tanggal_akad": day, "kua": where}


_OUT, _IN = "KUA Kecamatan Rembang", "KUA Kecamatan {kecamatan}"
_MARRY = (19, 38)
_DESA = ("Pemerintah {wilayah}", "Kepala Desa")
_KK: dict[str, str | int] = {"kk": "{kk}"}

PLAIN = (
    Story("melengkapi persyaratan administrasi"),
    Story("pengurusan pada instansi terkait"),
    Story("melengkapi berkas di bank"),
)
"""For a service that has no story of its own; its particulars are examples of their kind."""
GROUPS = (("TPQ Al-Contoh", "Kepala TPQ"), ("Karang Taruna Contoh Jaya", "Ketua"), ("Kelompok Tani Contoh", "Ketua"))
"""Institutions for a story that names none."""

STORIES: dict[str, tuple[Story, ...]] = {
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
    "domisili-wna": (
        Story("perpanjangan izin tinggal", {"sejak": -320}, ages=(25, 60)),
        Story("pengurusan izin tinggal terbatas", {"sejak": -75}, ages=(25, 60)),
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
    "domisili": (
        Story("pembukaan rekening bank", {"sejak": "tahun {tahun_lalu}"}),
        Story(
            "pendaftaran sekolah anak",
            {"alamat_domisili": "Jalan Contoh Nomor 7 RT 01 RW 02", "sejak": "Januari {tahun}"},
        ),
        Story("melamar pekerjaan", ages=(18, 40)),
    ),
    "domisili-lembaga": (
        Story(
            "pendaftaran izin operasional", {"bidang": "pendidikan keagamaan", "sejak": "tahun 2015"},
            who="Yayasan Al-Contoh", post="Ketua Yayasan",
        ),
        Story("pembukaan rekening lembaga", {"bidang": "sosial"}, who="Panti Asuhan Contoh Kasih", post="Ketua"),
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
    "mutasi-pbb": (
        Story("", {"nop": "{nop}", "nama_lama": "{almarhum}", "nama_baru": "{nama}"}, ages=(25, 60)),
        Story("", {"nop": "{nop}", "nama_lama": "{orang}", "nama_baru": "{nama}"}, ages=(25, 60)),
    ),
    "pbb": tuple(
        Story("", {"nop": "{nop}", "tahun_pajak": "{tahun}", "jumlah": amount}, ages=(25, 75))
        for amount in ("31250", "47800", "76500", "112400", "264000")
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
            {"jenis_dana": "Alokasi Dana Desa (ADD)", "tahap": "Semester II", "tahun_anggaran": "{tahun}"},
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
                "identitas": "Disebutkan", "jenis": "Tidak berkadar pengawasan", "saluran": "Datang langsung",
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
                "identitas": "Dirahasiakan", "jenis": "Berkadar pengawasan", "saluran": "WhatsApp",
                "uraian": "Diminta membayar untuk layanan yang gratis", "tanggal_kejadian": -2,
                "kerugian": "Rp50.000", "permintaan": "Uang dikembalikan dan petugasnya ditegur",
            },
        ),
    ),
}  # fmt: skip
