"""The peers from Python for `peers`: comments as JSON strings on stdin, one a line; prints name, seconds and findings of each that is installed.

    pip install presidio-analyzer datafog-core
"""

import json
import sys
import time
from collections.abc import Callable

COMMENTS: list[str] = [json.loads(line) for line in sys.stdin]


def measure(name: str, find: Callable[[str], int]) -> None:
    start = time.perf_counter()
    found = sum(find(comment) for comment in COMMENTS)
    print(name, time.perf_counter() - start, found, sep="\t", flush=True)


def presidio() -> Callable[[str], int]:
    """All recognisers for Italian that need no language model."""
    from presidio_analyzer import RecognizerRegistry
    from presidio_analyzer.pattern_recognizer import PatternRecognizer

    registry = RecognizerRegistry(supported_languages=["it"])
    registry.load_predefined_recognizers(languages=["it"])
    recognisers = [r for r in registry.recognizers if isinstance(r, PatternRecognizer)]

    def find(text: str) -> int:
        return sum(len(r.analyze(text, r.supported_entities, None)) for r in recognisers)

    return find


def datafog() -> Callable[[str], int]:
    import datafog_core

    return lambda text: len(datafog_core.scan(text))


for name, load in [("presidio-analyzer, patterns for Italian", presidio), ("datafog-core", datafog)]:
    try:
        measure(name, load())
    except ImportError:
        print(name, "", "", sep="\t", flush=True)
