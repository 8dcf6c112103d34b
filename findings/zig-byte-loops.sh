#!/usr/bin/env bash
# Guess: a static program of zig's musl target searches and compares memory as fast as musl, which reads
# memchr() a word at a time, or faster: zig builds for speed. Seen: zig 0.17 replaces musl's memchr(), memcmp()
# and bcmp() by its own loops over single bytes, and optimising the program changes nothing in them. The same
# source for glibc, which the same zig links, reads 32 bytes at a time: the static program takes many times
# as long for each of the calls.
# With: ziglang 0.17.0. Matters: a program that looks into many strings (std::string_view's find() and
# comparisons are these calls) is half as fast when it is built to run everywhere, and no profile of the
# other build shows why.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv ziglang==0.17.0

cat >search.c <<'C'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { size = 1 << 16, rounds = 4000 };
static char one[size], other[size];

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return 1e9 * (double)time.tv_sec + (double)time.tv_nsec;
}

int main(int count, char** words) {
  int byte = count > 1 ? words[1][0] : 1;
  long found = 0;
  double start = now();
  for (int round = 0; round < rounds; ++round) {
    one[round] = other[round] = (char)-round;
    found += memchr(one, byte, size) != NULL;
  }
  double searched = now();
  for (int round = 0; round < rounds; ++round) {
    one[round] = other[round] = (char)round;
    found += memcmp(one, other, size) != 0;
  }
  printf("%.0f %.0f %ld\n", searched - start, now() - searched, found % 2);
}
C

for target in x86_64-linux-gnu x86_64-linux-musl; do
    venv/bin/python -m ziglang cc -target "$target" -O3 search.c -o "$target" 2>err || cat err
done

cat >compare.py <<'PYTHON'
import statistics
import subprocess

def took(target):
    return [float(word) for word in subprocess.check_output(["./" + target, "~"]).split()[:2]]

pairs = [(took("x86_64-linux-musl"), took("x86_64-linux-gnu")) for _ in range(9)]
for place, call in enumerate(("memchr", "memcmp")):
    ratio = statistics.median(musl[place] / glibc[place] for musl, glibc in pairs)
    print(call, "takes", "over 4 times as long" if ratio > 4 else "a similar time", "in the static program")
PYTHON

finding "the same source for two C libraries" \
    "memchr takes a similar time in the static program
memcmp takes a similar time in the static program" \
    "memchr takes over 4 times as long in the static program
memcmp takes over 4 times as long in the static program" \
    "$(python3 compare.py)"

verdict
