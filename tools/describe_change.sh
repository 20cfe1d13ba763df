#!/bin/sh
# Says in Markdown which scores the data moves since a revision, edition by edition; a comment on a pull request.
#
#     tools/describe_change.sh REVISION       such as HEAD^1; compared with HEAD
#
# Always ends well and always says something: data with errors can't be compared, and that is an answer, too.
# PYTHON names the Python to use (default: .venv/bin/python).
set -eu
[ $# = 1 ] || { printf 'usage: tools/describe_change.sh REVISION\n' >&2; exit 2; }
before=$1
python=${PYTHON:-.venv/bin/python}

editions_of() { git ls-tree -d --name-only "$1:data/editions" 2>/dev/null || :; }

printf '## What this change does to the scores\n\n'
if ! "$python" -m scorecard check >/dev/null 2>&1; then
    printf 'The data has errors: the log of this run and the notes on the changed files say which. Until they are mended '
    printf 'nothing below is final.\n\n'
fi
earlier=$(editions_of "$before")
# Ids of editions are lower-case words; a folder of any other name is none, and check says so.
for edition in $(editions_of HEAD | grep -E '^[a-z0-9]+(-[a-z0-9]+)*$'); do
    if ! printf '%s\n' "$earlier" | grep -qx -- "$edition"; then
        printf '### Edition %s\n\nNew: there is nothing yet to compare it with.\n\n' "$edition"
    elif told=$("$python" -m scorecard diff --rev "$before" --rev HEAD --edition "$edition" --format markdown); then
        printf '%s\n\n' "$told"
    else
        printf '### Edition %s\n\nCannot be compared: the data before or after this change cannot be read.\n\n' "$edition"
    fi
done
