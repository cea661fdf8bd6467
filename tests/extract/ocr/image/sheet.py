"""Pictures of pages drawn for tests: text, lines, areas, noise; measures in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]


@dataclass
class Sheet:
    """A white page of ``wide`` by ``high`` points at ``dpi``, to be drawn on; grey levels 0 (black) to 255."""

    dpi: int = 200
    wide: float = 420
    high: float = 300
    grey: Any = field(init=False)

    def __post_init__(self) -> None:
        self.grey = np.full((round(self.high * self.scale), round(self.wide * self.scale)), 255, np.uint8)

    @property
    def scale(self) -> float:
        return self.dpi / 72

    def _at(self, value: float) -> int:
        return round(value * self.scale)

    def area(self, x0: float, y0: float, x1: float, y1: float, level: int) -> Sheet:
        self.grey[self._at(y0) : self._at(y1), self._at(x0) : self._at(x1)] = level
        return self

    def across(self, y: float, x0: float, x1: float, thick: float = 0.75, level: int = 0) -> Sheet:
        """A horizontal line with its middle at ``y``."""
        top = round((y - thick / 2) * self.scale)
        self.grey[top : top + max(round(thick * self.scale), 1), self._at(x0) : self._at(x1)] = level
        return self

    def down(self, x: float, y0: float, y1: float, thick: float = 0.75, level: int = 0) -> Sheet:
        """A vertical line with its middle at ``x``."""
        left = round((x - thick / 2) * self.scale)
        self.grey[self._at(y0) : self._at(y1), left : left + max(round(thick * self.scale), 1)] = level
        return self

    def text(self, x: float, base: float, text: str, size: float = 10, level: int = 0) -> Sheet:
        """Text from ``x`` on, its baseline at ``base``; capitals are about 0.7 of ``size`` tall."""
        factor = 0.7 * size * self.scale / 21
        thick = max(round(0.1 * size * self.scale), 1)
        place = (self._at(x), self._at(base))
        cv2.putText(self.grey, text, place, cv2.FONT_HERSHEY_SIMPLEX, factor, level, thick, cv2.LINE_AA)
        return self

    def lines_of_text(self, count: int = 14) -> Sheet:
        for n in range(count):
            self.text(30, 30 + 18 * n, "Cuenta publica del servicio y sus programas"[: 43 - n % 9])
        return self

    def grid(self, xs: list[float], ys: list[float], thick: float = 0.75, level: int = 0) -> Sheet:
        for y in ys:
            self.across(y, xs[0], xs[-1], thick, level)
        for x in xs:
            self.down(x, ys[0], ys[-1], thick, level)
        return self

    def scanned(self, noise: float = 6, blur: float = 0.6, shadow: float = 0.0, seed: int = 1) -> Grey:
        """The page as a scanner sees it: paper not quite white, blurred, grainy, darker towards the left."""
        level = self.grey.astype(np.float32) * 0.97
        level = np.asarray(cv2.GaussianBlur(level, (0, 0), blur), np.float32)
        level *= np.linspace(1 - shadow, 1, level.shape[1], dtype=np.float32)[None, :]
        level += np.random.default_rng(seed).normal(0, noise, level.shape).astype(np.float32)
        return np.clip(level, 0, 255).astype(np.uint8)


def skewed(grey: Grey, degrees: float) -> Grey:
    """A picture turned clockwise around its middle."""
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    turned = cv2.warpAffine(grey, matrix, (width, height), borderValue=250, flags=cv2.INTER_CUBIC)
    return np.asarray(turned, np.uint8)
