"""Rules about what was read from pictures (OCR): how sure it is, and what was settled."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="lectura-por-imagen",
        severity="info",
        title="Páginas leídas de una imagen",
        title_en="Pages read from a picture",
        message=("Lo que hay en {pages} se leyó de su imagen por reconocimiento óptico (OCR){how}."),
        message_en="What {pages} says was read from its picture (OCR){how}.",
        explanation=(
            "El documento se escaneó o esas páginas no traen texto utilizable. Una cifra leída de una imagen puede no "
            "ser la impresa; cada una lleva la seguridad con que se leyó, y ningún error se da por cierto si descansa "
            "en una lectura insegura."
        ),
        docs=(
            "Reported once for a document with pages read by OCR. Figures of tables are counted: sure are those whose "
            "reading has a confidence of at least 0.9 (calibrated on scans whose truth is known, see docs/ocr.md) or "
            "that take part in a relation that holds."
        ),
        silent="When every page gives its text itself.",
        example="A signed account that was printed and scanned.",
    ),
    Rule(
        code="cifra-restablecida",
        severity="info",
        title="Cifra restablecida",
        title_en="Figure settled",
        message="{place}, la cifra «{observed}» se leyó de la imagen como «{raw}» y se restableció. {reason}",
        message_en="{place}, the figure “{observed}” was read from the picture as “{raw}” and settled. {reason}",
        explanation=(
            "El reconocimiento óptico no estaba seguro de un signo, y las cuentas o los tipos que rodean la cifra lo "
            "determinan. El dato publicado es el restablecido; lo leído queda a su lado en tables.json. Compárelo "
            "con la imagen."
        ),
        docs=(
            "A figure read by OCR whose reading was unsure was replaced: by the type of its column, where confusions "
            "of signs (l for 1, O for 0, 96 for %) leave one possibility; by arithmetic, where one reading that the "
            "picture supports makes everything hold that depends on it and breaks nothing; or by a table that a "
            "sentence repeats. The cell keeps the raw reading, the reason and a confidence below the bar."
        ),
        tolerance=(
            "The reading must be unsure (below 0.9, or looks at the picture disagree) and the answer unique. With one "
            "relation every other figure of it must be sure; else two relations with no other figure in common."
        ),
        silent="The reading is sure, several readings would do, or something around it still fails.",
        example="“2O8” in a row whose total leaves 208; “12,396” in a column of percentages.",
    ),
    Rule(
        code="cifra-por-confirmar",
        severity="info",
        title="Cifras por confirmar en la imagen",
        title_en="Figures to be confirmed on the picture",
        message="{place}, {figures} confirma: {listed}.",
        message_en="{place}, {figures} (read unsurely, confirmed by no relation): {listed}.",
        explanation=(
            "La imagen no deja claro qué dice y no hay suma, porcentaje ni otra cifra que lo determine. Se publica lo "
            "más probable: mírelo en la imagen antes de citarlo."
        ),
        docs=(
            "Reported once per table, and once for the prose of a page, for figures whose reading has a confidence "
            "below 0.9 and that take part in no relation that holds."
        ),
        tolerance="Confidence below 0.9 of 1.",
        silent="The reading is sure, or a relation that holds confirms it.",
        example="A stamp over two cells of a table without totals.",
    ),
)
