"""What the five decrees ask for, stated again here by hand: a slip in a catalogue file fails one of these."""

import pytest

from tests.builders import OFFICES
from tests.unit.decrees.packs import LOST, PACKS, written

REQUIREMENT_COUNTS = {
    "lumbang": [1, 5, 5, 4, 6, 6, 2, 1, 1, 1, 4, 5, 1, 1, 2],
    "lekok": [1, 2, 2, 1, 1, 5, 3, 7, 4, 4, 6, 2, 7, 5, 3, 8, 12],
    "prigen": [1, 3, 1, 3, 0, 0, 0, 0, 7, 0, 0, 0, 0, 7, 35, 13, 13],
    "kalirejo": [5, 7, 4, 7, 3, 3, 3, 4, 5, 3, 6, 4, 3, 3, 4, 4, 3, 3, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0],
    "jogoroto": [2, 4, 1, 3, 2, 4, 2, 7, 1, 5, 5, 4],
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


@pytest.mark.parametrize("key", OFFICES)
def test_each_service_asks_for_as_many_things_as_its_list(key: str) -> None:
    assert [len(s.standard.requirements) for s in PACKS[key].services] == REQUIREMENT_COUNTS[key]


@pytest.mark.parametrize(("office", "key"), LISTS, ids=lambda value: value)
def test_a_requirement_list_is_the_decrees(office: str, key: str) -> None:
    assert written(PACKS[office].service(key)) == LISTS[office, key]


@pytest.mark.parametrize("key", LOST.split())
def test_a_lost_requirement_list_is_told_and_never_invented(key: str) -> None:
    standard = PACKS["prigen"].service(key).standard
    assert not standard.requirements_known
    assert standard.requirements == ()
    assert standard.questions == ()
    assert any("persyaratan hilang" in note for note in standard.notes)
    assert standard.steps
    assert standard.duration
