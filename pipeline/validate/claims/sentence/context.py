"""What a sentence says around one of its figures: clause, counted noun, hedge, years, growth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.spanish.folding import fold
from pipeline.spanish.stems import stem, stems
from pipeline.spanish.stop_words import OF_SENTENCES
from pipeline.validate.claims.sentence.expressions import (
    ABOUT,
    BOUNDARY,
    BY_SO_MUCH,
    CHANGED_FROM,
    COMPARED,
    DIFFERENCE,
    FELL,
    FRAME,
    GOAL,
    GROWTH,
    LESS,
    LEVEL_BEFORE,
    LOCAL_PART,
    MORE,
    NEXT_WORD,
    OF_YEAR_BEFORE,
    OLDER,
    OLDER_AT_END,
    SINCE,
    SINCE_THEN,
    TO_A_LEVEL,
    TO_BEHIND,
    UP_TO,
    UP_TO_A_FIGURE,
    WHEN,
    YEAR,
    YEAR_BEFORE_BEHIND,
    YEAR_BEHIND,
    own_years,
)
from pipeline.validate.claims.sentence.settings import MENTIONS
from pipeline.validate.evidence.numerals import Figure
from pipeline.validate.evidence.sentences import Sentence
from pipeline.validate.evidence.table_facts import FigureKind
from pipeline.values import cached_property

Hedge = Literal["", "about", "more", "less"]


@dataclass(frozen=True)
class Claim:
    """A claim of the prose: its sentence, the figure (offsets in the block) and what surrounds it.

    ``around`` is the sentence without the clauses of its other claims of the same kind (``rivals``): what
    may be said of this one;
    ``around_clause`` is the clause with the words right before it; ``lead`` is the sentence up to the clause,
    ``span`` what stands between the figure before and the end of the clause; ``spoken_year`` is that of
    the text before.
    """

    sentence: Sentence
    figure: Figure
    clause: str
    around: str
    rivals: str
    around_clause: str
    before: str
    after: str
    lead: str = ""
    span: str = ""
    spoken_year: str = ""

    @cached_property
    def kind(self) -> FigureKind:
        return figure_kind(self.figure)

    @cached_property
    def clause_stems(self) -> frozenset[str]:
        return stems(self.clause)

    @cached_property
    def around_stems(self) -> frozenset[str]:
        return stems(self.around)

    @cached_property
    def hedge(self) -> Hedge:
        """``about``, ``more`` or ``less`` where the figure is announced as rounded, "" where it is exact."""
        folded = self.before
        if BY_SO_MUCH.search(folded):
            return ""
        if self._ends_of_range or FELL.search(self.sentence.text[: self.figure.start - self.sentence.start]):
            return ""
        if LESS.search(folded) and not MORE.search(folded):
            return "about" if re.search(r"casi\s*\w*\s*$", folded) else "less"
        if ABOUT.search(folded):
            return "about"
        return "more" if MORE.search(folded) and not (self.level and SINCE.search(folded)) else ""

    @cached_property
    def _ends_of_range(self) -> bool:
        """Whether the figure is an end of a range that another one closes or of a change, not a bound."""
        if UP_TO.search(self.before):
            return TO_A_LEVEL.search(fold(self.sentence.text[: self.figure.start - self.sentence.start])) is not None
        return SINCE.search(self.before) is not None and UP_TO_A_FIGURE.search(fold(self.after)) is not None

    @cached_property
    def growth(self) -> bool:
        """Whether the clause states a change, not a level."""
        return bool(GROWTH.search(fold(self.clause)))

    @cached_property
    def difference(self) -> bool:
        """Whether the figure itself is how much more or less there was (``1.200 personas más``)."""
        return bool(DIFFERENCE.match(fold(self.after))) and self.growth

    @cached_property
    def years(self) -> frozenset[str]:
        """The years the figure is of: the one right behind it ("1.350 en 2022"), else those of the clause,
        the last one before the figure where there are several, else those of the sentence outside its rivals."""
        behind = YEAR_BEHIND.match(self.after)
        if behind:
            return frozenset({behind.group(1)})
        named = YEAR.findall(self.clause)
        if len(set(named)) > 1:
            before = YEAR.findall(self.clause[: self.clause.find(self.figure.text)])
            return frozenset(before[-1:] or named)
        if self.year_before:
            return frozenset({self.previous_year} - {""})
        own = own_years(self.clause)
        if WHEN.match(self.clause):  # "un 2% más que en 2021, cuando hubo 1.350"
            return frozenset(YEAR.findall(self.lead)[-1:])
        around = own or own_years(self.around)
        if around:
            return frozenset(around)
        return frozenset(own_years(self.lead)[-1:] or own_years(self.sentence.text)[-1:])

    @cached_property
    def year_before(self) -> bool:
        """Whether the figure is stated as that of the year before ("los 1.350 del año anterior")."""
        if YEAR_BEFORE_BEHIND.match(fold(self.after)):
            return True
        said = f"{self.clause[: max(0, self.clause.find(self.figure.text))]}. {self.frame}"
        return OF_YEAR_BEFORE.search(COMPARED.sub(" ", fold(said))) is not None

    @cached_property
    def previous_year(self) -> str:
        """The year before the sentence's, where the figure is stated as of it and that year is known, else ""."""
        said = YEAR.findall(self.sentence.text[: self.figure.start - self.sentence.start])
        spoken = said[-1] if said else self.spoken_year
        return str(int(spoken) - 1) if self.year_before and spoken else ""

    @cached_property
    def level(self) -> bool:
        """Whether the figure is where a change began or ended ("pasó de 1.200 a 1.350"), not how large it was."""
        if YEAR_BEHIND.match(self.after) or self.year_before:
            return True
        return LEVEL_BEFORE.search(self.before) is not None or self.start_of_change

    @cached_property
    def start_of_change(self) -> bool:
        """Whether the figure is the first of a change ("de 1.200 a 1.350")."""
        return CHANGED_FROM.search(self.before) is not None and TO_BEHIND.match(fold(self.after)) is not None

    @cached_property
    def frame(self) -> str:
        """What the sentence says of all that follows before its first comma ("En la comuna de Lanco, …"), or ""."""
        match = FRAME.match(self.sentence.text)
        inside = match is None or match.end() > self.figure.start - self.sentence.start
        return "" if inside or match is None else match.group(1)

    @cached_property
    def frame_announces(self) -> bool:
        """Whether a colon ends what frames the sentence: it is a statement, and what follows its figures."""
        match = FRAME.match(self.sentence.text)
        return match is not None and self.sentence.text[match.end(1)] == ":"

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the figure is of a goal or of another year that is not known."""
        return self.of_a_goal or self.of_another_time

    @cached_property
    def of_a_goal(self) -> bool:
        """Whether the clause, or what frames the sentence, is about what should be."""
        return GOAL.search(fold(self.frame + " " + self.clause)) is not None

    @cached_property
    def of_another_time(self) -> bool:
        """Whether the clause, or what frames the sentence, is about another year that is not known (what a growth is
        compared with does not count)."""
        if self.previous_year:
            return False
        if (self.frame and OLDER.search(fold(self.frame))) or SINCE_THEN.search(fold(self.sentence.text)):
            return True
        if OLDER_AT_END.search(COMPARED.sub(" ", fold(self.sentence.text))) and not self.growth:
            return True
        return bool(OLDER.search(COMPARED.sub(" ", fold(self.clause)) if self.growth else fold(self.clause)))

    @cached_property
    def part(self) -> bool:
        """Whether the clause is about a part of what came before ("de ellas", "de los cuales")."""
        return bool(LOCAL_PART.search(fold(self.around_clause)))

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """Stems of the words right behind the figure that say what it counts ("proyectos postulados")."""
        if self.figure.unit and self.kind == "count":
            return (stem(self.figure.unit.split()[0]),)  # kilometres count no people
        match = NEXT_WORD.match(self.after)
        if match is None:
            return ()
        found = []
        for word in match.groups():
            if word is None:
                break
            folded = fold(word)
            if folded in OF_SENTENCES:
                break
            found.append(stem(folded))
        return tuple(found)

    @cached_property
    def printed_digits(self) -> int:
        """How many digits the figure has, zeros included."""
        if self.figure.value is None:
            return 0
        return len(str(int(abs(self.figure.value / self.figure.step).to_integral_value())))

    @cached_property
    def digits(self) -> int:
        """The significant digits of the figure: how much it says."""
        if self.figure.value is None:
            return 0
        value = abs(self.figure.value / self.figure.step).to_integral_value()
        return len(str(int(value)).rstrip("0") or "0")


def figure_kind(figure: Figure) -> FigureKind:
    """Whether a figure of the prose is a percentage (or proportion), an amount of money, or a count."""
    if figure.unit in ("%", "pp", "razón"):
        return "percent"
    return "amount" if figure.unit in ("CLP", "USD", "EUR", "UF", "UTM") else "count"


def claims_of(sentence: Sentence, text: str, figures: Sequence[Figure], spoken_year: str = "") -> list[Claim]:
    """The claims of one sentence: ``figures`` (offsets in ``text``, the block's text) with what surrounds each."""
    clauses = [_clause(sentence, text, figure) for figure in figures]
    found = []
    previous_end = sentence.start
    for own, figure in zip(clauses, figures, strict=True):
        start, end = sentence.start, max(sentence.end, figure.end)
        around, rivals, at = [], [], start
        alike = {c for c, f in zip(clauses, figures, strict=True) if c != own and figure_kind(f) == figure_kind(figure)}
        for left, right in sorted(alike):
            if left >= at:
                around.append(text[at:left])
                rivals.append(text[left:right])
                at = right
        around.append(text[at:end])
        found.append(
            Claim(
                sentence,
                figure,
                text[own[0] : own[1]],
                " ".join(around),
                " ".join(rivals),
                text[max(start, own[0] - MENTIONS.unit_before) : own[1]],
                fold(text[max(start, figure.start - MENTIONS.lead) : figure.start]),
                text[figure.end : end],
                text[start : own[0]],
                text[previous_end : max(own[1], figure.end)],
                spoken_year,
            )
        )
        previous_end = figure.end
    return found


def _clause(sentence: Sentence, text: str, figure: Figure) -> tuple[int, int]:
    left, end = sentence.start, max(sentence.end, figure.end)
    for match in BOUNDARY.finditer(text, left, figure.start):
        left = match.end()
    boundary = BOUNDARY.search(text, figure.end, end)
    return left, boundary.start() if boundary else end
