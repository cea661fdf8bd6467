"""A figure that is a cell of its table, but not of the row or the year that its sentence is about.

People copy last year's figure, or that of the row below. Such a figure stands in the table digit for digit, so that the
link by its value finds it and calls it verified.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import CellSpace, Floats
from pipeline.validate.claims.copied.candidates import EARLIER_TIME, Rival, is_of_another_time, rivals
from pipeline.validate.claims.copied.features import CopyFeatureReader
from pipeline.validate.claims.copied.model import probability
from pipeline.validate.claims.copied.settings import SETTINGS
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.expressions import COMPARED_YEAR, YEAR
from pipeline.validate.claims.sentence.mentions import Mention, with_beginnings
from pipeline.validate.claims.sentence.together import by_block, by_sentence
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from pipeline.validate.claims.verdict.settings import GROUNDS, VERDICT


def possible_copies(
    space: CellSpace,
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    judgements: Sequence[Judgement],
    asked: Collection[int],
) -> Iterator[tuple[int, Rival, Floats]]:
    """The figures among those ``asked`` that state a cell, each with every other cell that may be meant, and what
    speaks for that."""
    stated = [stated_cell(j, link) for j, link in zip(judgements, links, strict=True)] if links else []
    reader = CopyFeatureReader(space, mentions, links, stated)
    for number in asked if links else ():
        printed = stated[number]
        if printed is not None and links[number].posterior()[0][printed] >= SETTINGS.stated:
            for rival in rivals(space, mentions[number], links[number], printed):
                yield number, rival, reader.of(number, rival)


def stated_cell(judgement: Judgement, link: MentionLink) -> int | None:
    """The cell that a figure states; of one that another sentence confirms sooner, the likeliest that prints it."""
    if judgement.verdict != "verified" or judgement.by not in ("cell", "restated"):
        return None
    if judgement.cell is not None:
        return judgement.cell
    exact, _ = link.posterior()
    return int(exact.argmax()) if exact.any() else None


def without_copied(
    space: CellSpace,
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    judgements: Sequence[Judgement],
    asked: Collection[int],
) -> tuple[list[Judgement], list[int]]:
    """The judgements, contradicted where a figure among those ``asked`` is likely copied from another row, column or
    table; and the figures of which that is not sure: they are not to be verified."""
    copies: dict[int, tuple[float, Rival]] = {}
    for number, rival, features in possible_copies(space, mentions, links, judgements, asked):
        copies[number] = max(copies.get(number, (0.0, rival)), (probability(features), rival), key=lambda c: c[0])
    likeliest: dict[tuple[int, int], float] = defaultdict(float)
    for number, (likely, rival) in copies.items():
        place = mentions[number].number, rival.printed
        likeliest[place] = max(likeliest[place], likely)
    found, doubted = _without_other_years(space, mentions, judgements), []
    for number, (likely, rival) in copies.items():
        is_first = likely == likeliest[mentions[number].number, rival.printed]  # one of two that print one cell
        if likely >= SETTINGS.accused and is_first:
            found[number] = Judgement(
                "contradicted", "cell", cell=rival.meant, copied=rival.printed, probability=likely
            )
        elif likely >= SETTINGS.doubted and found[number].verdict == "verified":
            doubted.append(number)
    return found, doubted


def _without_other_years(
    space: CellSpace, mentions: Sequence[Mention], judgements: Sequence[Judgement]
) -> list[Judgement]:
    """The judgements, contradicted where a figure is the cell of a year before in a sentence whose other figures are of
    the last year, unsupported where its row has another name than the one that the sentence says in full."""
    of_sentence, of_block = by_sentence(mentions), by_block(mentions)
    found = list(judgements)
    for number, (mention, judgement) in enumerate(zip(mentions, judgements, strict=True)):
        if judgement.verdict != "verified" or judgement.cell is None or mention.claim.hedge:
            continue
        values = [mentions[n].value for n in of_sentence[mention.number]]
        mates = [n for n in of_sentence[mention.number] if n != number]
        of_now = [
            [judgements[n] for n in numbers if n != number and not is_of_another_time(mentions[n])]
            for numbers in (mates, of_block[mention.block])
        ]
        table, row = int(space.table[judgement.cell]), int(space.row[judgement.cell])
        beside = _years_stated(space, table, of_now[0]) or _years_stated(space, table, of_now[1])
        meant = None
        is_named = bool(space.rows.words[row] & with_beginnings(mention.surroundings))
        if is_named or any(row in _rows_of(space, judgements[n]) for n in mates):
            meant = _cell_of_said_year(space, mention, judgement.cell, values)
            meant = _of_last_year(space, mention, judgement.cell, values, beside) if meant is None else meant
        if meant is not None:
            probability = VERDICT.of_last_year
            found[number] = replace(
                judgement, verdict="contradicted", cell=meant, copied=judgement.cell, probability=probability
            )
        elif _names_another_row(space, mention, judgement.cell, values):
            found[number] = UNSUPPORTED
    return found


def _rows_of(space: CellSpace, judgement: Judgement) -> list[int]:
    """The rows of what a figure rightly states: of its cell, or of all that it is computed of."""
    if judgement.verdict != "verified":
        return []
    cells = judgement.computed.operands if judgement.computed is not None else (judgement.cell,)
    return [int(space.row[c]) for c in cells if c is not None]


def _cell_of_said_year(space: CellSpace, mention: Mention, cell: int, values: Sequence[float]) -> int | None:
    """The cell of the year that is said right beside a figure, where the figure is that of another year of the row and
    the sentence prints the year's own value nowhere; ``None`` where that is not so."""
    said = mention.near_year
    text = mention.claim.sentence.text[: mention.figure.start - mention.claim.sentence.start]
    before = YEAR.findall(text)
    if before and before[-1] == _year(space, cell):
        return None  # "en 2021 alcanzaban a 1.702, y descendieron en 2023 a …"
    if any(match.group().endswith(said) for match in COMPARED_YEAR.finditer(text)):
        return None  # "un 6,4 —dos décimas más que en 2021—, con 86,1 %"
    if not said or _year(space, cell) in ("", said) or mention.claim.years - {said}:
        return None
    alike = np.flatnonzero((space.table == space.table[cell]) & (space.row == space.row[cell]))
    meant = [int(c) for c in alike if _year(space, int(c)) == said and _differ_by_year(space, int(c), cell)]
    return meant[0] if len(meant) == 1 and not _is_printed(float(space.amount[meant[0]]), values) else None


