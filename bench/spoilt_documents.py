"""Whole documents with wrong figures in their tables and their prose, for benches that ask what decides about them.

A document as it is published hardly holds wrong figures: what decides whether one is found, and what is said of it, is
never asked of it. Here a document as read gets, in every copy, one slip (a digit changed or two swapped) in each of
some of its tables and in every few of its paragraphs: in cells of plain totals and rates where a table has them
(``bench.spoilt_tables``), and in figures of the prose that the audit verified. A slip of theirs can be found.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.spoilt_tables import slips, spoilt_of
from pipeline.model import Block, Document, Numeral, Table
from pipeline.quantities.numerals import parse

EVERY = 3
"""Of so many paragraphs with verified figures one is spoilt in a copy: figures near it still say what is right."""
TABLES = 2
"""Likewise of tables."""


def copies(document: Document, numerals: Sequence[Numeral], many: int) -> Iterator[Document]:
    """So many copies of a document, each with other figures spoilt."""
    cells = _cells(document)
    figures = _figures(numerals)
    for copy in range(many):
        rng = random.Random(f"{document.report} {copy}")
        blocks: list[Block] = []
        for index, block in enumerate(document.blocks):
            if isinstance(block, Table):
                chosen = cells.get(block.id, []) if rng.randrange(TABLES) == 0 or len(cells) < TABLES else []
                blocks.append(_spoilt_table(block, chosen, rng))
            elif index in figures and rng.randrange(EVERY) == 0:
                blocks.append(_spoilt_text(block, figures[index], rng))
            else:
                blocks.append(block)
        yield replace(document, blocks=tuple(blocks))


def _cells(document: Document) -> dict[str, list[tuple[int, int]]]:
    """Which cells of each table a slip is put in: those of plain relations, elsewhere any figure."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for spoilt in spoilt_of(document, None):
        found[spoilt.table].append(spoilt.cell)
    for table in document.tables:
        if table.id not in found:
            figures = [c for c in table.cells if c.row >= table.header_rows and parse(c.text) is not None]
            found[table.id] = [(c.row, c.column) for c in figures if sum(map(str.isdigit, c.text)) > 1]
    return found


def _figures(numerals: Sequence[Numeral]) -> dict[int, list[Numeral]]:
    """The verified figures of each paragraph."""
    found: dict[int, list[Numeral]] = defaultdict(list)
    for numeral in numerals:
        if numeral.verdict == "verified" and numeral.block is not None:
            found[numeral.block].append(numeral)
    return found


def _spoilt_table(table: Table, among: Sequence[tuple[int, int]], rng: random.Random) -> Table:
    for row, column in rng.sample(among, len(among)):
        cell = table.cell_at[row, column]
        if texts := slips(cell.text, "sum", rng):
            wrong = replace(cell, text=rng.choice(texts))
            return replace(table, cells=tuple(wrong if c is cell else c for c in table.cells))
    return table


def _spoilt_text(block: Block, among: Sequence[Numeral], rng: random.Random) -> Block:
    for numeral in rng.sample(among, len(among)):
        texts = slips(block.text[numeral.start : numeral.end], "sum", rng)
        if texts and not isinstance(block, Table):
            return replace(block, text=block.text[: numeral.start] + rng.choice(texts) + block.text[numeral.end :])
    return block
