"""What the five offices' own decrees say, stated again here by hand: a slip in a catalogue file fails one of these."""

import hashlib
import json
import re
from itertools import pairwise

import pytest

from app.assets import Packs, Templates
from app.model.catalogue import ApplicantKind, FeeKind, Form, OfficeKind, OfficePack, Service, StepKind
from app.rules.catalogue_writing import pack_as_data
from tests.builders import OFFICES

PACKS = {key: Packs().get(key) for key in OFFICES}
TEXTS = {key: json.dumps(pack_as_data(pack), ensure_ascii=False) for key, pack in PACKS.items()}
SERVICES = [pytest.param(pack, s, id=f"{key}-{s.key}") for key, pack in PACKS.items() for s in pack.services]
OPEN = [p for p in SERVICES if p.values[1].open]

KEYS = {
    "lumbang": (
        "pbb skck sktm keramaian pns-tni-polri waris sosialisasi konsultasi data-informasi pengaduan bansos"
        " domisili-wna perangkat-desa kepala-desa dd-add-pengantar"
    ),
    "lekok": (
        "konsultasi sosialisasi data-informasi pengaduan pbb skck sktm dispensasi-nikah keramaian pns-tni-polri waris"
        " dd-add-rekomendasi dd-add-pengantar domisili-wna bansos perangkat-desa kepala-desa"
    ),
    "prigen": (
        "konsultasi sosialisasi data-informasi pengaduan skck sktm dispensasi-nikah pns-tni-polri waris bansos pbb"
        " keramaian domisili-wna perangkat-desa kepala-desa dd-add-pengantar dd-add-rekomendasi"
    ),
    "kalirejo": (
        "mutasi-pbb akta-kelahiran kematian waris legalisir-ktp legalisir-kk domisili skck keramaian keterangan-umum"
        " domisili-usaha usaha nikah-keluar dispensasi-nikah bansos sktm nikah-masuk belum-menikah konsultasi"
        " data-informasi pengaduan kk kehilangan pindah domisili-lembaga ktp kia akta-kematian"
    ),
    "jogoroto": (
        "keramaian sktm bansos skck ktp-rekam ktp-terbit ikd kk-pengajuan kk-terbit pindah-kecamatan pindah-desa"
        " dispensasi-nikah"
    ),
}
"""The services of each office in the order of its decree."""

LOST = "skck sktm dispensasi-nikah pns-tni-polri bansos pbb keramaian domisili-wna"
"""The Prigen services whose requirement list is missing in the scan."""
NAMED_ONLY = "kk kehilangan pindah domisili-lembaga ktp kia akta-kematian"
"""The Kalirejo services that the decree names without giving a standard."""

OFFICE_FACTS = {
    "lumbang": (OfficeKind.KECAMATAN, "Pasuruan", "060/12.1/424.309/2024", "", "424.309", "35.14.04", "67183"),
    "lekok": (OfficeKind.KECAMATAN, "Pasuruan", "065/03/424.308/2024", "", "424.308", "35.14.22", "67186"),
    "prigen": (
        *(OfficeKind.KECAMATAN, "Pasuruan", "060/34.1/424.314/2023", "060/01.2/424.314/2023", "424.314", "35.14.10"),
        "67157",
    ),
    "kalirejo": (
        *(OfficeKind.KELURAHAN, "Pasuruan", "065/13/424.301.1.04/2024", "065/10/424.301.1.04/2022", "424.301.1.04"),
        *("35.14.14.1014", "67153"),
    ),
    "jogoroto": (OfficeKind.KECAMATAN, "Jombang", "067/7/415.53/2024", "", "415.53", "35.17.19", "61485"),
}

REQUIREMENT_COUNTS = {
    "lumbang": [1, 5, 5, 4, 6, 6, 2, 1, 1, 1, 4, 5, 1, 1, 2],
    "lekok": [1, 2, 2, 1, 1, 5, 3, 7, 4, 4, 6, 2, 7, 5, 3, 8, 12],
    "prigen": [1, 3, 1, 3, 0, 0, 0, 0, 7, 0, 0, 0, 0, 7, 35, 13, 13],
    "kalirejo": [5, 7, 4, 7, 3, 3, 3, 4, 5, 3, 6, 4, 3, 3, 4, 4, 3, 3, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0],
    "jogoroto": [2, 4, 1, 3, 2, 4, 2, 7, 1, 5, 5, 4],
}

