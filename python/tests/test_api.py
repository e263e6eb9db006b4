"""The Python API: shapes, units and errors. What is found is tested in Rust."""

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable

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
    assert omissis.Redactor("standard,email=keep").redact(TEXT).text == TEXT
    assert omissis.scan(TEXT, policy="minimal,email") == omissis.scan(TEXT)
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
        (lambda: omissis.redact("x", policy="severo"), omissis.PolicyError, "severo"),
        (lambda: omissis.scan("x", policy="severo"), omissis.PolicyError, "severo"),
        (lambda: omissis.Redactor("severo"), omissis.PolicyError, "severo"),
        (lambda: omissis.Redactor(actions={"emails": "keep"}), omissis.PolicyError, "emails"),
        (lambda: omissis.Redactor(actions={"email": "hide"}), omissis.PolicyError, "hide"),
        (lambda: omissis.Redactor(actions={"email": 3}), omissis.TextTypeError, "the action of email must be a str, not int"),  # type: ignore[dict-item]
        (lambda: omissis.explain("emails"), omissis.PolicyError, "emails"),
        (lambda: omissis.redact(3), omissis.TextTypeError, "the text must be a str, not int"),  # type: ignore[arg-type]
        (lambda: omissis.scan(None), omissis.TextTypeError, "the text must be a str, not NoneType"),  # type: ignore[arg-type]
        (lambda: omissis.Redactor().redact(b"x"), omissis.TextTypeError, "the text must be a str, not bytes"),  # type: ignore[arg-type]
        (lambda: omissis.Redactor().redact_many("abc"), omissis.TextTypeError, "single str"),
        (lambda: omissis.Redactor().redact_many(3), omissis.TextTypeError, "an iterable of str, not int"),  # type: ignore[arg-type]
        (lambda: omissis.Redactor().scan_many(["a", 3]), omissis.TextTypeError, "item 1 must be a str, not int"),  # type: ignore[list-item]
        (lambda: omissis.Redactor().redact_many(["a"], threads=0), ValueError, "threads must be a whole number"),
    ],
)
def test_errors_are_clear(call: Callable[[], object], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        call()


def test_every_exception_is_one_of_ours_and_one_of_pythons() -> None:
    for error, plain in ((omissis.PolicyError, ValueError), (omissis.TextError, ValueError), (omissis.TextTypeError, TypeError)):
        assert issubclass(error, omissis.OmissisError) and issubclass(error, plain)
        assert pickle.loads(pickle.dumps(error("a", 1))).args == ("a", 1)


@pytest.mark.parametrize(
    "call",
    [
        omissis.redact,
        omissis.scan,
        lambda text: omissis.Redactor().redact(text),
        lambda text: omissis.Redactor().scan(text),
        lambda text: omissis.Redactor().redact_many(["va bene", text]),
        lambda text: omissis.Redactor().scan_many(["va bene", text]),
    ],
)
def test_a_lone_surrogate_is_refused_without_the_text(call: Callable[[str], object]) -> None:
    with pytest.raises(omissis.TextError, match="is not valid Unicode.* at code point 1$") as caught:
        call("è\ud83d " + SECRET)
    error = caught.value
    assert SECRET not in str(error) and error.__cause__ is None and error.__context__ is None


def test_a_str_of_a_subclass_is_a_str() -> None:
    class Testo(str):
        pass

    assert omissis.redact(Testo(SECRET)) == "[EMAIL]"


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
    assert len(kinds) == len(set(kinds)) and {"fiscal_code", "undeclared_work"} < set(kinds)
    assert "E-mail" in omissis.explain("email")


def test_importing_is_fast_and_brings_no_engine() -> None:
    """Under 30 ms, the best of five fresh interpreters; in processor time, as other work on the machine is not ours."""
    code = """
import sys, time
start = time.process_time()
import omissis
print(time.process_time() - start)
print({"pandas", "polars", "pyarrow", "numpy", "duckdb", "pyspark", "ray", "dask"} & set(sys.modules))
"""
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n") for _ in range(5)]
    assert min(float(run[0]) for run in runs) < 0.030
    assert {run[1] for run in runs} == {"set()"}
