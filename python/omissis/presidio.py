"""All kinds of omissis in a Presidio pipeline.

``analyzer.registry.add_recognizer(omissis.presidio.OmissisRecognizer())``
"""

from typing import Any

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from omissis._engine import Policy, redactor_of
from omissis._omissis import kinds

__all__ = ["ENTITIES", "OmissisRecognizer"]

_NAME = "omissis"

_PRESIDIO = {
    "fiscal_code": "IT_FISCAL_CODE",
    "vat_number": "IT_VAT_CODE",
    "identity_card": "IT_IDENTITY_CARD",
    "passport": "IT_PASSPORT",
    "driving_licence": "IT_DRIVER_LICENSE",
    "iban": "IBAN_CODE",
    "payment_card": "CREDIT_CARD",
    "phone": "PHONE_NUMBER",
    "email": "EMAIL_ADDRESS",
    "ip_address": "IP_ADDRESS",
    "person_name": "PERSON",
    "postal_address": "LOCATION",
}

ENTITIES: dict[str, str] = {row["kind"]: _PRESIDIO.get(row["kind"], row["kind"].upper()) for row in kinds()}
"""The Presidio entity of each kind: Presidio's own name where it has one, else the kind in capitals (``UNDECLARED_WORK``)."""


class OmissisRecognizer(EntityRecognizer):
    """A recogniser of the findings of omissis, for Presidio's language ``it``.

    :param policy: a name, a file, a dict or a Redactor. Everything by default: what is acted on is Presidio's to say.
    :param entities: other names for single kinds: ``{"postal_address": "ADDRESS"}``.
    :param language: Presidio's language code.
    """

    def __init__(self, policy: Policy = "strict", *, entities: dict[str, str] | None = None, language: str = "it") -> None:
        self._redactor = redactor_of(policy)
        self._entities = ENTITIES | (entities or {})
        super().__init__(supported_entities=sorted(set(self._entities.values())), name=_NAME, supported_language=language)

    def load(self) -> None:
        """Nothing is left to load."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """The findings of the entities that are asked for; all when none is named."""
        found = []
        for finding in self._redactor.scan(text):
            entity = self._entities[finding.kind]
            if entities and entity not in entities:
                continue
            reasons = ", ".join(finding.evidence)
            about = f" (about: {finding.subject})" if finding.subject else ""
            explanation = AnalysisExplanation(_NAME, finding.confidence, textual_explanation=f"{finding.kind}{about}: {reasons}")
            metadata = {RecognizerResult.RECOGNIZER_NAME_KEY: _NAME, RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id}
            found.append(RecognizerResult(entity, finding.start, finding.end, finding.confidence, explanation, metadata))
        return found
