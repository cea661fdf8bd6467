"""Text in the encodings that offices have: each reads alike, and none becomes other letters without a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.formats.detect import sniff
from pipeline.extract.formats.encodings import decode, marked

TEXT = "Gestión de la Región de Ñuble y Aysén: se atendió a 24.069 niñas, el 43,1 % del público.\n"


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
        *("cp1252", "latin-1", "cp850", "mac_roman"),
    ],
)
def test_every_encoding_reads_alike(encoding: str) -> None:
    data = TEXT.encode(encoding)
    assert sniff(data) == "text"
    assert decode(data) == TEXT


def test_a_piece_of_another_encoding_does_not_change_the_rest() -> None:
    pasted = TEXT.encode() + "Año 2023\n".encode("cp1252")
    assert decode(pasted) == TEXT + "Año 2023\n"


def test_a_file_with_few_letters_beyond_ascii_is_of_windows() -> None:
    assert decode("1.234 € en «caja»".encode("cp1252")) == "1.234 € en «caja»"


def test_bytes_that_are_no_character_anywhere_are_kept_as_they_are() -> None:
    assert decode("Región ".encode("cp1252") + b"\x81") == "Región \x81"


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_utf_8_is_read_as_such(text: str) -> None:
    data = text.encode()
    assert decode(data) in (
        text.removeprefix("\ufeff"),
        data.decode("utf-16-le", "replace"),
        data.decode("utf-16-be", "replace"),
    )


def test_numbers_of_two_bytes_are_no_text_without_a_mark() -> None:
    """Most are less than 256, so that every second byte is null, and some of the others are null too."""
    numbers = b"".join((n % 20 * 12).to_bytes(2, "little") for n in range(400))
    assert marked(numbers) is None
    assert marked("Región Ñuble".encode("utf-16-le")) == "utf-16-le"
