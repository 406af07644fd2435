"""Which seats of an office are held by officials whose name and NIP stand on paper."""

from __future__ import annotations

from app.model.catalogue import OfficeProfile

NOT_OFFICIALS = frozenset({"petugas", "petugas-pajak", "operator", "desa", "dukcapil"})
"""Seats of a flow that are worked at the counter or outside the office: nobody signs from there."""


def official_seats(office: OfficeProfile) -> dict[str, str]:
    """Seat key to title of the seats that an official holds, in the order of the office."""
    return {seat: title for seat, title in office.seats.items() if seat not in NOT_OFFICIALS}
