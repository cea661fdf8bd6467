"""What people stated beside a document: decisions on findings, and corrections of figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a finding: accepted as it is, or corrected. ``left`` are the addresses of the
    figures it accuses that no correction is about: it stays open for them."""

    kind: Literal["accepted", "corrected"]
    reason: str
    source: str = ""
    by: str = ""
    on: str = ""
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What one entry of ``raw/<name>.corrections.toml`` says of a cell, or of a figure of the prose.

    ``row`` and ``column`` index ``rows`` of ``tables.json`` (from 0, header rows counted); for the prose
    ``sentence`` is the sentence and ``table`` "". ``printed`` is the text the document shows there, ``value``
    the right one, written as the document would print it.
    """

    table: str
    row: int
    column: int
    printed: str
    value: str
    reason: str
    source: str = ""
    by: str = ""
    on: str = ""
    sentence: str = ""
