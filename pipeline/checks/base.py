"""What a check of one table is: a rule and the function that tests it, side by side in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model import Check, Finding, Table
from pipeline.rules.base import Rule


@dataclass(frozen=True)
class CheckOutcome:
    """One relation that was tested on one cell, and what is said of it where it fails."""

    check: Check
    finding: Finding | None = None


@dataclass(frozen=True)
class TableCheck:
    """A rule and its test. ``test`` gets a table as printed and yields what it tested, failed or not; a table
    that the check says nothing of yields nothing."""

    rule: Rule
    test: Callable[[Table], Iterator[CheckOutcome]]
