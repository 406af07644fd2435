"""First page: which office this PC stands in, or practising first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.actions.setup import empty_pack
from app.model.catalogue import OfficeKind, OfficePack
from app.rules.practice import practice_pack
from app.rules.wording import number_words
from ui import theme
from ui.icons import icon
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.cards import ArrowWalk, CardButton

_COLUMNS = 5
_EMPTY = (
    (OfficeKind.KECAMATAN, "Kecamatan lain", "Mulai kosong; layanan diisi sendiri"),
    (OfficeKind.KELURAHAN, "Kelurahan lain", "Mulai kosong; layanan diisi sendiri"),
)


class ChoosePage(QWidget):
    """Cards with the offices. `chosen` carries the pack; `training` asks for the training window with that pack."""

    chosen = Signal(object)
    training = Signal(object)

    def __init__(self, for_training: bool) -> None:
        super().__init__()
        self._for_training = for_training
        self.cards: list[CardButton] = []
        self._packs: list[OfficePack] = []
        self._ready: tuple[OfficePack, ...] = ()
        self._at = 0
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP)
        for n in range(_COLUMNS):
            self._grid.setColumnStretch(n, 1)
        self._rest = QGridLayout()
        self._rest.setSpacing(theme.GAP)
        self.training_button = button(
            "Coba dengan data Latihan", lambda: self.training.emit(self.highlighted), picture="training"
        )
        self.training_words = label("", "muted")
        self.loading = label("Membaca daftar kantor…", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(
            label("Kantor untuk berlatih" if for_training else "Kantor dengan layanan siap pakai", "section")
        )
        layout.addWidget(self.loading)
        layout.addLayout(self._grid)
        if not for_training:
            layout.addSpacing(theme.GAP)
            layout.addWidget(label("Kantor lain", "section"))
            layout.addLayout(self._rest)
            layout.addSpacing(theme.GAP * 2)
            layout.addWidget(self._training_strip())
        layout.addStretch(1)

    def _training_strip(self) -> QWidget:
        picture = QLabel()
        picture.setPixmap(icon("training", theme.TRAINING).pixmap(30, 30))
        words = column(
            label("Belum yakin? Coba dulu dengan data Latihan", "section"),
            self.training_words,
            gap=2,
        )
        line = row(picture, words, None, self.training_button, gap=14)
        line.setContentsMargins(18, 14, 18, 14)
        return card(line)

    def show_packs(self, packs: Sequence[OfficePack]) -> None:
        """Shows the offices there are, and the two empty ones."""
        self.loading.hide()
        self._ready = tuple(packs)
        for n, pack in enumerate(packs):
            made = self._office_card(pack)
            self._grid.addWidget(made, n // _COLUMNS, n % _COLUMNS)
        walk = list(self.cards)
        if not self._for_training:
            for n, (kind, name, words) in enumerate(_EMPTY):
                made = self._card(empty_pack(kind), name, words, "add", f"{name}, {words}")
                self._rest.addWidget(made, 0, n)
                walk.append(made)
            QWidget.setTabOrder(walk[-1], self.training_button)
        ArrowWalk(walk, _COLUMNS, self)
        self._say_training()

    def _office_card(self, pack: OfficePack) -> CardButton:
        office = pack.office
        count = f"{number_words(len(pack.services))} layanan"
        where = office.region
        return self._card(
            pack, office.full_name, f"{where}\n{count}", "office", f"{office.full_name}, {where}, {count}"
        )

    def _card(self, pack: OfficePack, headline: str, text: str, picture: str, spoken: str) -> CardButton:
        image = QLabel()
        image.setPixmap(icon(picture, theme.BLUE).pixmap(26, 26))
        head = label(headline, wrap=True)
        head.setStyleSheet("font-size:16px; font-weight:600;")
        content = column(image, head, gap=4)
        for line in text.split("\n"):
            content.addWidget(label(line, "muted", wrap=True))
        content.addStretch(1)
        content.setContentsMargins(16, 14, 16, 14)
        made = CardButton(content, spoken)
        made.setCheckable(True)
        made.clicked.connect(self._choice(pack))
        made.installEventFilter(self)
        self._group.addButton(made, len(self._packs))
        self._packs.append(pack)
        self.cards.append(made)
        return made

    def _choice(self, pack: OfficePack) -> Callable[[], None]:
        return lambda: self.chosen.emit(pack)

    def current(self) -> OfficePack | None:
        """The pack of the card that has the focus, else the one chosen before."""
        focused = next((n for n, one in enumerate(self.cards) if one.hasFocus()), self._group.checkedId())
        return self._packs[focused] if focused >= 0 else None

    def mark(self, key: str) -> None:
        """Marks the office with that key as the one in use."""
        for one, pack in zip(self.cards, self._packs, strict=True):
            if pack.office.key == key:
                one.setChecked(True)

    def begin(self) -> None:
        """Puts the focus on the card chosen before, or on the first."""
        if self.cards:
            at = max(0, self._group.checkedId())
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- practising -----------------------------------------------------------------

    @property
    def highlighted(self) -> OfficePack | None:
        """The pack of the card that had the focus last; the first before that."""
        return self._packs[self._at] if self._packs else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remembers which card was looked at last: that office is practised with."""
        if event.type() == QEvent.Type.FocusIn and watched in self.cards:
            self._at = self.cards.index(watched)
            self._say_training()
        return super().eventFilter(watched, event)

    def _say_training(self) -> None:
        pack = practice_pack(self.highlighted.office if self.highlighted else None, self._ready)
        name = f" {pack.office.full_name}" if pack else ""
        self.training_words.setText(
            f"Berkas contoh{name} selama sebulan, di jendela tersendiri. Data kantor Anda tidak tersentuh."
        )