STAFF = {
    "lumbang": [5, 6, 6, 5, 3, 4, 3, 3, 10, 10, 4, 4, 4, 4, 4],
    "lekok": [4, 4, 4, 4, 3, 4, 4, 3, 6, 3, 4, 4, 3, 4, 3, 3, 3],
    "prigen": [6, 4, 5, 7, 6, 3, 3, 3, 6, 3, 1, 5, 3, 5, 5, 3, 3],
    "kalirejo": [*[3] * 18, 4, 4, 8, *[None] * 7],
    "jogoroto": [1, 1, None, 1, None, 1, 1, 1, 1, 1, 1, 1],
}
"""How many people serve; None where the scan lost it or there is no standard."""

READY_MADE = "mutasi-pbb akta-kelahiran kematian waris legalisir-ktp legalisir-kk bansos"
DRAFTED = (
    "domisili skck keterangan-umum domisili-usaha usaha nikah-keluar dispensasi-nikah sktm nikah-masuk belum-menikah"
)
FLOWS = {
    "lumbang": {
        "pbb": "process pay hand_over",
        "skck": "verify+ sign+ register stamp hand_over",
        "sktm": "verify+ sign+ register+ stamp+ hand_over",
        "keramaian": "verify register survey sign stamp hand_over",
        "pns-tni-polri": "verify sign register stamp hand_over",
        "waris": "verify verify verify sign+ register stamp hand_over",
        "sosialisasi": "draft verify initial process decide process process",
        "konsultasi": "consult consult consult consult hand_over",
        "data-informasi": "register decide respond hand_over",
        "pengaduan": "register+ consult consult consult consult respond+ hand_over",
        "bansos": "verify register verify initial initial sign stamp hand_over",
        "domisili-wna": "verify sign register stamp hand_over",
        "perangkat-desa": "consult process draft sign register stamp+ hand_over+",
        "kepala-desa": "verify draft sign register stamp+ hand_over+",
        "dd-add-pengantar": "verify draft sign register stamp+ hand_over+",
    },
    "lekok": {
        "konsultasi": "verify consult hand_over",
        "sosialisasi": "verify process process",
        "data-informasi": "verify respond hand_over",
        "pengaduan": "verify respond hand_over",
        "pbb": "verify process pay+ hand_over",
        "skck": "verify sign register stamp hand_over",
        "sktm": "verify sign register stamp hand_over",
        "dispensasi-nikah": "verify sign register stamp hand_over",
        "keramaian": "survey initial sign register stamp hand_over",
        "pns-tni-polri": "verify sign register stamp hand_over",
        "waris": "verify sign register stamp hand_over",
        "dd-add-rekomendasi": "verify sign register stamp hand_over",
        "dd-add-pengantar": "verify verify initial sign register+ stamp hand_over",
        "domisili-wna": "verify draft sign register+ stamp hand_over",
        "bansos": "verify verify initial sign register stamp hand_over",
        "perangkat-desa": (
            "process process process process process process process consult sign+ register+ stamp+ hand_over"
        ),
        "kepala-desa": "verify+ sign+ register+ stamp+ hand_over+",
    },
    "prigen": {
        "konsultasi": "consult consult consult hand_over",
        "sosialisasi": "verify process process",
        "data-informasi": "register decide respond hand_over",
        "pengaduan": "register process process respond archive",
        "skck": "verify+ verify+ initial+ sign+ register stamp hand_over",
        "sktm": "verify+ verify initial sign register stamp hand_over",
        "dispensasi-nikah": "verify verify draft initial sign register stamp hand_over",
        "pns-tni-polri": "verify+ initial+ sign+ register+ stamp+ hand_over",
        "waris": "verify verify initial sign register stamp hand_over",
        "bansos": "verify+ verify+ initial+ sign register stamp hand_over",
        "pbb": "verify+ pay+ hand_over+",
        "keramaian": "verify+ survey sign register+ stamp+ hand_over",
        "domisili-wna": "verify process verify initial sign register stamp hand_over",
        "perangkat-desa": "register sign stamp hand_over+",
        "kepala-desa": "verify+ verify+ initial+ sign+ register+ stamp+ hand_over+",
        "dd-add-pengantar": "verify verify initial sign register stamp hand_over",
        "dd-add-rekomendasi": "verify verify initial sign register stamp hand_over",
    },
    "kalirejo": {
        **dict.fromkeys(READY_MADE.split(), "verify verify initial sign register stamp hand_over"),
        **dict.fromkeys(DRAFTED.split(), "verify draft verify initial sign register stamp hand_over"),
        "keramaian": "verify verify initial sign stamp register hand_over",
        "konsultasi": "consult consult consult hand_over",
        "data-informasi": "register decide respond hand_over",
        "pengaduan": "register process process respond archive",
        **dict.fromkeys(NAMED_ONLY.split(), ""),
    },
    "jogoroto": {
        "keramaian": "register sign stamp hand_over+",
        "sktm": "sign stamp register hand_over",
        "bansos": "sign stamp register hand_over",
        "skck": "sign stamp register hand_over",
        "ktp-rekam": "process",
        "ktp-terbit": "process register hand_over+",
        "ikd": "process process process process process",
        "kk-pengajuan": "process process process",
        "kk-terbit": "process process process+ hand_over+",
        "pindah-kecamatan": "process sign stamp+ hand_over",
        "pindah-desa": "process sign stamp+ hand_over",
        "dispensasi-nikah": "draft sign stamp+ register hand_over",
    },
}
"""The order of the steps; a + marks one that the decree does not have and the program added."""

