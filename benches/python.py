"""What Python costs above the core, as ratios in one run.

    pip install './python[test]'
    python benches/python.py

The comments are those of the development corpus: as they are (dense), and one in twenty of those with findings among those without
(natural). Both sides say how many comments they changed, and the numbers must agree.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import omissis
import pyarrow as pa
import pyarrow.compute as pc

ROOT = Path(__file__).parents[1]
MILLION = 1_000_000
ROUNDS = 3
SHORT = ["quando pagate? è già maggio", "Buongiorno a tutti", "sono 3 mesi che aspetto la pratica, vergogna!!!"]


def best(run: Callable[[], object], times: int = ROUNDS) -> float:
    def once() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    return min(once() for _ in range(times))


def core(*arguments: object) -> tuple[float, int]:
    seconds, changed = subprocess.run([CORE, *map(str, arguments)], capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), int(changed)


def short_comments() -> None:
    print("a call of omissis.redact on a short comment without findings")
    calls = 200_000
    for text in SHORT:
        assert omissis.redact(text) is text
        rounds = []
        for _ in range(ROUNDS):
            own, changed = core(text)
            assert changed == 0

            def run(text: str = text) -> None:
                redact = omissis.redact
                for _ in range(calls):
                    redact(text)

            rounds.append((best(run, 1) / calls, own))
        python, own = (min(times) for times in zip(*rounds, strict=True))
        print(f"  {len(text):3} characters: {python * 1e6:6.3f} us, core {own * 1e6:6.3f} us, above it {(python - own) * 1e6:6.3f} us")


def a_million(name: str, texts: list[str], folder: Path) -> None:
    comments = [text.replace("\n", " ").replace("\r", " ") for text in islice(cycle(texts), MILLION)]
    file = folder / "comments.txt"
    file.write_text("\n".join(comments), encoding="utf-8")
    column = pa.array(comments)
    redactor = omissis.Redactor("strict")
    rounds = []
    for _ in range(ROUNDS):
        own, changed = core(file, 2)
        clean = pa.array(redactor.redact_arrow(column, threads=2))
        assert pc.sum(pc.not_equal(clean, column)).as_py() == changed
        rounds.append((best(lambda: redactor.redact_arrow(column), 1), own, best(lambda: redactor.redact_many(comments), 1)))
    arrow, own, many = (min(times) for times in zip(*rounds, strict=True))
    print(f"a million comments, {name}: {sum(map(len, comments)) / MILLION:.0f} characters each, {changed / MILLION:.1%} changed")
    print(f"  core on two threads        {own:7.3f} s   1.00")
    print(f"  redact_arrow on all cores  {arrow:7.3f} s   {arrow / own:.2f}")
    print(f"  redact_many on all cores   {many:7.3f} s   {many / own:.2f}")


def main() -> None:
    short_comments()
    lines = (ROOT / "tests" / "corpus" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    found = omissis.Redactor("strict").scan_many(texts)
    dirty = [text for text, findings in zip(texts, found, strict=True) if findings]
    plain = [text for text, findings in zip(texts, found, strict=True) if not findings]
    natural = [text for at, text in enumerate(dirty) for text in [*islice(cycle(plain), at * 19, at * 19 + 19), text]]
    with tempfile.TemporaryDirectory() as folder:
        a_million("natural", natural, Path(folder))
        a_million("dense", texts, Path(folder))


if __name__ == "__main__":
    subprocess.run(["cargo", "build", "--release", "--quiet", "--package", "omissis-benches", "--bin", "core"], cwd=ROOT, check=True)
    CORE = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "release" / "core"
    print(f"omissis {omissis.__version__}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    main()
