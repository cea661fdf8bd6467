"""Employment subsidies by region and sex, one table a subsidy."""

from pipeline.contract import Dataset, Field, Form

DATASET = Dataset(
    name="subsidios_por_region",
    title="Subsidios al empleo por región y sexo",
    description="Beneficiarios con al menos un pago y monto pagado, por subsidio, región y sexo.",
    fields=(
        Field(
            "subsidio",
            "texto",
            "Subsidio",
            description="Nombre del subsidio que anuncia el título de la tabla.",
            required=True,
        ),
        Field("region_tabla", "texto", "Región", description="Región que informa la tabla."),
        Field("mujeres", "entero", "Mujeres", ("Mujer", "Femenino"), unit="personas", minimum=0),
        Field("hombres", "entero", "Hombres", ("Hombre", "Masculino"), unit="personas", minimum=0),
        Field(
            "total",
            "entero",
            "Total",
            ("RUN único", "Total beneficiarios", "Beneficiarios"),
            unit="personas",
            required=True,
            minimum=0,
        ),
        Field("monto_mujeres", "monto", "Monto mujeres", ("Monto $ Mujer", "Monto mujer"), unit="CLP", minimum=0),
        Field("monto_hombres", "monto", "Monto hombres", ("Monto$ Hombre", "Monto hombre"), unit="CLP", minimum=0),
        Field(
            "monto_total",
            "monto",
            "Total monto pagado",
            ("Monto total", "Monto pagado", "Total"),
            unit="CLP",
            required=True,
            minimum=0,
        ),
    ),
    captions=("pago", "beneficiarios", "subsidio"),
    unique=("total", "monto_total"),
    institutions=("sence", "capacitacion"),
    forms=(
        Form(("subsidio", "empleo", "joven"), {"subsidio": "Subsidio al Empleo Joven"}),
        Form(("bono", "trabajo", "mujer"), {"subsidio": "Bono al Trabajo de la Mujer"}),
        Form(("ife", "laboral"), {"subsidio": "IFE Laboral"}),
        Form(("protege",), {"subsidio": "Subsidio Protege"}),
    ),
)
