"""The figures of one paragraph, each with what is written right around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.spanish import change_words
from pipeline.spanish.relation_words import CONCLUSION, CONFIDENCE_INTERVAL, MEAN
from pipeline.spanish.years_before import BEFORE
from pipeline.validate.claims.fitted_relations.settings import WINDOWS
from pipeline.validate.claims.sentence.mentions import Keys, Mention

_CHANGE = re.compile(rf"\b(?:{change_words.CHANGE}|decrec|expansi|contrac|mas\b|menos\b)")
_SHARE = re.compile(r"\b(?:represent|equival|correspond|signific|supon|concentr|particip|proporcion|tasa|ejecu|alcanz)")
_TOTAL = re.compile(r"\b(?:total|totales|conjunto|suma[nr]?|universo|global)\b")
_COMPARED = re.compile(
    rf"\b(?:respecto|comparaci|compar|frente|contra|versus|desde|que|{BEFORE}|pasad[oa]|antes|pas[oa]|paso|era[n]?|habia)\b"
)
_OF = re.compile(r"^\s*%?\s*(?:por\s+ciento\s+)?\)?\s*(?:de|del)\b")
_AVERAGE = re.compile(rf"\b(?:{MEAN}|por\s+cada|per\s+capita|cada\s+un[oa]|diari[oa]s?|mensual(?:es)?)\b")
_OPENED = re.compile(r"^[\s%]*(?:[a-z³²]+\s+){0,3}?\(\s*(?:un\s+|el\s+|us|m|n\s*=\s*)?[\s$≈~]*$")
_REST = re.compile(r"\b(?:rest[oa](?:nte)?s?|demas|otr[oa]s?|diferencia|saldo)\b")
_INTERVAL = re.compile(
    rf"\b(?:{CONFIDENCE_INTERVAL})\b"
    r"[\s:=(\[]*(?:del?\s+|al\s+|95\s*%[\s:,;)(\[]*(?:ic)?)*$|\b(?:entre|rango)\b[^.;,]{0,25}$"
)
_JOINED = re.compile(r"(?:^|[\s,;)%])(?:y|e|mas)\s[^,;()]{0,60}$")
_CLOSED = re.compile(r"^[^(),;]{0,40}\)")
_CONCLUDED = re.compile(rf"\b(?:{CONCLUSION})\b[^.;:]*$")
_EACH = re.compile(r"\bcada(?:\s+un[oa])?[^,.;:()]{0,30}$")
_EACH_BEHIND = re.compile(r"^\s*(?:[a-z³²]+\s+){0,3}?(?:por|cada|veces)\b(?!\s+(?:ciento|mil|el|la|los|las|su|sus)\b)")
_POINTS = re.compile(r"^\s*%?\s*(?:puntos?|pp\b|p\.\s?p)")


SAID = (
    "changes", "shares", "of", "compared left", "compared right", "total", "average", "rest", "points", "interval",
    "joined", "closed", "opened", "concluded", "each",
)  # fmt: skip
"""What may be written right around a figure: that something changed; that it is a share; what it is of; what it is
compared with, to the left and to the right; that it is a total, an average, the rest, or counts points; that it bounds
an interval; that "y" joins it to the figure before; that a bracket closes behind it, or opened behind the figure
before; that it is a conclusion ("es decir"); that it is of each ("25 por curso")."""


@dataclass(frozen=True, eq=False)
class PlacedFigure:
    """A figure of the paragraph at its ``place`` among them; ``low`` and ``high`` are what its print may stand for."""

    mention: Mention
    place: int
    left: str
    right: str
    low: float
    high: float
    share: bool
    changes: bool
    shares: bool
    of: bool
    total: bool
    compared_left: bool
    compared_right: bool
    average: bool
    rest: bool
    points: bool
    opened: bool
    interval: bool
    joined: bool
    closed: bool
    concluded: bool
    each: bool
    labels: Keys

    @property
    def said(self) -> tuple[bool, ...]:
        """What is written right around it, in the order of ``SAID``."""
        return (
            self.changes, self.shares, self.of, self.compared_left, self.compared_right, self.total, self.average,
            self.rest, self.points, self.interval, self.joined, self.closed, self.opened,
            self.concluded, self.each,
        )  # fmt: skip

    @property
    def sentence(self) -> int:
        return self.mention.number

    @property
    def half(self) -> float:
        """Half of what its last digit stands for; nothing where a count is exact."""
        return (self.high - self.low) / 2

    @property
    def year(self) -> str:
        return self.mention.near_year


def placed(mentions: Sequence[Mention], text_of: dict[int, str]) -> tuple[PlacedFigure, ...]:
    """The figures of a paragraph and of the end of the one before, in reading order; ``text_of`` are the folded texts
    of their blocks, of one length with the printed ones."""
    found = []
    for place, mention in enumerate(mentions):
        text = text_of[mention.block]
        start, end = mention.figure.start, mention.figure.end
        before = mentions[place - 1] if place and mentions[place - 1].block == mention.block else None
        behind = mentions[place + 1] if place + 1 < len(mentions) else None
        behind = behind if behind is not None and behind.block == mention.block else None
        from_ = max(before.figure.end if before else 0, start - WINDOWS.left)
        to = min(behind.figure.start if behind else len(text), end + WINDOWS.right)
        left, right = text[from_:start], text[end:to]
        own = left[max(0, mention.claim.sentence.start - from_) :]
        half = 0.0 if mention.step == 1 and mention.claim.kind != "percent" else mention.step / 2
        found.append(
            PlacedFigure(
                mention,
                place,
                own,
                right,
                mention.value - half,
                mention.value + half,
                mention.claim.kind == "percent",
                bool(_CHANGE.search(own)) or bool(_CHANGE.match(right.lstrip(" %)"))),
                bool(_SHARE.search(own)),
                bool(_OF.match(right)),
                bool(_TOTAL.search(own) or _TOTAL.search(right[: WINDOWS.beside])),
                bool(_COMPARED.search(own)),
                bool(_COMPARED.search(right)),
                bool(_AVERAGE.search(own) or _AVERAGE.search(right[: WINDOWS.beside])),
                bool(_REST.search(own)),
                bool(_POINTS.match(right)) or "punto" in mention.figure.text,
                bool(_OPENED.match(left)) if before is not None and from_ == before.figure.end else False,
                bool(_INTERVAL.search(own)),
                bool(_JOINED.search(own)),
                bool(_CLOSED.match(right)),
                bool(_CONCLUDED.search(own)),
                bool(_EACH.search(own)) or bool(_EACH_BEHIND.match(right)),
                mention.close | mention.behind,
            )
        )
    return tuple(found)
