"""Tables from labels and values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench.families.figures import Style
from bench.families.model import Cell, Table

Extra = tuple[str, Callable[[Sequence[int], Sequence[int]], Cell]]
"""A computed column: header, and the cell from a row's values and the total row's."""


def cells(texts: Sequence[str]) -> list[Cell]:
    return [Cell(text) for text in texts]


def cross_table(
    style: Style,
    caption: str,
    headers: Sequence[str],
    labels: Sequence[str | Sequence[str]],
    values: Sequence[Sequence[int]],
    *,
    total: str | None = "Total",
    where: str = "last",
    row_total: str | None = None,
    row_total_first: bool = False,
    extras: Sequence[Extra] = (),
    money: bool = False,
    rough: bool = False,
) -> Table:
    """Rows of whole figures with a total row (`where`: first, last) and a total column, then computed columns."""
    width = 1 if isinstance(labels[0], str) else len(labels[0])
    sums = [sum(column) for column in zip(*values, strict=True)]

    def line(names: Sequence[str], row: Sequence[int]) -> list[Cell]:
        figures = [style.add(v, money=money, rough=rough) for v in row]
        if total is None and row_total is None:
            figures = [style.plain(v, money=money) for v in row]
        if row_total:
            figure = style.add(sum(row), money=money, rough=rough)
            figures = [figure, *figures] if row_total_first else [*figures, figure]
        return [*cells(names), *figures, *(make(row, sums) for _, make in extras)]

    head = list(headers)
    if row_total:
        head.insert(width if row_total_first else len(head), row_total)
    head += [name for name, _ in extras]
    body = [line([name] if isinstance(name, str) else name, row) for name, row in zip(labels, values, strict=True)]
    if total is not None:
        names = [""] * width
        names[0 if width == 1 or where == "first" else style.rng.choice((0, width - 1))] = total
        body.insert(0 if where == "first" else len(body), line(names, sums))
    return Table(caption, [cells(head), *body])


@dataclass
class Node:
    code: str
    label: str
    values: list[int] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def sums(self) -> list[int]:
        if not self.children:
            return self.values
        return [sum(column) for column in zip(*(child.sums() for child in self.children), strict=True)]


def tree_table(
    style: Style,
    caption: str,
    headers: Sequence[str],
    nodes: Sequence[Node],
    *,
    codes: bool = True,
    total: str | None = "TOTAL",
    total_first: bool = False,
    subtotal_after: bool = False,
    extras: Sequence[Extra] = (),
    money: bool = False,
) -> Table:
    """Nested subtotals: a parent stands above its children, or below them where `subtotal_after`."""
    root = Node("", "", children=list(nodes))
    sums = root.sums()

    def line(code: str, label: str, row: Sequence[int]) -> list[Cell]:
        names = [code, label] if codes else [label]
        return [*cells(names), *(style.add(v, money=money) for v in row), *(make(row, sums) for _, make in extras)]

    def walk(node: Node) -> list[list[Cell]]:
        mine = line(node.code, node.label, node.sums())
        under = [row for child in node.children for row in walk(child)]
        return [*under, mine] if subtotal_after and under else [mine, *under]

    body = [row for node in nodes for row in walk(node)]
    if total is not None:
        body.insert(0 if total_first else len(body), line("", total, sums))
    return Table(caption, [cells([*headers, *(name for name, _ in extras)]), *body])


def two_level(table: Table, groups: Sequence[tuple[str, int]], width: int = 1) -> Table:
    """The table under a second header row: the first `width` columns reach over both, `groups` span theirs."""
    top: list[Cell] = list(table.rows[0][:width])
    merges = [(0, c, 1, c) for c in range(width)]
    column = width
    below = [Cell("") for _ in range(width)]
    for name, span in groups:
        if name:
            top += [Cell(name), *(Cell("") for _ in range(span - 1))]
            below += table.rows[0][column : column + span]
            if span > 1:
                merges.append((0, column, 0, column + span - 1))
        else:
            top += table.rows[0][column : column + span]
            below += [Cell("") for _ in range(span)]
            merges += [(0, c, 1, c) for c in range(column, column + span)]
        column += span
    table.rows = [top, below, *table.rows[1:]]
    table.header_rows = 2
    table.merges = merges
    return table
