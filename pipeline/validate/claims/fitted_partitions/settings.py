"""The thresholds of the lists of parts that the fitted model knows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PartListSettings:
    """What is looked at of a whole and its parts."""

    most_parts: int = 8  # of a list
    aside: int = 24  # characters before a percentage that is said of the part before it
    beside: int = 60  # characters right beside a figure


@dataclass(frozen=True, slots=True)
class PartitionVerdictSettings:
    """When parts confirm their whole, and when one figure of them is accused."""

    exact: float = 0.97  # how often parts that are all of a whole add up to it as printed
    slip: float = 0.05  # how often one of their figures is a slip
    incomplete: float = 0.05  # how often some part is left out though the list looks whole
    # of lists of other things with a whole of two digits .2 to .3 are one slip away from adding up in 66 documents, of
    # three digits .05: so much of what would be if every digit were as likely
    luck: float = 0.4
    least: float = 0.35  # that a list is meant, below which it accuses nobody
    confirmed: float = 0.98  # that parts that add up are meant
    accused: float = 0.55  # that one of the figures is a slip


@dataclass(frozen=True, slots=True)
class FittedPartitionSettings:
    """Every threshold of the room."""

    lists: PartListSettings = field(default_factory=PartListSettings)
    partitions: PartitionVerdictSettings = field(default_factory=PartitionVerdictSettings)


SETTINGS = FittedPartitionSettings()
LISTS = SETTINGS.lists
PARTITIONS = SETTINGS.partitions
