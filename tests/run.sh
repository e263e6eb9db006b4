#!/usr/bin/env bash
# Sets everything up and runs every test, Rust and Python. Needs rustc, a C compiler and Python 3.11 or later.
set -euo pipefail
cd "$(dirname "$0")/.."
if cargo deny --version >/dev/null 2>&1; then
    cargo deny --all-features check --hide-inclusion-graph bans licenses sources
    if cargo deny fetch db 2>/dev/null; then
        cargo deny --all-features --offline check advisories
    else
        echo "SKIPPED: the advisories of RustSec cannot be reached"
    fi
else
    echo "SKIPPED: licences, sources and advisories, because cargo-deny is not installed (cargo install cargo-deny)"
fi
cargo test --workspace --exclude omissis-python --locked
[ -x python/.venv/bin/python ] || python3 -m venv python/.venv
python/.venv/bin/python -m pip install --quiet --disable-pip-version-check './python[test]'
python/.venv/bin/python -m pytest python
