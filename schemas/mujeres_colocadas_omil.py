"""Women placed by the municipal employment offices."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="mujeres_colocadas_omil",
    title="Mujeres colocadas por las OMIL",
    description="Mujeres entre las personas colocadas por las oficinas municipales (OMIL).",
    fields=(
        Field("region_tabla", "texto", "Región", description="Región que informa la tabla."),
        Field("colocados", "entero", "Colocados", ("Personas colocadas",), unit="personas", required=True, minimum=0),
        Field("mujeres_colocadas", "entero", "Mujeres colocadas", unit="personas", required=True, minimum=0),
        Field(
            "porcentaje_mujeres",
            "porcentaje",
            "% cumplimiento",
            ("% mujeres", "% de mujeres colocadas"),
            unit="%",
            description="Mujeres sobre colocados.",
            minimum=0,
            maximum=100,
        ),
    ),
    captions=("omil", "mujeres"),
    unique=("colocados", "mujeres_colocadas"),
    institutions=("sence", "capacitacion"),
)
