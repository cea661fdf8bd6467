"""What speaks for and against a computed quantity in what its sentence states it as: a difference, a share …"""

from __future__ import annotations

import numpy as np

from pipeline.validate.claims.cells.space import CellSpace, Flags, Floats
from pipeline.validate.claims.computed.choice.pool import Chosen
from pipeline.validate.claims.computed.kinds import CHANGES, GROWTHS, KINDS, PERCENTAGES
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.stated_as import How, StatedAs, stated_as

_DIFFERENCES = np.array([(k in CHANGES or "difference" in k or "points" in k or k in ("balance", "range"))
                         and k not in PERCENTAGES for k in KINDS])  # fmt: skip
_GROWTHS = np.array([k in GROWTHS for k in KINDS])
_SHARES = np.array([k in PERCENTAGES and k not in GROWTHS for k in KINDS])
_MEANS = np.array([k.startswith("for each") or k in ("mean", "years mean", "named ratio") for k in KINDS])
_KINDS_OF: dict[How, Flags] = {"mean": _MEANS, "difference": _DIFFERENCES, "growth": _GROWTHS, "share": _SHARES}
NAMES = (
    "stated as a difference", "stated as a difference, of the level stated",
    "stated as a difference, from the year compared", "stated as a difference, from another year", "stated as a growth",
    "stated as a growth, of the level stated", "stated as a growth, from the year compared",
    "stated as a growth, from another year", "stated as a share",
    "stated as a share, of the part stated", "stated as a share, its whole named behind",
    "stated as a share, another whole named behind", "stated as a mean", "stated as a mean, of a level stated",
    "stated as a mean, its divisor named around", "stated as a mean, another divisor named around", "stated otherwise",
)  # fmt: skip
_AT: dict[How, int] = {"difference": 0, "growth": 4, "share": 8, "mean": 12}


def is_stated_as(mention: Mention, kind: str) -> bool:
    """Whether the words right before and behind a figure state a quantity of a kind, a share aside: what a share is of
    is said in too many ways."""
    how = stated_as(mention).how
    return how not in ("", "share") and bool(_KINDS_OF[how][KINDS.index(kind)])


def stated_as_features(mention: Mention, chosen: Chosen, space: CellSpace, level_stated: Floats) -> Floats:
    """The features of some quantities, an array of quantities by ``NAMES``; ``level_stated`` is how likely the level,
    or part, of each is stated by a figure of the sentence (0 to 1)."""
    found, said = np.zeros((len(chosen), len(NAMES))), stated_as(mention)
    if not said.how:
        return found
    fit, at = _KINDS_OF[said.how][chosen.kind], _AT[said.how]
    found[:, at], found[:, at + 1] = fit, fit * level_stated
    found[:, len(NAMES) - 1] = ~fit
    if said.how in ("share", "mean"):
        named, best = _base_named(mention, said, chosen, space)
        found[:, at + 2], found[:, at + 3] = fit * named, fit * (best - named)
    elif said.years:
        from_it = np.isin(chosen.from_year, chosen.pool.years(said.years))
        dated = chosen.from_year != chosen.pool.no_year
        found[:, at + 2], found[:, at + 3] = fit & from_it, fit & dated & ~from_it
    return found


def _base_named(mention: Mention, said: StatedAs, chosen: Chosen, space: CellSpace) -> tuple[Floats, Floats]:
    """How far the words behind a figure (of a mean: around it) name the row or the column of the whole, or divisor, of
    each quantity, and how far they name the row or column of its table that they name best."""
    words = mention.behind if said.how == "share" else mention.behind | mention.before
    rows = space.rows.said(words) / np.maximum(space.rows.full, 1e-9)
    columns = space.columns.said(words) / np.maximum(space.columns.full, 1e-9)
    if said.total:
        rows = np.maximum(rows, space.row_total * 1.0)
    best = np.zeros(len(space.tables))
    np.maximum.at(best, space.row_table, rows)
    np.maximum.at(best, space.column_table, columns)
    of_base = np.maximum(rows[space.row[chosen.base]], columns[space.column[chosen.base]])
    return of_base, best[space.table[chosen.base]]
