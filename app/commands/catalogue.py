"""`katalog`: the office packs that ship with the program, to read or as JSON. Touches no data folder."""

from __future__ import annotations

import argparse
import json
from typing import Any

from app.model.catalogue import FeeKind, OfficePack, Service
from app.parts import Parts
from app.rules.packs.catalogue_writing import pack_as_data
from app.rules.wording import date_words

_FEES = {FeeKind.FREE: "gratis", FeeKind.BY_SPPT: "sesuai SPPT", None: "biaya tidak disebut"}


def katalog(wanted: argparse.Namespace, parts: Parts) -> int:
    """Lists the packs, or shows one of them."""
    if wanted.kantor is not None:
        pack = parts.packs.get(wanted.kantor)
        print(_json(pack_as_data(pack)) if wanted.json else "\n".join(_lines(pack)))
        return 0
    packs = [parts.packs.get(key) for key in parts.packs.keys()]  # noqa: SIM118 - a method, not a dict
    if wanted.json:
        print(_json([_summary(pack) for pack in packs]))
        return 0
    for pack in packs:
        office = pack.office
        print(f"{office.key:<12}{office.full_name}, {office.region} ({len(pack.services)} layanan)")
    return 0


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _summary(pack: OfficePack) -> dict[str, object]:
    office = pack.office
    return {
        "key": office.key,
        "kind": office.kind.value,
        "name": office.name,
        "regency": office.regency,
        "services": len(pack.services),
    }


def _lines(pack: OfficePack) -> list[str]:
    office = pack.office
    dated = f", {date_words(office.decree_date)}" if office.decree_date else ""
    lines = [f"{office.full_name}, {office.region}", f"Keputusan {office.decree_number}{dated}", ""]
    for n, service in enumerate(pack.services, 1):
        lines.append(f"{n:>3}. {service.title} ({service.key})")
        lines.append(f"     {_promise(service)}")
    return lines


def _promise(service: Service) -> str:
    standard = service.standard
    known = f"{len(standard.requirements)} persyaratan" if standard.requirements_known else "persyaratan belum ada"
    words = [
        standard.duration.text if standard.duration else "waktu tidak disebut",
        _FEES[standard.fee],
        known,
        f"{len(standard.steps)} langkah",
    ]
    if not service.open:
        words.append("belum dibuka")
    return "; ".join(words)
