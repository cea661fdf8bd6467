"""Fits which pictures may show a table (pipeline/extract/ocr/image/table_layout.json) by how their print is laid out.

    python -m bench.picture_tables DOCUMENTS FOLDER... [--icdar FOLDER] [--made FOLDER] [--save]

FOLDERs hold PDFs; DOCUMENTS what was read of them, pickled (``bench.claims_model.documents`` makes them). Tables are
drawn as pictures from the places where they were read (sure ones only, as many of each document), and from the
``-reg.xml`` files of ICDAR 2013: as they are, with the text around them, as a coarse JPEG, light on dark, and smaller.
What is no table are the pictures of print of the same documents, all looked at; those that are tables are listed in
``picture_tables.jsonl``. ``--made`` is a folder of PDFs with pictures of tables, or of charts where the name says so:
nothing is fitted on them. Cross-validated by series of documents; prints, by the least score, how many tables are lost
and how many other pictures are left, for documents of even and of odd MD5 apart.
"""

from __future__ import annotations

import argparse
import json
import pickle
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.halves import is_tuned
from bench.series import series_of
from pipeline.extract.linear_model import FAR
from pipeline.extract.ocr.embedded_pictures import reduced
from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.printed_pictures import PIXELS_PER_INCH, picture_boxes, print_rows
from pipeline.extract.ocr.image.render import render_parts
from pipeline.extract.ocr.image.settings import LAYOUT
from pipeline.extract.ocr.image.table_layout import FEATURES, features
from pipeline.extract.ocr.page_selection import unread
from pipeline.extract.ocr.settings import EMBEDDED
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import opened, read_pages
from pipeline.geometry import Box
from pipeline.model import Table

SURE = 0.8  # confidence of a table that is one: of ten charts read as tables nine had less
PER_DOCUMENT = 10  # tables
FEWEST_CELLS = 6  # with text
MARGIN, AROUND = 4.0, 60.0  # points around a table, and above and below it where it is shown with its surroundings
RIDGE = 3.0
THRESHOLDS = (-5.0, -4.0, -3.0, -2.0, -1.0, 0.0)
KNOWN = Path(__file__).with_suffix(".jsonl")


@dataclass(frozen=True)
class Sample:
    """One picture: the document it is of, how it was made (``picture`` for one that stands in the document, ``made``
    for one of ``--made``, else how a table was drawn), what it shows, whether that is a table."""

    document: str
    kind: str
    values: NDArray[np.float64] | None
    table: bool


