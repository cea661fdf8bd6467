"""Certification of competences by productive sector and sex."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="certificacion_por_sector",
    title="Certificación de competencias por sector productivo",
    description="Personas evaluadas y certificadas en competencias laborales, por sector productivo y sexo.",
    fields=(
        Field("sector_productivo", "texto", "Sector productivo", ("Sector",), required=True),
        Field("hombres", "entero", "Hombres", ("Hombre", "Masculino"), unit="personas", minimum=0),
        Field("mujeres", "entero", "Mujeres", ("Mujer", "Femenino"), unit="personas", minimum=0),
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
    captions=("certificacion", "competencias", "sector", "evaluacion"),
    unique=("sector_productivo",),
)
