#!/bin/sh
# Publishes output/ on a plain server: builds, checks, uploads beside what is there, checks again, switches in one step.
#
#     tools/deploy.sh user@host:/srv/scorecard      over ssh (RSYNC_RSH: another command, such as "ssh -p 2222")
#     tools/deploy.sh /srv/scorecard                a folder of this machine
#
# The server's document root is /srv/scorecard/current, a symbolic link. Readers see the old site or the new one, whole.
# The site before stays as /srv/scorecard/previous. Needs rsync at both ends.
# PYTHON names the Python to use (default: .venv/bin/python); SCORECARD_OPTIONS are more options of `build`.
set -eu

stop() {
    printf 'Not deployed: %s\n' "$*" >&2
    exit 1
}

if [ $# != 1 ] || [ -z "$1" ]; then
    printf 'usage: tools/deploy.sh [USER@HOST:]FOLDER, such as user@host:/srv/scorecard\n' >&2
    exit 2
fi
target=$1
python=${PYTHON:-.venv/bin/python}
shell=${RSYNC_RSH:-ssh}
command -v rsync >/dev/null || stop "there is no rsync on this machine; install the package rsync"

case $target in
-* | *::* | rsync://*) stop "$target is no folder and no USER@HOST:FOLDER" ;;
/*) host='' folder=$target ;;
*:*)
    host=${target%%:*} folder=${target#*:}
    # The folder is read by the shell at the other end: nothing in it may mean anything there.
    case $folder in
    /*[!A-Za-z0-9._/-]*) stop "the folder $folder may have letters, digits and . _ - / only" ;;
    /?*) ;;
    *) stop "name the whole path of the folder: $host:/…" ;;
    esac
    ;;
*) host='' folder=$PWD/$target ;;
esac

# Runs the script on standard input where the site is, with the arguments as $1, $2 ...
there() {
    if [ -n "$host" ]; then
        # shellcheck disable=SC2086  # RSYNC_RSH is a command with its options
        $shell "$host" sh -s -- "$@"
    else
        sh -s -- "$@"
    fi
}

# The calendar lifts embargoes here, and nowhere else: what is built is built as of today, in UTC.
# shellcheck disable=SC2086  # a list of options
"$python" -m scorecard build --public --on "$(date -u +%Y-%m-%d)" ${SCORECARD_OPTIONS:-}

sum() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }
(cd output && sum --check SHA256SUMS >/dev/null 2>&1) || stop "output/ is not what SHA256SUMS says; build again"

# The same build has the same name: a deployment that was interrupted goes on where it stopped.
release=$(sum output/SHA256SUMS | cut -c1-16)

site=$(
    there "$folder" "$release" <<'PREPARE'
set -eu
mkdir -p -- "$1/releases/$2"
if [ -e "$1/current" ] && [ ! -L "$1/current" ]; then
    printf '%s/current is no symbolic link: move it away first\n' "$1" >&2
    exit 1
fi
if [ -d "$1/current/." ]; then printf 'there\n'; fi
PREPARE
) || stop "the folder $folder can't be prepared"

# What the site already has is not sent again but linked. Contents decide, not dates; and since dates are not carried over,
# an unchanged file keeps the one that browsers and caches know.
rsync --recursive --checksum --delete --chmod=D755,F644 ${site:+--link-dest=../../current/} \
    output/ "${host:+$host:}$folder/releases/$release/" || stop "the upload failed; the site is as it was"

there "$folder" "$release" <<'SWITCH' || stop "the site is as it was"
set -eu
cd -- "$1"
if command -v sha256sum >/dev/null; then sum=sha256sum; else sum="shasum -a 256"; fi
if ! (cd "releases/$2" && $sum --check SHA256SUMS >/dev/null 2>&1); then
    printf 'what arrived is not what was sent\n' >&2
    exit 1
fi
# A link can't be changed, only replaced; the rename that does it is one step. (BSD and macOS call GNU's -T -h.)
point() {
    ln -s -- "$2" ".$1.$$"
    mv -T -f -- ".$1.$$" "$1" 2>/dev/null || mv -h -f ".$1.$$" "$1"
}
now=$(readlink current || :)
if [ "$now" != "releases/$2" ]; then
    [ -z "$now" ] || point previous "$now"
    point current "releases/$2"
fi
before=$(readlink previous || :)
for old in releases/*; do
    case $old in "releases/$2" | "$before") ;; *) rm -rf -- "$old" ;; esac
done
SWITCH
printf 'Deployed: %s/current is release %s\n' "${host:+$host:}$folder" "$release"
