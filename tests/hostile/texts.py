# ruff: noqa: E501  (files are written out as they are)
"""Text files made to break readers, and files that are not what their name says."""

from __future__ import annotations

import random
from collections.abc import Callable

LINE = "El a\u00f1o 2022 se atendi\u00f3 a 1.234 personas (12,3%), un 4,5% m\u00e1s que las 1.181 de 2021.\n"
TABLE = "Programa\tMujeres\tTotal\nUno\t10\t25\nDos\t5\t7\nTotal\t15\t33\n"


def latin() -> bytes:
    return (LINE + TABLE).encode("latin-1")


def utf16_with_mark() -> bytes:
    return (LINE + TABLE).encode("utf-16")


def utf16_little_without_mark() -> bytes:
    return (LINE + TABLE).encode("utf-16-le")


def utf16_big_without_mark() -> bytes:
    return (LINE + TABLE).encode("utf-16-be")


def utf32_with_mark() -> bytes:
    return (LINE + TABLE).encode("utf-32")


def half_a_character() -> bytes:
    return (LINE + TABLE).encode() + b"\xc3"


def mixed_encodings() -> bytes:
    return LINE.encode() + LINE.encode("latin-1") + TABLE.encode()


def with_nuls() -> bytes:
    return (LINE + "a\0b\0" + TABLE).encode()


def only_blanks() -> bytes:
    return b" \t\r\n\f" * 100_000


def only_controls() -> bytes:
    return bytes(range(1, 9)) * 1000


def noise() -> bytes:
    return random.Random(7).randbytes(200_000)


def wide_rows() -> bytes:
    return ("\t".join(str(i) for i in range(100_000)) + "\n").encode() * 5


def widest_row() -> bytes:
    return (TABLE + "\t" * 1_000_000 + "9\n").encode()


def pipes() -> bytes:
    return b"|" * 1_000_000 + b"\n" + b"|a" * 300_000 + b"|\n"


def rule_of_dashes() -> bytes:
    return ("| a | b |\n" + "|" + ":--" * 50_000 + "x\n" + "|" + "--|" * 50_000 + "x\n").encode()


def emphasis() -> bytes:
    return ("*a " * 50_000 + "\n" + "**a" * 50_000 + "\n" + "__" * 100_000 + "\n" + "* " * 50_000).encode()


def escapes() -> bytes:
    return b"\\" * 1_000_000


def hashes() -> bytes:
    return b"#" * 500_000 + b"\n# " + b"# " * 200_000 + b"\n" + b"# x" + b" " * 200_000 + b"y\n"


def long_number() -> bytes:
    return (LINE + "Total: " + "9" * 1_000_000 + ".\n" + TABLE.replace("33", "3" * 200_000)).encode()


def long_grouped_number() -> bytes:
    return (
        LINE + "Son " + "1.234." * 100_000 + "567 personas.\n" + TABLE.replace("33", "1" + ".000" * 50_000)
    ).encode()


def long_decimals() -> bytes:
    return (
        LINE + "Son 0," + "1" * 500_000 + " por ciento.\n" + TABLE.replace("33", "33," + "0" * 100_000 + "1")
    ).encode()


def exponents() -> bytes:
    return (LINE + "Son 1e999999999 y 1E-999999999 y 9e9e9.\n" + TABLE.replace("33", "1e99999999")).encode()


def separators() -> bytes:
    return (
        "Son " + "1.,'" * 100_000 + "\n" + ".," * 200_000 + "\n" + "$" * 100_000 + " 1\n" + "-" * 100_000 + "1\n"
    ).encode()


def spaced_digits() -> bytes:
    return ("1 " * 300_000 + "\n" + "1\u00a0" * 100_000 + "\n" + "12 345 " * 50_000).encode()


def percents() -> bytes:
    return ("%" * 200_000 + "\n" + "1%" * 100_000 + "\n" + "(" * 100_000 + "1" + ")" * 100_000).encode()


def number_words() -> bytes:
    return ("mil millones " * 50_000 + "\n" + "veinti" * 50_000 + "\n" + "ciento y " * 50_000).encode()


def dates() -> bytes:
    return (
        "31-12-" * 50_000 + "\n" + "1 de " * 50_000 + "\n" + "enero a " * 50_000 + "\n" + "2022-2023" * 30_000
    ).encode()


def romans() -> bytes:
    return (
        "I." * 100_000 + "\n" + "1.1." * 50_000 + " T\u00edtulo\n" + "a) " * 50_000 + "\n" + "XIVX" * 50_000
    ).encode()


