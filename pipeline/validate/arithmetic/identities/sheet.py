"""A table as the audit looks at it: its figures as intervals, along rows and along columns.

A :class:`Sheet` holds what a table prints; a :class:`AxisView` is the sheet along one axis, so that
everything that is looked for in rows is looked for in columns by the same code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

import numpy as np

from pipeline import references
from pipeline.model import Position, Quantity, Table
from pipeline.quantities.intervals import Interval
from pipeline.quantities.labels.announcements import Label, fold_label, read_label
from pipeline.quantities.relations.patterns import Axis
from pipeline.quantities.table_numbers import Ints, TableNumbers, numbers_of
from pipeline.validate.arithmetic.settings import SETTINGS

_SCALED = re.compile(
    r"\bm\s?\$|\bmm\s?\$|\bmiles\b|\bmillones\b|\bmill\.|\buf\b|\butm\b|\bmusd\b|us\$ ?m|\bm ?us\$"
    r"|\bthousands?\b|\bmillions?\b|\bbillions?\b|\b1[ ,.]?000 (?:persons|personas|units|unidades)\b"
    r"|\(000s?\)|['’]000s?\b"
)
RANDOM_STEPS = frozenset({3, 5})  # counts rounded at random, up or down, so that nobody can be singled out
_ZERO = frozenset({"", "-", "–", "—", "−", "0"})

TOTAL_START = re.compile(r"^\W*(?:sub-?\s?)?(?:total|suma)\w*\b")
_MEDIA = re.compile(r"^\W*medi[ao]s?\W*$")
_LEVEL = re.compile(
    r"\b(?:pre\W?)?basic[ao]\b|\bparvulari[ao]\b|\bprimari[ao]\b|\bsecundari[ao]\b|\bsuperior\b|\btecnic[ao]\b"
    r"|\buniversitari[ao]\b|\balt[ao]s?\b|\bbaj[ao]s?\b|\bgrandes?\b|\bpequen[ao]s?\b"
)
_LETTERS = re.compile(r"[^a-zñ' ]")
_COUNTRY = frozenset({"pais", "nacional", "nivel nacional", "todo el pais"})
_DIGITS = re.compile(r"\d[.,]?\d")


@dataclass(frozen=True)
class Sheet:
    """The figures of a table by position (row, column), header rows included.

    ``rounded``: its unit (thousands, millions) says that integers may have been rounded.
    """

    table: Table
    figures: TableNumbers
    rounded: bool

    @cached_property
    def quantity(self) -> Mapping[Position, Quantity]:
        return {
            (r, c): q for r, line in enumerate(self.figures.quantities) for c, q in enumerate(line) if q is not None
        }

    @cached_property
    def interval(self) -> Mapping[Position, Interval]:
        """What each figure stands for; integers are exact unless the table's unit says otherwise.

        A blank between figures of its column stands for zero.
        """
        known = {p: Interval.of(q, exact_integers=not self.rounded) for p, q in self.quantity.items()}
        rows, columns = {r for r, _ in known}, {c for _, c in known}
        blanks = ((r, c) for r in rows for c in columns if (r, c) not in known and self.blank((r, c)))
        return known | dict.fromkeys(blanks, Interval.exact(Decimal(0)))

    @cached_property
    def printed(self) -> Mapping[Position, Interval]:
        """What each figure stands for where it may have been rounded or cut off."""
        return {p: Interval.rounded_or_cut(q) for p, q in self.quantity.items()}

    @cached_property
    def steps(self) -> Ints:
        """The step to which the table's figures seem to be rounded, per cell, in units of its last digit."""
        return self.figures.steps // np.maximum(self.figures.unit, 1)

    def slack(self, position: Position) -> Decimal:
        """How far a figure may be from what it stands for if the table was rounded as it seems to be.

        Percentages in fives are weights, or chance: they are as exact as they are printed.
        """
        if self.quantity[position].unit == "%":
            return unit(self.quantity[position]) / 2
        times = max(int(self.steps[position]), 1)
        return unit(self.quantity[position]) * times / (1 if times in RANDOM_STEPS else 2)

    @cached_property
    def row_labels(self) -> tuple[str, ...]:
        """The label of every row of the table, as printed."""
        return tuple(self.figures.row_label(r) for r in range(self.table.row_count))

    @cached_property
    def column_labels(self) -> tuple[str, ...]:
        """The label of every column: the different texts of its header rows, from above, separated by blanks."""
        header = min(self.figures.header_rows, self.table.row_count)
        labels = []
        for column in range(self.table.column_count):
            words: list[str] = []
            for row in range(header):
                text = self.figures.texts[row][column]
                if text and text not in words:
                    words.append(text)
            labels.append(" ".join(words))
        return tuple(labels)

    @cached_property
    def own_column_labels(self) -> tuple[str, ...]:
        """The labels of columns less the words of headings that stand over several of them.

        A heading that calls the whole group a total ("Total: Hombres, Mujeres") is kept.
        """
        header = self.figures.texts[: min(self.figures.header_rows, self.table.row_count)]
        labels = []
        for column in range(self.table.column_count):
            words = [
                line[column]
                for row, line in enumerate(header)
                if not _is_group(header, row, column) or TOTAL_START.search(fold_label(line[column]))
            ]
            labels.append(" ".join(dict.fromkeys(w for w in words if w)))
        return tuple(labels)

    @cached_property
    def rows(self) -> AxisView:
        """The sheet with rows for lines."""
        return AxisView(self, "row")

    @cached_property
    def columns(self) -> AxisView:
        """The sheet with columns for lines."""
        return AxisView(self, "column")

    def blank(self, position: Position) -> bool:
        """Whether a cell without a figure adds nothing. One that says "unknown" (s/i, ..) is not blank."""
        return self.figures.texts[position[0]][position[1]].strip() in _ZERO

    def label_of(self, position: Position) -> str:
        """The words of a cell's row, for people."""
        return " ".join(self.row_labels[position[0]].split())


