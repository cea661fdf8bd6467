"""What a row of a body is: a detail, a subtotal, a total or an average."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.columns import Printed
from pipeline.contract import NUMERIC
from pipeline.model import RowKind
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.numerals import is_blank

_SUBTOTAL = re.compile(r"^sub\s?-?total")
_TOTAL = re.compile(r"^(gran )?total(es)?\b|\btotal(es)?( general| pais| nacional)?$|^suma\b")
_AVERAGE = re.compile(r"^(promedio|prom\b|media\b)")


def row_kind(texts: Sequence[str], columns: Sequence[Printed], last: bool) -> RowKind:
    """The kind of one row.

    The label decides (the first filled text that is no figure). A last row without any label whose
    figure columns are filled is a total nobody named.
    """
    labels = [
        t for t, c in zip(texts, columns, strict=True) if c.type not in NUMERIC and c.type != "fecha" and t.strip()
    ]
    if labels:
        label = fold_label(labels[0])
        if _SUBTOTAL.match(label):
            return "subtotal"
        if _TOTAL.search(label):
            return "total"
        return "promedio" if _AVERAGE.match(label) else "detalle"
    figures = [t for t, c in zip(texts, columns, strict=True) if c.type in NUMERIC]
    has_labels = any(c.type in ("texto", "codigo") for c in columns)
    return "total" if last and has_labels and figures and not all(is_blank(t) for t in figures) else "detalle"


def is_total(label: str) -> bool:
    """Whether a label calls its row a total or a subtotal."""
    folded = fold_label(label)
    return bool(_SUBTOTAL.match(folded) or _TOTAL.search(folded))