TIMES = {
    "lumbang": {
        "20 minutes": "pbb",
        "10 minutes": "skck sktm",
        "5 days": "keramaian",
        "20 minutes pejabat-ada": "pns-tni-polri",
        "1 working_days": "waris",
        "1 days": "sosialisasi konsultasi data-informasi pengaduan dd-add-pengantar",
        "1 hours": "bansos",
        "30 minutes": "domisili-wna",
        "7 days": "perangkat-desa kepala-desa",
    },
    "lekok": {
        "10 minutes": ("konsultasi sosialisasi data-informasi pengaduan skck sktm dispensasi-nikah domisili-wna"),
        "15 minutes": "pbb dd-add-pengantar bansos kepala-desa",
        "3 days": "keramaian",
        "1 days": "waris dd-add-rekomendasi",
        "10 minutes pejabat-ada": "pns-tni-polri perangkat-desa",
    },
    "prigen": {
        "1 hours": "konsultasi",
        "1 days": "data-informasi",
        "3 days": "pengaduan",
        "15 minutes": "pbb",
        "5 working_days lengkap": "keramaian",
        "2 working_days lengkap": "perangkat-desa dd-add-pengantar dd-add-rekomendasi",
        "1 working_days": "sosialisasi skck sktm dispensasi-nikah pns-tni-polri waris bansos domisili-wna",
        "": "kepala-desa",
    },
    "kalirejo": {
        "5 minutes": (
            "mutasi-pbb akta-kelahiran kematian legalisir-ktp legalisir-kk domisili skck keramaian keterangan-umum"
            " domisili-usaha usaha nikah-keluar dispensasi-nikah sktm nikah-masuk belum-menikah"
        ),
        "60 minutes": "waris",
        "10 minutes": "bansos",
        "30 minutes": "konsultasi data-informasi",
        "1 days": "pengaduan",
        "": NAMED_ONLY,
    },
    "jogoroto": {
        "10 minutes": ("keramaian sktm bansos skck ktp-rekam ktp-terbit ikd kk-pengajuan kk-terbit dispensasi-nikah"),
        "1 days": "pindah-kecamatan pindah-desa",
    },
}

