"""The hierarchy that the labels of a table print: the code of each row, its level, the group it stands under.

Accounting prints number their rows so that a group's code begins those of its parts ("11.4.00.00" over "11.4.01.00",
"340" over "343"), or give each level a column of its own (SUBT, ÍTEM, ASIG); a line "Total X" closes the group X. What
is returned is read from the codes, never guessed from the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Table
from pipeline.quantities.settings import STUB
from pipeline.spanish.folding import fold_line

_CODE = re.compile(r"^(\d+(?:[.\-]\d+)*)(?:\.(?=[^\W\d])|\.?(?=\s|$|[-–]))")
_TOTAL = re.compile(r"^(?:sub-?\s?)?total(?:es)?\b[\s.:]*")
_OF = re.compile(r"^del?\s")
_GENERAL = re.compile(r"^(?:general(?:es)?|final(?:es)?)?\W*$")
_LEAD = re.compile(r"^[\s.:\-–]+")


@dataclass(frozen=True, slots=True)
class StubRow:
    """A row of a hierarchy.

    ``level`` counts from 1. ``parent`` is the row of the group over it. ``closes`` is the row of the group whose total
    this row prints; ``-1`` for the total of the whole table. A row without a code that closes nothing has level 0:
    unknown.
    """

    row: int
    code: str
    name: str
    level: int
    parent: int | None = None
    closes: int | None = None


def stub_rows(table: Table) -> tuple[StubRow, ...]:
    """The labelled rows of the body, top to bottom; none where the table prints no hierarchy of codes."""
    body = [(r, table.rows[r]) for r in range(min(table.header_rows, table.row_count), table.row_count)]
    columns = _level_columns([line for _, line in body])
    read = _by_columns(body, columns) if columns else _by_codes(body)
    if read is None:
        return ()
    coded = [s for s in read if s.code]
    under = sum(s.parent is not None for s in coded)
    labelled = sum(bool(s.name or s.code) for s in read)
    if len(coded) < STUB.fewest_coded or under < STUB.fewest_parts or len({s.level for s in coded}) < 2:
        return ()
    read = _with_totals(read)
    said = sum(bool(s.code) or s.closes is not None for s in read)
    return tuple(read) if said >= STUB.coded * labelled else ()


def _level_columns(lines: Sequence[Sequence[str]]) -> int:
    """How many columns from the left hold the codes of one level each; 0 where less than two do."""
    count = 0
    width = len(lines[0]) if lines else 0
    for column in range(width):
        texts = [line[column].strip() for line in lines if line[column].strip()]
        codes = [t for t in texts if t.isdecimal() and len(t) <= STUB.longest_part]
        if not codes or any(t not in codes and not _TOTAL.match(fold_line(t)) for t in texts):
            break
        count += 1
    named = 2 <= count < width and sum(any(c.isalpha() for c in line[count]) for line in lines) > len(lines) / 2
    return count if named else 0


def _by_columns(body: Sequence[tuple[int, Sequence[str]]], count: int) -> list[StubRow] | None:
    """Rows by the last column of levels they fill; what a row leaves out it has from the row before."""
    found: list[StubRow] = []
    current = [""] * count
    open_rows: list[StubRow] = []
    for row, line in body:
        codes = [line[c].strip() if line[c].strip().isdecimal() else "" for c in range(count)]
        filled = [c for c in range(count) if codes[c]]
        words = [t.strip() for t in line if t.strip() and any(c.isalpha() for c in t)]
        if not filled:
            if words:
                found.append(StubRow(row, "", words[0], 0))
            continue
        last = filled[-1]
        current = [codes[c] or (current[c] if c < filled[0] else "") for c in range(count)]
        while open_rows and open_rows[-1].level > last:
            open_rows.pop()
        parent = open_rows[-1].row if open_rows else None
        code = ".".join(t for t in current[: last + 1] if t)
        found.append(StubRow(row, code, words[0] if words else "", last + 1, parent))
        open_rows.append(found[-1])
    return found


def _by_codes(body: Sequence[tuple[int, Sequence[str]]]) -> list[StubRow] | None:
    """Rows by the codes their labels begin with, or that stand in a column before the labels."""
    read = [(row, *_code_and_name(line)) for row, line in body if any(t.strip() for t in line)]
    codes = [code for _, code, _ in read if code]
    if len(codes) < STUB.fewest_coded:
        return None
    dotted = sum("." in c or "-" in c for c in codes) >= STUB.fewest_parts
    even = len({len(c) for c in codes}) == 1 and len(codes[0]) >= STUB.shortest_plain
    if not dotted and not even:
        return None
    found: list[StubRow] = []
    known: dict[tuple[str, ...], StubRow] = {}
    for row, code, name in read:
        parts = _parts(code, dotted)
        if not parts:
            found.append(StubRow(row, "", name, 0))
            continue
        over = next((known[parts[:n]] for n in range(len(parts) - 1, 0, -1) if parts[:n] in known), None)
        stub = StubRow(row, code, name, over.level + 1 if over else 1, over.row if over else None)
        known[parts] = stub
        found.append(stub)
    return found


def _code_and_name(line: Sequence[str]) -> tuple[str, str]:
    label = line[0].strip()
    match = _CODE.match(label)
    if match is None:
        return "", label or next((t.strip() for t in line if any(c.isalpha() for c in t)), "")
    name = _LEAD.sub("", label[match.end() :])
    if not name and len(line) > 1 and any(c.isalpha() for c in line[1]):
        name = line[1].strip()
    return (match[1], name) if name else ("", label)


def _parts(code: str, dotted: bool) -> tuple[str, ...]:
    """What of a code says where it stands, without the zeros that fill it up."""
    if not code:
        return ()
    parts = re.split(r"[.\-]", code) if dotted else list(code)
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return tuple(parts)


def _with_totals(read: Sequence[StubRow]) -> list[StubRow]:
    """The rows that print the total of a group, known by the name of the group before them that is still open."""
    result: list[StubRow] = []
    closed: set[int] = set()
    for stub in read:
        folded = fold_line(stub.name)
        match = _TOTAL.match(folded) if not stub.code else None
        if match is None:
            result.append(stub)
            continue
        name = folded[match.end() :]
        if _GENERAL.match(name):
            result.append(replace(stub, level=1, closes=-1))
            continue
        before = result[-1] if result else None
        if before is not None and before.closes is not None and fold_line(before.name) == folded:
            result.append(replace(before, row=stub.row, name=stub.name))  # printed again after a page break
            continue
        named = [s for s in reversed(result) if s.code and s.row not in closed and _same(name, fold_line(s.name))]
        if named:
            group = named[0]
            closed.add(group.row)
            result.append(replace(stub, level=group.level, parent=group.parent, closes=group.row))
        else:
            result.append(stub)
    return result


def _same(one: str, other: str) -> bool:
    """Whether the name of a total ("de Tasas") is that of a group ("Tasas"), one of them perhaps cut off."""
    if other in (one, _OF.sub("", one)):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= STUB.shortest_cut and long.startswith(short)
