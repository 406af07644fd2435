"""Setting up an office: profile, services, people, settings, holidays."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from app.changes import Change, Outcome, outcome
from app.errors import EnvironmentProblem, UserError
from app.model.catalogue import OfficeKind, OfficePack, OfficeProfile
from app.model.people import Officer, Official
from app.model.register import SeriesMode
from app.model.settings import (
    BOOK_COLUMNS,
    FIRST_NUMBER,
    LETTER_PAPER,
    NUMBER_FORMAT,
    SERIES_MODE,
    SURVEY_URL,
    Setting,
)
from app.model.worktime import BY_GOVERNMENT
from app.ports import ClassificationSource, HolidaySource, UnitOfWork
from app.rules.authority.grants import check_term, make_way
from app.rules.books.layout import check_layout
from app.rules.books.numbering import check_format, names_classification
from app.rules.identity import Severity, check_nip, digits
from app.rules.villages import area_villages
from app.rules.wording import one_line

_LARGEST_EMBLEM = 2_000_000
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_EMPTY_SEATS = {
    OfficeKind.KECAMATAN: {
        "camat": "Camat",
        "sekcam": "Sekretaris Camat",
        "kasi-pemerintahan": "Kasi Pemerintahan dan Pelayanan",
        "kasi-kesos": "Kasi Kesejahteraan Sosial",
        "kasi-trantib": "Kasi Ketenteraman dan Ketertiban",
        "kasi-pmd": "Kasi Pemberdayaan Masyarakat dan Desa",
        "petugas": "Petugas Loket",
    },
    OfficeKind.KELURAHAN: {
        "lurah": "Lurah",
        "sekretaris-lurah": "Sekretaris Lurah",
        "kasi-pemerintahan": "Kasi Pemerintahan dan Pelayanan",
        "kasi-kesos": "Kasi Kesejahteraan Sosial",
        "petugas": "Petugas Loket",
    },
}


def the_office(uow: UnitOfWork) -> OfficeProfile:
    """The office of this data file. Raises EnvironmentProblem before the first set-up."""
    office = uow.office.profile()
    if office is None:
        raise EnvironmentProblem(
            "Kantor belum disiapkan di folder data ini.", "Buka Loket dan pilih kantor, atau jalankan perintah siapkan."
        )
    return office


def empty_pack(kind: OfficeKind) -> OfficePack:
    """An office of that kind with the usual seats and no services yet."""
    profile = OfficeProfile(
        key=f"{kind.value}-baru",
        kind=kind,
        name="",
        district="",
        regency="",
        address="",
        postcode="",
        phones=(),
        email="",
        web="",
        unit_code="",
        decree_number="",
        decree_date=None,
        revokes="",
        area_code="",
        villages=(),
        seats=_EMPTY_SEATS[kind],
    )
    return OfficePack(profile, ())


def create_office(
    pack: OfficePack,
    officer_name: str,
    uow: UnitOfWork,
    now: dt.datetime,
    holidays: HolidaySource,
    codes: ClassificationSource,
) -> Outcome[int]:
    """Makes a fresh data file the office's own: profile, services, holidays of this year and next, first officer.

    Returns the officer's id. Raises UserError where the file already has an office or the profile is not whole.
    """
    if uow.office.profile() is not None:
        raise UserError("Folder data ini sudah berisi kantor.", "Pakai folder lain untuk kantor lain.")
    name = one_line(officer_name)
    if not name:
        raise UserError("Nama petugas belum diisi.", field="officer")
    check_profile(pack.office)
    uow.office.save_profile(pack.office, now, None)
    effective = pack.office.decree_date or now.date()
    table = "lama"
    for position, service in enumerate(pack.services, 1):
        uow.catalogue.add_service(service, position, codes.usual(service.key, table), effective)
    uow.office.save_holidays(holidays((now.year, now.year + 1)), BY_GOVERNMENT)
    officer_id = uow.people.save_officer(Officer(0, name, "Loket 1"))
    uow.commit()
    return outcome(officer_id, Change.OFFICE, Change.CATALOGUE, Change.PEOPLE)


def check_profile(profile: OfficeProfile) -> None:
    """Raises UserError naming the first field of the profile that cannot stand on a letter."""
    for error in profile_errors(profile):
        raise error


def profile_errors(profile: OfficeProfile) -> tuple[UserError, ...]:
    """One error for each field of the profile that cannot stand on a letter."""
    needed = [
        ("name", "Nama kantor belum diisi."),
        ("regency", "Nama kabupaten/kota belum diisi."),
        ("address", "Alamat kantor belum diisi."),
        ("unit_code", "Kode unit belum diisi."),
    ]
    if profile.kind is OfficeKind.KELURAHAN:
        needed.insert(1, ("district", "Nama kecamatan belum diisi."))
    errors = [UserError(said, field=field) for field, said in needed if not one_line(getattr(profile, field))]
    if profile.unit_code and not re.fullmatch(r"[0-9A-Za-z.\-]+", profile.unit_code):
        errors.append(UserError("Kode unit hanya boleh berisi huruf, angka, titik, dan garis.", field="unit_code"))
    if profile.email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", profile.email):
        errors.append(UserError("Alamat pos-el ini tidak lengkap.", "Contoh: kecamatan@contoh.go.id", field="email"))
    return tuple(errors)


def tidy_profile(profile: OfficeProfile) -> OfficeProfile:
    """The profile as it is stored: no doubled spaces, no empty phones; a kelurahan is the one village of its area."""
    name = one_line(profile.name)
    return replace(
        profile,
        name=name,
        villages=area_villages(profile.kind, name, profile.villages),
        district=one_line(profile.district),
        regency=one_line(profile.regency),
        address=one_line(profile.address),
        postcode=one_line(profile.postcode),
        phones=tuple(one_line(phone) for phone in profile.phones if one_line(phone)),
        email=one_line(profile.email),
        web=one_line(profile.web),
        unit_code=one_line(profile.unit_code),
    )


def save_profile(profile: OfficeProfile, uow: UnitOfWork, now: dt.datetime, officer_id: int | None) -> Outcome[None]:
    """Changes the office's name, address and the like. Raises UserError for a field that cannot stand on a letter."""
    tidy = tidy_profile(profile)
    check_profile(tidy)
    uow.office.save_profile(tidy, now, officer_id)
    uow.commit()
    return outcome(None, Change.OFFICE)


