"""The services of the five decrees, stated again here by hand: a slip in a catalogue file fails one of these."""

import json

import pytest

from app.model.catalogue import ApplicantKind, OfficePack, Service
from tests.builders import OFFICES
from tests.unit.decrees.packs import LOST, NAMED_ONLY, OPEN, PACKS, TEXTS, written

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

STAFF = {
    "lumbang": [5, 6, 6, 5, 3, 4, 3, 3, 10, 10, 4, 4, 4, 4, 4],
    "lekok": [4, 4, 4, 4, 3, 4, 4, 3, 6, 3, 4, 4, 3, 4, 3, 3, 3],
    "prigen": [6, 4, 5, 7, 6, 3, 3, 3, 6, 3, 1, 5, 3, 5, 5, 3, 3],
    "kalirejo": [*[3] * 18, 4, 4, 8, *[None] * 7],
    "jogoroto": [1, 1, None, 1, None, 1, 1, 1, 1, 1, 1, 1],
}
"""How many people serve; None where the scan lost it or there is no standard."""

SERVICE_KEYS = {
    *("key", "title", "open", "requirements_known", "requirements", "questions", "steps", "duration", "fee", "product"),
    *("letter", "complaints_to", "legal_basis", "facilities", "staff_count", "evaluation", "notes"),
}


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


@pytest.mark.parametrize("key", NAMED_ONLY.split())
def test_a_service_that_is_only_named_has_no_invented_standard(key: str) -> None:
    standard = PACKS["kalirejo"].service(key).standard
    assert not standard.requirements_known
    assert (standard.requirements, standard.steps, standard.duration, standard.fee) == ((), (), None, None)
    assert any("tidak memuat standarnya" in note for note in standard.notes)


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
