"""What is known of one figure of the prose before it is judged, and the odds that follow."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.validate.claims.computed.choice import scoring
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.paragraph.relation import SentenceRelation
from pipeline.validate.claims.restated import scoring as restated_scoring

CELL, COMPUTED, RESTATED = 0, 1, 2
"""The places of a cell, of what is computed and of other sentences among what a figure may state."""


@dataclass
class Case:
    """What is known of one mention."""

    link: MentionLink | None
    computed: scoring.ComputedVerdict
    restated: restated_scoring.RestatedOdds
    confirmed_by: SentenceRelation | None = None
    confirmed_exactly: bool = False
    """Whether that relation would break with the figure's last digit wrong."""
    explained: bool = False
    """Whether it is a percentage that is likely drawn from figures of its paragraph, and agrees with them."""
    is_share: bool = False
    """Whether it is so drawn as a share."""
    cells_of_its_size: float = 1.0
    """How much of the probability of the cells is that of cells of the figure's size."""

    @property
    def is_proven(self) -> bool:
        """Whether a relation of its sentence holds that would not with the figure's last digit wrong."""
        return self.confirmed_by is not None and self.confirmed_exactly

    def weigh(self) -> tuple[float, float, tuple[float, float, float], tuple[float, float, float]]:
        """The probabilities of right and of a slip, and the odds of cell, computed and restated for each."""
        cell_right = cell_slip = 0.0
        computed_right, computed_slip = self.computed.right, self.computed.slip
        if self.link is not None:
            exact, slipped, other, none = self.link.odds
            cell_right, cell_slip = exact / (other + none), slipped / (other + none)
            # what is computed leaves less to be something else, and a cell of another size is none of it
            base = other * self.cells_of_its_size + none * self.computed.neither
            computed_right *= self.link.chance / base
            computed_slip *= self.link.chance / base
        right = (cell_right, computed_right, self.restated.right)
        slip = (cell_slip, computed_slip, self.restated.slip)
        whole = 1 + sum(right) + sum(slip)
        return sum(right) / whole, sum(slip) / whole, right, slip