def check_setting(setting: Setting, value: str) -> None:
    """Raises UserError for a value that the setting cannot have."""
    if setting is NUMBER_FORMAT:
        check_format(value)
    elif setting is FIRST_NUMBER and not (value.isdecimal() and 1 <= int(value) <= 99999):
        raise UserError("Nomor pertama harus bilangan 1 sampai 99999.", field=setting.key)
    elif setting is SURVEY_URL and value and not re.fullmatch(r"https?://[^\s<>\"]{4,200}", value):
        raise UserError("Alamat survei harus diawali http:// atau https://.", field=setting.key)
    elif setting is SERIES_MODE and value not in {mode.value for mode in SeriesMode}:
        raise UserError("Urutan nomor ini tidak dikenal.", field=setting.key)
    elif setting is LETTER_PAPER and value not in ("A4", "F4"):
        raise UserError("Kertas surat harus A4 atau F4.", field=setting.key)
    for book, columns in BOOK_COLUMNS.items():
        if setting is columns:
            check_layout(book, value)


def save_settings(
    values: dict[Setting, str], uow: UnitOfWork, now: dt.datetime, officer_id: int | None
) -> Outcome[None]:
    """Changes settings, all or none; what they were stays in the log.

    Raises UserError for a value that a setting cannot have, or a format and series that would give a number twice.
    """
    tidy = {setting: one_line(value) for setting, value in values.items()}
    for setting, value in tidy.items():
        check_setting(setting, value)
    series, pattern = (tidy.get(s) or uow.office.setting(s) for s in (SERIES_MODE, NUMBER_FORMAT))
    if series != SeriesMode.OFFICE and not names_classification(pattern):
        raise UserError(
            "Dengan lebih dari satu urutan, format nomor harus memuat {klasifikasi}.",
            "Tanpa itu dua surat bisa bernomor sama.",
            field=NUMBER_FORMAT.key,
        )
    for setting, value in tidy.items():
        uow.office.save_setting(setting, value, now, officer_id)
    uow.commit()
    return outcome(None, Change.OFFICE)