LISTS = {
    ("lumbang", "skck"): [
        *("Surat pengantar SKCK dari desa", "copy KTP", "copy Kartu keluarga (KK)", "copy Akta kelahiran"),
        "original Pas foto 4×6",
    ],
    ("lumbang", "pns-tni-polri"): [
        *("Surat pengantar dari desa/kelurahan", "copy Kartu keluarga (KK)", "copy KTP"),
        *("Formulir pendaftaran dari instansi terkait", "Surat pernyataan belum kawin dari KUA [tujuan]"),
        "Persyaratan lain sesuai kebutuhan [lain]",
    ],
    ("lekok", "skck"): [
        *("Formulir surat rekomendasi SKCK, diketahui kepala desa", "original 6× Pas foto 4×6", "copy KK dan KTP-el"),
        *("copy Ijazah terakhir", "copy Akta kelahiran"),
    ],
    ("lekok", "sktm"): [
        *("Formulir surat keterangan tidak mampu, diketahui kepala desa", "copy KK dan KTP-el"),
        "Foto keadaan rumah, diketahui RT/RW dan kepala desa",
    ],
    ("lekok", "dispensasi-nikah"): [
        *("Surat pengantar dari desa/kelurahan", "copy KTP calon pengantin", "copy KK calon pengantin"),
        *(
            "Model N1, N2, N4",
            "Model N5 (calon pengantin di bawah 21 tahun) [usia]",
            "Model N6 (duda/janda) [duda-janda]",
        ),
        "original Pas foto 3×2 (4 lembar) dan 4×6 (1 lembar)",
    ],
    ("lekok", "pns-tni-polri"): [
        "Permohonan tertulis berisi identitas pemohon dan uraian singkat pokok persoalan yang dimohonkan bantuan hukum",
        *("Dokumen yang berkenaan dengan perkara", "copy Kartu keluarga (KK)", "copy KTP-el"),
    ],
    ("lekok", "dd-add-pengantar"): [
        *("Surat rekomendasi kepala desa", "Semester I", "SPJ ADD", "SPJ BHPRD", "SPJ TUNKES", "SPJ RT/RW", "SPJ DD"),
    ],
    ("prigen", "waris"): [
        *("Surat pengantar dari desa/kelurahan", "copy KTP/KK pewaris", "copy KTP/KK ahli waris"),
        *("Akta kelahiran para ahli waris", "Buku nikah", "Surat keterangan kematian", "Data pendukung lainnya"),
    ],
    ("prigen", "dd-add-pengantar"): [
        *("Surat permohonan", "Kuitansi", "Pakta integritas", "Surat penunjukan bank", "copy SK kepala desa"),
        *("copy SK kaur keuangan desa", "copy NPWP", "copy KTP kepala desa", "copy KTP kaur keuangan desa"),
        *("copy SK besaran dana", "copy Nota dinas", "copy SPD", "Lampiran penetapan TA 2023"),
    ],
    ("kalirejo", "legalisir-kk"): [
        *("Surat pengantar RT/RW", "both Kartu tanda penduduk (KTP)", "both Kartu keluarga (KK)"),
    ],
    ("kalirejo", "akta-kelahiran"): [
        *("Surat pengantar RT/RW", "copy KTP orang tua", "copy Kartu keluarga (KK)", "Surat nikah orang tua"),
        *("Surat keterangan kelahiran dari rumah sakit/bidan", "Blangko permohonan, ditandatangani lurah"),
        "copy 2× Identitas saksi, 2 orang",
    ],
    ("kalirejo", "kematian"): [
        *("Surat pengantar RT/RW", "copy KTP/KK yang meninggal", "copy Surat kematian dari rumah sakit [surat-rs]"),
        "copy KTP pelapor",
    ],
    ("kalirejo", "skck"): [
        *(
            "Surat pengantar RT/RW",
            "copy Kartu tanda penduduk (KTP)",
            "copy Kartu keluarga (KK)",
            "original Pas foto 4×6",
        ),
    ],
    ("kalirejo", "domisili-usaha"): [
        *("Surat pengantar RT/RW", "copy KTP penanggung jawab", "copy SIUP", "copy IMB", "copy HO", "copy NPWP"),
    ],
    ("jogoroto", "skck"): ["Rekomendasi SKCK dari desa", "KTP", "original 5× Foto berwarna 4×6"],
    ("jogoroto", "sktm"): ["Kartu keluarga (KK)", "KTP", "Rekomendasi dari desa", "Surat nikah [nikah]"],
    ("jogoroto", "ktp-terbit"): [
        *("condition Pemohon sudah melakukan perekaman data", "copy Kartu keluarga (KK) terbaru"),
        *("KTP yang rusak atau berubah datanya [alasan]", "Surat kehilangan dari kepolisian [alasan]"),
    ],
    ("jogoroto", "dispensasi-nikah"): [
        *("copy KTP calon mempelai", "copy Kartu keluarga (KK) calon mempelai", "Akta kelahiran calon mempelai"),
        "Blanko dari KUA yang sudah diisi lengkap",
    ],
}
"""Whole requirement lists: form (none where the decree does not say), copies, text and [the question that asks]."""

