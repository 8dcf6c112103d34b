#!/usr/bin/env bash
# Shared by the scripts: words, system packages, virtual environments, CMake presets, the sample suite.
# To be sourced; leaves the working directory at the root of the checkout.
set -euo pipefail

ROOT="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
cd -- "$ROOT"

# The sourcing scripts use these.
# shellcheck disable=SC2034
{
    BUILD_PACKAGES=(git cmake ninja-build g++ pkg-config libcli11-dev nlohmann-json3-dev
        libsimdjson-dev libyaml-cpp-dev libfmt-dev libxxhash-dev libpugixml-dev
        libsqlite3-dev libtomlplusplus-dev libre2-dev)
    PYTHON_PACKAGES=(python3 python3-venv)
    PROOF_PACKAGES=(libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev findutils time
        "${PYTHON_PACKAGES[@]}")
    # One major version everywhere: another one formats differently and knows other checks.
    FORM_PACKAGES=(clang-format-14 shellcheck "${PYTHON_PACKAGES[@]}")
    TIDY_PACKAGES=(clang clang-tidy-14)
}

say() {
    printf '==> %s\n' "$*" >&2
}

die() {
    printf '%s: error: %s\n' "$(basename -- "$0")" "$1" >&2
    if (($# > 1)); then
        printf 'hint: %s\n' "$2" >&2
    fi
    exit 1
}

# Prints the header comment of the calling script as its help.
usage() {
    sed -n -e '1d' -e '/^# shellcheck/q' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$0"
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif [[ -t 0 ]]; then
        sudo -- "$@"
    else
        # Without a terminal nobody can type a password: fail at once.
        sudo -n -- "$@"
    fi
}

missing_packages() {
    local status package
    local -A installed=()
    while read -r status package; do
        if [[ $status == ?i ]]; then
            installed[$package]=1
        fi
    done < <(dpkg-query --show --showformat '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null)
    for package in "$@"; do
        if [[ -z ${installed[$package]:-} ]]; then
            printf '%s\n' "$package"
            installed[$package]=named
        fi
    done
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" 2>&1
}

# ensure_packages PACKAGE...: installs the missing ones.
ensure_packages() {
    local missing=() output
    if ! command -v apt-get >/dev/null; then
        say "no apt on this machine; expecting these to be here: $*"
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return
    fi
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        die "system packages are missing and there is neither root nor sudo to install them" \
            "as root: apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "installing system packages: ${missing[*]}"
    # A broken third-party source must not stop packages that come from a good one.
    output="$(apt_get update)" || say "apt-get update failed, trying to install all the same: ${output##*$'\n'}"
    if ! output="$(apt_get install --no-install-recommends "${missing[@]}")"; then
        printf '%s\n' "$output" >&2
        die "apt-get could not install: ${missing[*]}" \
            "its reason is above; the scripts are made for Debian 12 and Ubuntu 24.04"
    fi
}

ensure_fuzz_packages() {
    ensure_packages clang
    # libFuzzer's package carries clang's major version in its name.
    ensure_packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
}

# The system's Python, not the first on PATH: apt can complete only its own with venv.
system_python() {
    if [[ -x /usr/bin/python3 ]]; then
        printf '/usr/bin/python3\n'
    else
        command -v python3 || die "there is no python3" "install Python 3.11 or newer"
    fi
}

# ensure_venv NAME: makes .venv/NAME with the packages that python/requirements/NAME.txt pins.
ensure_venv() {
    local venv="$ROOT/.venv/$1" requirements="$ROOT/python/requirements/$1.txt" python stamp
    ensure_packages "${PYTHON_PACKAGES[@]}"
    python="$(system_python)"
    # A virtual environment holds absolute paths, so a moved checkout needs a new one.
    stamp="$(sha256sum <"$requirements") $("$python" --version) $venv"
    if [[ -f $venv/stamp && $(<"$venv/stamp") == "$stamp" ]]; then
        return
    fi
    say "making .venv/$1 from python/requirements/$1.txt"
    "$python" -m venv --clear "$venv" ||
        die "$python could not make a virtual environment" "try: $python -m venv --clear $venv"
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
        --requirement "$requirements" ||
        die "pip could not install python/requirements/$1.txt" \
            "check that this machine reaches a Python package index, then run again"
    printf '%s\n' "$stamp" >"$venv/stamp"
}

# The first is the suite of .test_durations.sample; the sourcing scripts use both.
# shellcheck disable=SC2034
{
    NETWORKX_SUITE="$ROOT/build/suites/networkx-3.4.2"
    FLASK_SUITE="$ROOT/build/suites/flask-3.1.3"
}

# ensure_suite FOLDER: unpacks the sdist that python/requirements/PROJECT-sdist.txt pins, for a folder
# PROJECT-VERSION; needs ensure_venv main.
ensure_suite() {
    local suite="$1" project scratch
    if [[ -d $suite ]]; then
        return
    fi
    project="${suite##*/}"
    project="${project%-*}"
    say "downloading the $project suite to ${suite#"$ROOT"/}"
    mkdir -p "${suite%/*}"
    scratch="$(mktemp -d "${suite%/*}/download.XXXXXX")"
    "$ROOT/.venv/main/bin/python" -m pip download --quiet --no-input --disable-pip-version-check \
        --no-deps --no-binary "$project" --require-hashes --dest "$scratch" \
        --requirement "$ROOT/python/requirements/$project-sdist.txt" || {
        rm -rf -- "$scratch"
        die "pip could not download the sdist of $project" \
            "check that this machine reaches a Python package index, then run again"
    }
    tar -xz --no-same-owner -f "$scratch/${suite##*/}.tar.gz" -C "$scratch"
    # Appears whole or not at all.
    mv -T -- "$scratch/${suite##*/}" "$suite"
    rm -rf -- "$scratch"
}

# configure PRESET: runs CMake if Ninja would not do so by itself.
configure() {
    local build="build/$1"
    if [[ -f $build/configured && $(<"$build/configured") == "$ROOT" &&
        $build/configured -nt CMakePresets.json ]]; then
        return
    fi
    say "configuring $build"
    # Fresh: the cache of a moved checkout or of an older preset is refused or silently stale.
    cmake --preset "$1" --fresh ||
        die "CMake could not configure preset $1" "its reason is above; scripts/build --help lists the presets"
    printf '%s\n' "$ROOT" >"$build/configured"
}

# build PRESET: configures if needed, and compiles.
build() {
    configure "$1"
    cmake --build --preset "$1" || die "preset $1 does not build" "the compiler's first error is above"
}
