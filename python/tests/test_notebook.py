"""What notebooks show, and what they must not."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import omissis
import pandas as pd
import pytest
from conftest import EXPECTED, ROWS, SECRET
from omissis.notebook import _COLOURS, Batch, Chart

TEXT = f"<b>ciao</b> & {SECRET}"


def test_a_redaction_shows_its_placeholders_with_reasons_and_not_the_found_text() -> None:
    html = omissis.Redactor().redact(TEXT)._repr_html_()
    assert re.search(r'<span title="e-mail address · severity: medium · confidence: 0\.\d\d · because: \w.*?" style=".*?">\[EMAIL\]</span>', html)
    assert "&lt;b&gt;ciao&lt;/b&gt; &amp; " in html and "contact 1" in html
    assert "mario" not in html and "<details" not in html


def test_the_original_stands_behind_a_switch_when_asked_for() -> None:
    html = omissis.Redactor().redact(TEXT).html(show_text=True)
    before, behind = html.split("<details>")
    assert "mario" not in before and SECRET in behind
    assert "<summary" in behind and "open" not in html


def test_a_clean_text_says_so() -> None:
    html = omissis.Redactor().redact("quando pagate?").html(show_text=True)
    assert "nothing found" in html and "<details" not in html
    assert "nessun dato trovato" in omissis.Redactor().redact("quando pagate?").html(lang="it")


def test_what_stands_inside_something_else_is_told_too() -> None:
    """An age inside an admission is covered by one placeholder whose reasons name both."""
    for text in ("mio marito ha 47 anni e lavora in nero da un fornaio", "lavoro in nero, ho 58 anni"):
        redaction = omissis.Redactor("strict").redact(text)
        titles = re.findall(r'title="(.*?)"', redaction.html())
        assert len(titles) == len(redaction.edits)
        assert sum(title.count("severity") for title in titles) == len(redaction.findings)


def test_every_group_has_a_colour() -> None:
    assert {row["group"] for row in omissis.kinds()} == set(_COLOURS)
    assert len(set(_COLOURS.values())) == len(_COLOURS)


@pytest.mark.parametrize("texts", [ROWS, pd.Series(ROWS), pd.Series(ROWS, dtype=object), pd.Series(ROWS, dtype="string")], ids=repr)
def test_a_batch_counts_and_shows(texts: object) -> None:
    batch = Batch(texts)  # type: ignore[arg-type]
    html = batch._repr_html_()
    assert repr(batch) == "Batch(comments=4, findings=3)"
    assert batch.counts() == {"email": 3} and list(batch.findings) == [0, 4]
    assert "4 comments, 2 with findings, 3 findings, 1 without text" in html
    assert html.count("[EMAIL]") == 3 and SECRET not in html and "quando pagate" not in html
    ET.fromstring(html.replace("&nbsp;", " "))


def test_a_batch_shows_some_and_tells_of_the_rest() -> None:
    html = Batch(ROWS * 50, rows=7, lang="it", show_text=True)._repr_html_()
    assert html.count("<tr>") == 8 and "93 altri commenti" in html
    assert SECRET not in re.sub(r"<details>.*?</details>", "", html, flags=re.DOTALL) and SECRET in html


def test_wrong_items_are_refused() -> None:
    with pytest.raises(omissis.TextTypeError, match="single str"):
        Batch("ciao")
    with pytest.raises(omissis.TextTypeError, match="item 1 must be a str or missing, not int"):
        Batch(["ciao", 3])


def test_a_chart_has_a_bar_for_each_kind(tmp_path: Path) -> None:
    chart = Batch(ROWS).chart()
    assert chart._repr_html_() == chart.svg
    tree = ET.fromstring(chart.svg)
    assert [bar.findtext("{*}title") for bar in tree.findall("{*}rect")] == ["e-mail address: 3"]
    every = Chart({row["kind"]: 1 for row in omissis.kinds()}, "it")
    assert len(ET.fromstring(every.svg).findall("{*}rect")) == len(omissis.kinds())
    ET.fromstring(Chart({}).svg)


def test_edits_say_how_the_original_became_the_text() -> None:
    for row, expected in zip(ROWS, EXPECTED, strict=True):
        if row is None:
            continue
        redaction = omissis.Redactor().redact(row)
        text, shift = redaction.original, 0
        for start, end, replacement in redaction.edits:
            text = text[: start + shift] + replacement + text[end + shift :]
            shift += len(replacement) - (end - start)
        assert text == redaction.text == expected
