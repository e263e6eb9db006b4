"""Redacts comments from standard input, one a line, in one process: what `benches/src/bin/soak.rs` measures of Python."""

import sys
from itertools import islice

import omissis

redactor = omissis.Redactor("strict")
lines = changed = 0
sys.stdin.reconfigure(encoding="utf-8")
while batch := list(islice(sys.stdin, 10_000)):
    lines += len(batch)
    changed += sum(new is not old for old, new in zip(batch, redactor.redact_many(batch), strict=True))
print(lines, changed)
