"""Reads text and Markdown: paragraphs, headings, tab-separated tables and pipe tables.

Tables are runs of lines with tabs, or Markdown's own. A form feed or two and more blank lines are
what is left of a page break; a table may go on behind one. Markdown's marks (emphasis, escapes) are
how the text was written down, not what it says, and are taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.assembly.repeated_headers import repeated_header_rows
from pipeline.extract.assembly.sections import grid_cells, with_sections
from pipeline.extract.coverage.ledger import Ledger, findings_of
from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.encodings import decode
from pipeline.extract.formats.settings import PARAGRAPHS, TEXT
from pipeline.extract.layout.headings import heading_level, is_title
from pipeline.extract.tables.header_rows import header_row_count
from pipeline.geometry import Place
from pipeline.model import Block, Document, Heading, Paragraph, Source, Table

_LINE_ENDS = re.compile("\r\n|[\r\n\v\x85\u2028\u2029]")  # as Unicode has them; a form feed is a page break
_SOFT_HYPHEN = "\xad"  # where a word may be broken: nothing is shown there
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HASHES = re.compile(r"(#{1,6})\s+")
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PIPE_SPLIT = re.compile(r"(?<!\\)\|")
_LIST_MARK = re.compile(r"^\s*(?:[-*+•–—]\s|\(?\d{1,3}[.)]\s|[a-z]\)\s|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _StatementLine:
    number: int
    text: str
    blanks_before: int


def clean_marks(text: str) -> str:
    """Text without Markdown's emphasis and escapes, white space folded."""
    if len(text) <= TEXT.longest_marked:
        text = _STRONG.sub(r"\2", text)
        text = _EMPHASIS.sub(r"\1", text)
    return " ".join(_ESCAPE.sub(r"\1", text).split())


def _lines(text: str) -> Iterator[_StatementLine]:
    blanks = 0
    for number, raw in enumerate(_LINE_ENDS.split(text.replace(_SOFT_HYPHEN, "")), start=1):
        if "\f" in raw:
            blanks += TEXT.page_break_blanks
            raw = raw.replace("\f", "")
        if raw.replace("\u00a0", " ").strip():
            yield _StatementLine(number, raw, blanks)
            blanks = 0
        else:
            blanks += 1


def _unwrapped(lines: Iterator[_StatementLine]) -> Iterator[_StatementLine]:
    """Lines with those of one paragraph put together, where a file has its lines broken at a width: a line goes on in
    the next where the first word of that would not have fitted behind it."""
    every = list(lines)
    prose = [line for line in every if not _is_row(line.text)]
    width = max((len(line.text.rstrip()) for line in prose), default=0)
    broken = (
        TEXT.narrowest_broken <= width <= TEXT.widest_broken
        and sum(width - len(line.text.rstrip()) <= TEXT.full for line in prose) >= TEXT.fewest_full
    )
    last = 0
    whole: _StatementLine | None = None
    for line in every:
        text = line.text.rstrip()
        first = len(text.split(maxsplit=1)[0])
        goes_on = whole is not None and broken and not (line.blanks_before or _is_row(text) or _LIST_MARK.match(text))
        if whole is not None and goes_on and last >= TEXT.least_of_width * width and last + 1 + first > width:
            whole = replace(whole, text=f"{whole.text.rstrip()} {text.strip()}")
        else:
            if whole is not None:
                yield whole
            whole = line
        last = 0 if _is_row(text) else len(text)
    if whole is not None:
        yield whole


def _is_pipe_row(text: str) -> bool:
    return text.lstrip().startswith("|") and len(_PIPE_SPLIT.findall(text)) >= 2


def _is_row(text: str) -> bool:
    if _is_pipe_row(text):
        return text.count("|") <= TEXT.widest
    return 0 < text.count("\t") < TEXT.widest and bool(text.strip())


def _cells(line: str) -> list[str]:
    if _is_pipe_row(line):
        parts = _PIPE_SPLIT.split(line.strip())
        return [clean_marks(part) for part in parts[1 : -1 if parts[-1].strip() == "" else None]]
    return [clean_marks(part) for part in line.rstrip("\n").split("\t")]


def _table(lines: list[_StatementLine]) -> Iterator[Table]:
    """The table that lines of cells make; none where they are nothing but the rule below a header."""
    rows = [_cells(line.text) for line in lines if not _PIPE_RULE.match(line.text)]
    places = [Place(line=line.number) for line in lines if not _PIPE_RULE.match(line.text)]
    if not rows:
        return
    width = max(len(row) for row in rows)
    while width > 1 and not any(len(row) >= width and row[width - 1] for row in rows):
        width -= 1
    rows = [(row + [""] * width)[:width] for row in rows]
    yield Table(id="", cells=grid_cells(rows, places), header_rows=header_row_count(rows), method="text")


def _joined(table: Table, more: Table, drop: int) -> Table:
    base = table.row_count - drop
    cells = tuple(replace(c, row=c.row + base) for c in more.cells if c.row >= drop)
    return replace(table, cells=table.cells + cells)


def _pieces(text: str) -> Iterator[Block]:
    run: list[_StatementLine] = []
    seen_prose = 0
    for line in _unwrapped(_lines(text)):
        tabular = _is_row(line.text)
        if run and (not tabular or line.blanks_before):
            yield from _table(run)
            run = []
        if tabular:
            run.append(line)
            continue
        words = clean_marks(line.text)
        if not words:
            continue
        seen_prose += 1
        place = Place(line=line.number)
        hashes = _HASHES.match(line.text.strip())
        level = len(hashes.group(1)) if hashes else heading_level(words)
        if hashes:
            words = clean_marks(line.text.strip()[hashes.end() :].rstrip("#"))
        if level is None and seen_prose <= PARAGRAPHS.title_within and is_title(words):
            level = 1
        yield Heading(words, level, place) if level else Paragraph(words, place=place)
    if run:
        yield from _table(run)


def _stitched(text: str) -> list[Block]:
    blanks = {line.number: line.blanks_before for line in _lines(text)}
    blocks: list[Block] = []
    for piece in _pieces(text):
        before = blocks[-1] if blocks else None
        if isinstance(piece, Table) and isinstance(before, Table):
            first_line = piece.cells[0].place.line or 0
            if blanks.get(first_line, 0) >= TEXT.page_break_blanks:
                drop = repeated_header_rows(before.rows, before.header_rows, piece.rows)
                if drop is not None:
                    blocks[-1] = _joined(before, piece, drop)
                    continue
        blocks.append(piece)
    return blocks


def read(data: bytes, report: str, source: Source, threads: int = 1) -> Document:
    """Reads a text or Markdown file.

    Raises:
        Unreadable: it is no text, or holds nothing.
    """
    text = decode(data)
    blocks = with_sections(_stitched(text))
    if not blocks:
        raise Unreadable("El archivo no tiene texto.", "Revise que sea el documento correcto.")
    ledger = Ledger()
    ledger.of_text((word, Place(line=line.number)) for line in _lines(text) for word in line.text.split())
    account = ledger.closed(blocks)
    return Document(report=report, source=source, blocks=blocks, findings=findings_of(account), account=account)
