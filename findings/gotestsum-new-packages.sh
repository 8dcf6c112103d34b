#!/usr/bin/env bash
# Guess: `gotestsum tool ci-matrix` spreads packages without a recorded time over the partitions. Seen: they weigh
# nothing and are dealt out one by one to the lightest partition, which stays the lightest: all of them are in
# one job, whatever their number. Where no package has a time they are spread evenly, and partitions
# without a package stay in the matrix. With: gotestsum v1.13.0. Matters: the first run after a large merge
# has one job with all that is new; a median of the known times, or a count to break ties, prevents it.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

export GOPATH="$PWD/go" GOBIN="$PWD/bin" GOFLAGS=-modcacherw
go install gotest.tools/gotestsum@v1.13.0 2>log || { cat log && exit 1; }
printf 'versions: gotestsum@v1.13.0, %s\n' "$(go version)"

mkdir times none
for package in old/a:60 old/b:30 old/c:10; do
    printf '{"Time":"2026-01-01T00:00:00Z","Action":"pass","Package":"%s","Elapsed":%s}\n' \
        "${package%:*}" "${package#*:}"
done >times/run.log

# matrix FOLDER: one line a partition, its packages sorted; the packages come from stdin.
matrix() {
    bin/gotestsum tool ci-matrix --partitions 3 --timing-files "$1/*.log" 2>log | python3 -c '
import json, sys
for job in json.load(sys.stdin)["include"]:
    print(job["id"], *sorted(job["packages"].split()))'
}

finding 'Three packages with times of 60, 30 and 10 s, and four new ones' \
    '0 old/a
1 new/a new/b old/b
2 new/c new/d old/c' \
    '0 old/a
1 old/b
2 new/a new/b new/c new/d old/c' \
    "$(printf '%s\n' old/{a,b,c} new/{a,b,c,d} | matrix times)"
finding 'Four packages, no times at all' \
    '0 new/a new/d
1 new/c
2 new/b' \
    '0 new/a new/d
1 new/c
2 new/b' \
    "$(printf '%s\n' new/{a,b,c,d} | matrix none)"
finding 'Two packages with times, for three partitions' \
    '0 old/a
1 old/b' \
    '0 old/a
1 old/b
2' \
    "$(printf '%s\n' old/{a,b} | matrix times)"

verdict
