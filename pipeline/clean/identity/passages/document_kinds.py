"""What kind of document a line says it heads: "Cuenta Pública Participativa", "Memoria Anual".

The kinds were chosen by hand: those in which public bodies give accounts, and documents of the administration at large.
"""

from __future__ import annotations

import re

from pipeline.spanish.months import MONTHS

TITLE = re.compile(
    r"cuentas?\s+(?:p[úu]blicas?(?:\s+participativas?)?(?:\s+de\s+gesti[óo]n)?|generale?s?|sectoriale?s?|anuale?s?"
    r"|de\s+gesti[óo]n(?:\s+anual)?|de\s+rector[íi]a)"
    r"|(?:informe\s+(?:narrativo\s+)?de\s+)?rendici[óo]n\s+de\s+cuentas?"
    r"|memoria\s+(?:anual|institucional|de\s+gesti[óo]n|de\s+labores|de\s+la|del?)(?=\W|$)"
    r"|informe\s+(?:anual|de\s+gesti[óo]n|ejecutivo|final|de\s+gobierno)|balance\s+de\s+gesti[óo]n(?:\s+integral)?"
    r"|plan\s+(?:estrat[ée]gico|anual)(?:\s+institucional)?|padem",
    re.IGNORECASE,
)
"""What an account calls itself."""
KIND = re.compile(
    r"\b(?:cuentas?|memoria|informe|bolet[íi]n|anuario|balance|presupuesto|estado|ejecuci[óo]n|situaci[óo]n|inventario|plan"
    r"|programa|reporte|n[óo]mina|ordenanza|acuerdo|decreto|ley|encuesta|estad[íi]sticas?|documento|acta|resumen|registro"
    r"|estudio|evaluaci[óo]n|actualizaci[óo]n|comunicado|gu[íi]a|manual|rendici[óo]n|n[úu]meros|cifras|datos)\b",
    re.IGNORECASE,
)
"""Words for kinds of documents of the administration, any of which can head one."""
OF_PERIOD = frozenset(
    [
        *MONTHS,
        "setiembre",
        *("anual", "mensual", "trimestral", "semestral", "semanal", "diario", "final", "preliminar", "general"),
        *("ano", "periodo"),
    ]
)
"""What says when or how often, not what about."""
