"""Made-up names and places for demo and training: nobody here exists, and every NIK is of region 99."""

from __future__ import annotations

FIRST_MALE = (
    "Budi", "Agus", "Slamet", "Hasan", "Tono", "Yusuf", "Joko", "Dedi", "Rudi", "Wahyu", "Imam", "Eko", "Fajar", "Bayu",
    "Samsul", "Anwar", "Taufik", "Hendra", "Ridwan", "Zainal",
)  # fmt: skip
FIRST_FEMALE = (
    "Dewi", "Rina", "Lina", "Wati", "Siti", "Nur", "Ayu", "Sri", "Yuni", "Fitri", "Ratna", "Indah", "Maya", "Lestari",
    "Aminah", "Halimah", "Rahma", "Putri", "Wulan", "Kartika",
)  # fmt: skip
MIDDLE = (
    "Pratama", "Lestari", "Wijaya", "Rahmawati", "Hidayat", "Kurnia", "Saputra", "Anggraini", "Maulana", "Permata",
    "Santoso", "Utami", "Setiawan", "Handayani", "Firmansyah", "Maharani",
)  # fmt: skip
LAST = "Contoh"
HAMLETS = ("Krajan", "Sumberejo", "Karanganyar", "Tegalsari", "Wonosari", "Sidomulyo", "Kebonagung", "Mojorejo")
TOWNS = ("Pasuruan", "Malang", "Surabaya", "Jombang", "Sidoarjo", "Probolinggo", "Mojokerto")
JOBS = (
    "Wiraswasta",
    "Petani",
    "Nelayan",
    "Buruh",
    "Karyawan swasta",
    "Ibu rumah tangga",
    "Pelajar",
    "Guru",
    "Pedagang",
)
RELIGIONS = ("Islam", "Islam", "Islam", "Islam", "Islam", "Kristen", "Katolik", "Hindu")
PURPOSES = (
    "melamar pekerjaan", "pengajuan beasiswa", "keringanan biaya rumah sakit", "melengkapi berkas nikah",
    "pengurusan bank", "pendaftaran sekolah", "acara keluarga", "kelengkapan administrasi",
)  # fmt: skip
INSTITUTIONS = ("TPQ Al-Contoh", "Panitia Haul Contoh", "Karang Taruna Contoh", "Kelompok Tani Contoh", "Masjid Contoh")
OFFICIAL_NAMES = (
    "Pejabat Contoh Satu, S.Sos.", "Pejabat Contoh Dua, S.E.", "Pejabat Contoh Tiga, S.IP.",
    "Pejabat Contoh Empat, S.H.", "Pejabat Contoh Lima, S.AP.", "Pejabat Contoh Enam, S.Pd.",
    "Pejabat Contoh Tujuh, S.Kom.", "Pejabat Contoh Delapan, A.Md.",
)  # fmt: skip
EXAMPLES = {
    "text": "Contoh", "long": "Uraian contoh", "number": "2", "money": "1250000",
    "nop": "991407001900100120", "kk": "9914101203110001", "nik": "9914101203650001",
}  # fmt: skip
"""A made-up value for each kind of extra particular."""
