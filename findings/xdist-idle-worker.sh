#!/usr/bin/env bash
# Guess: with two workers a test goes to whoever is free, or is stolen by whoever becomes free, so that
# two slow tests run side by side. Seen: tests are dealt out at the start, neighbours together, and the last
# two of a worker are never stolen: with four tests both slow ones run on one worker, one after the other,
# while the other worker idles, under `--dist load` and under `--dist worksteal`. `--maxschedchunk=1`
# changes nothing. With: pytest 9.2.0, pytest-xdist 3.8.0. Matters: a group of few long tests takes twice
# what its workers could do it in, and a plan that counts on a free worker taking the next test is wrong.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-xdist==3.8.0

cat >test_a.py <<'PYTHON'
import time

def test_slow_1(): time.sleep(2)
def test_slow_2(): time.sleep(2)
def test_quick_1(): pass
def test_quick_2(): pass
PYTHON

# One line a worker, with the tests it ran.
shared_out() {
    venv/bin/pytest -p no:cacheprovider -v -n 2 "$@" |
        sed -n 's/^\[\(gw[01]\)\].*PASSED test_a.py::\(test_[a-z0-9_]*\).*/\1 \2/p' | sort |
        awk '{ ran[$1] = ran[$1] " " $2 } END { for (worker in ran) print "a worker:" ran[worker] }' | sort
}

guess='a worker: test_quick_1 test_slow_1
a worker: test_quick_2 test_slow_2'
known='a worker: test_quick_1 test_quick_2
a worker: test_slow_1 test_slow_2'

finding 'pytest -n 2 --dist load' "$guess" "$known" "$(shared_out --dist load)"
finding 'pytest -n 2 --dist load --maxschedchunk=1' "$guess" "$known" \
    "$(shared_out --dist load --maxschedchunk=1)"
finding 'pytest -n 2 --dist worksteal' "$guess" "$known" "$(shared_out --dist worksteal)"

verdict