@dataclass(frozen=True)
class AxisView:
    """A sheet along an axis: ``lines`` are rows and ``places`` columns, or the other way round."""

    sheet: Sheet
    axis: Axis

    def at(self, line: int, place: int) -> Position:
        return (line, place) if self.axis == "row" else (place, line)

    @cached_property
    def place_words(self) -> tuple[str, ...]:
        return self.sheet.column_labels if self.axis == "row" else self.sheet.row_labels

    @cached_property
    def line_words(self) -> tuple[str, ...]:
        return self.sheet.row_labels if self.axis == "row" else self.sheet.column_labels

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """The words of each place less those of a heading that it shares with others."""
        return self.sheet.own_column_labels if self.axis == "row" else self.sheet.row_labels

    @cached_property
    def place_labels(self) -> tuple[Label, ...]:
        """What each place announces; a total only by words of its own."""
        own = [read_label(w) for w in self.own_words]
        if self.country is not None:
            own[self.country] = replace(own[self.country], total=True, grand=True)
        full = _labels(self.place_words)
        return tuple(replace(f, total=o.total, grand=o.grand) for f, o in zip(full, own, strict=True))

    @cached_property
    def country(self) -> int | None:
        """The first or last place, where it has the name of a country (or "país") and others those of its regions: the
        whole of these, as a total is."""
        if len(self.places) <= SETTINGS.fewest_divisions:
            return None
        names = {p: _LETTERS.sub("", fold_label(self.own_words[p])).strip() for p in self.places}
        for end in (self.places[0], self.places[-1]):
            known = references.divisions()
            for divisions in known.values() if names[end] in _COUNTRY else (known.get(names[end], frozenset()),):
                beside = [name for place, name in names.items() if place != end]
                if sum(name in divisions for name in beside) >= SETTINGS.fewest_divisions:
                    return end
        return None

    @cached_property
    def line_labels(self) -> tuple[Label, ...]:
        return tuple(_labels(self.line_words))

    def is_level(self, place: int) -> bool:
        """Whether a place is called "media" and its neighbours are levels: secondary school, not a mean."""
        return _MEDIA.match(fold_label(self.place_words[place])) is not None and not self.place_labels[place].average

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Lines that hold figures."""
        return tuple(sorted({p[0 if self.axis == "row" else 1] for p in self.sheet.quantity}))

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Places that hold figures."""
        return tuple(sorted({p[1 if self.axis == "row" else 0] for p in self.sheet.quantity}))

    def figure(self, line: int, place: int) -> Quantity | None:
        return self.sheet.quantity.get((line, place) if self.axis == "row" else (place, line))

    def readable(self, line: int, places: Iterable[int]) -> bool:
        """Whether no cell of a line, from the first to the last of ``places``, prints digits that are no figure."""
        chosen = list(places)
        texts = self.sheet.figures.texts
        for place in range(min(chosen), max(chosen) + 1):
            row, column = self.at(line, place)
            if (row, column) not in self.sheet.quantity and _DIGITS.search(texts[row][column]):
                return False
        return True

    @cached_property
    def percent_places(self) -> frozenset[int]:
        """Places whose figures are percentages, by their sign or by their label."""
        found = set()
        for place in self.places:
            figures = [q for line in self.lines if (q := self.figure(line, place)) is not None]
            signed = sum(q.unit == "%" for q in figures)
            bare = all(q.unit in ("", "%") and not q.grouped for q in figures)
            if signed >= SETTINGS.signed * len(figures) or (bare and self.place_labels[place].percent):
                found.add(place)
        return frozenset(found)


def sheet_of(table: Table) -> Sheet:
    """The figures of a table, with whether its unit is said to be thousands or more."""
    figures = numbers_of(table)
    header = (text for row in figures.texts[: figures.header_rows] for text in row)
    words = fold_label(" ".join([table.caption, *header]))
    return Sheet(table, figures, rounded=_SCALED.search(words) is not None)


def _is_group(header: Sequence[Sequence[str]], row: int, column: int) -> bool:
    """Whether a header cell stands over its neighbour too, with other words below to distinguish them."""
    text = header[row][column]
    neighbours = [c for c in (column - 1, column + 1) if 0 <= c < len(header[row]) and header[row][c] == text]
    return bool(text) and any(
        below[column] != below[c] and below[column] != text for c in neighbours for below in header[row + 1 :]
    )


def _labels(words: Sequence[str]) -> Iterator[Label]:
    """What labels announce, read together: "Media" beside "Básica" (or "Alta" and "Baja") is a level and no mean."""
    levels = any(_LEVEL.search(fold_label(w)) for w in words)
    for word in words:
        label = read_label(word)
        yield replace(label, average=False) if levels and _MEDIA.match(fold_label(word)) else label


def unit(quantity: Quantity) -> Decimal:
    """One unit of the last printed digit, in base units."""
    return quantity.scale.scaleb(-quantity.decimals)
