"""Hiring incentives paid to companies."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="incentivos_contratacion",
    title="Incentivos a la contratación",
    description="Personas contratadas con los programas Aprendices y Experiencia Mayor, y empresas que los usaron.",
    fields=(
        Field("programa", "texto", "Programa", required=True),
        Field("mujeres", "entero", "Mujeres", ("Mujer", "Femenino"), unit="personas", minimum=0),
        Field("hombres", "entero", "Hombres", ("Hombre", "Masculino"), unit="personas", minimum=0),
        Field(
            "contratados",
            "entero",
            "Contratados",
            ("Jóvenes contratados", "Adultos mayores contratados", "Personas contratadas"),
            unit="personas",
            required=True,
            minimum=0,
        ),
        Field(
            "porcentaje_mujeres",
            "porcentaje",
            "% mujeres",
            ("% mujer", "Porcentaje de mujeres", "% de mujeres jóvenes contratadas", "% de mujeres contratadas"),
            unit="%",
            description="Mujeres sobre el total.",
            minimum=0,
            maximum=100,
        ),
        Field("empresas_usuarias", "entero", "Empresas usuarias", ("Empresas",), unit="empresas", minimum=0),
    ),
    captions=("contratados", "programa"),
    labels=("Aprendices", "Experiencia Mayor"),
    unique=("programa",),
    institutions=("sence", "capacitacion"),
)
