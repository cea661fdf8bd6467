"""Transfers of subtítulo 24 by programme."""

from pipeline.contract import Dataset, Field, Form

DATASET = Dataset(
    name="transferencias_subtitulo_24",
    title="Transferencias corrientes (subtítulo 24)",
    description="Presupuesto asignado y devengado por asignación del subtítulo 24.",
    fields=(
        Field(
            "asignacion",
            "texto",
            "Asignación subt. 24",
            ("Asignación subtítulo 24", "Asignación", "Programa"),
            description="Nombre de la asignación o programa.",
            required=True,
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
    captions=("transferencias", "24"),
    unique=("asignacion",),
    forms=(Form(("24",), {}),),
)