PRODUCTS = {
    ("lekok", "dispensasi-nikah"): ("Surat Rekomendasi Dispensasi Nikah", "SURAT REKOMENDASI DISPENSASI NIKAH"),
    ("lekok", "dd-add-rekomendasi"): ("Rekomendasi Pencairan DD, ADD", "SURAT REKOMENDASI"),
    ("lekok", "dd-add-pengantar"): ("Pengantar Pengajuan DD/ADD", "SURAT PENGANTAR"),
    ("lekok", "domisili-wna"): ("Rekomendasi Surat Keterangan Domisili untuk WNA", "SURAT REKOMENDASI"),
    ("lekok", "perangkat-desa"): (
        "Rekomendasi Pengangkatan, Mutasi, dan Pemberhentian Perangkat Desa",
        "SURAT REKOMENDASI",
    ),
    ("lekok", "kepala-desa"): ("Surat Pengantar Pengangkatan dan Pemberhentian Kepala Desa/BPD", "SURAT PENGANTAR"),
    ("lekok", "skck"): ("Surat Rekomendasi SKCK", "SURAT REKOMENDASI"),
    ("lumbang", "skck"): ("Surat Pengantar Permohonan SKCK", "SURAT PENGANTAR"),
    ("lumbang", "waris"): ("Surat Keterangan Ahli Waris", "SURAT KETERANGAN AHLI WARIS"),
    ("prigen", "sktm"): ("Surat Keterangan Tidak Mampu (SKTM)", "SURAT KETERANGAN TIDAK MAMPU"),
    ("prigen", "dispensasi-nikah"): ("Surat Dispensasi Nikah", "SURAT DISPENSASI NIKAH"),
    ("kalirejo", "kematian"): ("Surat Keterangan Kematian", "SURAT KETERANGAN KEMATIAN"),
    ("kalirejo", "usaha"): ("Surat Keterangan Usaha", "SURAT KETERANGAN USAHA"),
    ("jogoroto", "dispensasi-nikah"): ("Surat Dispensasi Nikah", "SURAT DISPENSASI NIKAH"),
}

NAMES = {"a858d244af6d1bbf", "76be874c2316d178", "a053962cccc32beb"}
"""Fingerprints of the people whom the decrees name: they stand in no file of the program, not even here."""


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def written(service: Service) -> list[str]:
    out = []
    for r in service.standard.requirements:
        form = "" if r.form is Form.ANY else f"{r.form.value} "
        copies = "" if r.copies == 1 else f"{r.copies}× "
        out.append(f"{form}{copies}{r.text}{''.join(f' [{key}]' for key in r.when)}")
    return out


@pytest.mark.parametrize("key", OFFICES)
def test_each_office_has_the_services_of_its_decree_in_their_order(key: str) -> None:
    assert [service.key for service in PACKS[key].services] == KEYS[key].split()


