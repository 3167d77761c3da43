#!/bin/sh
# Whether every file of the lock has a build for each Python and system that the README names, and
# none needs a compiler. Nothing is installed. Needs uv, and the package index.
set -eu

cd "$(dirname "$0")/.."
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
export MACOSX_DEPLOYMENT_TARGET=14.0

for system in x86_64-manylinux_2_28 aarch64-manylinux_2_28 aarch64-apple-darwin x86_64-pc-windows-msvc; do
    for version in 3.11 3.12 3.13; do
        [ "$version $system" != "3.12 aarch64-manylinux_2_28" ] || continue
        uv pip install --quiet --dry-run --target "$here" --python-version "$version" --python-platform "$system" \
            --no-deps --only-binary :all: --require-hashes -r requirements.lock
        printf '%s, Python %s: everything has a build\n' "$system" "$version"
    done
done
