"""What captions call what they number: tables, charts, figures. Singular, as alternatives of a regular expression that
matches printed and folded texts alike.

The nouns are those of the Diccionario de la lengua española for a table (*tabla, cuadro*), a chart (*gráfico*) and a
picture (*figura*); a pattern that asks for more, or for other languages, adds it to these.
"""

from __future__ import annotations

TABLE = "tabla|cuadro"
CHART = "gr[áa]fico"
CAPTIONED = f"{TABLE}|{CHART}|figura"
