"""The thresholds of lists that the prose counts and of what is reported of its figures; each package has its own."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AnnouncedCountSettings:
    """Numbers of the prose that count the entries of a list."""

    close: int = 3  # entries by which a number may be off and still be meant as theirs …
    close_part: int = 5  # … or the fifth part of them
    fewest: int = 3  # entries of a list
    # entries from which on a slip of typing says anything: any figure with a five in it is a slip away from 5
    two_digits: int = 10


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """What is reported of the figures of the prose."""

    most_operands: int = 6  # figures that a finding shows of those that something is computed of
    fewest_ranked: int = 3  # rows of a table of which one can be called the largest


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """Every threshold of the room."""

    counts: AnnouncedCountSettings = field(default_factory=AnnouncedCountSettings)
    findings: FindingSettings = field(default_factory=FindingSettings)


SETTINGS = ClaimSettings()

# The parts by name, as the modules ask for them.
COUNTS = SETTINGS.counts
FINDINGS = SETTINGS.findings
