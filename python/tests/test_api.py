"""The Python API: shapes, units and errors. What is found is tested in Rust."""

import pickle
import threading

import omissis
import pytest

TEXT = "😡 è vero, scrivetemi a mario.rossi@libero.it"
SECRET = "mario.rossi@libero.it"


def test_redact_hides_and_keeps_the_rest() -> None:
    assert omissis.redact(TEXT) == "😡 è vero, scrivetemi a [EMAIL]"


def test_a_clean_text_is_the_same_object() -> None:
    clean = "quando pagate? è già maggio"
    assert omissis.redact(clean) is clean
    assert omissis.Redactor().redact(clean).text is clean


def test_offsets_are_code_points() -> None:
    (finding,) = omissis.scan(TEXT)
    assert TEXT[finding.start : finding.end] == SECRET
    assert (finding.kind, finding.group, finding.subject, finding.severity) == ("email", "contact", None, "medium")
    assert 0.5 <= finding.confidence <= 1.0
    assert "shape" in finding.evidence


def test_policies_act_on_what_they_name() -> None:
    assert omissis.scan(TEXT, policy="minimal") == []
    assert len(omissis.scan(TEXT, policy="strict")) == 1


def test_actions_change_single_kinds() -> None:
    assert omissis.Redactor(actions={"email": "keep"}).redact(TEXT).text == TEXT
    assert "[OMISSIS]" in omissis.Redactor(actions={"email": "omissis"}).redact(TEXT).text


def test_many_give_the_same_as_one() -> None:
    redactor = omissis.Redactor("strict")
    texts = [TEXT, "niente", ""]
    assert redactor.redact_many(iter(texts)) == [redactor.redact(text).text for text in texts]
    assert redactor.scan_many(texts) == [redactor.scan(text) for text in texts]


def test_nothing_of_the_text_is_shown() -> None:
    redaction = omissis.Redactor().redact(TEXT)
    assert "mario" not in repr(redaction) + repr(redaction.findings) + repr(omissis.Redactor())


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: omissis.scan("x", policy="severo"), ValueError, "severo"),
        (lambda: omissis.Redactor("severo"), ValueError, "severo"),
        (lambda: omissis.Redactor(actions={"emails": "keep"}), ValueError, "emails"),
        (lambda: omissis.Redactor(actions={"email": "hide"}), ValueError, "hide"),
        (lambda: omissis.Redactor(actions={"email": 3}), TypeError, "actions"),  # type: ignore[dict-item]
        (lambda: omissis.explain("emails"), ValueError, "emails"),
        (lambda: omissis.redact(3), TypeError, "str"),  # type: ignore[arg-type]
        (lambda: omissis.Redactor().redact_many("abc"), TypeError, "single str"),
        (lambda: omissis.Redactor().redact_many(["a", 3]), TypeError, "item 1"),  # type: ignore[list-item]
    ],
)
def test_errors_are_clear(call, error, says) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=says):
        call()


def test_a_lone_surrogate_is_refused_without_the_text() -> None:
    with pytest.raises(UnicodeEncodeError) as caught:
        omissis.redact("\ud83d " + SECRET)
    assert SECRET not in str(caught.value)


def test_a_pickle_carries_the_configuration() -> None:
    redactor = pickle.loads(pickle.dumps(omissis.Redactor("strict", actions={"email": "keep"})))
    assert repr(redactor) == "Redactor(policy='strict', actions={'email': 'keep'})"
    assert redactor.redact(TEXT).text == TEXT


def test_one_redactor_serves_many_threads() -> None:
    redactor, results = omissis.Redactor(), []
    threads = [threading.Thread(target=lambda: results.append(redactor.redact_many([TEXT] * 200))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4 and all(result == results[0] for result in results)


def test_kinds_and_pages() -> None:
    kinds = [row["kind"] for row in omissis.kinds()]
    assert len(kinds) == 35 and "fiscal_code" in kinds
    assert "E-mail" in omissis.explain("email")
