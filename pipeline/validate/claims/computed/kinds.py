"""The names of the kinds of computed quantities, and how each is stated: in percent, in points, or as it is."""

OF_ROWS = (
    "growth", "growth down", "difference", "difference down", "points", "points down", "share", "share of the sum",
    "share of row", "share of table", "row sum", "share of row sum", "ratio", "for each", "for each thousand",
    "columns difference", "columns points", "two columns", "for each day", "for each week", "for each month",
    "ratio of sums", "growth of sums", "difference of sums", "years sum", "years mean", "share of subtotal",
    "growth of columns", "times of years",
)  # fmt: skip
OF_TABLES = ("sum", "mean", "count", "columns count", "rows up", "rows down", "rows not up", "share of sums",
             "lowest", "highest", "lowest of percentages", "highest of percentages", "range", "range of percentages",
             "mean of percentages", "largest", "share of the largest")  # fmt: skip
OF_NAMED = (
    "named", "named share", "named percentages", "named difference", "named points", "columns", "columns share",
    "named ratio", "named part", "rest", "rest share", "group", "group share",
)  # fmt: skip
ACROSS = ("share across", "growth across", "difference across", "balance", "share of another total")
KINDS = (*OF_ROWS, *OF_TABLES, *OF_NAMED, *ACROSS)
POINTS = frozenset(("points", "points down", "named points", "columns points", "range of percentages"))
"""Kinds that are stated in percentage points."""
PERCENTAGES = frozenset(
    kind
    for kind in KINDS
    if kind.split(" ")[0] in ("growth", "share", "ratio") or kind.endswith(("share", "part", "percentages"))
) - {"range of percentages"}
"""Kinds that are stated in percent; the others are counts or amounts."""
CHANGES = frozenset(kind for kind in KINDS if kind.startswith(("growth", "difference", "points")))
"""Kinds of change from one year to another."""
GROWTHS = CHANGES & PERCENTAGES
"""Changes that are stated in percent."""
LINEAR = frozenset(
    ("difference", "difference down", "difference across", "named difference", "columns difference", "balance", "sum",
     "mean", "row sum", "two columns", "named", "columns", "rest", "lowest", "highest", "difference of sums",
     "years sum", "years mean", "range", "largest", "group")
)  # fmt: skip
"""Kinds in the unit of their cells."""
MEANS = frozenset(("mean", "years mean"))
"""Those of them that have decimals where their cells have none."""
