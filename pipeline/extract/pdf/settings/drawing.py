"""Settings of what is drawn on a page, and of the file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PathSettings:
    """Lines and areas that are drawn."""

    hairline: float = 0.5  # points of a line that says no thickness
    thin: float = 3.0  # points: a filled rectangle thinner than this is a line
    most_segments: int = 400  # of one path: with more it is a drawing (a map, a chart), of which only the box is kept
    most_objects: int = 60_000  # objects of one page that are read
    deepest_form: int = 6  # levels of form objects within form objects
    straight: float = 0.35  # points by which a line may deviate and still be horizontal or vertical
    shading_colour: int = 0xC0C0C0  # taken for an area that is shaded from one colour to another
    smallest_rounded: int = 6  # points of the shorter side of a rectangle with round corners
    corner: float = 0.34  # of the shorter side within which its corners are
    straight_width: float = 0.5  # of its width that an edge between corners must run …
    straight_height: float = 0.3  # … or of its height
    white: int = 0xFA  # of a colour: each channel at least this high


@dataclass(frozen=True, slots=True)
class ClipSettings:
    """What is cut off by a clip path."""

    most_segments: int = 64  # of one clip path; one with more is no rectangle and is ignored


@dataclass(frozen=True, slots=True)
class SegmentSettings:
    """Pieces that are one line."""

    aligned: float = 1.2  # points across the line by which two pieces of it may differ
    gap: float = 2.5  # points between two pieces of one line (dots, dashes, missing corners)
    shortest: float = 3.5  # points: what is shorter after joining is no line


@dataclass(frozen=True, slots=True)
class StructureSettings:
    """The structure tree."""

    deepest: int = 24  # levels of the tree that are visited; a tree may contain itself
    most: int = 50_000  # elements visited on one page
    widest_span: int = 500  # rows or columns a cell may cover


@dataclass(frozen=True, slots=True)
class PictureCheckSettings:
    """Whether a character is really printed."""

    scale: float = 2.0  # pixels per point: a letter of 6 points is 12 pixels high
    contrast: int = 40  # grey levels (of 255) between the darkest and the lightest pixel of a box that shows a letter
    largest: int = 20_000_000  # pixels of an image: larger pages are not checked


@dataclass(frozen=True, slots=True)
class FileSettings:
    """Damaged files, and those that say too much."""

    most_unpacked: int = 67_108_864  # bytes of one stream of objects: 64 MB
    end: int = 8192  # bytes at the end of a file among which its end marker must be
    most_objects: int = 1_000_000  # of a file that is written anew
    deepest: int = 50  # levels of a page tree
    mark_at_end: int = 200  # bytes at the end of a repaired file in which it says what is missing
    mark_at_start: int = 1024  # bytes at whose beginning a file says that it is a PDF
    in_objects: float = 0.5  # of the bytes of a file without that mark that stand in objects where it is a PDF
    longest_property: int = 2048  # bytes; longer texts are ignored
    unpadded: int = 8  # parts of the end of a file: more padding than one hides the end marker