def test_there_are_eighty_two_standards_and_seven_services_without_one() -> None:
    assert {key: len(pack.services) for key, pack in PACKS.items()} == {
        **{"lumbang": 15, "lekok": 17, "prigen": 17, "kalirejo": 28, "jogoroto": 12},
    }
    assert sum(bool(s.standard.steps) for pack in PACKS.values() for s in pack.services) == 82


@pytest.mark.parametrize("key", OFFICES)
def test_only_services_that_can_be_served_are_open(key: str) -> None:
    closed = {service.key for service in PACKS[key].services if not service.open}
    assert closed == set({"prigen": LOST, "kalirejo": NAMED_ONLY}.get(key, "").split())


@pytest.mark.parametrize("key", LOST.split())
def test_a_lost_requirement_list_is_told_and_never_invented(key: str) -> None:
    standard = PACKS["prigen"].service(key).standard
    assert not standard.requirements_known
    assert standard.requirements == ()
    assert standard.questions == ()
    assert any("persyaratan hilang" in note for note in standard.notes)
    assert standard.steps
    assert standard.duration


@pytest.mark.parametrize("key", NAMED_ONLY.split())
def test_a_service_that_is_only_named_has_no_invented_standard(key: str) -> None:
    standard = PACKS["kalirejo"].service(key).standard
    assert not standard.requirements_known
    assert (standard.requirements, standard.steps, standard.duration, standard.fee) == ((), (), None, None)
    assert any("tidak memuat standarnya" in note for note in standard.notes)


@pytest.mark.parametrize("key", OFFICES)
def test_each_office_is_who_its_decree_says(key: str) -> None:
    office = PACKS[key].office
    kind, regency, decree, revokes, unit, area, postcode = OFFICE_FACTS[key]
    assert (office.kind, office.regency, office.decree_number, office.revokes) == (kind, regency, decree, revokes)
    assert (office.unit_code, office.area_code, office.postcode) == (unit, area, postcode)
    assert f"/{office.unit_code}/" in office.decree_number
    assert all(village.code.startswith(office.area_code) for village in office.villages)
    codes = [village.code for village in office.villages]
    assert len(set(codes)) == len(codes) == len({village.name for village in office.villages})


def test_the_dates_of_the_decrees() -> None:
    dates = {key: str(pack.office.decree_date) for key, pack in PACKS.items() if key != "lumbang"}
    assert dates == {
        **{"lekok": "2024-01-03", "prigen": "2023-08-01", "kalirejo": "2024-08-14", "jogoroto": "2024-02-23"},
    }


def test_the_villages_of_each_office() -> None:
    counts = {key: len(pack.office.villages) for key, pack in PACKS.items()}
    assert counts == {"lumbang": 12, "lekok": 11, "prigen": 14, "kalirejo": 1, "jogoroto": 11}
    prigen = {village.name: village.code for village in PACKS["prigen"].office.villages}
    assert prigen["Ledug"] == "35.14.10.1007"
    assert prigen["Gambiran"] == "35.14.10.2013"
    assert {v.name for v in PACKS["jogoroto"].office.villages} >= {"Jogoroto", "Alang-alang Caruban", "Sambirejo"}


@pytest.mark.parametrize("key", OFFICES)
def test_each_service_asks_for_as_many_things_as_its_list(key: str) -> None:
    assert [len(s.standard.requirements) for s in PACKS[key].services] == REQUIREMENT_COUNTS[key]


@pytest.mark.parametrize("key", OFFICES)
def test_each_service_has_as_many_people_as_the_decree_names(key: str) -> None:
    assert [s.standard.staff_count for s in PACKS[key].services] == STAFF[key]


