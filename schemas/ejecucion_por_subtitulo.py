"""Budget and execution by subtítulo (Chilean budget classification)."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="ejecucion_por_subtitulo",
    title="Ejecución presupuestaria por subtítulo",
    description="Presupuesto asignado y devengado por subtítulo de la clasificación presupuestaria.",
    fields=(
        Field(
            "subtitulo",
            "codigo",
            "Subtítulo",
            ("Subt", "Subt.", "Código"),
            description="Código del subtítulo presupuestario.",
        ),
        Field(
            "asignacion",
            "texto",
            "Asignación",
            ("Denominación", "Glosa", "Concepto"),
            description="Nombre del subtítulo.",
        ),
        Field(
            "requerimiento",
            "monto",
            "Requerimiento",
            ("Total requerimiento", "Presupuesto vigente", "Presupuesto asignado", "Presupuesto"),
            unit="CLP",
            description="Presupuesto vigente o requerido del año, en pesos.",
            required=True,
            minimum=0,
        ),
        Field(
            "devengado",
            "monto",
            "Devengado",
            ("Total devengado", "Ejecutado", "Presupuesto ejecutado", "Gasto devengado"),
            unit="CLP",
            description="Gasto devengado del año, en pesos.",
            required=True,
            minimum=0,
        ),
        Field(
            "porcentaje_ejecucion",
            "porcentaje",
            "% ejecución",
            ("Ejecución", "% de ejecución", "Porcentaje de ejecución", "% devengado"),
            unit="%",
            description="Devengado sobre requerimiento.",
            minimum=0,
        ),
    ),
    captions=("presupuest", "subtitulo"),
    labels=("21", "22", "24", "29", "34"),
    unique=("subtitulo", "asignacion"),
)