def worse(grey: Grey) -> Grey:
    """A screenshot of 70 dots per inch as a coarse JPEG."""
    small = cv2.resize(grey, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    coarse = cv2.imdecode(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 40])[1], cv2.IMREAD_GRAYSCALE)
    return np.asarray(cv2.resize(coarse, grey.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def drawn_tables(path: Path, places: list[tuple[int, Box]]) -> Iterator[Sample]:
    """Tables of a PDF drawn as pictures, in five ways."""
    with opened(path.read_bytes()) as document:
        for number, box in places:
            with_text = Box(box.x0, max(box.top - AROUND, 0.0), box.x1, box.bottom + AROUND)
            grey, around = (image.grey for image in render_parts(document, number, [box, with_text], LAYOUT.dpi))
            if grey.std() < 5:  # nothing is there: the page is turned
                continue
            smaller = cv2.resize(grey, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
            ways = {
                "as it is": grey,
                "with text": around,
                "coarse": worse(grey),
                "inverted": 255 - grey,
                "smaller": smaller,
            }
            for kind, image in ways.items():
                yield Sample(path.stem, kind, features(np.asarray(image, np.uint8)), True)


def places_read(document: Any) -> list[tuple[int, Box]]:
    """Page and box of the sure tables of a document, ``PER_DOCUMENT`` of them spread over it."""
    sure = [b for b in document.blocks if isinstance(b, Table) and b.confidence >= SURE and b.method != "ocr"]
    found = []
    for table in sure[:: max(len(sure) // PER_DOCUMENT, 1)][:PER_DOCUMENT]:
        boxed = [(c.place.page, c.place.box) for c in table.cells if c.text.strip() and c.place.box and c.place.page]
        boxes = [box for page, box in boxed if page == boxed[0][0]]
        if len(boxes) >= FEWEST_CELLS:
            found.append((boxed[0][0], grown(boxes)))
    return found


def places_of_icdar(path: Path) -> list[tuple[int, Box]]:
    """Page and box of the tables in the ``-reg.xml`` file of a PDF."""
    heights = {page.number: page.height for page in read_pages(path.read_bytes()) if isinstance(page, Page)}
    found = []
    for region in ElementTree.parse(path.with_name(f"{path.stem}-reg.xml")).iter("region"):
        number, box = int(region.attrib["page"]), region.find("bounding-box")
        if box is not None and number in heights:
            x0, y0, x1, y1 = (float(box.attrib[name]) for name in ("x1", "y1", "x2", "y2"))
            found.append((number, grown([Box(x0, heights[number] - y1, x1, heights[number] - y0)])))
    return found


def grown(boxes: list[Box]) -> Box:
    """The box of several boxes, with a margin."""
    x0, top = min(b.x0 for b in boxes), min(b.top for b in boxes)
    x1, bottom = max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    return Box(max(x0 - MARGIN, 0.0), max(top - MARGIN, 0.0), x1 + MARGIN, bottom + MARGIN)


def pictures(path: Path, known: set[tuple[str, int, int, int]], made: bool = False) -> Iterator[Sample]:
    """The pictures of print of a PDF, each once."""
    data = path.read_bytes()
    seen: set[int] = set()
    with opened(data) as document:
        for page in read_pages(data):
            if not isinstance(page, Page) or not page.images or unread(page):
                continue
            boxes = picture_boxes(page)
            for box, image in zip(boxes, render_parts(document, page.number, boxes, LAYOUT.dpi), strict=True):
                key = zlib.crc32(image.grey.tobytes())
                if print_rows(reduced(image.grey, PIXELS_PER_INCH / LAYOUT.dpi)) < EMBEDDED.fewest_rows or key in seen:
                    continue
                seen.add(key)
                table = (path.stem, page.number, round(box.x0), round(box.top)) in known
                values = features(image.grey)
                table = "chart" not in path.stem if made else table
                yield Sample(path.stem, "made" if made else "picture", values, table)


def worth(samples: list[Sample]) -> NDArray[np.float64]:
    """How much each sample counts: tables as much as others, a series by the root of its size."""
    groups = [(sample.table, series_of(sample.document)) for sample in samples]
    size = {group: groups.count(group) for group in set(groups)}
    each = np.array([size[group] ** -0.5 for group in groups])
    table = np.array([sample.table for sample in samples])
    for kind in (table, ~table):
        each[kind] *= 1000 / max(each[kind].sum(), 1e-9)
    return each


def fit(samples: list[Sample]) -> dict[str, Any]:
    """Weights by Newton's method, half steps."""
    values = np.array([sample.values for sample in samples])
    right, each = np.array([float(sample.table) for sample in samples]), worth(samples)
    mean, scale = values.mean(axis=0), values.std(axis=0) + 1e-9
    inputs = np.hstack([np.clip((values - mean) / scale, -FAR, FAR), np.ones((len(values), 1))])
    ridge = np.diag([RIDGE] * len(FEATURES) + [0.0])
    weights = np.zeros(len(FEATURES) + 1)
    for _ in range(100):
        likely = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (each * (likely - right)) + ridge @ weights
        weights -= 0.5 * np.linalg.solve((inputs.T * (each * likely * (1 - likely))) @ inputs + ridge, slope)
    return {
        "features": list(FEATURES),
        "mean": mean.round(5).tolist(),
        "scale": scale.round(5).tolist(),
        "weights": weights[:-1].round(5).tolist(),
        "bias": round(float(weights[-1]), 5),
    }


def scores(fitted: dict[str, Any], samples: list[Sample]) -> list[float]:
    """The log-odds of samples; one without print is none."""
    mean, scale, weights = (np.array(fitted[name]) for name in ("mean", "scale", "weights"))
    return [
        -np.inf if s.values is None else float(np.clip((s.values - mean) / scale, -FAR, FAR) @ weights) + fitted["bias"]
        for s in samples
    ]


def report(title: str, samples: list[Sample], scored: list[float]) -> None:
    """By the least score: tables lost by kind, other pictures left, of even and of odd documents."""
    print(title)
    for half, name in ((True, "even MD5"), (False, "odd MD5")):
        own = [(s, score) for s, score in zip(samples, scored, strict=True) if is_tuned(s.document) is half]
        for least in THRESHOLDS:
            kinds = dict.fromkeys(s.kind for s, _ in own if s.table)
            lost = {k: [score < least for s, score in own if s.table and s.kind == k] for k in kinds}
            left = [score >= least for s, score in own if not s.table]
            tables = ", ".join(f"{k} {sum(v)} of {len(v)}" for k, v in lost.items())
            print(f"  {name} from {least:+.0f}: lost {tables}; other pictures left {sum(left)} of {len(left)}")


def main() -> None:
    """Fits, cross-validates and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--icdar", type=Path)
    parser.add_argument("--made", type=Path)
    parser.add_argument("--save", action="store_true")
    given = parser.parse_args()
    known = {
        (one["document"], one["page"], one["left"], one["top"])
        for one in map(json.loads, KNOWN.read_text(encoding="utf-8").splitlines())
    }
    every: list[Sample] = []
    for path in sorted(p for folder in given.folders for p in folder.glob("*.pdf")):
        every += pictures(path, known)
        read = given.documents / f"{path.stem}.pickle"
        if read.exists():
            every += drawn_tables(path, places_read(pickle.loads(read.read_bytes())))
    for path in sorted(given.icdar.glob("*.pdf")) if given.icdar else ():
        every += pictures(path, known)
        if path.with_name(f"{path.stem}-reg.xml").exists():
            every += drawn_tables(path, places_of_icdar(path))
    samples = [sample for sample in every if sample.values is not None]
    print(f"{len(every)} pictures, {len(samples)} with print, {sum(s.table for s in samples)} tables")
    series = [series_of(sample.document) for sample in samples]
    scored = [0.0] * len(samples)
    for group in sorted(set(series)):
        fitted = fit([s for s, name in zip(samples, series, strict=True) if name != group])
        own = [n for n, name in enumerate(series) if name == group]
        for n, score in zip(own, scores(fitted, [samples[n] for n in own]), strict=True):
            scored[n] = score
    report("series left out", samples, scored)
    fitted = fit(samples)
    report("all", samples, scores(fitted, samples))
    if given.made:
        others = [s for path in sorted(given.made.glob("*.pdf")) for s in pictures(path, known, made=True)]
        report("made, nothing fitted on them", others, scores(fitted, others))
    print(dict(zip(FEATURES, fitted["weights"], strict=True)))
    if given.save:
        target = Path(__file__).parents[1] / "pipeline/extract/ocr/image/table_layout.json"
        target.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