def _of_last_year(
    space: CellSpace, mention: Mention, cell: int, values: Sequence[float], beside: frozenset[str]
) -> int | None:
    """The cell of the last year in a row, where a figure states that of a year before: nothing says another time, its
    sentence prints the last year's value nowhere, and what else is said of the table is of the last year (``beside``).
    ``None`` where that is not so."""
    claim = mention.claim
    years = space.column_years[int(space.column[cell])]
    if len(years) != 1 or claim.years or mention.near_year or claim.year_before or claim.spoken_year in years:
        return None
    text = fold(claim.sentence.text)
    if YEAR.search(text) or EARLIER_TIME.search(text):
        return None
    alike = np.flatnonzero((space.table == space.table[cell]) & (space.row == space.row[cell]))
    last = max(
        (int(c) for c in alike if _differ_by_year(space, int(c), cell)), key=lambda c: _year(space, c), default=cell
    )
    if _year(space, last) <= _year(space, cell) or _is_printed(float(space.amount[last]), values):
        return None
    return last if beside == {_year(space, last)} else None


def _years_stated(space: CellSpace, table: int, judgements: Sequence[Judgement]) -> frozenset[str]:
    """The years of the columns of a table that figures state rightly."""
    cells = [j.cell for j in judgements if j.verdict == "verified" and j.cell is not None]
    return frozenset(_year(space, c) for c in cells if space.table[c] == table) - {""}


def _year(space: CellSpace, cell: int) -> str:
    return space.year(int(space.column[cell]))


def _differ_by_year(space: CellSpace, one: int, other: int) -> bool:
    """Whether two cells are of one kind, and their columns are called alike but for the year."""
    names = [{k for k in space.columns.words[int(space.column[c])] if not YEAR.fullmatch(k)} for c in (one, other)]
    return space.kind[one] == space.kind[other] and names[0] == names[1] and bool(_year(space, one))


def _is_printed(amount: float, values: Sequence[float]) -> bool:
    """Whether a sentence prints an amount, be it rounded."""
    return any(abs(amount - value) <= GROUNDS.near_share * max(amount, value) for value in values)


def _names_another_row(space: CellSpace, mention: Mention, cell: int, values: Sequence[float]) -> bool:
    """Whether what tells another row from the cell's own stands in the sentence, with the rest of its label there or
    right before, and nothing of what tells the cell's own; and the sentence prints nothing else of that other row's
    column. Totals need no name."""
    row, column = int(space.row[cell]), int(space.column[cell])
    if space.row_total[row]:
        return False
    own = space.rows.words[row]
    said, by_sentence = with_beginnings(mention.surroundings), with_beginnings(mention.sentence)
    for rival in np.flatnonzero((space.table == space.table[cell]) & (space.column == column)):
        words = space.rows.words[int(space.row[rival])]
        named = bool(words) and words <= said and (words - own) <= by_sentence
        named = named and bool(own - words) and not (own - words) & said
        if named and not _is_printed(float(space.amount[rival]), values):
            return True
    return False
