"""Summary of the employment subsidies."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="subsidios_resumen",
    title="Resumen de subsidios al empleo",
    description="Monto y cobertura de cada subsidio al empleo.",
    fields=(
        Field("subsidio", "texto", "Subsidio", required=True),
        Field("monto", "monto", "Monto", ("Monto pagado",), unit="CLP", required=True, minimum=0),
        Field("cobertura", "entero", "Cobertura", ("Beneficiarios",), unit="personas", required=True, minimum=0),
    ),
    captions=("subsidios", "montos", "coberturas"),
    unique=("subsidio",),
)
