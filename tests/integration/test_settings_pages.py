"""What a page of Pengaturan saves, it saves whole or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.actions.pauses import powers
from app.actions.settings_pages import OfficePage, save_office, save_officers, save_officials, vacate_seat
from app.changes import Change
from app.errors import NotFound, UserError
from app.model.catalogue import StepKind
from app.model.people import Officer, Official
from app.rules.authority.signing import holder
from tests.builders import Counter, open_office

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def seats(counter: Counter) -> dict[str, Official]:
    """Who sits where now."""
    with counter.store.read() as uow:
        return {official.seat: official for official in uow.people.officials()}


def test_profile_and_emblem_are_saved_together_or_not_at_all(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        with counter.store.write() as uow:
            profile = uow.office.profile()
            assert profile is not None
            with pytest.raises(UserError, match="PNG atau JPEG"):
                save_office(OfficePage(replace(profile, name="Lain"), b"bukan"), uow, counter.now, counter.officer)
        with counter.store.read() as uow:
            assert uow.office.profile() == profile
        with counter.store.write() as uow:
            done = save_office(OfficePage(replace(profile, name="Lain"), PNG), uow, counter.now, counter.officer)
        with counter.store.read() as uow:
            assert uow.office.emblem() == PNG
            assert uow.office.profile() == replace(profile, name="Lain")
        assert done.changes == {Change.OFFICE}


def test_a_corrected_name_stays_the_same_official_and_another_nip_is_another(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        before = seats(counter)["camat"]
        with counter.store.write() as uow:
            save_officials({"camat": replace(before, name="Pejabat Contoh Satu, M.Si.")}, uow, counter.now)
        assert seats(counter)["camat"].id == before.id
        with counter.store.write() as uow:
            other = replace(before, name="Orang Contoh", nip="19800101 200501 1 001")
            save_officials({"camat": other}, uow, counter.now)
        after = seats(counter)["camat"]
        assert (after.name, after.nip) == ("Orang Contoh", "198001012005011001")
        assert after.id != before.id
        with counter.store.read() as uow:
            former = uow.people.official(before.id)
        assert former is not None
        assert (former.active, former.name) == (False, "Pejabat Contoh Satu, M.Si.")


def test_one_bad_seat_keeps_all_as_they_were_and_is_named(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        before = seats(counter)
        wanted = {"camat": replace(before["camat"], name="Budi Contoh")}
        wanted["sekcam"] = Official(0, "sekcam", "Siti Contoh", "123")
        with counter.store.write() as uow, pytest.raises(UserError) as refused:
            save_officials(wanted, uow, counter.now)
        assert refused.value.field == "sekcam.nip"
        assert seats(counter) == before


def test_a_holder_does_not_vanish_by_wiping_out_the_name_but_one_to_come_does(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        with counter.store.write() as uow, pytest.raises(UserError, match="Nama pejabat belum diisi") as refused:
            save_officials({"camat": Official(seats(counter)["camat"].id, "camat", "")}, uow, counter.now)
        assert refused.value.field == "camat.name"
        heir = Official(0, "camat", "Penerus Contoh", term_first=counter.now.date() + dt.timedelta(days=9))
        with counter.store.write() as uow:
            save_officials({"camat": heir}, uow, counter.now)
        with counter.store.read() as uow:
            (stored,) = (o for o in uow.people.officials() if o.name == heir.name)
        with counter.store.write() as uow:
            save_officials({f"camat#{stored.id}": replace(stored, name="")}, uow, counter.now)
        with counter.store.read() as uow:
            assert heir.name not in [o.name for o in uow.people.officials()]


def test_a_vacated_seat_keeps_what_was_signed_before_and_only_that(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        camat, today = seats(counter)["camat"], counter.now.date()
        counter.walk(counter.take_in("sktm"), StepKind.REGISTER)
        yesterday = today - dt.timedelta(days=1)
        with counter.store.write() as uow, pytest.raises(UserError, match="Masih ada surat") as refused:
            vacate_seat(camat.id, yesterday, uow, counter.now)
        assert refused.value.field == "term_last"
        with counter.store.write() as uow:
            vacate_seat(camat.id, today, uow, counter.now)
        with counter.store.read() as uow:
            held = powers(uow)
        assert holder("camat", today, held) == replace(camat, term_last=today)
        assert holder("camat", today + dt.timedelta(days=1), held) is None
        with counter.store.write() as uow, pytest.raises(NotFound):
            vacate_seat(999, today, uow, counter.now)


def test_whoever_was_followed_leaves_the_list_once_the_successor_is_in_office(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        before = seats(counter)["camat"]
        today = counter.now.date()
        heir = Official(0, "camat", "Penerus Contoh", term_first=today)
        with counter.store.write() as uow:
            save_officials({"camat": heir}, uow, counter.now)
        assert seats(counter)["camat"].name == "Penerus Contoh"
        with counter.store.read() as uow:
            former = uow.people.official(before.id)
        assert former is not None
        assert (former.active, former.term_last) == (False, today - dt.timedelta(days=1))


def test_a_name_that_is_taken_names_the_officer_it_was_typed_for(tmp_path: Path) -> None:
    with open_office(tmp_path) as counter:
        with counter.store.write() as uow, pytest.raises(UserError) as refused:
            save_officers([Officer(0, "Petugas B"), Officer(counter.officer, "Petugas B", "Loket 1")], uow)
        assert refused.value.field == f"{counter.officer}.name"
        with counter.store.read() as uow:
            assert [officer.name for officer in uow.people.officers()] == ["Petugas A"]
