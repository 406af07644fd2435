"""The five offices as the program knows them, and which of their services the decrees leave incomplete."""

import json

import pytest

from app.assets import Packs
from app.model.catalogue import Form, Service
from app.rules.packs.catalogue_writing import pack_as_data
from tests.builders import OFFICES

PACKS = {key: Packs().get(key) for key in OFFICES}
TEXTS = {key: json.dumps(pack_as_data(pack), ensure_ascii=False) for key, pack in PACKS.items()}
SERVICES = [pytest.param(pack, s, id=f"{key}-{s.key}") for key, pack in PACKS.items() for s in pack.services]
OPEN = [p for p in SERVICES if p.values[1].open]
LOST = "skck sktm dispensasi-nikah pns-tni-polri bansos pbb keramaian domisili-wna"
"""The Prigen services whose requirement list is missing in the scan."""

NAMED_ONLY = "kk kehilangan pindah domisili-lembaga ktp kia akta-kematian"
"""The Kalirejo services that the decree names without giving a standard."""


def written(service: Service) -> list[str]:
    out = []
    for r in service.standard.requirements:
        form = "" if r.form is Form.ANY else f"{r.form.value} "
        copies = "" if r.copies == 1 else f"{r.copies}× "
        out.append(f"{form}{copies}{r.text}{''.join(f' [{key}]' for key in r.when)}")
    return out