@pytest.mark.parametrize(
    ("office", "key", "laws"),
    [
        ("lekok", "keramaian", ["UU 2/2002", "Perbup Pasuruan 29/2015"]),
        ("lekok", "dispensasi-nikah", ["UU 1/1974", "UU 58/2010", "Perbup Pasuruan 40/2011"]),
        ("lumbang", "keramaian", ["UU 2/2002", "UU 9/1998", "Perbup Pasuruan 69/2016"]),
        ("lumbang", "perangkat-desa", ["PermenPANRB 29/2022", "Perbup Pasuruan 154/2022", "Permendagri 83/2015"]),
        ("prigen", "skck", ["UU 2/2002", "UU 25/2009", "PermenPANRB 15/2014", "PP 60/2016", "Perkap 18/2014"]),
        ("prigen", "dispensasi-nikah", ["Perma 5/2019"]),
        ("kalirejo", "waris", ["UU 24/2013", "Perpres 112/2013", "Perbup Pasuruan 69/2016", "Perbup Pasuruan 19/2017"]),
        ("jogoroto", "keramaian", []),
        ("jogoroto", "bansos", ["UU 11/2009", "Perbup Jombang 2/2014", "Perbup Jombang 52/2016"]),
    ],
)
def test_the_legal_basis_is_the_decrees(office: str, key: str, laws: list[str]) -> None:
    basis = PACKS[office].service(key).standard.legal_basis
    assert [text.partition(" tentang")[0] for text in basis] == laws


@pytest.mark.parametrize(("office", "key"), LISTS, ids=lambda value: value)
def test_a_requirement_list_is_the_decrees(office: str, key: str) -> None:
    assert written(PACKS[office].service(key)) == LISTS[office, key]


@pytest.mark.parametrize("key", OFFICES)
def test_each_flow_has_the_steps_of_the_decree_in_their_order(key: str) -> None:
    flows = {
        s.key: " ".join(step.kind.value + ("+" if step.added else "") for step in s.standard.steps)
        for s in PACKS[key].services
    }
    assert flows == FLOWS[key]


@pytest.mark.parametrize("key", OFFICES)
def test_each_service_promises_the_time_of_the_decree(key: str) -> None:
    expected = {service: time for time, services in TIMES[key].items() for service in services.split()}
    for service in PACKS[key].services:
        d = service.standard.duration
        assert (f"{d.value} {d.unit.value} {d.condition}".strip() if d else "") == expected[service.key], service.key
        if d:
            assert d.text.startswith(f"{d.value} ")
            assert ("apabila pejabat ada" in d.text) == (d.condition == "pejabat-ada")
            assert ("lengkap" in d.text) == (d.condition == "lengkap")


@pytest.mark.parametrize(("pack", "service"), SERVICES)
def test_nobody_pays_but_the_tax(pack: OfficePack, service: Service) -> None:
    unread = {("prigen", "data-informasi"), ("prigen", "kepala-desa")}
    if service.key == "pbb":
        assert service.standard.fee is FeeKind.BY_SPPT
    elif (pack.office.key, service.key) in unread or not service.standard.steps:
        assert service.standard.fee is None
    else:
        assert service.standard.fee is FeeKind.FREE


@pytest.mark.parametrize(("office", "key"), PRODUCTS, ids=lambda value: value)
def test_the_product_is_the_services_own(office: str, key: str) -> None:
    standard = PACKS[office].service(key).standard
    assert (standard.product, standard.letter.title) == PRODUCTS[office, key]


@pytest.mark.parametrize(("pack", "service"), [p for p in OPEN if p.values[1].standard.letter])
def test_a_letter_is_signed_registered_stamped_and_handed_over(pack: OfficePack, service: Service) -> None:
    kinds = [step.kind for step in service.standard.steps]
    for kind in (StepKind.SIGN, StepKind.REGISTER, StepKind.STAMP, StepKind.HAND_OVER):
        assert kind in kinds
    assert kinds[-1] is StepKind.HAND_OVER
    assert kinds.index(StepKind.SIGN) < kinds.index(StepKind.STAMP)
    assert Templates().get(service.key).body, "surat tanpa isi"


@pytest.mark.parametrize(("pack", "service"), SERVICES)
def test_every_step_belongs_to_a_seat_and_every_addition_has_its_reason(pack: OfficePack, service: Service) -> None:
    for step in service.standard.steps:
        assert step.actor in {*pack.office.seats, "pemohon"}
        if step.added:
            assert len(step.added.split()) >= 4, step.added
    added = [step for step in service.standard.steps if step.added]
    assert not added or service.standard.notes, "tambahan harus disebut di catatan"


