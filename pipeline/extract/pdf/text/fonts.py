"""Whether the fonts of a document are bold."""

from __future__ import annotations

import ctypes

from pipeline.extract.pdf import native
from pipeline.extract.pdf.settings import FONTS

FORCE_BOLD = 1 << 18


class FontBook:
    """Whether fonts are bold, cached by handle for one document."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}
        self._buffer = ctypes.create_string_buffer(256)

    def bold(self, font: int | None) -> bool:
        """Whether a font, by its handle, is bold: by its name, its weight or its flags; ``None`` and 0 are not."""
        if not font:
            return False
        known = self._known.get(font)
        if known is None:
            size = native.font_name(font, self._buffer, 256)
            name = self._buffer.raw[: max(min(size, 256) - 1, 0)].decode("utf-8", "replace").lower()
            by_name = any(word in name for word in ("bold", "black", "heavy", "negrita", "semibold", "demi"))
            known = by_name or native.font_weight(font) >= FONTS.bold or bool(native.font_flags(font) & FORCE_BOLD)
            self._known[font] = known
        return known
