"""Who has which file: the holders with their counts, and each running file with its share of the promise."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.model.stack import StackFile


class HolderOrder(StrEnum):
    """How the list of files is sorted."""

    SINCE = "since"
    DUE = "due"
    NUMBER = "number"
    NAME = "name"
    SERVICE = "service"
    HOLDER = "holder"


ORDER_LABELS = {
    HolderOrder.SINCE: "Paling lama dipegang",
    HolderOrder.DUE: "Paling mendesak",
    HolderOrder.HOLDER: "Menurut pemegang",
    HolderOrder.SERVICE: "Menurut layanan",
    HolderOrder.NAME: "Menurut pemohon",
    HolderOrder.NUMBER: "Menurut nomor",
}


@dataclass(frozen=True, slots=True)
class HolderFilter:
    """Which files are listed, and in which order; empty fields do not filter."""

    holder: str = ""
    service_key: str = ""
    order: HolderOrder = HolderOrder.SINCE


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the promise is used: by the desk that has the file now, and in all. 1.0 is the whole promise."""

    here: float
    whole: float


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has files. `title` is the seat or place, `name` who sits there, or is empty."""

    key: str
    title: str
    name: str = ""
    files: int = 0


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A running file with its holder. `since` is when it was carried there or came to the desk; `note` what holds it.

    `share` is None where nothing is promised.
    """

    file: StackFile
    holder: Holder
    since: dt.datetime
    share: Share | None = None
    note: str = ""
