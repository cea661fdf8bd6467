"""Rules about accounts: balances, what came in and went out, tables that bring others together."""

from pipeline.rules.arithmetic import PRINTED
from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="balance",
        severity="error",
        title="El balance no cuadra",
        title_en="A balance sheet does not balance",
        message="{place}, {target} dice {printed}, pero {formula} {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but {formula} {computed}.{culprit}",
        explanation=(
            "En un balance el total del activo es igual al total del pasivo y el patrimonio, en cada columna. Una de "
            "esas cifras está mal."
        ),
        docs=(
            "The totals are known by what they are called, that of the liabilities and the equity together or each by "
            "itself (with the sign of the other side of the books, as accounting programs print them); a table in "
            "which one of them stands twice is left alone."
        ),
        tolerance=PRINTED,
        silent="The total of the liabilities alone, without the equity; a total of current assets only.",
        example="Total del activo 201.000 and total del pasivo y patrimonio 210.000.",
    ),
    Rule(
        code="suma-tablas",
        severity="error",
        title="La tabla no es la suma de las tablas que reúne",
        title_en="A table is not the sum of the tables it brings together",
        message="{place}, {target} dice {printed}, pero las mismas celdas de {tables} suman {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but the same cells of {tables} add up to {computed}.{culprit}",
        explanation=(
            "Varias tablas tienen las mismas filas y columnas, y una reúne a las demás: el país y sus regiones, el año "
            "y sus trimestres. Casi todas sus celdas son la suma de las mismas celdas de las otras; esta no."
        ),
        docs=(
            "Sister tables are those with the same labels of rows and columns. One is taken for the sum of those right "
            "behind it, or right before, where nearly all of its cells are. Only a difference that one slip of typing "
            "explains is reported."
        ),
        tolerance=PRINTED,
        silent="Fewer than four cells add up, more than one in six does not, or no slip of typing explains the gap.",
        example="Women 410 and men 395 in two tables, and 850 in the same cell of the table of both.",
    ),
    Rule(
        code="movimiento",
        severity="error",
        title="Lo que queda no corresponde a lo que había, lo que entró y lo que salió",
        title_en="What is left does not follow from what there was, what came in and what went out",
        message="{place}, {target} dice {printed}, pero {formula} es {computed}.{culprit}",
        message_en="{place}, {target} says {printed}, but {formula} is {computed}.{culprit}",
        explanation=(
            "En las demás líneas de la tabla la cifra final es la inicial más lo que entra y menos lo que sale "
            "(saldos, deuda, causas, estados de resultados), o la inicial es lo que dejó la línea anterior; aquí no."
        ),
        docs=(
            "A figure that is the sum of its neighbours, each with a sign that the figures themselves show, on three "
            "lines at least and beyond chance; statements whose every result starts the next are proven as a whole. "
            "Each line starts with what the line before left where nearly all do."
        ),
        tolerance=PRINTED,
        silent="Fewer lines show it, more than one in five does not follow it, or no slip of typing explains the gap.",
        example="Saldo inicial 500, ingresos 120, egresos 80, saldo final 450.",
    ),
    Rule(
        code="promedio-ponderado",
        severity="error",
        title="El promedio ponderado no corresponde",
        title_en="A weighted mean is wrong",
        message=(
            "{place}, {target} dice {printed}, pero el promedio de sus cifras, ponderado por {formula}, es "
            "{computed}.{culprit}"
        ),
        message_en=(
            "{place}, {target} says {printed}, but its figures, weighted by {formula}, average {computed}.{culprit}"
        ),
        explanation=(
            "Las demás tasas o porcentajes de la línea del total son el promedio de los de sus partes, cada uno con el "
            "peso que le da otra línea de la tabla (el porcentaje de todos los años, por los casos de cada año). Esta "
            "no."
        ),
        docs=(
            "The weights are a line of the table that adds up to its own total at the same place. Three rates at least "
            "must be met by their means, beyond chance, and four for each that is not; only one that a slip of typing "
            "explains is reported. A rate that is met is no wrong sum."
        ),
        tolerance=PRINTED,
        silent="Fewer rates show it, the rates are explained otherwise, or no slip of typing explains the gap.",
        example="60 %, 70 % and 80 % of 100, 200 and 100 cases, with 79 % in the total where other rows are met.",
    ),
)
