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
from pipeline.extract.ocr.recognition.settings import VOTING
from pipeline.model import Recognition
from pipeline.quantities.numerals import parse


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
        return Vote(replace(reading, confidence=min(reading.confidence, VOTING.covered)))
    informative = [rereading for rereading in rereadings if any(c.isdigit() for c in rereading.text)]
    agreeing = [rereading for rereading in informative if _plain(rereading.text) == _plain(text)]
    against: dict[str, list[Rereading]] = defaultdict(list)
    for rereading in informative:
        if rereading.confidence >= VOTING.against and _plain(rereading.text) != _plain(text):
            against[_plain(rereading.text)].append(rereading)
    if not against:
        if len(agreeing) < VOTING.agreeing:
            return Vote(reading)
        agreed = VOTING.agreed_by_two if len(agreeing) == VOTING.agreeing else VOTING.agreed_by_three
        return Vote(replace(reading, confidence=max(reading.confidence, agreed), alternatives=()))
    weight = {key: sum(rereading.confidence for rereading in others) for key, others in against.items()}
    ordered = sorted(against, key=lambda key: (-weight[key], key))
    mine = reading.confidence + sum(rereading.confidence for rereading in agreeing)
    share = mine / (mine + sum(weight.values()))
    alternatives = tuple(against[key][0].text for key in ordered)
    made = replace(reading, confidence=min(reading.confidence, VOTING.open, share), alternatives=alternatives)
    alone = not agreeing and len(against) == 1 and len(against[ordered[0]]) >= VOTING.agreeing
    instead = (
        alone and parse(alternatives[0]) is not None and abs(len(ordered[0]) - len(_plain(text))) <= VOTING.other_length
    )
    return Vote(made, alternatives[0] if instead else "")


def _plain(text: str) -> str:
    """A text without white space: readings are compared like this."""
    return "".join(text.split())
