"""Writes small PDFs for tests: text, lines and areas where they are wanted, in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field

# Advance widths of Helvetica in thousandths of the size, for setting text to the right.
WIDTHS = {" ": 278, ".": 278, ",": 278, "-": 333, "%": 889, "$": 556, **{str(d): 556 for d in range(10)}}


def width(text: str, size: float) -> float:
    """About how wide a text is in Helvetica."""
    return sum(WIDTHS.get(c, 667 if c.isupper() else 528) for c in text) * size / 1000


@dataclass
class Sheet:
    """One page; ``rotate`` and ``crop`` (left, bottom, right, top in PDF space) as in the format."""

    wide: float = 612.0
    high: float = 792.0
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    marks: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10,
        bold: bool = False,
        color: str = "0 0 0",
        mode: int = 0,
        turn: str = "1 0 0 1",
    ) -> Sheet:
        """Text with its baseline at ``y``; ``turn`` is the first four numbers of the text matrix."""
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if bold else "F1"
        self.marks.append(
            f"BT {color} rg {mode} Tr /{font} {size} Tf {turn} {x:.2f} {self.high - y:.2f} Tm ({escaped}) Tj 0 Tr ET"
        )
        return self

    def right(self, x: float, y: float, text: str, size: float = 10) -> Sheet:
        return self.text(x - width(text, size), y, text, size)

    def line(self, x0: float, y0: float, x1: float, y1: float, dash: str = "") -> Sheet:
        self.marks.append(f"q {dash or '[] 0'} d 0.5 w {x0} {self.high - y0} m {x1} {self.high - y1} l S Q")
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.marks.append(f"q 0.5 w {x0} {self.high - y1} {x1 - x0} {y1 - y0} re S Q")
        return self

    def fill(self, x0: float, y0: float, x1: float, y1: float, color: str = "0.8 0.8 0.8") -> Sheet:
        self.marks.append(f"q {color} rg {x0} {self.high - y1} {x1 - x0} {y1 - y0} re f Q")
        return self

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """A grey picture of one point."""
        self.marks.append(
            f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.high - y1} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q"
        )
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Sheet:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def cells(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 9) -> Sheet:
        """Texts in the cells of a grid, at the left, in the middle of their row."""
        for top, bottom, row in zip(ys, ys[1:], rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                if text:
                    self.text(x + 4, (top + bottom) / 2 + size * 0.35, text, size)
        return self


def pdf(*sheets: Sheet) -> bytes:
    """The sheets as a PDF file."""
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for i, sheet in enumerate(sheets):
        crop = f"/CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.wide} {sheet.high}] {crop} /Rotate {sheet.rotate} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * i} 0 R >>".encode()
        )
        stream = "\n".join(sheet.marks).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)
