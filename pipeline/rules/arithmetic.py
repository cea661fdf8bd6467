"""Rules about arithmetic within a table."""

from pipeline.rules.base import Rule

PRINTED = (
    "A printed figure stands for half a unit of its last printed digit either side. Integers are exact unless the "
    "table shows rounding (its header says M$ or millones, or several of its sums miss by no more than rounding)."
)
_RATE = (
    "Half a unit of the last printed digit of the result, with the rounding of its operands carried "
    "through. A figure "
    "that was cut off, or misses by less than one unit, is reported as redondeo-truncado instead."
)
_SILENT = (
    "Too few lines support the relation and no label announces it; a part prints something that is no figure; the "
    "label names unique persons or averages; the total is nowhere near its parts and no slip of "
    "typing explains it."
)

RULES: tuple[Rule, ...] = (
    Rule(
        code="suma-columna",
        severity="error",
        title="La columna no suma lo que dice su total",
        title_en="A column does not add up to its total",
        message="{place}, {target} dice {printed}, pero sus partes suman {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but its parts add up to {computed}.{culprit}",
        explanation=(
            "Las partidas de una columna deben sumar el total (o subtotal) que la tabla imprime. O el total o una "
            "de las "
            "partidas está mal; cuando otra suma o un porcentaje acusa a la misma celda, el hallazgo la nombra."
        ),
        docs=(
            "Totals are found wherever they stand: first, last, in the middle, unlabelled, over subtotals or over "
            "blocks. "
            "A total is taken for one when other columns support it, or when its label says so and it is near "
            "its parts. "
            "Where several checks fail together, the one cell whose change would mend them all is named."
        ),
        tolerance=PRINTED,
        silent=_SILENT,
        example="10 + 20 + 30 printed with a total of 70.",
    ),
    Rule(
        code="suma-fila",
        severity="error",
        title="La fila no suma lo que dice su total",
        title_en="A row does not add up to its total",
        message="{place}, {target} dice {printed}, pero sus partes suman {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but its parts add up to {computed}.{culprit}",
        explanation=(
            "Las columnas que forman un total (mujeres y hombres, trimestres, meses) deben sumarlo en cada fila. "
            "O el total "
            "o una de las partes de esta fila está mal."
        ),
        docs=(
            "The columns that make up another are found from most rows of the table, or from labels that together "
            "make a "
            "whole (mujeres, hombres, total), which is enough for a table of a single row."
        ),
        tolerance=PRINTED,
        silent=_SILENT,
        example="Mujeres 125, hombres 33, total 185.",
    ),
    Rule(
        code="diferencia",
        severity="error",
        title="La diferencia no corresponde",
        title_en="A difference is wrong",
        message="{place}, {target} dice {printed}, pero la diferencia entre sus dos cifras es {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but its two figures differ by {computed}.{culprit}",
        explanation="Un saldo o una variación absoluta debe ser la resta de las dos cifras de las que habla.",
        docs=(
            "Differences are sums read the other way: first = second + balance; found as sums are, and named by a "
            "label such as saldo."
        ),
        tolerance=PRINTED,
        silent=_SILENT,
        example="Presupuesto 500, ejecutado 420, saldo 90.",
    ),
    Rule(
        code="promedio",
        severity="error",
        title="El promedio no corresponde",
        title_en="An average is wrong",
        message="{place}, {target} dice {printed}, pero el promedio de sus cifras es {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but its figures average {computed}.{culprit}",
        explanation=(
            "La cifra se presenta como un promedio, y el promedio simple de las cifras de su columna (o fila) es otro."
        ),
        docs=(
            "Only figures that a label (PROM, promedio, media) calls an average are judged, averages of "
            "percentages too."
        ),
        tolerance=_RATE,
        silent=(
            "No label says average; the figures are of another unit; the print is a weighted average that the "
            "table supports, or the quotient of the averages beside it."
        ),
        example="10,50%, 8,30% and 26,30% with PROM 18,03%.",
    ),
    Rule(
        code="porcentaje",
        severity="error",
        title="El porcentaje no corresponde a sus cifras",
        title_en="A percentage does not follow from its figures",
        message="{place}, {target} dice {printed}, pero {formula} es {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but {formula} is {computed}.{culprit}",
        explanation=(
            "La mayoría de las filas de la columna (o su título) muestra de qué es el porcentaje: una columna "
            "dividida por "
            "otra. En esta celda no es así."
        ),
        docs=(
            "Every column of percentages is explained by the ratio of two columns that most of its rows follow; "
            "with few "
            "rows the label must name it (% cumplimiento with meta, % mujeres with total, % ejecución with "
            "presupuesto)."
        ),
        tolerance=_RATE,
        silent="No ratio is supported by the rows or named by the label, or the label fits more than one.",
        example="Meta 200, atendidos 250, % cumplimiento 152,0%.",
    ),
    Rule(
        code="participacion",
        severity="error",
        title="La participación no corresponde a la parte del total",
        title_en="A share is not the part of its total",
        message="{place}, {target} dice {printed}, pero {formula} es {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but {formula} is {computed}.{culprit}",
        explanation=(
            "Cada porcentaje de la columna es la parte que su fila representa en el total de otra columna, menos "
            "esta celda."
        ),
        docs="Shares are of the printed total of a column, or of the sum of its rows where no total is printed.",
        tolerance=_RATE,
        silent="Fewer rows than needed follow the definition.",
        example="61 of 14.120 printed as 0,52%.",
    ),
    Rule(
        code="crecimiento",
        severity="error",
        title="El crecimiento no corresponde a sus dos cifras",
        title_en="A growth rate does not follow from its two figures",
        message="{place}, {target} dice {printed}, pero {formula} es {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but {formula} is {computed}.{culprit}",
        explanation=(
            "El crecimiento es la diferencia entre dos cifras dividida por la primera; aquí el resultado es otro."
        ),
        docs=(
            "The two columns and the order in which they are compared are found from most rows; signs are checked too."
        ),
        tolerance=_RATE,
        silent="No pair of columns is supported by the rows.",
        example="From 16.396 to 17.925 printed as 19,3%.",
    ),
    Rule(
        code="crecimiento-base",
        severity="error",
        title="El crecimiento está calculado sobre la cifra final",
        title_en="A growth rate is measured against the last figure",
        message="{place}, {target} dice {printed}: es el crecimiento sobre {last}; sobre {first} es {computed}.",
        message_en="{place}, {target} says {printed}: that is the growth over {last}; over {first} it is {computed}.",
        explanation=(
            "El crecimiento entre dos períodos se mide sobre el primero. La cifra impresa divide por el último, "
            "de modo que "
            "queda por debajo del crecimiento verdadero (o por encima de la caída verdadera)."
        ),
        docs=(
            "A column whose label names a growth and whose figures are all (b - a) / b is reported once, with "
            "all its "
            "cells; a single row that divides by the last figure while the others divide by the first is reported "
            "alone."
        ),
        tolerance=_RATE,
        silent="The label names no growth and no change: (b - a) / b may be the share that is left.",
        example="From 80 to 100 printed as 20%: over 80 it is 25%.",
    ),
    Rule(
        code="partes-de-cien",
        severity="error",
        title="Las partes no completan el 100 %",
        title_en="Parts do not make up 100 %",
        message="{place}, {target} dice {printed}; con las demás partes debe completar 100 %, y estas dejan "
        "{computed}.{culprit}",
        message_en="{place}, {target} says {printed}; with the other parts it must make up 100 %, but they leave "
        "{computed}.{culprit}",
        explanation=(
            "En casi todas las columnas (o filas) de la tabla estas partes completan el 100 %; aquí no. Una de ellas "
            "está mal."
        ),
        docs=(
            "Neighbours that add up to 100 on nearly every line of a table are the parts of a whole, though no total "
            "is printed."
        ),
        tolerance="Half a unit of the last printed digit of each part.",
        silent="Fewer than four lines close, or more than one in five does not (a part may not be printed).",
        example="Hombres 89,7 %, mujeres 13,3 %, where the other years close at 100.",
    ),
    Rule(
        code="acumulado",
        severity="error",
        title="El acumulado no corresponde",
        title_en="A running total is wrong",
        message="{place}, {target} dice {printed}, pero lo acumulado hasta ahí es {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but what has accumulated there is {computed}.{culprit}",
        explanation="Cada cifra de una columna acumulada es la anterior más la de su propia fila.",
        docs="Only columns whose label says acumulado, and of which most rows follow the definition.",
        tolerance=PRINTED,
        silent="Fewer than three rows, or the label does not say so.",
        example="10, 20, 30 with acumulado 10, 30, 70.",
    ),
    Rule(
        code="producto",
        severity="error",
        title="El producto no corresponde",
        title_en="A product is wrong",
        message="{place}, {target} dice {printed}, pero {formula} es {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but {formula} is {computed}.{culprit}",
        explanation=(
            "En las demás filas la columna es el producto de otras dos, o de otra por un valor fijo; en esta no."
        ),
        docs=(
            "Products of two columns (quantity times unit price), and of one column by a constant, found from "
            "most rows. The constant may be printed nowhere (figures per inhabitant, another currency): then at least "
            "five rows must agree on it as far as their last digits let them, and only a slip of typing is reported."
        ),
        tolerance=_RATE,
        silent="Fewer than three rows support it.",
        example="12 units at $1.500 printed as $19.000.",
    ),
    Rule(
        code="redondeo-truncado",
        severity="info",
        title="Cifra cortada en vez de redondeada",
        title_en="A figure was cut off instead of rounded",
        message="{place}, {target} dice {printed}, y redondeado es {computed}{more}.",
        message_en="{place}, {target} says {printed}, and rounded it is {computed}{more}.",
        explanation=(
            "El valor exacto está a menos de una unidad del último decimal impreso: se cortaron los decimales en "
            "vez de "
            "redondear. No cambia lo que dice la tabla."
        ),
        docs=(
            "A rate whose exact value lies less than one unit of the last printed digit away. One finding per column."
        ),
        tolerance="One unit of the last printed digit.",
        silent="The print is rounded right.",
        example="73,57 printed as 73,5.",
    ),
)
