"""What is in the way of a contradiction: a vague claim, words that no table explains, a narrower place or group."""

from __future__ import annotations

from pipeline.spanish.common_words import rarity
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import says, stems
from pipeline.validate.claims.by_labels.nearby_tables import NearbyTables
from pipeline.validate.claims.by_labels.settings import SETTINGS
from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.claims.sentence.expressions import DISCOURSE
from pipeline.validate.claims.sentence.settings import MENTIONS
from pipeline.validate.evidence.table_facts import TableFacts


def exempt(claim: Claim) -> bool:
    """Whether a claim is of those no table contradicts: about so much, in words, of another year, a difference."""
    if (
        claim.hedge
        or claim.elsewhere
        or claim.figure.spelled
        or claim.difference
        or claim.figure.unit in ("razón", "pp")
    ):
        return True
    return (claim.kind != "percent" and claim.growth and not claim.level) or (
        claim.printed_digits < 2 and claim.kind != "percent"
    )


def unexplained(claim: Claim, table: TableFacts, nearby: NearbyTables) -> frozenset[str]:
    """Words of the sentence that may narrow what it is about: not in the table's words or labels, nor in the
    document's title, nor such as any office's prose has (corresponde, alcanzó, durante)."""
    return _strange(claim.clause_stems | claim.around_stems, table, nearby)


def _strange(said: frozenset[str], table: TableFacts, nearby: NearbyTables) -> frozenset[str]:
    known = table.words | table.label_stems | frozenset(table.row_acronyms) | nearby.title
    strange = (w for w in said if not w[0].isdigit() and rarity(w[: MENTIONS.stem_letters]) >= SETTINGS.narrowing)
    return frozenset(w for w in strange if not says(known, w))


def narrowed(claim: Claim, table: TableFacts, nearby: NearbyTables) -> bool:
    """Whether the sentence opens with a place, group or time that the table does not know."""
    return (
        bool(claim.frame)
        and not DISCOURSE.match(fold(claim.frame))
        and bool(_strange(stems(claim.frame), table, nearby))
    )
