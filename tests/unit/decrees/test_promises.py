"""Time, fee and product of the five decrees, stated again here by hand."""

import pytest

from app.model.catalogue import FeeKind, OfficePack, Service
from tests.builders import OFFICES
from tests.unit.decrees.packs import NAMED_ONLY, PACKS, SERVICES

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


def test_kepala_desa_of_prigen_is_open_without_promising_a_time() -> None:
    service = PACKS["prigen"].service("kepala-desa")
    assert service.open
    assert service.standard.requirements_known
    assert service.standard.duration is None
    assert service.standard.fee is None
    assert any("Jangka waktu hilang" in note for note in service.standard.notes)
