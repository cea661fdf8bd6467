"""What further looks at a place of a picture make of its first reading: surer, open to another, or replaced.

Measured on 1,500 figures of scans under seven conditions (docs/ocr.md): where the looks agree with the first
reading, all digits are right unless a blot hides some; where a look of some confidence reads otherwise, one
of the two is right, more often the look; one that is itself unsure says nothing against the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.ocr.recognition.rereading import Look
from pipeline.model import Recognition
from pipeline.quantities.numerals import parse

AGREED = {2: 0.93, 3: 0.96}
"""How sure a reading is that so many looks (or more) bear out and none contradicts. Not more: looks at one picture
share its stains. How sure the looks themselves are does not matter: to read the same wrong is rare."""
OPEN = 0.7
"""The most a reading is trusted that another look contradicts."""
AGAINST = 0.5
"""Confidence from which a look counts against a reading."""
COVERED = 0.6
"""The most that is trusted of which a stamp or a stroke may hide a part."""
AGREEING = 2
"""Looks that must agree to make a reading surer, or to replace one that none of them bears out."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading after further looks. ``instead`` is the one figure they all read where none of them bears
    the first reading out and it is about as long (else they saw more, or less), "" otherwise."""

    reading: Recognition
    instead: str = ""


def weighed(text: str, reading: Recognition, looks: Sequence[Look]) -> Weighed:
    """The reading of ``text`` after further looks. A look without a figure in it says nothing."""
    if any(look.hidden for look in looks):
        return Weighed(replace(reading, confidence=min(reading.confidence, COVERED)))
    told = [look for look in looks if any(c.isdigit() for c in look.text)]
    agreeing = [look for look in told if _plain(look.text) == _plain(text)]
    against: dict[str, list[Look]] = defaultdict(list)
    for look in told:
        if look.confidence >= AGAINST and _plain(look.text) != _plain(text):
            against[_plain(look.text)].append(look)
    if not against:
        if len(agreeing) < AGREEING:
            return Weighed(reading)
        agreed = AGREED[min(len(agreeing), max(AGREED))]
        return Weighed(replace(reading, confidence=max(reading.confidence, agreed), alternatives=()))
    weight = {key: sum(look.confidence for look in others) for key, others in against.items()}
    ordered = sorted(against, key=lambda key: (-weight[key], key))
    mine = reading.confidence + sum(look.confidence for look in agreeing)
    share = mine / (mine + sum(weight.values()))
    alternatives = tuple(against[key][0].text for key in ordered)
    made = replace(reading, confidence=min(reading.confidence, OPEN, share), alternatives=alternatives)
    alone = not agreeing and len(against) == 1 and len(against[ordered[0]]) >= AGREEING
    instead = alone and parse(alternatives[0]) is not None and abs(len(ordered[0]) - len(_plain(text))) <= 1
    return Weighed(made, alternatives[0] if instead else "")


def _plain(text: str) -> str:
    """A text as it is compared: blanks say nothing between the signs of a figure."""
    return "".join(text.split())
