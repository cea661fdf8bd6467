"""A PDF whose index or page tree is damaged, written anew around its own objects (ISO 32000-1, 7.5).

pdfium finds objects again where a table of offsets is wrong, but gives up without a trailer, and loses pages whose
kind is misnamed or whose list names what is not there. Here every object is looked for in the bytes, the page tree is
written anew behind them, and the index behind that; streams and texts are never touched. A file of which the end or
the mark at its beginning is missing is only mended where every page is there with all that it names, so that at most an
index, a title or a tag tree is cut: the rest of a download that broke off is no document.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from pipeline.extract.pdf.marks import MARK, is_marked, is_unmarked
from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.settings import FILE

PADDING = b"\0\r\n\t\x1a\xff "
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,7})\s+[0-9]{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"([0-9]{1,7})\s+[0-9]{1,5}\s+R\b")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_COUNT = re.compile(rb"/Count\s+-?[0-9]+")
_TYPE = re.compile(rb"/Type\s*/([A-Za-z]+)")
_PAGES = re.compile(rb"/Pages\s+([0-9]{1,7})\s+[0-9]{1,5}\s+R\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_FRAMED = re.compile(rb"(/(?:ASCII85Decode|A85)\b[^<]{0,500}?>>\s*stream\r?\n\s*)<~")
_PARENT = re.compile(rb"/Parent\s+[0-9]{1,7}\s+[0-9]{1,5}\s+R\b")
_LOCKED = re.compile(rb"/Filter\s*/(?:Standard|Adobe\.PubSec)\b")  # names what protects a file
_MARK = re.compile(rb"%cuenta: reparado, faltan ([0-9]+)\n")


def has_end(data: bytes) -> bool:
    """Whether a PDF has the marks of its end where they must be; one without was cut off."""
    return any(mark in data.rstrip(PADDING)[-FILE.end // 2 :] for mark in (b"startxref", b"%%EOF"))


def missing_pages(data: bytes) -> int | None:
    """Of a document that was written anew how many pages its list names that are not there; ``None`` of any other."""
    found = _MARK.search(data[-FILE.mark_at_end :])
    return int(found[1]) if found else None


def repaired(data: bytes) -> bytes:
    """The document written anew where it is a damaged PDF of which every page that is there can then be read; the
    same bytes otherwise."""
    unmarked = is_unmarked(data)
    if not (unmarked or is_marked(data)) or b"/Encrypt" in data:
        return data
    if b"<~" in data:  # the mark that begins ASCII85 elsewhere ends it for pdfium, and the page seems empty
        data = _FRAMED.sub(rb"\1  ", data)
    before = _readable_pages(data) if has_end(data) and not unmarked else None
    if before is not None and before[0] == before[1]:
        return data
    anew = _written_anew(data)
    after = _readable_pages(anew) if anew else None
    if anew is None or after is None or after[0] != after[1] or (before is not None and after[1] < before[1]):
        return data
    return anew


def _readable_pages(data: bytes) -> tuple[int, int] | None:
    """How many pages pdfium counts, and how many of these it finds; ``None`` where it does not open the file."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return None if raw.FPDF_GetLastError() in (raw.FPDF_ERR_FORMAT, raw.FPDF_ERR_FILE) else (0, 0)
    try:
        count = raw.FPDF_GetPageCount(document)
        size = raw.FS_SIZEF()
        return count, sum(bool(raw.FPDF_GetPageSizeByIndexF(document, n, size)) for n in range(count))
    finally:
        raw.FPDF_CloseDocument(document)


@dataclass
class _Objects:
    """What is in a file: where each object is, what is in it, and what is written behind the file."""

    places: dict[int, int] = field(default_factory=dict)
    bodies: dict[int, bytes] = field(default_factory=dict)
    written: dict[int, bytes] = field(default_factory=dict)
    missing: int = 0

    def kind(self, number: int) -> bytes:
        found = _TYPE.search(_head(self.bodies[number]))
        return found[1] if found else b""

    def are_all_there(self, top: int) -> bool:
        """Whether all that the pages under a node name, and what that names in turn, is in the file."""
        waiting, seen = [top], {top}
        while waiting:
            body = self.bodies.get(waiting.pop())
            if body is None:
                return False
            named = {int(n) for n in _REFERENCE.findall(_PARENT.sub(b"", _head(body)))}
            waiting += named - seen
            seen |= named
        return True

    def tree(self, number: int, above: frozenset[int]) -> int:
        """Writes the page tree from a node on anew, without what is not there; how many pages it has."""
        body = self.bodies[number]
        kids = _KIDS.search(body)
        if kids is None:
            if self.kind(number) != b"Page":
                head = _head(body)
                typed = (
                    _TYPE.sub(b"/Type /Page", head, 1)
                    if _TYPE.search(head)
                    else head.replace(b"<<", b"<< /Type /Page", 1)
                )
                self.written[number] = typed + body[len(head) :]
            return 1
        named = [int(n) for n in _REFERENCE.findall(kids[1])]
        there = [n for n in named if n in self.bodies and n not in above and len(above) < FILE.deepest]
        self.missing += len(named) - len(there)
        count = sum(self.tree(n, above | {n}) for n in there)
        listed = b"/Kids [" + b" ".join(b"%d 0 R" % n for n in there) + b"]"
        anew = body[: kids.start()] + listed + body[kids.end() :]
        anew = _COUNT.sub(b"/Count %d" % count, anew, 1)
        self.written[number] = _TYPE.sub(b"/Type /Pages", anew, 1)
        return count


