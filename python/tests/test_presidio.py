"""The recogniser in a Presidio pipeline whose language model is blank, so that nothing is downloaded."""

from typing import Any

import omissis
import pytest
import spacy
from conftest import ROWS, SECRET
from omissis.presidio import ENTITIES, OmissisRecognizer
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine


class Blank(SpacyNlpEngine):
    """An engine that only splits words."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": "it", "model_name": "blank"}])
        blank: Any = {"it": spacy.blank("it")}
        self.nlp = blank

    def load(self) -> None:
        """Loaded already."""


def analyzer(recognizer: OmissisRecognizer) -> AnalyzerEngine:
    registry = RecognizerRegistry(recognizers=[recognizer], supported_languages=["it"])
    return AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["it"])


def test_findings_are_results_of_the_pipeline() -> None:
    engine = analyzer(OmissisRecognizer())
    for text in filter(None, ROWS):
        results = sorted(engine.analyze(text, language="it"), key=lambda result: result.start)
        expected = omissis.scan(text, "strict")
        assert [(result.entity_type, result.start, result.end, result.score) for result in results] == [
            (ENTITIES[finding.kind], finding.start, finding.end, finding.confidence) for finding in expected
        ]


def test_entities_choose() -> None:
    engine = analyzer(OmissisRecognizer())
    assert engine.analyze(SECRET, language="it", entities=["IBAN_CODE"]) == []
    assert [result.entity_type for result in engine.analyze(SECRET, language="it", entities=["EMAIL_ADDRESS"])] == ["EMAIL_ADDRESS"]


def test_reasons_are_told_without_the_text() -> None:
    (result,) = analyzer(OmissisRecognizer()).analyze(SECRET, language="it", return_decision_process=True)
    explanation: Any = result.analysis_explanation
    assert explanation.recognizer == "omissis" and explanation.textual_explanation.startswith("email: ")
    assert SECRET not in str(result)


def test_every_kind_has_an_entity_of_its_own() -> None:
    assert set(ENTITIES) == {row["kind"] for row in omissis.kinds()}
    assert len(set(ENTITIES.values())) == len(ENTITIES)
    assert all(entity == entity.upper() for entity in ENTITIES.values())


def test_names_and_policy_can_be_changed() -> None:
    recognizer = OmissisRecognizer("standard", entities={"email": "EMAIL"})
    assert [result.entity_type for result in recognizer.analyze(SECRET, [])] == ["EMAIL"]
    assert "EMAIL" in recognizer.supported_entities and "EMAIL_ADDRESS" not in recognizer.supported_entities
    with pytest.raises(omissis.PolicyError):
        OmissisRecognizer("severo")
