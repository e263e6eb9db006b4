#!/usr/bin/env bash
# Sets everything up and runs every test, Rust and Python. Needs rustc, a C compiler and Python 3.11 or later.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo test --workspace --exclude omissis-python --locked
[ -x python/.venv/bin/python ] || python3 -m venv python/.venv
python/.venv/bin/python -m pip install --quiet --disable-pip-version-check './python[test]'
python/.venv/bin/python -m pytest python
