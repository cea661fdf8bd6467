"""What speaks for figures being all the parts of one before them, not asking whether they add up to it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.spanish import change_words
from pipeline.spanish.folding import fold
from pipeline.spanish.opposites import are_all, is_half
from pipeline.spanish.partial_lists import NAMES_ONLY_SOME
from pipeline.spanish.relation_words import REMAINDER
from pipeline.validate.claims.fitted_partitions.candidates import WholeWithParts
from pipeline.validate.claims.fitted_partitions.settings import LISTS
from pipeline.validate.claims.paragraph.drawn import NEW_STATEMENT, says_overlap
from pipeline.validate.claims.paragraph.parts.labels import SHARE_ASIDE, words_behind
from pipeline.validate.claims.paragraph.relation import SentenceFigures, is_percent, is_quantity

CLASSES = ("preposition", "of these", "verb", "nothing", "adjective", "word")
"""What may stand right behind a part: the last is mostly a noun, of which there are then so many."""
NAMES = (
    "one", "parts", "two parts", "right behind a pause", "colon", "bracket", "comma", "no pause", "sentence before",
    "of which", "divided", "words before first", "pauses before first", "change before first", "some only", "overlap",
    "paused", "closed by y", "y before the last", "new statement", "words between", "words before parts", *CLASSES,
    "one class", "one preposition", "one word twice", "noun of whole again", "more figures", "bracket closed",
    "words behind last", "compared behind", "years", "half of a pair", "both of a pair", "rest", "total",
    "of the whole", "in words", "by time or size", "one unit", "asides", "other gender", "first word a verb",
    "bare list", "figures before", "bare list of no nouns", "of which, verbs", "whole like its parts",
    "whole in a bracket", "nouns of both", "prepositions of a list", "noun and adjectives", "having",
    "one object", "into the next sentence", "of the whole, verbs", "all after pauses", "while",
)  # fmt: skip
MOST_WORDS = 3
"""Of those before a part that are counted."""
_MARKS = (",", ":", "(", ";")
_PAUSE = re.compile(r"[,;:(—–]|\s-\s|\.\s")
_ARTICLES = re.compile(r"^(?:(?:l[oa]s?|el|un[oa]?s?|otr[oa]s|restantes|us|m|s)\b|[\s$/€.])*$")
_OF_WHICH = re.compile(
    r"\b(?:de|entre)\s+(?:l[oa]s\s+(?:cuales|que)|ell[oa]s|est[oa]s|es[oa]s|(?:est[ea]|es[ea]|dich[oa])\s+[a-z]+)\b"
)
_DIVIDED = re.compile(
    r"\b(?:desagreg|desglos|distribu|compuest|compon|conform|repart|divid|clasific|integr|incluy|inclui|saber|asi\b"
    r"|siguiente\s+(?:forma|manera|detalle))"
)
_SOME = re.compile(rf"\b(?:{NAMES_ONLY_SOME}|ademas|tambien|aproximadamente|cerca\s+de|el\s+resto\b(?![^.]{{0,40}}\d))")
_AND = re.compile(r"(?:^|[\s,;)])(?:y|e|mas|mientras|en\s+tanto)\s")
_WHILE = re.compile(r"\b(?:mientras|en\s+tanto|en\s+cambio|al\s+tiempo)\b")
_CHANGE = re.compile(
    rf"\b(?:{change_words.CHANGE}|frente|respecto|contra|versus|mas\b|menos\b|desde|hasta|pas(?:o|aron)\b|tras|luego|superior|inferior)"
)
_COMPARED = re.compile(r"^\s*(?:[a-z]+\s+){0,3}?(?:mas|menos|superior|inferior|mayor|menor)(?:es)?\b")
_BY = re.compile(
    r"^\s*(?:[a-z]+\s+){0,2}?(?:por\s+(?!ciento)(?:cada\s+)?(?:mes|dia|hora|ano|semana|hectarea|persona|habitante)s?|al\s+(?:mes|ano|dia)|mensual(?:es)?|diari[oa]s|anual(?:es)?|horas|dias|meses|anos|metros)\b"
)
_PREPOSITION = re.compile(
    r"^(?:en|con|por|del?|al?|para|mediante|sin|desde|como|bajo|contra|ante|entre|hasta|segun|sobre|tras|previa|durante)\b"
)
_VERB = re.compile(
    r"^(?:se\s+)?(?:son|es|fue|fueron|eran|era|esta|estan|estaban|siguen|quedaron|qued\w+|tien\w+|tuvier\w+|pas\w+|correspond\w+|provien\w+|encuentr\w+|pertenec\w+|trata[n]?"
    r"|[a-z]+(?:aron|ieron|aban|ian|yeron))\b"
)
_ADJECTIVE = re.compile(
    r"^[a-z]+(?:[aiu]d[oa]s|d[oa]s|t[oa]s|iv[oa]s|os[oa]s|ic[oa]s|ari[oa]s|ales|ares|bles|ntes|eras|eros|iles|in[oa]s)\b"
)
_REST = re.compile(rf"\b(?:{REMAINDER}|otr[oa]s)\b")
_TOTAL = re.compile(r"\b(?:total|totales|conjunto|suma[nr]?|universo)\b")
_OF_THE = re.compile(r"\b(?:de|entre)\s+(?:un\s+(?:total|universo)\s+de\s+)?(?:l[oa]s\s+)?(?:\$\s*)?$")
_CLAUSE_END = re.compile(r"[.;)]")
_GENDER = re.compile(r"^[a-z]{3,}([oa])s\b")
_FINITE = re.compile(r"(?:^|\s)(?:se\s+)?[a-z]+(?:aron|ieron|yeron|aba|aban|ian)\b")


def rows(passage: SentenceFigures, found: Sequence[WholeWithParts]) -> list[list[float]]:
    """The features of lists behind one whole in the order of ``NAMES``."""
    return [_row(passage, c) for c in found]


def _row(passage: SentenceFigures, c: WholeWithParts) -> list[float]:
    text = _ListText.read(passage, c)
    said = _of_gap(passage, c, text) | _of_whole(passage, c, text) | _of_parts(c, text) | _of_list(passage, c, text)
    shares = [text.classes.count(k) / len(c.parts) for k in CLASSES]
    said |= dict(zip(CLASSES, shares, strict=True)) | _together(text, said, text.whole_class)
    return [float(said[name]) for name in NAMES]


@dataclass(frozen=True)
class _ListText:
    """The folded texts of a list: from the whole to the first part (``gap``, after its last pause ``lead``), between
    the parts, behind each of them, from the last one to the end of its sentence, and all around."""

    is_one_sentence: bool
    gap: str
    mark: str
    lead: str
    inner: tuple[str, ...]
    leads: tuple[str, ...]
    behind: tuple[str, ...]
    tail: str
    around: str
    noun: str
    whole_class: str

    @classmethod
    def read(cls, passage: SentenceFigures, c: WholeWithParts) -> _ListText:
        whole, parts = c.whole, c.parts
        same = whole.claim.sentence is parts[0].claim.sentence
        gap = passage.between(whole, parts[0]) if same else passage.opening(parts[0])
        inner = tuple(SHARE_ASIDE.sub(" ", passage.between(a, b)) for a, b in pairwise(parts))
        start = whole.figure.start if same else parts[0].claim.sentence.start
        return cls(
            same,
            gap,
            *_lead(gap),
            inner,
            tuple(_lead(_without_and(g))[1] for g in inner),
            tuple(words_behind(passage, part) for part in parts),
            passage.right(parts[-1], parts[-1].claim.sentence.end - parts[-1].figure.end),
            fold(passage.text[start : parts[-1].figure.end]) + passage.right(parts[-1], LISTS.beside),
            _first_word(passage.right(whole, LISTS.beside)) if same else "",
            class_of(words_behind(passage, whole)) if same else "nothing",
        )

    @cached_property
    def classes(self) -> list[str]:
        return [class_of(text) for text in self.behind]

    @cached_property
    def all_leads(self) -> tuple[str, ...]:
        return self.lead, *self.leads


def _of_gap(passage: SentenceFigures, c: WholeWithParts, text: _ListText) -> dict[str, float]:
    """What stands between the whole and its first part."""
    return {
        "right behind a pause": bool(text.mark) and not _words(text.lead),
        "colon": text.mark == ":",
        "bracket": text.mark == "(",
        "comma": text.mark == ",",
        "no pause": not text.mark and text.is_one_sentence,
        "sentence before": not text.is_one_sentence,
        "of which": bool(_OF_WHICH.search(text.gap)),
        "divided": bool(_DIVIDED.search(text.gap)),
        "words before first": math.log1p(len(text.gap.split())),
        "pauses before first": len(_PAUSE.findall(text.gap)) > 1,
        "change before first": bool(_CHANGE.search(text.gap)),
        "whole in a bracket": text.gap.lstrip().startswith(")"),
        "bracket closed": "(" in text.gap and ")" in text.tail[: LISTS.beside],
    }


def _of_whole(passage: SentenceFigures, c: WholeWithParts, text: _ListText) -> dict[str, float]:
    """What is said of the whole, and whether the parts are called like it."""
    before = passage.left(c.whole, LISTS.beside)
    earlier = [m for m in passage.own if m.figure.start < c.whole.figure.start and not is_percent(m)]
    gender = _GENDER.match(text.noun)
    genders = [g.group(1) for t in text.behind if (g := _GENDER.match(t.strip()))]
    return {
        "total": bool(_TOTAL.search(before)),
        "of the whole": bool(_OF_THE.search(before)),
        "figures before": min(2, len(earlier)) if text.is_one_sentence else 0,
        "noun of whole again": bool(text.noun) and text.noun in map(_first_word, text.behind),
        "other gender": gender is not None and any(g != gender.group(1) for g in genders),
        "whole like its parts": text.classes.count(text.whole_class) == len(c.parts),
    }


def _of_parts(c: WholeWithParts, text: _ListText) -> dict[str, float]:
    """What stands behind the figures of the parts, and what they count."""
    firsts = [word for t in text.behind if (word := _first_word(t))]
    prepositions = {m.group() for t in text.behind if (m := _PREPOSITION.match(t.strip()))}
    all_prepositions = text.classes.count("preposition") == len(c.parts)
    return {
        "one class": len(set(text.classes)) == 1,
        "one preposition": len(prepositions) == 1 and all_prepositions,
        "one word twice": len(set(firsts)) < len(firsts) and not all_prepositions,
        "having": "con" in prepositions and "sin" not in prepositions,
        "one object": all_prepositions and len({tuple(t.split()[:2]) for t in text.behind}) == 1,
        "compared behind": _share(bool(_COMPARED.match(t)) for t in text.behind),
        "by time or size": _share(bool(_BY.match(t)) for t in text.behind),
        "half of a pair": is_half(text.behind),
        "years": _share(bool(m.near_year) for m in c.parts),
        "in words": _share(m.in_words for m in c.parts),
        "one unit": all(m.figure.unit == c.whole.figure.unit for m in c.parts),
        "asides": min(1.0, c.asides / len(c.parts)),
    }


def _of_list(passage: SentenceFigures, c: WholeWithParts, text: _ListText) -> dict[str, float]:
    """How the list is joined, and where it ends."""
    many, inner, last = len(c.parts), text.inner, c.parts[-1]
    bare = [not _words(lead) for lead in text.leads]
    later = [m for m in passage.own if m.figure.start > last.figure.end and is_quantity(m)]
    return {
        "one": 1.0,
        "parts": math.log(many - 1),
        "two parts": many == 2,
        "some only": bool(_SOME.search(text.around)),
        "overlap": says_overlap(fold(c.whole.claim.sentence.text)),
        "both of a pair": many == 2 and are_all(text.around),
        "rest": bool(_REST.search(inner[-1]) or _REST.search(text.behind[-1])),
        "paused": _share(bool(_PAUSE.search(g) or _AND.search(f" {g}")) for g in inner),
        "closed by y": bool(_AND.search(f" {inner[-1]}")),
        "y before the last": _share(bool(_AND.search(f" {g}")) for g in inner[:-1]),
        "new statement": _share(bool(NEW_STATEMENT.search(g)) for g in inner),
        "words between": sum(math.log1p(len(g.split())) for g in inner) / len(inner),
        "words before parts": sum(min(MOST_WORDS, _words(t)) for t in text.all_leads) / many,
        "first word a verb": _share(bool(_FINITE.search(t)) for t in text.all_leads),
        "more figures": bool(later) and not _CLAUSE_END.search(passage.between(last, later[0])),
        "into the next sentence": last.claim.sentence is not c.parts[-2].claim.sentence,
        "all after pauses": all(bare) and all(_PAUSE.search(g) or _AND.search(f" {g}") for g in inner),
        "while": any(_WHILE.search(g) for g in inner),
        "words behind last": math.log1p(len(_CLAUSE_END.split(text.tail)[0].split())),
    }


def _together(text: _ListText, said: dict[str, float], whole_class: str) -> dict[str, float]:
    """What only says something together: figures right behind pauses, by what stands behind them."""
    bare = text.mark in _MARKS and not any(map(_words, text.all_leads))
    share = {k: text.classes.count(k) / len(text.classes) for k in CLASSES}
    return {
        "bare list": bare,
        "bare list of no nouns": bare * (1.0 - share["word"]),
        "prepositions of a list": bare * share["preposition"],
        "of which, verbs": said["of which"] * share["verb"],
        "of the whole, verbs": said["of the whole"] * share["verb"],
        "nouns of both": (whole_class == "word") * share["word"],
        "noun and adjectives": (whole_class in ("word", "adjective")) * share["adjective"],
    }


def class_of(behind: str) -> str:
    """What the folded words behind a part are, by the first of them, as one of ``CLASSES``."""
    text = behind.strip().lstrip("%").strip()
    if _OF_WHICH.match(text):
        return "of these"
    if not text or not text[0].isalpha() or _AND.match(f" {text} "):
        return "nothing"
    for form, name in ((_PREPOSITION, "preposition"), (_VERB, "verb"), (_ADJECTIVE, "adjective")):
        if form.match(text):
            return name
    return "word"


def _lead(gap: str) -> tuple[str, str]:
    """The last pause of a folded text between two figures, and what is behind it."""
    found = list(_PAUSE.finditer(gap))
    return (found[-1].group().strip(), gap[found[-1].end() :]) if found else ("", gap)


def _without_and(gap: str) -> str:
    """A folded text between two parts, a conjunction before the second as a pause."""
    return re.sub(r"\s(?:y|e|mas|(?:mientras|en\s+tanto)(?:\s+que)?)\s+(?=[^,;]*$)", ", ", gap)


def _words(lead: str) -> int:
    """How many words stand before a figure, but for articles and signs."""
    return 0 if _ARTICLES.match(lead) else len([w for w in lead.split() if w[0].isalpha()])


def _first_word(text: str) -> str:
    match = re.match(r"\s*([a-z]+)", text)
    return match.group(1) if match else ""


def _share(each: Iterable[bool]) -> float:
    known = list(each)
    return sum(known) / len(known) if known else 0.0
