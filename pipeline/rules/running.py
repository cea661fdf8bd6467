"""Rules about runs over many documents and the decisions of people."""

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
)
