#!/usr/bin/env bash
# Guess: pytest-split's `least_duration` gives each test to one group in any order, as its table of algorithms
# says ("Works with random ordering"). Seen: it sorts by str(item), and that is `<Function test_1>`
# without the file. Tests of the same name and duration in two files are a tie that the collection's order
# breaks: with shuffled files both groups run the same file, the other runs in none, exit code 0 twice. With:
# pytest 9.2.0, pytest-split 0.11.0, pytest-random-order 1.2.0. Matters: half of a suite is lost in
# silence; a splitter sorts by node ID before it looks at anything else, and says what order it saw.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv pytest==9.2.0 pytest-split==0.11.0 pytest-random-order==1.2.0

for file in a b; do
    printf 'def test_1(): pass\ndef test_2(): pass\ndef test_3(): pass\n' >"test_$file.py"
done

# groups SEED SEED: how many tests of each file each of two groups runs.
groups() {
    local group=0 seed code
    for seed in "$@"; do
        group=$((group + 1))
        code=0
        venv/bin/pytest -v -p no:cacheprovider --splits 2 --group "$group" \
            --splitting-algorithm least_duration --random-order --random-order-seed "$seed" \
            >out || code=$?
        printf 'group %s: %s of test_a.py, %s of test_b.py, exit code %s\n' "$group" \
            "$(grep -c '^test_a.*PASSED' out)" "$(grep -c '^test_b.*PASSED' out)" "$code"
    done
}

once='group 1: 3 of test_a.py, 0 of test_b.py, exit code 0
group 2: 0 of test_a.py, 3 of test_b.py, exit code 0'
finding 'Both groups with the same seed' "$once" "$once" "$(groups 1 1)"
finding 'Each group with a seed of its own, as without the option' "$once" \
    'group 1: 3 of test_a.py, 0 of test_b.py, exit code 0
group 2: 3 of test_a.py, 0 of test_b.py, exit code 0' \
    "$(groups 1 2)"

verdict