def dots() -> bytes:
    return ("T\u00edtulo " + "." * 500_000 + " 7\n" + ". " * 200_000 + "8\n").encode()


def one_line() -> bytes:
    return LINE.replace("\n", " ").encode() * 3000


def one_word() -> bytes:
    return b"a" * 1_000_000


def without_ends() -> bytes:
    return ("palabra " * 150_000).encode()


def only_returns() -> bytes:
    return b"\r" * 500_000 + LINE.encode() + b"\v\x1c\x1d\x85\n" * 1000


def marks() -> bytes:
    return (
        "1\u0301\u200b\u202e.\u2066234\u2069 " * 20_000
        + "\u202e" * 100_000
        + "e\u0301" * 1000
        + "a"
        + "\u0301" * 100_000
    ).encode()


def foreign_digits() -> bytes:
    text = "\u0661\u0662\u0663 \uff11\uff12\uff0c\uff13 \u0967\u0968 \u00b2\u00b3 \u2460 \u216b \u00bd \U0001d7d7 personas\n"
    return (text * 500 + TABLE.replace("33", "\uff13\uff13").replace("25", "\u0662\u0665")).encode()


def tables_without_end() -> bytes:
    return (TABLE + "\n").encode() * 3000


def known_tables_without_end() -> bytes:
    """Tables of one known dataset, a total of each wrong: findings, and what looks at all tables, by the hundred."""
    rows = "".join(f"Programa {i}\t\\$2.000.{i:03d}\t\\$1.000.{i:03d}\t{50 + i},00%\n" for i in range(4))
    table = f"Programa\tPresupuesto vigente\tEjecutado\t% ejecución\n{rows}Total\t\\$9.000.000\t\\$4.000.006\t44,44%\n"
    return "".join(f"Capítulo {i}: Ejecución por programa\n\n{table}\n" for i in range(300)).encode()


def prose() -> bytes:
    return LINE.encode() * 11_000


def many_rows() -> bytes:
    rows = "".join(f"Comuna {i}\t{i}\t{2 * i}\t{3 * i}\n" for i in range(100_000))
    return ("Comuna\tMujeres\tHombres\tTotal\n" + rows).encode()


def figures_without_end() -> bytes:
    """Distinct figures in prose and in tables, all of which could be one another's sum or share."""
    rng = random.Random(3)
    prose = "".join(f"El programa {i} tuvo {rng.randint(1, 99999)} personas en {1990 + i % 40}. " for i in range(3000))
    rows = "".join(
        f"Programa {i}\t" + "\t".join(str(rng.randint(1, 99999)) for _ in range(12)) + "\n" for i in range(500)
    )
    return (prose + "\n\nPrograma\t" + "\t".join(f"Columna {i}" for i in range(12)) + "\n" + rows).encode()


def same_number() -> bytes:
    """One figure everywhere: all pairs are the same."""
    return (("Hubo 4.321 personas. " * 5 + "\n") * 1500 + "Programa\tTotal\n" + "Uno\t4.321\n" * 3000).encode()


def executable() -> bytes:
    return b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff" + random.Random(1).randbytes(5000)


def elf() -> bytes:
    return b"\x7fELF\x02\x01\x01" + bytes(9) + random.Random(1).randbytes(5000)


def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\0\x10JFIF" + random.Random(1).randbytes(5000)


def page_of_the_web() -> bytes:
    return b"\n\n <!-- x --><!DOCTYPE HTML><html><body>404</body></html>"


def bare_xml() -> bytes:
    return b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)


def empty_zip() -> bytes:
    return b"PK\x05\x06" + bytes(18)


SMALL: dict[str, Callable[[], bytes]] = {
    f.__name__: f
    for f in (
        latin, utf16_with_mark, utf16_little_without_mark, utf16_big_without_mark, utf32_with_mark, half_a_character,
        mixed_encodings, with_nuls, only_blanks, only_controls, noise, executable, elf, jpeg, page_of_the_web, bare_xml,
        old_word, empty_zip, exponents, foreign_digits, only_returns, escapes, one_word,
    )
}  # fmt: skip
LARGE: dict[str, Callable[[], bytes]] = {
    f.__name__: f
    for f in (
        wide_rows, widest_row, pipes, rule_of_dashes, emphasis, hashes, long_number, long_grouped_number, long_decimals,
        separators, spaced_digits, percents, number_words, dates, romans, dots, one_line, without_ends, marks,
        tables_without_end, known_tables_without_end, prose, many_rows, figures_without_end, same_number,
    )
}  # fmt: skip
