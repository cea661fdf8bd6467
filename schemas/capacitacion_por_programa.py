"""Training beneficiaries by programme and sex."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="capacitacion_por_programa",
    title="Beneficiarios de capacitación por programa y sexo",
    description="Personas capacitadas por programa, según sexo.",
    fields=(
        Field("programa", "texto", "Programa", ("Programas", "Línea programática"), required=True),
        Field("mujeres", "entero", "Mujeres", ("Mujer", "Femenino"), unit="personas", minimum=0),
        Field("hombres", "entero", "Hombres", ("Hombre", "Masculino"), unit="personas", minimum=0),
        Field("total", "entero", "Total", ("Total general",), unit="personas", required=True, minimum=0),
        Field(
            "porcentaje_mujeres",
            "porcentaje",
            "% mujeres",
            ("% mujer", "Porcentaje de mujeres"),
            unit="%",
            description="Mujeres sobre el total.",
            minimum=0,
            maximum=100,
        ),
    ),
    captions=("distribucion", "beneficiarios", "participantes", "lineas", "capacitacion"),
    unique=("programa",),
    institutions=("sence", "capacitacion"),
)