def _head(body: bytes) -> bytes:
    """What stands before the stream of an object, where it has one."""
    stream = _STREAM.search(body)
    return body[: stream.start()] if stream else body


def _written_anew(data: bytes) -> bytes | None:
    """The file with a page tree and an index of its own behind it; ``None`` where that cannot be."""
    if _LOCKED.search(data):
        return None  # what is in it cannot be read without what its index said
    cut = not has_end(data) or not is_marked(data)
    data = data[data.index(MARK) :] if is_marked(data) else MARK + b"1.7\n" + data
    objects = _found(data)
    if objects is None:
        return None
    catalogs = [body for number, body in objects.bodies.items() if objects.kind(number) == b"Catalog"]
    roots = [int(pages[1]) for body in catalogs if (pages := _PAGES.search(body))]
    tops = [n for n in roots if n in objects.bodies] or [
        n for n, body in objects.bodies.items() if objects.kind(n) == b"Pages" and b"/Parent" not in _head(body)
    ]
    if not tops or (cut and not objects.are_all_there(tops[-1])):
        return None
    if not objects.tree(tops[-1], frozenset({tops[-1]})) or (objects.missing and cut):
        return None
    root = max(objects.bodies) + 1
    objects.written[root] = b"<< /Type /Catalog /Pages %d 0 R >>" % tops[-1]
    parts, at = [data, b"\n"], len(data) + 1
    for number, body in objects.written.items():
        objects.places[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body.strip()))
        at += len(parts[-1])
    free = b"0000000000 65535 f \n"
    entries = (b"%010d 00000 n \n" % objects.places[n] if n in objects.places else free for n in range(root + 1))
    end = b"trailer\n<< /Size %d /Root %d 0 R >>\n%%cuenta: reparado, faltan %d\nstartxref\n%d\n%%%%EOF\n"
    return b"".join((*parts, b"xref\n0 %d\n" % (root + 1), *entries, end % (root + 1, root, objects.missing, at)))


def _found(data: bytes) -> _Objects | None:
    """Every object of a file, those within streams unpacked; ``None`` where there is none, or the last is cut off and
    is a later version of another. One that is cut off and no other's is as if it were not there."""
    headers = list(_OBJECT.finditer(data))
    if headers and b"endobj" not in data[headers[-1].end() :]:
        cut = headers.pop()
        data = data[: cut.start()]
        if any(int(header[1]) == int(cut[1]) for header in headers):
            return None
    if not headers or len(headers) > FILE.most_objects:
        return None
    objects = _Objects()
    ends = [header.start() for header in headers[1:]] + [len(data)]
    for header, until in zip(headers, ends, strict=True):
        end = data.rfind(b"endobj", header.end(), until)
        number = int(header[1])
        objects.places[number] = header.start()
        objects.bodies[number] = data[header.end() : end if end >= 0 else until]
    if max(objects.places) > FILE.most_objects:
        return None
    for number in [n for n in objects.bodies if objects.kind(n) == b"ObjStm"]:
        for inner, body in _unpacked(objects.bodies[number]):
            if inner not in objects.places and inner not in objects.written:
                objects.bodies[inner] = objects.written[inner] = body
    return objects


def _unpacked(body: bytes) -> list[tuple[int, bytes]]:
    """The objects in a stream of objects, by number; none where it is packed in a way not known here."""
    stream = _STREAM.search(body)
    if stream is None:
        return []
    head, packed = body[: stream.start()], body[stream.end() : body.rfind(b"endstream")]
    first = re.search(rb"/First\s+([0-9]{1,9})", head)
    if first is None or b"/DecodeParms" in head:
        return []
    try:
        plain = zlib.decompressobj().decompress(packed, FILE.most_unpacked) if b"/FlateDecode" in head else packed
    except zlib.error:
        return []
    numbers = [int(n) for n in re.findall(rb"[0-9]{1,9}", plain[: int(first[1])])]
    starts = [int(first[1]) + at for at in numbers[1::2]]
    ends = [*starts[1:], len(plain)]
    return [(n, plain[a:b]) for n, a, b in zip(numbers[::2], starts, ends, strict=False)]
