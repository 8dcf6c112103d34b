#!/usr/bin/env bash
# Guess: in a static program that brings its own malloc() and free(), the C library uses them too: strdup()
# of musl is malloc() and memcpy(), and whoever links another allocator first replaces musl's for all.
# Seen: zig's musl targets have strdup() written in Zig, with musl's heap inside: it never calls the program's
# malloc(), and free() gets a block that the program's heap has never seen. realpath() does the same. Built by
# zig for glibc, from the same line of source, strdup() calls the program's malloc().
# With: ziglang 0.17.0. Matters: an allocator that is linked in to make a static program quick (mimalloc,
# jemalloc) frees blocks of another heap, far from the mistake; replacing operator new alone is safe.
# shellcheck source=findings/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

environment venv ziglang==0.17.0

cat >count.c <<'C'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Alignas(16) char heap[1 << 20];
static size_t used;
static int calls;

void* malloc(size_t size) {
  ++calls;
  used += (size + 31) / 16 * 16;
  return heap + used - (size + 31) / 16 * 16;
}
void free(void* block) { (void)block; }

int main(void) {
  int before = calls;
  const char* copy = strdup("a text");
  int during = calls - before;
  int ours = copy >= heap && copy < heap + sizeof heap;
  printf("calls of malloc %d, block from the program's heap %d\n", during, ours);
}
C

for target in x86_64-linux-gnu x86_64-linux-musl; do
    venv/bin/python -m ziglang cc -target "$target" -O1 -fno-builtin count.c -o "$target" 2>err || cat err
done

finding "glibc: $(./x86_64-linux-gnu)" \
    "calls of malloc 1, block from the program's heap 1" \
    "calls of malloc 0, block from the program's heap 0" \
    "$(./x86_64-linux-musl)"

verdict
