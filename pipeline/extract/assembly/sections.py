"""From the pieces a reader saw, in reading order, to the blocks of a document.

Shared by the readers of sources without pages: gives tables their id, caption and section, and
paragraphs their section.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extract.assembly.captions import caption_before
from pipeline.geometry import Place
from pipeline.model import Block, Cell, Heading, Paragraph


def grid_cells(rows: Sequence[Sequence[str]], places: Sequence[Place]) -> tuple[Cell, ...]:
    """One cell for every position of a grid without spans; ``places`` has one place a row."""
    return tuple(
        Cell(row=r, column=c, text=text, place=places[r]) for r, row in enumerate(rows) for c, text in enumerate(row)
    )


def with_sections(items: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with ids ``t01``…, captions and sections filled in."""
    blocks: list[Block] = []
    section = ""
    count = 0
    for item in items:
        if isinstance(item, Heading):
            section = item.text
            blocks.append(item)
        elif isinstance(item, Paragraph):
            blocks.append(replace(item, section=section))
        else:
            count += 1
            caption = item.caption or caption_before(blocks)
            blocks.append(replace(item, id=f"t{count:02d}", section=section, caption=caption))
    return tuple(blocks)
