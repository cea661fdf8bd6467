"""Municipal employment offices (OMIL): goal, result and fulfilment."""

from pipeline.contract import Dataset, Field, Form

DATASET = Dataset(
    name="intermediacion_omil",
    title="Intermediación laboral de las OMIL",
    description="Personas atendidas, orientadas y colocadas por las OMIL: meta, resultado y cumplimiento.",
    fields=(
        Field("region_tabla", "texto", "Región", description="Región que informa la tabla."),
        Field("indicador", "texto", "Indicador", description="atendidos, orientados o colocados.", required=True),
        Field(
            "meta",
            "entero",
            "Meta",
            (
                "Meta atendidos",
                "Orientaciones laborales meta",
                "Meta orientados",
                "Meta orientaciones",
                "Meta colocados",
            ),
            unit="personas",
            required=True,
            minimum=0,
        ),
        Field(
            "resultado",
            "entero",
            "Resultado",
            ("Atendidos", "Orientaciones laborales", "Orientados", "Colocados"),
            unit="personas",
            required=True,
            minimum=0,
        ),
        Field(
            "porcentaje_cumplimiento",
            "porcentaje",
            "% cumplimiento",
            ("Cumplimiento", "Porcentaje de cumplimiento"),
            unit="%",
            description="Resultado sobre meta.",
            minimum=0,
        ),
    ),
    captions=("omil",),
    unique=("meta", "resultado"),
    institutions=("sence", "capacitacion"),
    forms=(
        Form(("meta", "atendid"), {"indicador": "atendidos"}),
        Form(("meta", "orienta"), {"indicador": "orientados"}),
        Form(("meta", "coloca"), {"indicador": "colocados"}),
    ),
)
