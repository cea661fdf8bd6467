"""Sentences that call a row the largest or the smallest of its column."""

from __future__ import annotations

import re
from itertools import permutations

from pipeline import rules
from pipeline.model import Finding
from pipeline.rules.evidence import of_passage
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import coverage, stems
from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.claims.settings import FINDINGS
from pipeline.validate.evidence.table_facts import Fact, FigureColumn, TableFacts, cell_evidence

_EXTREME = re.compile(
    r"\b(?:el|la|los|las|con|registra\w*|presenta\w*|concentra\w*)\s+"
    r"(?:(?P<high>mayor|maxim[oa]|mas alt[oa])|(?P<low>menor|minim[oa]|mas baj[oa]))"
    r"(?P<several>es|s)?\s+(?P<noun>[a-z]+)(?:\s+(?:de\s+)?(?P<more>[a-z]+))?"
)
_ANY_EXTREME = re.compile(r"\b(?:mayor|menor|maxim[oa]|minim[oa]|mas\s+(?:alt|baj)[oa])\b")
_NARROWED = re.compile(
    r"^[^.;,]{0,40}?\b(?:entre|de)\s+(?:l[oa]s|est[oa]s|es[oa]s)\s+[a-z]+\s+(?:[a-z]+\s+)?(?:que|con|del?|en|no|sin)\b"
)
"""Words that say among which rows one is it: "el mayor aumento entre las prestaciones que se dan en el box"."""
_LESS = re.compile(r"disminuc|baja|caida|reducc|descens|retroces")
_RANKED = re.compile(
    r"\b(?:segund|tercer|cuart|quint|un[oa]s?\s+de\s+l|entre\s+l[oa]s\s+(?:mayor|menor)|despues\s+de|seguid|les?\s+siguen?\b)"
)
# Chosen by hand: nouns of a share; and those, with nouns of quantity, that say how much and not of what. Each of the
# latter stands in three or more of 14 series of public documents with prose (bench.claims_model.listed_words).
_OF_WHOLE = stems("participación porcentaje proporción tasa")
_SHARE = _OF_WHOLE | stems("concentración")
_GENERIC = stems(
    "cantidad número porcentaje proporción concentración valor cifra monto peso nivel participación cobertura"
)


_COUNTED = re.compile(r"\ben\s+(?:numero|cantidad|cifras\s+absolutas|terminos\s+absolutos|valor(?:es)?\s+absolutos?)\b")
"""The largest as a count need not be so in per cent: "la mayor reducción en número de personas …, de 19,3 %"."""


def extreme(claim: Claim, fact: Fact, table: TableFacts) -> Finding | None:
    """A finding where the sentence calls ``fact``'s row an extreme of its column and it is none."""
    said = _said_extreme(claim, fact)
    if said is None:
        return None
    noun = stems(said["noun"])
    if fact.kind == "percent" and _COUNTED.search(fold(claim.sentence.text)):
        return None
    if noun and noun <= _OF_WHOLE and fact.kind != "percent":
        return None  # "la menor proporción de becados: 104 de 193" is not the least of the becados
    of_column = fact.column.stems | (_SHARE if fact.kind == "percent" else frozenset())
    if noun <= _GENERIC and said["more"]:  # "la mayor cantidad de camas" is about beds
        noun = stems(said["more"]) or noun
    if not coverage(noun, of_column | table.caption_stems):
        return None
    high = (said["high"] is not None) != bool(_LESS.match(said["noun"]))  # the largest decrease is the least
    rivals = _rivals(fact, table, high)
    if not rivals or len(table.detail_rows) < FINDINGS.fewest_ranked:
        return None
    if any(_is_extreme(table, fact.row, c.index, high) for c in _bases(table, fact)):
        return None  # true of the figures the column was made of: then it is the column that errs
    if not coverage(noun, of_column) and _is_extreme_otherwise(table, fact.row, high):
        return None  # what is least executed may have the least share of its budget
    best = (max if high else min)(rivals, key=lambda f: f.amount)
    if _is_named(claim, best):
        return None  # "A tiene la mayor cantidad, pese a que bajó; B y C suman …" is true of A
    return rules.finding(
        "texto-extremo",
        evidence=(
            of_passage(claim.figure.text, claim.sentence),
            cell_evidence(fact, table, "context"),
            cell_evidence(best, table, "expected"),
        ),
        observed=claim.figure.text,
        expected=f"«{best.row_label}» tiene {best.text}",
        suggestion="Corrija el nombre o la frase.",
        who=f"«{fact.row_label}» ({fact.text})",
        which="el valor más alto" if high else "el valor más bajo",
        column=fact.column.label,
        table=fact.table,
    )


def _said_extreme(claim: Claim, fact: Fact) -> re.Match[str] | None:
    """The words that call the row of a figure the largest or smallest of all, if they say it of one row and name it."""
    folded = fold(claim.sentence.text)
    matches = list(_EXTREME.finditer(folded))
    if len(matches) != 1 or matches[0]["several"] or _RANKED.search(folded) or fact.total_row:
        return None
    if len(_ANY_EXTREME.findall(folded)) > 1:  # "A fue la de mayor avance y B la de menor": which is whose?
        return None
    if not _is_named(claim, fact) or claim.growth != fact.column.growth:
        return None
    return None if _NARROWED.match(folded[matches[0].end("noun") :]) else matches[0]


def _rivals(fact: Fact, table: TableFacts, high: bool) -> list[Fact]:
    """The figures of other rows that are larger, or smaller, than one of their column."""
    others = (table.at.get((r, fact.column.index)) for r in table.detail_rows if r != fact.row)
    return [f for f in others if f is not None and (f.amount > fact.amount if high else f.amount < fact.amount)]


def _is_named(claim: Claim, fact: Fact) -> bool:
    """Whether the sentence says all the words of a row's label."""
    return bool(fact.row_stems) and coverage(fact.row_stems, claim.sentence.stems) == 1


def _bases(table: TableFacts, fact: Fact) -> list[FigureColumn]:
    """The columns a percentage may be made of: the total, or the only column of figures."""
    level = [c for c in table.columns if c.kind != "percent"] if fact.kind == "percent" else []
    totals = [c for c in level if c.total and not c.stems]
    return totals or (level if len(level) == 1 else [])


def _is_extreme_otherwise(table: TableFacts, row: int, high: bool) -> bool:
    """Whether a row is the extreme of another column, or of one column as a share of another."""
    indices = [c.index for c in table.columns]
    if any(_is_extreme(table, row, index, high) for index in indices):
        return True
    for part, whole in permutations(indices, 2):
        shares = {
            r: table.at[r, part].amount / table.at[r, whole].amount
            for r in table.detail_rows
            if (r, part) in table.at and (r, whole) in table.at and table.at[r, whole].amount
        }
        if len(shares) > 2 and row in shares and shares[row] == (max if high else min)(shares.values()):
            return True
    return False


def _is_extreme(table: TableFacts, row: int, column: int, high: bool) -> bool:
    values = [f.amount for r in table.detail_rows if (f := table.at.get((r, column))) is not None]
    own = table.at.get((row, column))
    return own is not None and len(values) > 2 and own.amount == (max(values) if high else min(values))
