#!/usr/bin/env bash
# Guess: `lit --num-shards 2 --run-shard K` takes every second test of one fixed order, so that two shards of one
# commit hold each test once. Seen: lit first sorts by what it stored of earlier runs (failures, then
# the slowest) in `.lit_test_times.txt`, and then takes every second. Shard 1 itself writes that file: shard
# 2 in the same folder runs a test of shard 1 again and one test is run by neither, exit code 0 twice.
# `--order=lexical` is safe. With: lit 23.1.5. Matters: a cached build folder, or a retried shard, is enough
# to lose tests; whatever a plan is made from must be the same bytes in all jobs.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv lit==23.1.5

mkdir suite
cat >suite/lit.cfg.py <<'PYTHON'
import sys

import lit.formats

config.name = "suite"
config.test_format = lit.formats.ShTest()
config.suffixes = [".txt"]
config.substitutions.append(("%python", sys.executable))
PYTHON
# The later a test's letter the longer it takes, by half a second.
for number in 0 1 2 3; do
    printf 'RUN: %%python -c "import time; time.sleep(%s)"\n' "$(python3 -c "print($number / 2)")" \
        >"suite/test_$(printf '%s' abcd | cut -c$((number + 1))).txt"
done

shards() {
    local shard code
    rm -f suite/.lit_test_times.txt
    for shard in 1 2; do
        code=0
        venv/bin/lit -v -j 1 --num-shards 2 --run-shard "$shard" "$@" suite >out 2>/dev/null || code=$?
        sed -n 's/^PASS: suite :: \(test_[a-d]\).*/\1/p' out | sort | tr '\n' ' '
        echo "exit code $code"
    done
}

guess='test_a test_c exit code 0
test_b test_d exit code 0'
finding 'Two shards, one after the other in one folder' "$guess" \
    'test_a test_c exit code 0
test_a test_d exit code 0' \
    "$(shards)"
finding 'The same with --order=lexical' "$guess" "$guess" "$(shards --order=lexical)"

verdict
