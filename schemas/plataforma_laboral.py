"""Plataforma Laboral: people attended, placed, oriented."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="plataforma_laboral",
    title="Plataforma Laboral",
    description="Personas atendidas, colocadas y orientadas por la Plataforma Laboral.",
    fields=(
        Field(
            "personas_atendidas",
            "entero",
            "Personas atendidas",
            ("Atendidos",),
            unit="personas",
            required=True,
            minimum=0,
        ),
        Field(
            "personas_colocadas",
            "entero",
            "Personas colocadas",
            ("Colocados",),
            unit="personas",
            required=True,
            minimum=0,
        ),
        Field("mujeres_colocadas", "entero", "Mujeres colocadas", unit="personas", minimum=0),
        Field(
            "personas_orientadas",
            "entero",
            "Personas orientadas laboralmente",
            ("Personas orientadas", "Orientados"),
            unit="personas",
            minimum=0,
        ),
    ),
    captions=("plataforma", "laboral"),
    unique=("personas_atendidas", "personas_colocadas"),
    institutions=("sence", "capacitacion"),
)
