"""Nothing leaks: planted secrets are looked for in all that Python shows of objects, exceptions and logs."""

import copy
import logging
import pickle
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import omissis
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

KEY = b"a key of these tests only"
# A comment, and what of it must be seen nowhere.
PLANTED = {
    "il mio codice fiscale è LMBGPP85T10F205Z": "LMBGPP85T10F205Z",
    "iban IT60 X054 2811 1010 0000 0123 456": "0542811101",
    "chiamatemi al 347 812 9034": "3478129034",
    "scrivete a zenobia.quarantotti@example.org": "zenobia.quarantotti",
    "il mio pin è 73951468": "73951468",
    "mi chiamo Zenobia Quarantotti": "quarantotti",
    "abito in via Bartolomeo Colleoni 73, Bergamo": "colleoni",
    "io lavoro in nero alla pasticceria Belvedere da due anni": "inneroallapasticceria",
    "ho un carcinoma tiroideo e aspetto da mesi": "carcinoma",
}
TEXTS = list(PLANTED)
WHOLE = ". ".join(TEXTS)


def silent(*shown: object) -> None:
    """Nothing planted is in it, in no case and with no separators."""
    for text in shown:
        plain = text.decode("latin-1") if isinstance(text, bytes) else str(text)
        folded = "".join(c for c in plain.lower() if c not in " .-/_\xa0")
        for secret in PLANTED.values():
            assert secret.lower().replace(".", "") not in folded, f"{secret} in {plain}"


def of(error: BaseException) -> Iterator[object]:
    """All that an exception carries, and those behind it."""
    seen: BaseException | None = error
    while seen is not None:
        yield from (str(seen), repr(seen), seen.args, getattr(seen, "__notes__", ""), vars(seen))
        seen = seen.__cause__ or seen.__context__


@pytest.fixture(params=["minimal", "standard", "strict", "hashed"])
def redactor(request: pytest.FixtureRequest) -> omissis.Redactor:
    """A Redactor of each policy, and one with a key."""
    if request.param == "hashed":
        return omissis.Redactor("strict", actions={"email": "hash", "iban": "mask:4", "health": "encrypt"}, allow=["quarantotti"], key=KEY)
    return omissis.Redactor(request.param)


def test_nothing_that_is_shown_holds_a_secret(redactor: omissis.Redactor) -> None:
    memory = omissis.Conversation(redactor)
    memory.note_many(TEXTS, "thread", authors=["Zenobia Quarantotti"] * len(TEXTS))
    redactions = [redactor.redact(text) for text in [*TEXTS, WHOLE]]
    findings = [finding for redaction in redactions for finding in redaction.findings]
    assert len(findings) > 5
    silent(repr(redactor), str(redactor), repr(memory), str(memory), redactions, findings, [str(finding) for finding in findings])
    silent([finding.to_dict() for finding in findings], [pickle.dumps(finding) for finding in findings], copy.deepcopy(findings))
    silent(vars(redactor) if hasattr(redactor, "__dict__") else "", memory.scan_many(TEXTS, "thread"))
    report = redactor.report(TEXTS)
    silent(repr(report), str(report))
    scanned = redactor.scan_arrow(pa.array(TEXTS))
    silent(repr(scanned), pa.array(scanned).to_pylist())
    assert KEY not in pickle.dumps(redactor) and KEY.decode() not in repr(redactor)


def test_nothing_that_a_strict_policy_writes_holds_a_secret() -> None:
    strict = omissis.Redactor("strict")
    redactions = [strict.redact(text) for text in [*TEXTS, WHOLE]]
    silent([str(redaction) for redaction in redactions], [redaction._repr_html_() for redaction in redactions])
    report = strict.report(TEXTS)
    silent(report.html(), report._repr_html_(), strict.redact_many(TEXTS))
    silent(pa.array(strict.redact_arrow(pa.array(TEXTS))).to_pylist(), pd.Series(TEXTS).omissis.redact(policy="strict").to_list())
    column: Any = pl.col("text")
    silent(pl.DataFrame({"text": TEXTS}).select(column.omissis.redact(policy="strict"))["text"].to_list())


