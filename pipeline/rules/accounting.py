"""Rules about the account: what was seen of a document and is in no table and no paragraph."""

from collections.abc import Mapping

from pipeline.rules.base import Rule

MISSING = "sin-lugar"
MOST_NAMED = 12  # texts a finding spells out; account.json has them all
LONGEST_NAMED = 60  # characters of one of them

# What text can be that is left out, in the words of a finding. The last is what nobody knows.
KINDS: Mapping[str, str] = {
    "encabezado-o-pie": "en los encabezados y pies de página, que se repiten",
    "encabezado-repetido": "en encabezados de tabla que se repiten al cambiar de página y se publican una vez",
    "eje": "en los ejes de gráficos",
    "no-visible": "en texto que no se ve (oculto, blanco sobre blanco, diminuto o fuera de la página)",
    "parte-encabezado": "en los encabezados y pies del documento Word",
    "parte-nota": "en notas al pie o al final del documento Word",
    "parte-comentario": "en comentarios del documento Word",
    "parte-grafico": "en gráficos y diagramas del documento Word",
    "eliminado": "en texto eliminado o movido con control de cambios",
    MISSING: "y no se sabe por qué faltan",
}

RULES: tuple[Rule, ...] = (
    Rule(
        code="pagina-sin-contenido",
        severity="info",
        title="Página sin tablas ni texto",
        title_en="Page without tables or text",
        message="De {pages} no se publica nada: no hay tablas ni texto, aparte de encabezados, pies o imágenes.",
        message_en="Nothing is published of {pages}: there are no tables and no text beside headers and pictures.",
        explanation=(
            "Son páginas en blanco, portadas o separadores. Se nombran para que se sepa que se vieron y que nada de "
            "ellas falta."
        ),
        docs=(
            "Reported once for all pages of a PDF that give neither a line of text nor a table, unless another finding "
            "is about them (a picture that was not read, a page that failed)."
        ),
        silent="When every page gives a table or text.",
        example="The blank back of a cover.",
    ),
    Rule(
        code="cifras-aparte",
        severity="info",
        title="Cifras que no son de tablas ni del texto",
        title_en="Figures outside tables and prose",
        message="Fuera de las tablas y del texto: {observed}{where}, {what}: {texts}.",
        message_en="{observed} were left aside{where}, {what}: {texts}.",
        explanation=(
            "Lo que se repite en cada página, lo que no se ve y lo que rotula gráficos no se publica como dato. "
            "Para que se sepa que nada más falta, se cuenta y se nombra aquí; «account.json» lo tiene completo."
        ),
        docs=(
            "The account of a document counts every digit seen, before and apart from the reading of tables and "
            "prose, and every digit published. What is left aside on purpose is reported once for each kind: page "
            "headers and footers, headers of tables repeated on later pages, labels of chart axes, invisible text, "
            "parts of a Word file that are not its body (headers, notes, comments, charts), deleted text. All of it "
            "is in `account.json`."
        ),
        silent="When every figure is in a table or in the prose.",
        example="The page number and the year of the report at the foot of every page.",
    ),
    Rule(
        code="cifra-sin-lugar",
        severity="warning",
        title="Cifras que no se publicaron",
        title_en="Figures that were not published",
        message=(
            "Hay {observed}{where} que no se ven en ninguna tabla ni en el texto publicado: {texts}. "
            "Revise el original."
        ),
        message_en="{observed}{where} are in no published table or text: {texts}.",
        explanation=(
            "Al cuadrar lo que el documento tiene con lo que se publicó, sobran estas cifras: el programa las vio y no "
            "supo ponerlas en una tabla ni en un párrafo. Búsquelas en el documento antes de usar sus datos."
        ),
        docs=(
            "Digits seen less digits published less what is left aside on purpose (`cifras-aparte`) is not nothing. "
            "The words whose digits are missing are named, with their pages."
        ),
        silent="When the account of the document holds, which is what the tests demand of all documents at hand.",
        example="A figure in a shape inside a cell of a Word table.",
    ),
)
