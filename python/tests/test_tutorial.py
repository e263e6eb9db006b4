"""The tutorial runs from beginning to end, and what it leaves behind shows nothing of what was found."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import omissis
import pandas as pd

FOLDER = Path(__file__).parents[1] / "tutorial"


def comments(rows: list[dict[str, Any]]) -> list[str]:
    return [text for row in rows for text in [row["message"], *comments(row.get("comments", {}).get("data", []))]]


def test_the_tutorial_runs(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    # In a process of its own: other engines leave event loops behind in this one.
    run = """
import nbformat
from nbclient import NotebookClient
book = nbformat.read("tutorial.ipynb", as_version=4)
NotebookClient(book, timeout=120, kernel_name="python3").execute()
nbformat.write(book, "tutorial.ipynb")
"""
    subprocess.run([sys.executable, "-c", run], cwd=tmp_path, check=True)
    book = nbformat.read(tmp_path / "tutorial.ipynb", as_version=4)
    outputs = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    html = [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    assert any("<svg" in page for page in html) and any("[EMAIL]" in page for page in html)

    texts = comments(json.loads((tmp_path / "comments.json").read_text(encoding="utf-8"))["data"])
    clean = pd.read_parquet(tmp_path / "clean.parquet")
    # What is shorter, an age for one, also stands elsewhere by chance.
    found = [text[finding.start : finding.end] for text in texts for finding in omissis.scan(text, "strict") if finding.end - finding.start > 6]
    shown = json.dumps(outputs, ensure_ascii=False)
    assert len(clean) == len(texts) and len(found) >= 4
    for secret in found:
        assert secret not in shown and not clean["text"].str.contains(secret, regex=False).any()
    assert all(author == "Comune di Esempio" or author.startswith("[NOME ") for author in clean["author"])
    rows = clean.set_index("author")["text"]
    (pasquale,) = clean.loc[clean["text"].str.contains("vergogna"), "author"]
    assert rows[rows.str.contains("hai ragione")].iloc[0].startswith(pasquale)


def test_the_tutorial_is_kept_without_outputs() -> None:
    book = nbformat.read(FOLDER / "tutorial.ipynb", as_version=4)
    nbformat.validate(book)
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in book.cells)
