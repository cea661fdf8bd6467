"""What the codes of characters say where their font has no map to Unicode."""

from __future__ import annotations

import numpy as np

from pipeline.extract.pdf.text.character_codes import is_blank, is_unmapped, without_meaning_marked
from pipeline.extract.reader import read
from tests.hostile.pdfs import FONT, one_page, stream

SUBSET = (
    FONT.replace(b"/Encoding /WinAnsiEncoding ", b"")[:-2]
    + b"/Encoding << /Type /Encoding /Differences [1 /g001 2 /g002] >> >>"
)
"""A font whose letters have names that nobody knows, as programs make that write a part of a font only."""


def test_a_control_that_a_font_draws_is_a_character_without_a_meaning() -> None:
    codes = np.array([0x41, 1, 2, 9, 13, 0x41], np.uint32)
    marked = without_meaning_marked(codes, lambda index: index != 1)
    assert marked.tolist() == [0x41, 1, 0xFFFD, 9, 13, 0x41]
    assert codes.tolist()[2] == 2
    assert is_unmapped(marked).tolist() == [False, False, True, False, False, False]
    assert not is_blank(marked)[2]
    assert without_meaning_marked(codes, lambda index: False) is codes


def test_letters_of_such_a_font_are_not_left_out_of_words() -> None:
    lines = b"".join(
        b"BT /F1 12 Tf 72 %d Td (Se atendieron 1.234 personas en la Regi\\001n de Ays\\002n) Tj ET\n" % (700 - 20 * i)
        for i in range(3)
    )
    document = read(one_page(stream(lines), font=SUBSET), "x", "x.pdf")
    said = " ".join(getattr(block, "text", "") or str(block) for block in document.blocks)
    assert "Regi n" not in said
    (found,) = (found for found in document.findings if found.rule == "codificacion-rota")
    assert "6 de" in found.message


def test_letters_of_a_page_drawn_in_tenths_can_be_read() -> None:
    content = stream(b"BT /F1 1 Tf 7 70 Td (Se atendieron 1.234 personas) Tj ET\n")
    small = read(one_page(content, box=b"0 0 59.5 84.2"), "x", "x.pdf")
    assert [getattr(block, "text", "") for block in small.blocks] == ["Se atendieron 1.234 personas"]
    usual = read(one_page(content), "x", "x.pdf")
    assert usual.blocks == ()
    assert [left.kind for left in usual.account.left_out] == ["no-visible"]
