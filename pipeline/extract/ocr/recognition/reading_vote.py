"""What independent rereadings make of a first reading: more confident, uncertain, or replaced.

Measured on 1,500 numerals of scans under seven conditions (docs/ocr.md): where the rereadings agree with the
first reading, all digits are right unless something hides some; where a confident rereading differs, one of the
two is right, more often the rereading; a rereading without confidence is no evidence against the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.ocr.recognition.rereading import Rereading
from pipeline.model import Recognition
from pipeline.quantities.numerals import parse

AGREED = {2: 0.93, 3: 0.96}
"""Confidence of a reading by the number of rereadings that agree with it, none contradicting. Not higher, since
they share the defects of one image. Their own confidence does not matter: the same misreading twice is rare."""
OPEN = 0.7
"""Highest confidence of a reading that a rereading contradicts."""
AGAINST = 0.5
"""Confidence from which a rereading counts against a reading."""
COVERED = 0.6
"""Highest confidence of a reading part of which may be hidden by a stamp or a stroke."""
AGREEING = 2
"""Rereadings that must agree to raise the confidence of a reading, or to replace one that none confirms."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A reading after the vote.

    ``instead`` is the one numeral all rereadings agree on, where none confirms the first reading and both are about
    as long (otherwise they saw more, or less, of the text); else "".
    """

    reading: Recognition
    instead: str = ""


def vote(text: str, reading: Recognition, rereadings: Sequence[Rereading]) -> Vote:
    """The reading of ``text`` after the vote of its rereadings. A rereading without a digit does not vote."""
    if any(rereading.hidden for rereading in rereadings):
        return Vote(replace(reading, confidence=min(reading.confidence, COVERED)))
    informative = [rereading for rereading in rereadings if any(c.isdigit() for c in rereading.text)]
    agreeing = [rereading for rereading in informative if _plain(rereading.text) == _plain(text)]
    against: dict[str, list[Rereading]] = defaultdict(list)
    for rereading in informative:
        if rereading.confidence >= AGAINST and _plain(rereading.text) != _plain(text):
            against[_plain(rereading.text)].append(rereading)
    if not against:
        if len(agreeing) < AGREEING:
            return Vote(reading)
        agreed = AGREED[min(len(agreeing), max(AGREED))]
        return Vote(replace(reading, confidence=max(reading.confidence, agreed), alternatives=()))
    weight = {key: sum(rereading.confidence for rereading in others) for key, others in against.items()}
    ordered = sorted(against, key=lambda key: (-weight[key], key))
    mine = reading.confidence + sum(rereading.confidence for rereading in agreeing)
    share = mine / (mine + sum(weight.values()))
    alternatives = tuple(against[key][0].text for key in ordered)
    made = replace(reading, confidence=min(reading.confidence, OPEN, share), alternatives=alternatives)
    alone = not agreeing and len(against) == 1 and len(against[ordered[0]]) >= AGREEING
    instead = alone and parse(alternatives[0]) is not None and abs(len(ordered[0]) - len(_plain(text))) <= 1
    return Vote(made, alternatives[0] if instead else "")


def _plain(text: str) -> str:
    """A text without white space: readings are compared like this."""
    return "".join(text.split())
