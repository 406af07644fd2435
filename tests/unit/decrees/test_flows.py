"""The steps of the five decrees, stated again here by hand: a slip in a catalogue file fails one of these."""

import pytest

from app.assets import Templates
from app.model.catalogue import OfficePack, Service, StepKind
from tests.builders import OFFICES
from tests.unit.decrees.packs import NAMED_ONLY, OPEN, PACKS, SERVICES

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


@pytest.mark.parametrize("key", OFFICES)
def test_each_flow_has_the_steps_of_the_decree_in_their_order(key: str) -> None:
    flows = {
        s.key: " ".join(step.kind.value + ("+" if step.added else "") for step in s.standard.steps)
        for s in PACKS[key].services
    }
    assert flows == FLOWS[key]


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
