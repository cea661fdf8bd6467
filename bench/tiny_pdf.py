"""A PDF of pages of text and ruled tables, written by hand: no dependency, the same bytes every time.

Enough for made-up reports to have real pages: one standard font, ruled tables that go on over
pages with their header repeated, page numbers. ISO 32000-1 for the syntax.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT, MARGIN = 612, 792, 56  # letter size, points
LEADING, SIZE, ROW = 14, 10, 18
# Widths of Helvetica in thousandths of its size (Adobe's font metrics), rounded by kind of letter.
_NARROW, _WIDE = set("iljtfr.,;:'|!() I-"), set("mwMWÑÓÁÉÍÚ%OQGCDNHURBKAPSEVXYTZ")


def text_width(text: str, size: float = SIZE) -> float:
    """About how wide a text is, in points."""
    return sum(280 if c in _NARROW else 720 if c in _WIDE else 556 for c in text) * size / 1000


def _string(text: str) -> bytes:
    raw = text.encode("cp1252", "replace")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


@dataclass
class Writer:
    """Pages filled from the top; :meth:`bytes` ends it."""

    pages: list[list[bytes]] = field(default_factory=list)
    y: float = 0.0

    def _room(self, height: float) -> None:
        if not self.pages or self.y + height > HEIGHT - MARGIN:
            self.pages.append([])
            self.y = MARGIN

    def _text(self, x: float, y: float, text: str, size: float = SIZE, bold: bool = False) -> None:
        font = b"/F2" if bold else b"/F1"
        self.pages[-1].append(b"BT %s %g Tf %.2f %.2f Td %s Tj ET" % (font, size, x, HEIGHT - y, _string(text)))

    def heading(self, text: str, size: float = 13) -> None:
        """A heading on a line of its own."""
        self._room(4 * LEADING)
        self.y += 2 * LEADING
        self._text(MARGIN, self.y, text, size, bold=True)
        self.y += LEADING

    def paragraph(self, text: str) -> None:
        """A paragraph, wrapped."""
        line = ""
        for word in [*text.split(), ""]:
            if not word or text_width(f"{line} {word}") > WIDTH - 2 * MARGIN:
                self._room(LEADING)
                self.y += LEADING
                self._text(MARGIN, self.y, line)
                line = word
            else:
                line = f"{line} {word}".strip()
        self.y += LEADING / 2

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A ruled table, its first row the header, repeated on every page it goes on over."""
        need = [max(text_width(row[c]) for row in rows) + 12 for c in range(len(rows[0]))]
        scale = min(1.0, (WIDTH - 2 * MARGIN) / sum(need))
        widths = [w * scale for w in need]
        size = SIZE * scale
        self._room(3 * ROW)
        self._row(rows[0], widths, size)
        for row in rows[1:]:
            if self.y + ROW > HEIGHT - MARGIN:
                self._room(HEIGHT)
                self._row(rows[0], widths, size)
            self._row(row, widths, size)
        self.y += LEADING

    def aligned(self, rows: Sequence[Sequence[str]], starts: Sequence[float]) -> None:
        """A table without lines, each cell from where its column starts (points from the left), on one page."""
        self._room(LEADING * len(rows))
        for row in rows:
            self.y += LEADING
            for x, text in zip(starts, row, strict=True):
                self._text(x, self.y, text)
        self.y += LEADING

    def _row(self, row: Sequence[str], widths: Sequence[float], size: float) -> None:
        x, top, bottom = float(MARGIN), HEIGHT - self.y, HEIGHT - self.y - ROW
        for text, width in zip(row, widths, strict=True):
            self.pages[-1].append(b"%.2f %.2f %.2f %.2f re S" % (x, bottom, width, top - bottom))
            right = text[:1].isdigit() or text[:1] == "$"
            self._text(x + (width - text_width(text, size) - 5 if right else 5), self.y + ROW - 5.5, text, size)
            x += width
        self.y += ROW

    def bytes(self) -> bytes:
        """The file."""
        count = len(self.pages)
        kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(count))
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            font % b"Helvetica",
            font % b"Helvetica-Bold",
        ]
        for i, page in enumerate(self.pages):
            stream = zlib.compress(b"0.6 w\n" + b"\n".join(page))
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
                b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (WIDTH, HEIGHT, 6 + 2 * i)
            )
            objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        out = b"%PDF-1.4\n"
        offsets = []
        for number, body in enumerate(objects, start=1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        xref = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
        return out + head + xref + tail