def encrypting() -> omissis.Redactor:
    """A Redactor whose key takes part in what it writes."""
    return omissis.Redactor("strict", actions={"pin": "encrypt"}, key=KEY)


class Broken:
    """Text of a caller that breaks where it is read, and tells its secret when it is shown."""

    def __str__(self) -> str:
        return WHOLE

    __repr__ = __str__


@pytest.mark.parametrize(
    "call",
    [
        lambda: omissis.redact(Broken()),  # type: ignore[arg-type]
        lambda: omissis.redact(WHOLE.encode()),  # type: ignore[arg-type]
        lambda: omissis.redact(WHOLE + "\ud800"),
        lambda: omissis.scan([WHOLE]),  # type: ignore[arg-type]
        lambda: omissis.scan(WHOLE + "\udfff"),
        lambda: omissis.Redactor().redact_many(WHOLE),
        lambda: omissis.Redactor().redact_many([*TEXTS, Broken()]),  # type: ignore[list-item]
        lambda: omissis.Redactor().scan_many([*TEXTS, WHOLE + "\ud800"]),
        lambda: omissis.Redactor().redact_arrow(pa.array([WHOLE.encode()])),
        lambda: omissis.Redactor().redact_arrow(pa.array([1])),
        lambda: omissis.Redactor().scan_arrow(TEXTS),  # type: ignore[arg-type]
        lambda: omissis.Redactor().report([*TEXTS, 3]),  # type: ignore[list-item]
        lambda: omissis.Redactor().report(TEXTS, times=[WHOLE] * 3),
        lambda: omissis.Conversation().note_many(TEXTS, [WHOLE]),
        lambda: omissis.Conversation().note_many(TEXTS, "t", authors=[Broken()] * len(TEXTS)),  # type: ignore[list-item]
        lambda: omissis.Conversation().redact(WHOLE + "\ud800", "t"),
        lambda: omissis.Redactor(allow=[WHOLE + "\ud800"]),
        lambda: omissis.Redactor(allow=["--", WHOLE], key=b"short"),
        lambda: omissis.Redactor({"hide": {"words": {"pin": [73951468]}}}),
        lambda: omissis.Redactor({"hide": {"words": {"pinn": ["73951468"]}}}),
        lambda: omissis.Redactor({"hide": {"patterns": {"pin": ["73951468("]}}}),
        lambda: omissis.Redactor({"allow": {"values": [Broken()]}}),
        lambda: omissis.Redactor({"allow": {"domains": ["zenobia.quarantotti@example.org x"]}}),
        lambda: omissis.Redactor(key="3478129034"),
        lambda: omissis.reveal(encrypting().redact(WHOLE).text, b"another key of these tests"),
        lambda: pickle.loads(pickle.dumps(encrypting())).redact(WHOLE),
        lambda: pd.Series([WHOLE, 3]).omissis.redact(),
        lambda: pd.Series([WHOLE.encode()]).omissis.redact(),
        lambda: pl.DataFrame({"text": [WHOLE.encode()]}).select(pl.col("text").omissis.redact()),  # type: ignore[attr-defined]
    ],
)
def test_no_exception_holds_a_secret(
    call: Callable[[], Any], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    warnings.simplefilter("always")
    with caplog.at_level(logging.DEBUG), pytest.raises(Exception) as caught:
        call()
    assert not isinstance(caught.value, BaseExceptionGroup) and type(caught.value).__name__ != "PanicException"
    silent(*of(caught.value))
    # Lines of the source are those of this test; what frames hold is the caller's own.
    silent("".join(traceback.TracebackException.from_exception(caught.value, lookup_lines=False).format_exception_only()))
    silent(caplog.text, *capfd.readouterr(), *(str(warning.message) for warning in recwarn))


def test_an_exception_that_nobody_catches_tells_no_secret() -> None:
    program = "import sys, omissis\nomissis.Redactor().redact_many([sys.stdin.read(), 3])\n"
    out = subprocess.run([sys.executable, "-X", "dev", "-c", program], input=WHOLE, capture_output=True, text=True, encoding="utf-8")
    assert out.returncode == 1 and "TextTypeError" in out.stderr
    silent(out.stdout, out.stderr)
