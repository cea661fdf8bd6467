"""From what probabilities on figures of the prose are called right or wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class VerdictSettings:
    """From what probability on a figure is called verified, and contradicted; and how seldom figures of a
    sentence may agree by chance to confirm each other, where the words say that they must and where not.

    Something can be computed of many cells, and many sentences print a short figure, so a figure that only these
    confirm is verified from ``no_cell`` on: of what other sentences of ten real documents print too, with .9 to .95,
    four only look like the same fact and one is. One of fewer than ``distinctive`` digits that only another sentence
    contradicts is so from ``short`` on: by networks that have not seen their series, it finds 129 of 639 figures of two
    digits that 66 documents print twice, and accuses nothing in them as they are (from .25 on 144, and three).
    Computed, a figure of fewer than ``distinctive`` digits is verified from ``short_no_cell`` on: of 35 in six accounts
    that the fit did not see two right ones had less, and one spoilt had .969. A whole number of fewer digits that
    should be by how much a level of its sentence differs from another is contradicted from ``anchored`` on.
    A whole number of more than ``distinctive`` digits is contradicted from ``contradicted`` on, one of as many by a
    cell from ``three_digits`` on, one of fewer from ``short_cell`` on, by something else from ``short`` on; a figure
    with decimals from ``decimals`` on, from ``short_decimals`` on where it has fewer digits, from ``computed_decimals``
    on where what is computed contradicts it; one that only another sentence contradicts from ``restated`` on. A cell
    less likely than ``meant`` before the value is looked at contradicts nothing. Chosen on 66 real documents and six
    accounts of somebody else as they are: of what cells would contradict from .04 on, true by reading were whole
    numbers of five digits or more (.7 up to .996; .11 one of six) and figures with decimals (.39, .71); false were
    whole numbers of three digits (up to .14), figures with decimals (.19, .14) and perhaps one of two digits (.295). Of
    260 wrong cells of the six accounts the thresholds of before find six more. By another sentence alone no true one is
    known on today's code, and of the false ones in 66 public texts retyped the likeliest has .19. Of 109 restated
    figures spoilt in seven accounts that the fit of these did not see, .25 finds 67 and .15 found 70; .4 finds 63, and
    of 19 in ``informe-homicidios`` 2 where both others find 6."""

    verified: float = 0.9
    no_cell: float = 0.95
    short_no_cell: float = 0.97
    contradicted: float = 0.08
    three_digits: float = 0.16
    decimals: float = 0.2
    short_decimals: float = 0.2
    computed_decimals: float = 0.1
    short: float = 0.4
    short_cell: float = 0.33
    anchored: float = 0.25
    restated: float = 0.25
    distinctive: int = 3
    said: float = 0.05
    unsaid: float = 0.012
    fewest_digits: int = 2
    doubtful: float = 0.02
    meant: float = 0.01


SETTINGS = VerdictSettings()
