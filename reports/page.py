"""One PDF in the making: the canvas, its metadata, the training mark, and the few strokes that every paper uses."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Literal

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.model.papers import PaperSize
from reports import fonts, style
from reports.fonts import width
from reports.style import MM

Align = Literal["left", "centre", "right"]

TRAINING_MARK = "LATIHAN"
TRAINING_NOTE = "LATIHAN – bukan dokumen resmi"

# Plain binary streams: a fifth smaller than ASCII85, and the register book is written in half the time.
rl_config.useA85 = 0


class Sheet:
    """A canvas of one paper size in points, origin at the lower left.

    Same content, same bytes: no date and no random number goes in. The file asks viewers not to scale it, since margins
    and bars have their size for a reason.
    """

    def __init__(self, paper: PaperSize, *, title: str, author: str, training: bool, landscape: bool = False) -> None:
        fonts.register()
        self.width, self.height = style.page_size(paper, landscape=landscape)
        self._training = training
        self._buffer = BytesIO()
        self.canvas = Canvas(
            self._buffer,
            pagesize=(self.width, self.height),
            pageCompression=1,
            invariant=1,
            lang="id-ID",
            initialFontName=fonts.REGULAR,
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("Loket")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.setViewerPreference("PrintScaling", "None")
        self._begin_page()

    def _begin_page(self) -> None:
        if not self._training:
            return
        canvas = self.canvas
        size = min(self.width, self.height) / 5
        canvas.saveState()
        canvas.setFillGray(style.WATERMARK)
        canvas.translate(self.width / 2, self.height / 2)
        canvas.rotate(45 if self.height > self.width else 30)
        canvas.setFont(fonts.BOLD, size)
        canvas.drawCentredString(0, -size * style.CAP_HEIGHT / 2, TRAINING_MARK)
        canvas.restoreState()
        self.text(self.width / 2, self.height - 7 * MM, TRAINING_NOTE, size=8, bold=True, align="centre")

    def next_page(self) -> None:
        """Close the page and begin another."""
        self.canvas.showPage()
        self._begin_page()

    def finish(self) -> bytes:
        """Close the last page and return the whole PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        bold: bool = False,
        align: Align = "left",
        grey: float = style.INK,
        underline: bool = False,
        stretch: float = 0.0,
    ) -> float:
        """Draw one line with its baseline at y, x being its left end, middle or right end; return its width.

        `stretch` widens each space (justified lines).
        """
        font = fonts.BOLD if bold else fonts.REGULAR
        wide = width(text, font, size)
        if align != "left":
            x -= wide / 2 if align == "centre" else wide
        canvas = self.canvas
        canvas.setFillGray(grey)
        canvas.setFont(font, size)
        written = canvas.beginText(x, y)
        if stretch:
            written.setWordSpace(stretch)
        written.textLine(text)
        if stretch:  # the PDF keeps it beyond this text
            written.setWordSpace(0)
        canvas.drawText(written)
        if underline and text:
            self.rule(x, x + wide, y - 0.13 * size, 0.07 * size if bold else 0.05 * size)
        return wide

    def block(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        *,
        size: float,
        leading: float,
        bold: bool = False,
        align: Align = "left",
        grey: float = style.INK,
        underline: bool = False,
    ) -> float:
        """Draw lines below each other from `top` on; return where the next one would begin."""
        for line in lines:
            at = style.baseline(top, leading, size)
            self.text(x, at, line, size=size, bold=bold, align=align, grey=grey, underline=underline)
            top -= leading
        return top

    def title(self, middle: float, top: float, lines: Sequence[str], size: float) -> float:
        """Draw the title of a paper, bold and underlined; return where the next line would begin."""
        return self.block(middle, top, lines, size=size, leading=size * 1.2, bold=True, align="centre", underline=True)

    def justified(
        self, x: float, top: float, lines: Sequence[str], room: float, first: float, *, size: float, leading: float
    ) -> float:
        """Draw a paragraph flush on both sides, its first line indented by `first`; the last line stays as it is."""
        last = len(lines) - 1
        for number, line in enumerate(lines):
            indent = first if number == 0 else 0.0
            spaces = line.count(" ")
            stretch = 0.0
            if number != last and spaces:
                stretch = (room - indent - width(line, fonts.REGULAR, size)) / spaces
                if (
                    stretch > 1.5 * size
                ):  # before a word that fills a line of its own: holes look worse than a ragged edge
                    stretch = 0.0
            self.text(x + indent, style.baseline(top, leading, size), line, size=size, stretch=stretch)
            top -= leading
        return top

    def rule(self, x: float, end: float, y: float, thickness: float, grey: float = style.INK) -> None:
        """A horizontal rule centred on y."""
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, end, y)
