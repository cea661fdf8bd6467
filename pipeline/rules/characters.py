"""Rules about the characters of a document."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="caracteres-retirados",
        severity="info",
        title="Caracteres que no son texto",
        title_en="Characters that are no text",
        message="En {where} hay caracteres que no se ven ni son texto, y no se publicaron: {observed}.",
        message_en="In {where} characters that neither show nor are text were not published: {observed}.",
        explanation=(
            "El documento contiene caracteres de control, marcas que invierten el sentido de la escritura o códigos "
            "que no son letras. No se ven, pero pueden hacer que un texto parezca decir otra cosa o dañar un archivo, "
            "de modo que se retiran; el resto de cada texto queda como está impreso. Donde el documento trae solo "
            "la mitad de un carácter queda «\N{REPLACEMENT CHARACTER}»."
        ),
        docs=(
            "Reported once for a document, with how often each code point stood in its tables, headings and "
            "paragraphs: controls (C0, C1, DEL), marks of direction (U+061C, U+200E, U+200F, U+202A-U+202E, "
            "U+2066-U+206F), the byte order mark, annotation anchors, tags, code points that are no characters, and "
            "halves of surrogate pairs, which are shown as U+FFFD. Controls that space (tabulator, line ends, "
            "U+2028) count as blanks and are not reported; composing accents (NFC) changes no character."
        ),
        silent="For characters whose meaning the reader of a format knows, such as a soft hyphen.",
        example="A cell in which U+202E makes 1.234 show as 432.1.",
    ),
)