def check_emblem(picture: bytes) -> None:
    """Raises UserError for what is no PNG or JPEG, or larger than 2 MB."""
    if not picture.startswith(_PICTURES):
        raise UserError("Gambar lambang harus berkas PNG atau JPEG.", field="emblem")
    if len(picture) > _LARGEST_EMBLEM:
        raise UserError("Gambar lambang lebih dari 2 MB.", "Perkecil dulu gambarnya.", field="emblem")


def read_emblem(path: Path) -> bytes:
    """The picture in a file. Raises UserError for no emblem, EnvironmentProblem for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            picture = file.read(_LARGEST_EMBLEM + 1)
    except OSError as error:
        raise EnvironmentProblem(
            "Berkas gambar itu tidak bisa dibuka.", "Salin dulu ke komputer ini, lalu pilih lagi.", field="emblem"
        ) from error
    check_emblem(picture)
    return picture


def save_emblem(picture: bytes | None, uow: UnitOfWork, now: dt.datetime, officer_id: int | None) -> Outcome[None]:
    """Sets or removes the emblem. Raises UserError for what is no PNG or JPEG, or larger than 2 MB."""
    if picture is not None:
        check_emblem(picture)
    uow.office.save_emblem(picture, now, officer_id)
    uow.commit()
    return outcome(None, Change.OFFICE)


def save_officer(officer: Officer, uow: UnitOfWork) -> Outcome[int]:
    """Adds or changes a counter officer. Raises UserError for an empty name or one that another officer has."""
    name = one_line(officer.name)
    if not name:
        raise UserError("Nama petugas belum diisi.", field="name")
    if any(o.name == name and o.id != officer.id for o in uow.people.officers()):
        raise UserError(f"Petugas bernama {name} sudah ada.", "Tambahkan pembeda pada namanya.", field="name")
    others = [o for o in uow.people.officers() if o.id != officer.id]
    if not officer.active and not others:
        raise UserError("Harus ada sedikitnya satu petugas.")
    saved = uow.people.save_officer(replace(officer, name=name, counter=one_line(officer.counter)))
    uow.commit()
    return outcome(saved, Change.PEOPLE)


def save_official(official: Official, uow: UnitOfWork) -> Outcome[int]:
    """Adds or changes an official. One seat has one holder on a day: the earlier one stays on old letters.

    A successor with a first day lets the holder go on until the day before. An official without a seat comes from
    elsewhere, to be given a grant. Raises UserError naming the field.
    """
    name = one_line(official.name)
    if not name:
        raise UserError("Nama pejabat belum diisi.", field="name")
    finding = check_nip(official.nip)
    if finding is not None and finding.severity is Severity.ERROR:
        raise UserError(finding.sentence, field="nip")
    seats = the_office(uow).seats
    if official.seat and official.seat not in seats:
        raise UserError("Jabatan belum dipilih.", field="seat")
    check_term(official)
    tidy = replace(
        official,
        name=name,
        nip=digits(official.nip),
        rank=one_line(official.rank),
        appointment=one_line(official.appointment),
    )
    if tidy.active and tidy.seat:
        for other in make_way(tidy, uow.people.officials(), seats[tidy.seat]):
            uow.people.save_official(other)
    saved = uow.people.save_official(tidy)
    uow.commit()
    return outcome(saved, Change.PEOPLE)
