"""Makes scans of PDFs: rendered, leaning, noisy, stamped, faint, turned; the same every time.

A condition says how a document was copied and scanned; ``scanned`` gives the PDF a scanner would have
made of it. Used by ``bench.scans``; needs numpy, OpenCV and Pillow, which come with the project.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]  # rows, columns, three colours


@dataclass(frozen=True)
class Condition:
    """How a document was scanned. Angles in degrees (each page leans by up to ``lean`` either way),
    ``noise`` and ``blur`` are standard deviations (grey levels; pixels at 200 dpi), ``dust`` the share of
    black and white specks, ``quality`` that of the JPEG (0: none, black and white as by fax), ``ink`` how
    much of its darkness the print keeps, ``paper`` its grey level, ``shadow`` how much darker one side is,
    ``stamps`` and ``squiggles`` how many a page gets, ``turned`` whether pages lie on their side or head,
    ``mixed`` whether every other page is kept as it was born, ``border`` whether black edges and punch
    holes are there."""

    dpi: int = 200
    lean: float = 0.5
    noise: float = 5.0
    blur: float = 0.5
    dust: float = 0.0
    quality: int = 75
    ink: float = 0.95
    paper: int = 250
    shadow: float = 0.0
    stamps: int = 0
    squiggles: int = 0
    turned: bool = False
    mixed: bool = False
    border: bool = False


CONDITIONS: dict[str, Condition] = {
    "150": Condition(dpi=150),
    "200": Condition(),
    "300": Condition(dpi=300),
    "lean": Condition(lean=2.0),
    "noise": Condition(noise=20, dust=0.002),
    "jpeg": Condition(quality=25),
    "shadow": Condition(paper=215, shadow=0.4, noise=8),
    "stamp": Condition(stamps=2, squiggles=1),
    "faint": Condition(ink=0.4, paper=240, blur=0.8, noise=8),
    "fax": Condition(quality=0, dust=0.0005),
    "turned": Condition(turned=True),
    "mixed": Condition(mixed=True),
    "border": Condition(border=True, lean=1.2),
    "poor": Condition(dpi=150, lean=1.0, noise=12, blur=0.8, quality=40, paper=225, shadow=0.2, ink=0.7),
}


def scanned(data: bytes, condition: Condition, seed: int) -> bytes:
    """A PDF as a scanner would give it. The same ``seed`` gives the same scan."""
    source = pypdfium2.PdfDocument(data)
    result = pypdfium2.PdfDocument.new()
    for number in range(len(source)):
        if condition.mixed and number % 2:
            result.import_pages(source, [number])
            continue
        picture = source[number].render(scale=condition.dpi / 72).to_numpy()[:, :, :3]
        page = _page(np.ascontiguousarray(picture), condition, random.Random(f"{seed}-{number}"))
        result.import_pages(pypdfium2.PdfDocument(_as_pdf(page, condition)))
    out = io.BytesIO()
    result.save(out)
    return out.getvalue()


def _page(picture: Picture, condition: Condition, chance: random.Random) -> Picture:
    noise = np.random.default_rng(chance.randrange(2**32))
    height, width = picture.shape[:2]
    level = 255 - (255 - picture.astype(np.float32)) * condition.ink
    for _ in range(condition.stamps):
        _stamp(level, chance, condition.dpi)
    for _ in range(condition.squiggles):
        _squiggle(level, chance, condition.dpi)
    angle = chance.uniform(0.3, 1) * condition.lean * chance.choice((-1, 1))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    level = _float(cv2.warpAffine(level, matrix, (width, height), borderValue=(255, 255, 255), flags=cv2.INTER_CUBIC))
    if condition.blur:
        level = _float(cv2.GaussianBlur(level, (0, 0), condition.blur * condition.dpi / 200))
    level *= condition.paper / 255
    if condition.shadow:
        side = np.linspace(1 - condition.shadow, 1, width, dtype=np.float32)[None, :, None]
        fall = np.linspace(1, 1 - condition.shadow / 2, height, dtype=np.float32)[:, None, None]
        level *= side * fall
    if condition.border:
        _border(level, condition.dpi)
    grain = noise.normal(0, condition.noise, (height, width, 1)).astype(np.float32)
    level += _float(cv2.GaussianBlur(grain, (0, 0), 0.6))[:, :, None] * 1.6  # the grain of a sensor is not a pixel wide
    if condition.dust:
        specks = noise.random((height, width))
        level[specks < condition.dust / 2] = 20
        level[specks > 1 - condition.dust / 2] = 250
    result = np.clip(level, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(result, chance.choice((1, 2, 3)))) if condition.turned else result


def _float(picture: Any) -> NDArray[np.float32]:
    return np.asarray(picture, np.float32)


def _stamp(level: NDArray[np.float32], chance: random.Random, dpi: int) -> None:
    """A round seal with a line of text through it, printed over what is there."""
    height, width = level.shape[:2]
    colour = chance.choice(((160, 60, 50), (60, 50, 190), (90, 90, 90), (120, 60, 120)))  # blue, red, grey, violet
    layer = np.full(level.shape, 255, np.uint8)
    x, y = int(chance.uniform(0.2, 0.8) * width), int(chance.uniform(0.12, 0.6) * height)
    radius = int(chance.uniform(0.45, 0.8) * dpi)
    thick = max(dpi // 70, 1)
    cv2.circle(layer, (x, y), radius, colour, thick, cv2.LINE_AA)
    cv2.circle(layer, (x, y), int(0.8 * radius), colour, max(thick // 2, 1), cv2.LINE_AA)
    place = (x - int(0.72 * radius), y + dpi // 20)
    cv2.putText(layer, "RECIBIDO", place, cv2.FONT_HERSHEY_SIMPLEX, radius / 110, colour, thick, cv2.LINE_AA)
    strength = chance.uniform(0.55, 0.85)
    level *= 1 - (1 - layer / np.float32(255)) * np.float32(strength)


def _squiggle(level: NDArray[np.float32], chance: random.Random, dpi: int) -> None:
    """A pen's stroke, as of a signature."""
    height, width = level.shape[:2]
    x, y = chance.uniform(0.2, 0.7) * width, chance.uniform(0.15, 0.6) * height
    points = []
    for i in range(60):
        x += 0.03 * dpi
        points.append((int(x), int(y + 0.25 * dpi * np.sin(i * 0.7) * chance.uniform(0.5, 1))))
    layer = np.full(level.shape, 255, np.uint8)
    cv2.polylines(layer, [np.array(points, np.int32)], False, (130, 60, 40), max(dpi // 90, 1), cv2.LINE_AA)
    level *= layer / np.float32(255)


def _border(level: NDArray[np.float32], dpi: int) -> None:
    """Black edges where the lid stood open, and the holes of a binder."""
    level[:, : dpi // 8] *= 0.1
    level[-dpi // 12 :, :] *= 0.15
    for share in (0.4, 0.6):
        centre = (int(0.35 * dpi), int(share * level.shape[0]))
        cv2.circle(level, centre, int(0.12 * dpi), (25, 25, 25), -1, cv2.LINE_AA)


def _as_pdf(picture: Picture, condition: Condition) -> bytes:
    """One page: black and white by fax coding, in colour where there is some, in grey otherwise."""
    out = io.BytesIO()
    if not condition.quality:
        grey: Any = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        Image.fromarray(grey > 150).save(out, "PDF", resolution=condition.dpi)
    elif condition.stamps or condition.squiggles:
        colours = np.ascontiguousarray(picture[:, :, ::-1])
        Image.fromarray(colours).save(out, "PDF", resolution=condition.dpi, quality=condition.quality)
    else:
        grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        Image.fromarray(grey).save(out, "PDF", resolution=condition.dpi, quality=condition.quality)
    return out.getvalue()
