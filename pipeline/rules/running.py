"""Rules about runs over many documents, what they leave unchecked, and the decisions of people."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="decision-vencida",
        severity="warning",
        title="Decisión sin hallazgo",
        title_en="Decision without a finding",
        message="Se aceptó el hallazgo «{observed}» ({reason}), pero el documento ya no lo tiene.",
        message_en="Finding “{observed}” was accepted ({reason}) but the document no longer has it.",
        explanation="El documento o el análisis cambió. Borre la decisión si ya no corresponde.",
        docs="An entry of raw/<name>.decisions.toml names a finding key that this report does not have.",
        silent="Every accepted key is a finding of the report.",
        example="The office published a corrected version and the finding is gone.",
    ),
    Rule(
        code="tabla-sin-verificar",
        severity="info",
        title="Tabla cuyas sumas no se verificaron",
        title_en="A table whose sums were not checked",
        message=(
            "{place} hay {cells} casillas, más de las {most} en que se buscan relaciones: sus sumas y porcentajes no "
            "se verificaron."
        ),
        message_en="{place} there are {cells} cells, more than the {most} in which relations are sought: not checked.",
        explanation=(
            "La tabla y sus datos están completos; solo falta revisar su aritmética. Es probable que sea un registro, "
            "donde cada fila es un caso: si tiene totales, divídala para que se revisen."
        ),
        docs=(
            "Relations between figures are sought in tables of up to 20,000 cells. Of a larger one nothing is said but "
            "that, so that a silence is not taken for a check."
        ),
        tolerance="None: it is not about a measured quantity.",
        silent="The table has no more cells, or too few figures for any relation.",
        example="A register of 20,000 beneficiaries with three columns of amounts.",
    ),
)
