"""A report as blocks, before it is written in any form."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Cell:
    """A cell as printed; `kind` and `wrong` say how it could be spoilt (see cases/README.md for the kinds)."""

    text: str
    kind: str | None = None
    wrong: tuple[str, ...] = ()


@dataclass
class Table:
    """Rows as printed; `merges` are (top, left, bottom, right), all inclusive."""

    caption: str
    rows: list[list[Cell]]
    header_rows: int = 1
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beside: bool = False  # drawn beside the table before it, where a form can

    def texts(self) -> list[list[str]]:
        return [[cell.text for cell in row] for row in self.rows]


@dataclass
class Claim:
    """What a sentence says (`true`, as written in it) and what it could say wrongly; `table` bears it out."""

    true: str
    wrong: str
    table: Table | None = None
    kind: str = "claim"


@dataclass
class Para:
    text: str
    claims: list[Claim] = field(default_factory=list)


@dataclass
class Heading:
    text: str
    level: int = 1


@dataclass
class Chart:
    """A bar chart: decoration whose labels are no table."""

    labels: list[str]
    values: list[int]


Block = Para | Heading | Table | Chart


@dataclass
class Pair:
    """Two cells of two tables that print the same figure (`cross`) or never should (`reuse`)."""

    kind: str
    table: Table
    cell: tuple[int, int]
    other: Table
    observed: str


@dataclass
class Report:
    family: str
    title: str
    blocks: list[Block] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    def heading(self, text: str, level: int = 1) -> None:
        self.blocks.append(Heading(text, level))

    def say(self, text: str, *claims: Claim) -> None:
        self.blocks.append(Para(text, list(claims)))

    def show(self, table: Table) -> Table:
        self.blocks.append(table)
        return table
