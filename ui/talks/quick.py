"""Catat konsultasi cepat: two minutes at the counter or on the telephone in one small form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.actions.talks import ANSWERED, OPEN, QuickConsultation
from app.errors import LoketError
from app.model.letter_template import Particular, Proper
from app.rules.secrecy import IN_PERSON
from ui.widgets.asked_fields import TickField, set_proper
from ui.widgets.fields import ChoiceField, Field, LongField, TextField
from ui.widgets.form import FormDialog

_TEXT = "Dicatat, dijawab, dan ditutup sekaligus. Bila belum terjawab, konsultasinya diteruskan menurut alur."


class QuickForm(FormDialog):
    """Asks for what a consultation needs. `papers` is what the standard asks to see at the counter."""

    def __init__(
        self, parent: QWidget, media: Particular, villages: Sequence[str], adviser: str, papers: Sequence[str]
    ) -> None:
        self.seen = TickField("Berkas", f"Sudah dilihat: {'; '.join(papers)}")
        fields: dict[str, Field] = {
            "particular.medium": ChoiceField(media.label, media.choices),
            "name": TextField("Nama", length=120),
            "phone": TextField("Telepon (boleh kosong)", length=25),
            "village": ChoiceField("Desa/kelurahan (boleh kosong)", villages, own_words=True),
            "particular.topik": TextField("Topik", "Pengurusan ahli waris"),
            "record.saran": LongField("Saran yang diberikan", "Bawa surat kematian dan KK ke desa", 4),
            "record.hasil": ChoiceField("Hasil", (ANSWERED, OPEN)),
            "record.pemberi": TextField("Yang memberi konsultasi", length=120),
            "seen": self.seen,
        }
        self._medium = fields["particular.medium"]
        self._medium.value = media.choices[0]  # type: ignore[attr-defined]
        fields["record.hasil"].value = ANSWERED  # type: ignore[attr-defined]
        fields["record.pemberi"].value = adviser  # type: ignore[attr-defined]
        whole = frozenset({"particular.topik", "record.saran", "seen"})
        super().__init__(parent, "Catat konsultasi cepat", _TEXT, "Simpan", fields, 2, whole, begin="name")
        for name, kind in (("name", Proper.PERSON), ("village", Proper.PLACE)):
            fields[name].left.connect(lambda field=fields[name], kind=kind: set_proper(field, kind))
        self._papers = bool(papers)
        self._medium.edited.connect(self._show_seen)
        self._show_seen()

    def _show_seen(self) -> None:
        """What lies on the counter can only be seen by whoever came."""
        self.seen.setVisible(self._papers and self.values["particular.medium"] == IN_PERSON)

    def consultation(self, request_id: str) -> QuickConsultation:
        """What is filled in."""
        said = self.values
        return QuickConsultation(
            request_id=request_id,
            name=said["name"],
            medium=said["particular.medium"],
            topic=said["particular.topik"],
            advice=said["record.saran"],
            answered=said["record.hasil"] == ANSWERED,
            adviser=said["record.pemberi"],
            phone=said["phone"],
            village=said["village"],
            seen=bool(said["seen"]),
        )

    def refuse(self, error: LoketError) -> None:
        """Shows what is wrong beside its field, all of it at once."""
        ours = {name: said for name, said in error.fields.items() if name in self.fields}
        if len(ours) < 2:
            super().refuse(error)
            return
        self.set_busy(False)
        for name, said in ours.items():
            self.fields[name].say(said)
        self.fields[next(iter(ours))].setFocus()
        self._fit()
