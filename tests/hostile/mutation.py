# ruff: noqa: E501  (lists of tokens)
"""Documents of every format damaged where it hurts: inside streams, objects, XML parts, rows and numbers.

A :class:`Damage` is a plain value (what is done, where, with what), so that a failing document can be
described in a line, made again, and made smaller by hypothesis. Containers are written anew around what
was damaged, with right lengths and offsets: what is tested is what is inside.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile.pdfs import written

LONGEST = 1 << 20  # bytes a stretch may grow to
NUMBERS = (
    b"0", b"-1", b"1", b"65535", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999",
    b"1e308", b"-0.0000001", b"1.7e38", b"nan", b"0.000000000000000000001", b"1.234.567", b"12,5", b"00000", b"3",
)  # fmt: skip
TOKENS = (
    b"\0", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", "\u202e".encode(), "\u0301".encode(), "\uff11\uff12".encode(), "\u0663".encode(),
    "\u00b2".encode(), "\u00a0".encode(), b"\t", b"\t\t\t", b"\n", b"\r", b"\f", b"|", b"| - |", b"**", b"%", b"$", b"M$", b"(", b")",
    b"-", b"...", b"<", b">", b"&", b"&amp;", b"]]>", b"<!--", b"'", b'"', b"=1+1", b"Total", b"TOTAL", b"2022", b"31 de febrero",
    b"1.234,5", b"20%", b"mil millones", b"q ", b"Q ", b"BT ", b"ET ", b"0 0 m ", b"9e9 9e9 l S ", b"1 0 0 1 0 0 cm ",
    b"0 0 0 0 0 0 Tm ", b"/F1 0 Tf ", b"/F9 1e9 Tf ", b"(\\377) Tj ", b"[(a) -9e9 (b)] TJ ", b"3 Tr ", b"/X Do ", b"BI ID EI ",
    b"<w:tr>", b"</w:tr>", b"<w:tc>", b"</w:tc>", b"<w:tbl>", b"</w:tbl>", b"<w:p/>", b"<w:vMerge/>", b'<w:gridSpan w:val="9"/>',
    b"<w:del>", b"</w:del>", b"[[[[[[[[", b"<<<<<<<<", b"1 0 R ", b"3 0 R ", b"null ", b"true ", b"/Kids ", b"/Length 0 ",
)  # fmt: skip


@dataclass(frozen=True)
class Damage:
    """``kind`` is the name of what is done; ``part`` and ``at`` say where, from 0 to 1; ``choice`` with what."""

    kind: str
    part: float
    at: float
    choice: int


def _number(data: bytes, damage: Damage) -> bytes:
    found = list(re.finditer(rb"-?\d+(?:\.\d+)?", data))
    if not found:
        return data
    match = found[int(damage.at * (len(found) - 1))]
    return data[: match.start()] + NUMBERS[damage.choice % len(NUMBERS)] + data[match.end() :]


def _insert(data: bytes, damage: Damage) -> bytes:
    at = int(damage.at * len(data))
    return data[:at] + TOKENS[damage.choice % len(TOKENS)] + data[at:]


def _repeat(data: bytes, damage: Damage) -> bytes:
    at = int(damage.at * len(data))
    piece = data[at : at + 1 + damage.choice % 200]
    times = min(2 + damage.choice % 500, LONGEST // max(len(piece), 1))
    return data[:at] + piece * times + data[at + len(piece) :]


def _drop(data: bytes, damage: Damage) -> bytes:
    at = int(damage.at * len(data))
    return data[:at] + data[at + 1 + damage.choice % 400 :]


def _swap(data: bytes, damage: Damage) -> bytes:
    lines = re.split(rb"(?<=\n)|(?<=>)(?=<)", data)
    i, j = int(damage.at * (len(lines) - 1)), damage.choice % len(lines)
    lines[i], lines[j] = lines[j], lines[i]
    return b"".join(lines)


def _flip(data: bytes, damage: Damage) -> bytes:
    if not data:
        return data
    at = min(int(damage.at * len(data)), len(data) - 1)
    return data[:at] + bytes([data[at] ^ (1 << damage.choice % 8)]) + data[at + 1 :]


def _cut(data: bytes, damage: Damage) -> bytes:
    return data[: int(damage.at * len(data))]


KINDS: dict[str, Callable[[bytes, Damage], bytes]] = {
    "number": _number, "insert": _insert, "repeat": _repeat, "drop": _drop, "swap": _swap, "flip": _flip, "cut": _cut,
}  # fmt: skip
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\b(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def _pdf(data: bytes, damage: Damage) -> bytes:
    """One object of a PDF damaged, its stream unpacked where it has one, and the file written anew."""
    objects = {int(m.group(1)): m.group(2).strip() for m in _OBJECT.finditer(data)}
    root = re.search(rb"/Root (\d+) 0 R", data)
    if not objects or root is None:
        return KINDS[damage.kind](data, damage)
    numbers = sorted(objects)
    number = numbers[int(damage.part * (len(numbers) - 1))]
    body = objects[number]
    stream = _STREAM.search(body)
    if stream is None:
        objects[number] = KINDS[damage.kind](body, damage)
    else:
        content = stream.group(1)
        try:
            content = zlib.decompress(content)
            packed = zlib.compress(KINDS[damage.kind](content, damage), 1)
        except zlib.error:
            packed = KINDS[damage.kind](content, damage)
        head = re.sub(rb"/Length \d+(?: 0 R)?", b"/Length %d" % len(packed), body[: stream.start()])
        objects[number] = head + b"stream\n" + packed + b"\nendstream"
    return written(objects, root=int(root.group(1)))


def _word(data: bytes, damage: Damage) -> bytes:
    """One part of a package damaged, the package written anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    likely = ["word/document.xml"] * 6 + sorted(parts)
    name = likely[int(damage.part * (len(likely) - 1))]
    parts[name] = KINDS[damage.kind](parts[name], damage)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return out.getvalue()


def damaged(data: bytes, damages: tuple[Damage, ...], whole: bool = False) -> bytes:
    """A document with every damage done to it; ``whole``: to the file's bytes, not to what is inside."""
    for damage in damages:
        if whole:
            data = KINDS[damage.kind](data, damage)
        elif b"%PDF-" in data[:1024]:
            data = _pdf(data, damage)
        elif data.startswith(b"PK"):
            try:
                data = _word(data, damage)
            except (zipfile.BadZipFile, zlib.error):
                data = KINDS[damage.kind](data, damage)
        else:
            data = KINDS[damage.kind](data, damage)
    return data
