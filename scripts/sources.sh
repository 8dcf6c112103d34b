#!/usr/bin/env bash
# The libraries of portable builds, from Debian's source packages: fetched by apt, checked, unpacked.
# To be sourced after common.sh.
set -euo pipefail

# Its source packages are those that cmake/sources.txt pins.
SOURCES_RELEASE=bookworm
SOURCES_LIST="$ROOT/cmake/sources.txt"
SOURCES_ARCHIVE="$ROOT/build/package/archive"
SOURCE_PACKAGES=(make patch perl tcl xz-utils)

# rows: LIBRARY PACKAGE VERSION SHA256 FILE, one a line.
source_rows() {
    grep -v '^#' "$SOURCES_LIST"
}

# is_sound SHA256 FILE
is_sound() {
    [[ -f $2 ]] && sha256sum --status --check <<<"$1  $2"
}

# Debian's mirrors that this machine knows, one `URI RELEASE` a line.
mirrors() {
    # apt fills in the names.
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
        grep -E " $SOURCES_RELEASE(-security|-updates)?$" | LC_ALL=C sort -u
}

# private_apt ARGUMENT...: apt-get with source packages, and with a state of its own: the machine's stays
# as it is.
private_apt() {
    local state="$SOURCES_ARCHIVE/apt"
    apt-get -q -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$state/lists" -o Dir::Cache="$state/cache" -o APT::Architecture=amd64 \
        -o APT::Architectures=amd64 -o APT::Sandbox::User=root "$@"
}

prepare_apt() {
    local state="$SOURCES_ARCHIVE/apt" uri release
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    while read -r uri release; do
        printf 'deb-src %s %s main\ndeb %s %s main\n' "$uri" "$release" "$uri" "$release"
    done < <(mirrors) >"$state/sources.list"
    if [[ ! -s $state/sources.list ]]; then
        die "apt on this machine knows no mirror of Debian 12 ($SOURCES_RELEASE), whose sources splitter takes" \
            "run this on Debian 12, or put the files that cmake/sources.txt names into ${SOURCES_ARCHIVE#"$ROOT"/}"
    fi
    say "reading the lists of Debian's source packages"
    private_apt update >&2
}

# fetch PACKAGE VERSION FILE
fetch() {
    say "fetching $3"
    if [[ $3 == *.deb ]]; then
        (cd -- "$SOURCES_ARCHIVE" && private_apt download "$1=$2" >&2)
    else
        (cd -- "$SOURCES_ARCHIVE" && private_apt source --download-only "$1=$2" >&2)
    fi || die "apt could not fetch $1 $2" "if Debian has a newer one by now: change cmake/sources.txt, and test"
}

fetch_sources() {
    local _library package version sum file is_prepared=''
    mkdir -p "$SOURCES_ARCHIVE"
    while read -r _library package version sum file; do
        if is_sound "$sum" "$SOURCES_ARCHIVE/$file"; then
            continue
        fi
        if [[ -z $is_prepared ]]; then
            prepare_apt
            is_prepared=yes
        fi
        fetch "$package" "$version" "$file"
        is_sound "$sum" "$SOURCES_ARCHIVE/$file" ||
            die "$file is not what cmake/sources.txt pins" "expected its sha256 to be $sum"
    done < <(source_rows)
}

# unpack FILE FOLDER: the author's sources, what Debian adds to them, or the files of a package.
unpack() {
    case "$1" in
        *.orig.tar.*) tar -x --no-same-owner --strip-components=1 -f "$1" -C "$2" ;;
        *.debian.tar.*)
            tar -x --no-same-owner -f "$1" -C "$2"
            apply_patches "$2"
            ;;
        *.deb) dpkg-deb --extract "$1" "$2" ;;
        *) die "cmake/sources.txt names ${1##*/}, which is neither a source nor a package" ;;
    esac
}

apply_patches() {
    local name
    if [[ ! -f $1/debian/patches/series ]]; then
        return
    fi
    while read -r name _; do
        if [[ -n $name && $name != '#'* ]]; then
            patch --directory "$1" --strip=1 --force --silent --input "$1/debian/patches/$name" >&2 ||
                die "Debian's patch $name does not apply in $1"
        fi
    done <"$1/debian/patches/series"
}

# SQLite's one file is made of its many by its own scripts. ZIG compiles their helpers.
amalgamate() {
    local log="$1/amalgamation.log"
    make -C "$1" -f Makefile.linux-gcc TOP=. BCC="$2 cc" sqlite3.c >"$log" 2>&1 ||
        die "SQLite's sources could not be put together" "its reason is in $log"
}

# tabulate RE2 UNICODE: RE2's tables are made of Unicode's files by its own scripts, which import `six`.
tabulate() {
    local log="$1/tables.log"
    sed -i "s|/usr/share/unicode|$2|" "$1/re2/unicode.py"
    PATH="$ROOT/.venv/package/bin:$PATH" make -C "$1" REBUILD_TABLES=1 \
        re2/perl_groups.cc re2/unicode_groups.cc re2/unicode_casefold.cc >"$log" 2>&1 ||
        die "RE2's tables could not be made" "its reason is in $log"
}

# ensure_sources ZIG: leaves all libraries unpacked in the folder that it prints.
ensure_sources() {
    local folder library _package _version _sum file scratch
    folder="$ROOT/build/package/sources-$(sha256sum "$SOURCES_LIST" "$ROOT/scripts/sources.sh" | sha256sum | cut -c1-12)"
    printf '%s\n' "$folder"
    if [[ -d $folder ]]; then
        return
    fi
    ensure_packages "${SOURCE_PACKAGES[@]}"
    fetch_sources
    say "unpacking the libraries"
    scratch="$(mktemp -d "$ROOT/build/package/unpacking.XXXXXX")"
    while read -r library _package _version _sum file; do
        mkdir -p "$scratch/$library"
        unpack "$SOURCES_ARCHIVE/$file" "$scratch/$library"
    done < <(source_rows)
    amalgamate "$scratch/SQLite3" "$1"
    tabulate "$scratch/RE2" "$scratch/Unicode/usr/share/unicode"
    # Appears whole or not at all.
    mv -T -- "$scratch" "$folder"
}