@pytest.mark.parametrize(("pack", "service"), OPEN)
def test_an_open_service_says_what_a_citizen_wants_to_know(pack: OfficePack, service: Service) -> None:
    standard = service.standard
    assert standard.requirements
    assert standard.product
    assert standard.complaints_to
    assert len(service.short) <= 20
    assert service.title[0].isupper()
    assert all(text == text.strip() and "  " not in text for text in written(service))


def test_who_applies_for_what() -> None:
    institutions = {
        (key, s.key) for key, pack in PACKS.items() for s in pack.services if s.applicant is ApplicantKind.INSTITUTION
    }
    of_villages = ("sosialisasi", "bansos", "perangkat-desa", "kepala-desa", "dd-add-pengantar")
    for key in ("lumbang", "lekok", "prigen"):
        assert {(key, service) for service in of_villages} <= institutions
        assert PACKS[key].service("domisili-wna").applicant is ApplicantKind.FOREIGNER
    assert PACKS["lekok"].service("skck").applicant is ApplicantKind.PERSON


@pytest.mark.parametrize("key", OFFICES)
def test_nothing_of_the_health_emergency_is_left(key: str) -> None:
    assert not re.findall(
        r"pandemi|covid|corona|protokol kesehatan|masker|cek suhu|jaga jarak", TEXTS[key], re.IGNORECASE
    )


@pytest.mark.parametrize("key", OFFICES)
def test_no_other_office_slipped_in(key: str) -> None:
    text = TEXTS[key]
    assert "Kiduldalem" not in text
    assert "A. Yani" not in text
    assert "631745" not in text
    mail = {"lumbang": "lumbang", "lekok": "lekok", "prigen": "prigen", "kalirejo": "kalirejo", "jogoroto": "jogoroto"}
    for address in re.findall(r"[\w.]+@[\w.]+", text):
        assert mail[key] in address.casefold(), address
    for service in PACKS[key].services:
        for line in service.standard.complaints_to:
            assert not any(other.office.name in line for other in PACKS.values() if other.office.key != key), line


@pytest.mark.parametrize("key", OFFICES)
def test_no_person_of_the_decrees_is_named(key: str) -> None:
    words = re.findall(r"\w+", TEXTS[key].casefold())
    pairs = {fingerprint(f"{a} {b}") for a, b in pairwise(words)}
    assert not pairs & NAMES
    assert not re.search(r"\d{18}|\d{8} \d{6}", TEXTS[key]), "NIP"


def test_kepala_desa_of_prigen_is_open_without_promising_a_time() -> None:
    service = PACKS["prigen"].service("kepala-desa")
    assert service.open
    assert service.standard.requirements_known
    assert service.standard.duration is None
    assert service.standard.fee is None
    assert any("Jangka waktu hilang" in note for note in service.standard.notes)


SERVICE_KEYS = {
    *("key", "title", "open", "requirements_known", "requirements", "questions", "steps", "duration", "fee", "product"),
    *("letter", "complaints_to", "legal_basis", "facilities", "staff_count", "evaluation", "notes"),
}


@pytest.mark.parametrize("key", OFFICES)
def test_the_written_catalogue_has_every_key_that_others_read(key: str) -> None:
    data = json.loads(TEXTS[key])
    assert set(data) == {"office", "services"}
    for service in data["services"]:
        assert set(service) >= SERVICE_KEYS
        for requirement in service["requirements"]:
            assert set(requirement) >= {"text", "form", "copies", "when", "items"}
        for question in service["questions"]:
            assert set(question) >= {"key", "ask", "answers"}
        for step in service["steps"]:
            assert set(step) >= {"kind", "actor", "text", "added"}
        if service["duration"]:
            assert set(service["duration"]) >= {"value", "unit", "condition", "text"}
        if service["fee"]:
            assert set(service["fee"]) >= {"kind"}
