#!/usr/bin/env bash
# Runs the fuzz targets one after the other, each so many seconds (360 when not said); with names behind it, only those. Needs `cargo install cargo-fuzz`.
# A crash leaves its input in artifacts/; mend the cause, and keep the input as a case of a test beside it.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-360}
shift || true
targets=("$@")
[ "${#targets[@]}" -gt 0 ] || targets=(text long_text normalise policy exports)
for target in "${targets[@]}"; do
    seeds=()
    case $target in
        exports) seeds=(../data ../data/exports) ;;
        policy) seeds=(../../crates/omissis-config/src) ;;
        *) seeds=(../data) ;;
    esac
    mkdir -p "corpus/$target"
    # On the stable compiler there are no sanitizers, and safe Rust needs none.
    cargo fuzz run --fuzz-dir . -s none "$target" "corpus/$target" "${seeds[@]}" -- \
        -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=4096 -print_final_stats=1
done
