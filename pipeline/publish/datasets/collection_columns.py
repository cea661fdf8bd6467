"""The columns of the collection's own tables, and what each means (Spanish)."""

from __future__ import annotations

from dataclasses import dataclass

INTEGER, FLOAT, TEXT = "entero", "decimal", "texto"


@dataclass(frozen=True, slots=True)
class Described:
    """A column of a collection table: its name, type and what it means (Spanish)."""

    name: str
    type: str
    title: str
    description: str = ""


def _of(*rows: tuple[str, str, str, str]) -> tuple[Described, ...]:
    return tuple(Described(*row) for row in rows)


_REPORT = ("reporte", "codigo", "Reporte", "Identificador del reporte.")
_WHERE = (
    ("pagina", INTEGER, "Página", "Página del documento, desde 1; vacía donde no hay páginas."),
    ("x0", FLOAT, "Izquierda", "Borde izquierdo en puntos, desde la izquierda de la página."),
    ("arriba", FLOAT, "Arriba", "Borde superior en puntos, desde arriba de la página."),
    ("x1", FLOAT, "Derecha", "Borde derecho en puntos."),
    ("abajo", FLOAT, "Abajo", "Borde inferior en puntos."),
)
_CELL = (
    ("tabla", "codigo", "Tabla", "Identificador de la tabla en su reporte: t01, t02…"),
    ("indice_fila", INTEGER, "Índice de fila", "Fila de la tabla impresa, desde 0, con las del encabezado."),
    ("indice_columna", INTEGER, "Índice de columna", "Columna de la tabla impresa, desde 0."),
)
TABLES = _of(
    _REPORT,
    _CELL[0],
    ("titulo", TEXT, "Título", "Título impreso de la tabla."),
    ("seccion", TEXT, "Sección", "Título de la sección en que está."),
    ("paginas", TEXT, "Páginas", "Páginas en que está."),
    ("filas", INTEGER, "Filas", "Filas impresas, con las del encabezado."),
    ("columnas", INTEGER, "Columnas", "Columnas impresas."),
    ("filas_encabezado", INTEGER, "Filas de encabezado", ""),
    ("conjunto", "codigo", "Conjunto de datos", "Conjunto de datos de sus filas en el reporte."),
    (
        "conjunto_reunido",
        "codigo",
        "Conjunto reunido",
        "Conjunto de datos de todos los reportes que tiene sus filas; vacío donde quedan solo en el reporte.",
    ),
    ("con_esquema", TEXT, "Con esquema", "«sí» donde un esquema la reconoce."),
    ("metodo", "codigo", "Método", "Cómo se encontró."),
    ("confianza", FLOAT, "Confianza", "Seguridad de la lectura, de 0 a 1."),
)
FIGURES = _of(
    _REPORT,
    *_CELL,
    ("fila", "codigo", "Fila", "Clave de la fila en su conjunto de datos."),
    ("rotulo_fila", TEXT, "Rótulo de la fila", "Primer texto de la fila."),
    ("rotulo_columna", TEXT, "Rótulo de la columna", "Encabezado de la columna."),
    (
        "campo",
        "codigo",
        "Campo",
        "Columna del conjunto de datos del reporte en que está; una cifra de otra clase que su columna queda solo en "
        "la que termina en «_impreso».",
    ),
    (
        "campo_reunido",
        "codigo",
        "Campo reunido",
        "La misma columna en el conjunto reunido de todos los reportes; vacía donde la tabla queda solo en el reporte.",
    ),
    ("valor", FLOAT, "Valor", "El valor, en la unidad base (pesos, por ciento, cosas enteras)."),
    ("unidad", TEXT, "Unidad", "CLP (o la moneda del país de la cuenta), %, personas… o vacía."),
    ("decimales", INTEGER, "Decimales", "Decimales impresos."),
    ("impreso", TEXT, "Impreso", "La cifra tal como está impresa."),
    *_WHERE,
    ("veredicto", "codigo", "Veredicto", "comprobada, acusada por un hallazgo, o sin comprobar."),
    ("estado", "codigo", "Estado de la observación", "SDMX: A normal, E estimada (corregida), U dudosa, O sin dato."),
    ("en_duda", TEXT, "En duda", "«sí» donde un hallazgo la acusa, corregida o no, o la lectura es insegura."),
    ("hallazgos", "codigo", "Hallazgos", "Claves de los hallazgos que la acusan, separadas por espacios."),
)
CLAIMS = _of(
    _REPORT,
    ("numero", INTEGER, "Número", "Orden en el documento, desde 1."),
    ("oracion", TEXT, "Oración", ""),
    ("impreso", TEXT, "Impreso", "El numeral tal como está impreso."),
    ("valor", FLOAT, "Valor", ""),
    ("unidad", TEXT, "Unidad", ""),
    ("lectura", "codigo", "Lectura", "Qué clase de numeral es; solo las afirmaciones se juzgan."),
    ("veredicto", "codigo", "Veredicto", "verified, contradicted o unsupported."),
    *_CELL,
    *_WHERE,
)
FINDINGS = _of(
    _REPORT,
    ("id", "codigo", "Identificador", "Número del hallazgo en su reporte."),
    ("clave", "codigo", "Clave", "Clave estable del hallazgo."),
    ("regla", "codigo", "Regla", ""),
    ("gravedad", "codigo", "Gravedad", "error, warning o info."),
    ("estado", "codigo", "Estado", "open, accepted o corrected."),
    ("mensaje", TEXT, "Mensaje", ""),
    ("impreso", TEXT, "Impreso", ""),
    ("esperado", TEXT, "Esperado", ""),
    ("sugerencia", TEXT, "Sugerencia", ""),
    *_CELL,
    ("oracion", TEXT, "Oración", "La oración que lo prueba, donde no es una tabla."),
    *_WHERE,
)
REPORTS = _of(
    _REPORT,
    ("institucion", TEXT, "Institución", "Servicio que rinde la cuenta; vacía donde no se identificó."),
    (
        "clave_institucion",
        "codigo",
        "Clave de la institución",
        "La misma para todas las formas de escribir su nombre (sigla, mayúsculas, con o sin su ministerio).",
    ),
    ("region", TEXT, "Región", ""),
    ("codigo_region", "codigo", "Código de la región", "Código único territorial, en Chile."),
    (
        "codigo_comuna",
        "codigo",
        "Código de la comuna",
        "Código único territorial de la comuna de una municipalidad o de un establecimiento que la nombra, en Chile.",
    ),
    ("anio", INTEGER, "Año", "Año de la cuenta, como ella misma se llama."),
    (
        "anio_datos",
        INTEGER,
        "Año de los datos",
        "Año de las cifras; a veces el anterior al de la cuenta.",
    ),
    ("titulo", TEXT, "Título", ""),
    ("como", TEXT, "Cómo se supo", "De dónde se leyó institución, región y año."),
    ("documento", TEXT, "Documento", "Ruta del documento."),
    ("sha256", "codigo", "SHA-256", "Huella del documento."),
    ("formato", "codigo", "Formato", ""),
    ("paginas", INTEGER, "Páginas", ""),
    ("direccion", TEXT, "Dirección de origen", ""),
    ("recuperado", TEXT, "Recuperado", ""),
    ("tablas", INTEGER, "Tablas", ""),
    ("con_esquema", INTEGER, "Tablas con esquema", ""),
    ("errores", INTEGER, "Errores", "Hallazgos abiertos de gravedad error."),
    ("advertencias", INTEGER, "Advertencias", ""),
    ("notas", INTEGER, "Notas", ""),
    ("comprobaciones", INTEGER, "Comprobaciones", "Relaciones aritméticas que se probaron."),
    ("se_cumplen", INTEGER, "Se cumplen", "De ellas, las que se cumplen."),
    ("verificadas", INTEGER, "Afirmaciones verificadas", ""),
    ("contradichas", INTEGER, "Afirmaciones contradichas", ""),
    ("sin_respaldo", INTEGER, "Afirmaciones sin respaldo", ""),
    ("mismo_documento", "codigo", "Mismo documento", "El reporte que ya publica este documento, donde otro lo hace."),
)
TITLES = {
    "reportes": "Reportes",
    "tablas": "Tablas de los reportes",
    "cifras": "Cifras de las tablas",
    "afirmaciones": "Numerales de la prosa",
    "hallazgos": "Hallazgos",
}
KEYS = {
    "reportes": ("reporte",),
    "tablas": ("reporte", "tabla"),
    "cifras": ("reporte", "tabla", "indice_fila", "indice_columna"),
    "afirmaciones": ("reporte", "numero"),
    "hallazgos": ("reporte", "id"),
}

COLUMNS = {"reportes": REPORTS, "tablas": TABLES, "cifras": FIGURES, "afirmaciones": CLAIMS, "hallazgos": FINDINGS}
