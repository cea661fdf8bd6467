"""Lines whose letters are set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.identity import Stated, identify
from pipeline.clean.identity.passages.spaced_letters import closed_up
from pipeline.model import Document, Heading, Paragraph, Source


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("G O B I E R N O   R E G I O N A L", "GOBIERNO REGIONAL"),
        ("C U E N T A P Ú B L I C A 2 0 2 1", "CUENTA PÚBLICA 2021"),
        ("E m p r e s a N a c i o n a l d e M i n e r í a", "Empresa Nacional de Minería"),
        ("a l 3 1 d e d i c i e m b r e d e 2 0 2 0", "al 31 de diciembre de 2020"),
        ("M U N I C I P A L I D A D D E S A N P E D R O D E L A P A Z", "MUNICIPALIDAD DE SAN PEDRO DE LA PAZ"),
        ("T O T A L", "TOTAL"),
        ("X Q R S T U V", "XQRSTUV"),
        ("Ley 19.880 y el artículo 3 a la letra", "Ley 19.880 y el artículo 3 a la letra"),
    ],
)
def test_letters_set_apart_are_the_words_they_spell(apart: str, together: str) -> None:
    assert closed_up(apart) == together


def test_a_word_of_the_document_is_known_too() -> None:
    apart = "C O M I T É D E P I C H I R R O P U L L I"
    assert closed_up(apart, lambda: frozenset({"pichirropulli"})) == "COMITÉ DE PICHIRROPULLI"


@given(st.text(alphabet="ABCDEÑÓaeiou 0123456789-.", max_size=60))
def test_no_letter_is_lost_and_none_is_added(text: str) -> None:
    assert "".join(closed_up(text).split()) == "".join(text.split())


def test_a_cover_with_letters_set_apart_names_who_gives_the_account() -> None:
    lines = (
        "G O B I E R N O   R E G I O N A L",
        "D E   L O S   L A G O S",
        "C U E N T A   P Ú B L I C A",
        "Gestión 2022",
    )
    prose = "Con la Región de Aysén y la Universidad de Los Lagos se firmó un convenio."
    blocks = (*(Heading(line) for line in lines), Paragraph(prose))
    found = identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks), Stated())
    assert (found.institution, found.region, found.year) == ("Gobierno Regional de Los Lagos", "Los Lagos", 2022)
