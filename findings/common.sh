#!/usr/bin/env bash
# Shared by the findings: a folder that goes away, virtual environments, and the comparison that decides.
# To be sourced; the working directory is then the empty folder.
set -euo pipefail

SCRATCH="$(mktemp -d)"
trap 'rm -rf -- "$SCRATCH"' EXIT
cd -- "$SCRATCH"

# Nothing that a machine or a CI system sets reaches the tools.
unset "${!PYTEST_@}" "${!PYTHON@}" "${!CI@}" "${!GITHUB_@}" "${!GITLAB_@}" "${!COVERAGE_@}"
export LC_ALL=C.UTF-8 NO_COLOR=1 COLUMNS=100 PYTHONDONTWRITEBYTECODE=1
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

changed=0

# environment NAME PACKAGE==VERSION...: a virtual environment NAME with these.
environment() {
    python3 -m venv "$1"
    "$1/bin/python" -m pip install --quiet "${@:2}"
    printf 'versions: %s, %s\n' "${*:2}" "$("$1/bin/python" --version)"
}

# node_packages PACKAGE@VERSION...: these in ./node_modules; none of their scripts is run.
node_packages() {
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix . "$@"
    printf 'versions: %s, node %s\n' "$*" "$(node --version)"
}

paragraph() {
    local line
    printf '%s:\n' "$1"
    while IFS= read -r line; do
        printf '    %s\n' "$line"
    done <<<"$2"
}

# finding QUESTION GUESS KNOWN SEEN: prints them; SEEN other than KNOWN makes the script fail.
finding() {
    printf '\n%s\n' "$1"
    paragraph 'expected by a good guess' "$2"
    paragraph 'seen' "$4"
    if [[ $4 != "$3" ]]; then
        paragraph 'seen when this was written' "$3"
        changed=1
    fi
}

# The last line of each finding.
verdict() {
    if ((changed)); then
        printf '\nthe behaviour has changed: this finding no longer holds\n'
        exit 1
    fi
    printf '\nas found\n'
}
