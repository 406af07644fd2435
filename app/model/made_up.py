"""Made-up names and places for demo and training: nobody here exists, and every NIK is of region 99."""

from __future__ import annotations

FIRST_MALE = (
    "Budi", "Agus", "Slamet", "Hasan", "Tono", "Yusuf", "Joko", "Dedi", "Rudi", "Wahyu", "Imam", "Eko", "Fajar", "Bayu",
    "Samsul", "Anwar", "Taufik", "Hendra", "Ridwan", "Zainal",
)  # fmt: skip
FIRST_FEMALE = (
    "Dewi", "Rina", "Lina", "Wati", "Siti", "Nur", "Ayu", "Sri", "Yuni", "Fitri", "Ratna", "Indah", "Maya", "Endang",
    "Aminah", "Halimah", "Rahma", "Putri", "Wulan", "Kartika",
)  # fmt: skip
MIDDLE_MALE = ("Pratama", "Wijaya", "Hidayat", "Kurnia", "Saputra", "Maulana", "Santoso", "Setiawan", "Firmansyah")
MIDDLE_FEMALE = ("Lestari", "Rahmawati", "Anggraini", "Permata", "Utami", "Handayani", "Maharani", "Kurniasih")
LAST = "Contoh"
FOREIGN = (
    ("John", "Amerika Serikat", "Boston"),
    ("Jane", "Australia", "Perth"),
    ("Hans", "Belanda", "Utrecht"),
    ("Maria", "Filipina", "Manila"),
)
"""First name, nationality and birth place of made-up foreigners."""
FOREIGN_LAST = "Example"
FOREIGN_JOBS = ("Tenaga ahli", "Guru bahasa", "Konsultan", "Mahasiswa")
HAMLETS = ("Krajan", "Sumberejo", "Karanganyar", "Tegalsari", "Wonosari", "Sidomulyo", "Kebonagung", "Mojorejo")
STREETS = ("Melati", "Mawar", "Kenanga", "Anggrek", "Cempaka", "Flamboyan")
"""Streets of a kelurahan, where a desa has its dusun."""
TOWNS = ("Pasuruan", "Malang", "Surabaya", "Jombang", "Sidoarjo", "Probolinggo", "Mojokerto")
JOBS = ("Wiraswasta", "Karyawan swasta", "Petani/pekebun", "Buruh harian lepas", "Pedagang", "Guru")
JOBS_MALE = (*JOBS, "Nelayan", "Sopir", "Tukang batu")
JOBS_FEMALE = (*JOBS, "Mengurus rumah tangga", "Mengurus rumah tangga", "Penjahit")
JOBS_YOUNG = ("Pelajar/mahasiswa", "Pelajar/mahasiswa", "Karyawan swasta", "Belum bekerja")
RELIGIONS = ("Islam", "Islam", "Islam", "Islam", "Islam", "Islam", "Islam", "Islam", "Kristen", "Katolik", "Hindu")
OFFICIAL_NAMES = (
    "Pejabat Contoh Satu, S.Sos.", "Pejabat Contoh Dua, S.E.", "Pejabat Contoh Tiga, S.IP.",
    "Pejabat Contoh Empat, S.H.", "Pejabat Contoh Lima, S.AP.", "Pejabat Contoh Enam, S.Pd.",
    "Pejabat Contoh Tujuh, S.Kom.", "Pejabat Contoh Delapan, A.Md.",
)  # fmt: skip
EXAMPLES = {
    "text": "Contoh", "long": "Uraian contoh", "number": "2", "money": "1250000",
    "nop": "991407001900100120", "kk": "9914101203110001", "nik": "9914101203650001",
    "time": "09.30",
}  # fmt: skip
"""A made-up value for each kind of extra particular, where no story tells a better one."""
