#!/bin/sh
# Set up what is missing: system packages, then .venv from the lock file. With --dev also what the
# tests need. Does nothing, at once, when the lock file is the one .venv was made from.
set -eu

cd "$(dirname "$0")/.."
lock=requirements.lock
kind=run
if [ "${1:-}" = "--dev" ]; then
    lock=requirements-dev.lock
    kind=dev
fi
stamp=".venv/.made-from-$kind"

if cmp -s "$lock" "$stamp" 2>/dev/null || cmp -s requirements-dev.lock .venv/.made-from-dev 2>/dev/null; then
    exit 0
fi

say() { printf '%s\n' "$*" >&2; }

wanted_packages() {
    ldconfig -p 2>/dev/null | grep -q 'libportaudio\.so\.2' || echo libportaudio2
    ldconfig -p 2>/dev/null | grep -q 'libespeak-ng\.so\.1' || echo libespeak-ng1
    [ -d /usr/lib/"$(uname -m)"-linux-gnu/alsa-lib ] || echo libasound2-plugins
    "$PYTHON" -c 'import ensurepip' 2>/dev/null || echo python3-venv
    [ "$kind" = dev ] || return 0
    for pair in pulseaudio:pulseaudio pactl:pulseaudio-utils flite:flite sox:sox espeak-ng:espeak-ng \
        ffmpeg:ffmpeg tmux:tmux chromium:chromium; do
        command -v "${pair%%:*}" >/dev/null 2>&1 || echo "${pair##*:}"
    done
}

install_packages() {
    command -v apt-get >/dev/null 2>&1 || {
        [ "$(uname)" = Darwin ] || say "Install PortAudio and espeak-ng with your system's package manager."
        return 0
    }
    packages=$(wanted_packages | tr '\n' ' ')
    [ -n "${packages% }" ] || return 0
    line="apt-get install -y --no-install-recommends $packages"
    if [ "$(id -u)" = 0 ]; then
        as=""
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as="sudo"
    else
        say "These system packages are missing; run this when you can, the program goes on without:"
        say "    sudo $line"
        return 0
    fi
    say "Installing system packages: $packages"
    $as apt-get update -qq || true
    # shellcheck disable=SC2086
    $as env DEBIAN_FRONTEND=noninteractive $line >/dev/null || {
        say "The system packages could not be installed; the program goes on with what there is. The line was:"
        say "    sudo $line"
    }
}

# One that everything in the lock file has a build for (scripts/installable.sh).
suits() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c '
import platform, sys
version, arm = sys.version_info[:2], (platform.system(), platform.machine()) == ("Linux", "aarch64")
raise SystemExit(not (3, 11) <= version <= (3, 13) or arm and version == (3, 12))
' 2>/dev/null
}

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if suits "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    say "Python 3.11, 3.12 or 3.13 is needed and was not found (on Linux with an ARM processor, not 3.12)."
    say "Install one beside what you have, and name it if it is not found: make run PYTHON=/path/to/python"
    return 1
}

PYTHON=$(find_python)
install_packages
say "Setting up .venv (about half a gigabyte, once)"
[ -x .venv/bin/python ] || "$PYTHON" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile \
    --no-deps --require-hashes --only-binary :all: -r "$lock"
# pip would compile it all on one core. What cannot be compiled is there for another Python.
.venv/bin/python -m compileall -q -j 0 .venv/lib >/dev/null 2>&1 || true
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
cp "$lock" "$stamp"
