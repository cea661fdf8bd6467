"""Settings of ruling lines and shaded areas of a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RulingSettings:
    """Ruling lines."""

    shortest: float = 13.0  # points of a line
    long: float = 40.0  # points from which a line need not touch others
    surely: float = 150.0  # points from which nothing but a line can be that straight
    covered: float = 0.9  # of a shorter line that must be ink …
    crossed: float = 0.4  # … and the largest share of it that letter strokes may touch
    thickest: float = 4.0  # points of a line
    thin: float = 2.0  # points of most lines
    whole: float = 0.86  # of a run that must be ink: lines of scans have holes and are crossed by others
    unbroken: float = 0.96  # of a long run, which may be thick
    waviness: float = 0.8  # points a line may deviate from straight
    slope: float = 0.004  # of its length that it may still deviate from level after deskewing
    gap: float = 3.0  # points a line may be interrupted
    black: float = 0.6  # of the darkness of most ink that a stroke must have to count as touching a line
    stroke: float = 0.7  # points of such a stroke
    meets: float = 4.0  # points within which lines meet
    least_contrast: int = 14  # grey levels a line must be darker than its background
    noise: float = 3.2  # ink must be darker than this many standard deviations of the paper's noise
    rim: int = 2  # pixels around a line that its blur darkens
    deviation: float = 1.48  # standard deviations of noise in a median deviation
    shortest_run: int = 5  # pixels of a straight run, at least, however coarse the picture


@dataclass(frozen=True, slots=True)
class AreaSettings:
    """Shaded areas and the paper around them."""

    reduced: float = 1.5  # pixels per point of the reduced image, in which noise is averaged out
    widest_stroke: float = 7.0  # points: what is dark and narrower than this is print, what is wider is background
    samples: int = 60  # points along each side at which the paper's brightness is sampled
    rounds: int = 10  # iterations of the fit of the paper's brightness
    below: float = 0.02  # weight of samples darker than it
    shaded: int = 9  # grey levels an area must be darker than the paper around it to be shaded
    dark: float = 0.6  # of the paper's level: a darker area may have light print on it
    narrowest: float = 14.0  # points of a shaded area's width, at least
    lowest: float = 7.0  # points of its height
    full: float = 0.8  # of its bounding box that a shaded area must fill
    framed: float = 0.85  # of each of its edges that must be background
    edge: int = 3  # pixels at the edge of an area that may be paper
    contrast: int = 40  # grey levels by which print differs from its background
    degree: int = 4  # terms of the polynomial each way: one more than its degree
    same_area: int = 12  # points by which the sides of two areas that are one may differ together
    whole_page: float = 0.8  # of the picture: a larger area is the page itself


@dataclass(frozen=True, slots=True)
class UnshadingSettings:
    """Shaded areas made as light as the paper."""

    edge: int = 2  # pixels either side of the edge of a dark area that are painted over
    rim: int = 3  # pixels beside an area over which its edge is blurred
    ground: int = 60  # percentile of an area's grey levels taken as its background: print covers less than 40 %
    most: float = 2.5  # an area is made at most this many times lighter
    paper: int = 75  # percentile of the grey levels of a page taken as its paper
