"""The set-up script on machines that lack things: the exact line to run, and on it goes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from voice_interview.paths import checkout

PYTHON_STUB = """#!/bin/sh
case "$*" in
  *"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
  *pip*|*compileall*) echo "pip $*" >> pip.log ;;
  *ensurepip*) exit {ensurepip} ;;
esac
exit 0
"""

PYTHONS = "python3", "python3.13", "python3.12", "python3.11"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A checkout as far as the script looks at it, and a PATH of stand-ins."""
    source = checkout()
    assert source is not None
    (tmp_path / "scripts").mkdir()
    shutil.copy(source / "scripts" / "setup.sh", tmp_path / "scripts")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(name)
    (tmp_path / "bin").mkdir()
    return tmp_path


def stub(fresh: Path, name: str, script: str) -> None:
    path = fresh / "bin" / name
    path.write_text(script if script.startswith("#!") else f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def set_up(fresh: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "scripts/setup.sh", *arguments],
        cwd=fresh,
        env={"PATH": f"{fresh / 'bin'}:{os.defpath}", "HOME": str(fresh)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def bare_machine(fresh: Path, user: int) -> None:
    stub(fresh, "ldconfig", "exit 0")
    stub(fresh, "id", f"echo {user}")
    stub(fresh, "sudo", "exit 1")
    stub(fresh, "apt-get", f'echo "$*" >> {fresh}/apt.log')
    stub(fresh, "python3", PYTHON_STUB.format(ensurepip=0))


def test_without_rights_the_line_to_run_is_shown_and_the_set_up_goes_on(fresh: Path) -> None:
    bare_machine(fresh, user=1000)
    done = set_up(fresh)
    assert done.returncode == 0, done.stderr
    assert (
        "sudo apt-get install -y --no-install-recommends libportaudio2 libespeak-ng1" in done.stderr
    )
    assert not (fresh / "apt.log").exists()
    assert "--require-hashes" in (fresh / "pip.log").read_text()


def test_what_pip_does_not_compile_is_compiled_after_it(fresh: Path) -> None:
    bare_machine(fresh, user=1000)
    set_up(fresh)
    _, _, compiled = (fresh / "pip.log").read_text().partition("--no-compile")
    assert "-m compileall" in compiled


def test_as_root_the_packages_are_installed(fresh: Path) -> None:
    bare_machine(fresh, user=0)
    assert set_up(fresh).returncode == 0
    assert "libportaudio2" in (fresh / "apt.log").read_text()


def test_packages_that_cannot_be_installed_do_not_stop_it(fresh: Path) -> None:
    bare_machine(fresh, user=0)
    stub(fresh, "apt-get", "exit 100")
    done = set_up(fresh)
    assert done.returncode == 0
    assert "could not be installed" in done.stderr


def test_the_second_time_nothing_is_done(fresh: Path) -> None:
    bare_machine(fresh, user=1000)
    set_up(fresh)
    (fresh / "pip.log").unlink()
    again = set_up(fresh)
    assert (again.returncode, again.stderr) == (0, "")
    assert not (fresh / "pip.log").exists()


def test_a_new_lock_file_is_installed(fresh: Path) -> None:
    bare_machine(fresh, user=1000)
    set_up(fresh)
    (fresh / "pip.log").unlink()
    (fresh / "requirements.lock").write_text("newer")
    set_up(fresh)
    assert "requirements.lock" in (fresh / "pip.log").read_text()


def python_of(version: str, machine: str) -> str:
    """A stand-in that says it is that Python on Linux, and can do nothing but say so."""
    says = (
        f"import platform, sys; sys.version_info = ({version}, 0)\n"
        f"platform.system, platform.machine = lambda: 'Linux', lambda: '{machine}'\n"
        "exec(sys.argv[1])"
    )
    return f'[ "$1" = -c ] && exec {sys.executable} -c "{says}" "$2"\nexit 0'


@pytest.mark.parametrize(
    ("version", "machine"), [("3, 10", "x86_64"), ("3, 14", "x86_64"), ("3, 12", "aarch64")]
)
def test_a_python_without_builds_is_one_sentence_and_the_way_out(
    fresh: Path, version: str, machine: str
) -> None:
    bare_machine(fresh, user=1000)
    for name in PYTHONS:
        stub(fresh, name, python_of(version, machine))
    done = set_up(fresh)
    assert done.returncode == 1
    assert "Python 3.11, 3.12 or 3.13 is needed" in done.stderr
    assert "make run PYTHON=" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (fresh / "pip.log").exists()


def test_another_python_beside_one_without_builds_is_taken(fresh: Path) -> None:
    bare_machine(fresh, user=1000)
    stub(fresh, "python3", python_of("3, 14", "x86_64"))
    stub(fresh, "python3.13", PYTHON_STUB.format(ensurepip=0))
    assert set_up(fresh).returncode == 0
    assert "requirements.lock" in (fresh / "pip.log").read_text()


@pytest.mark.parametrize("version", ["3, 11", "3, 12", "3, 13"])
def test_a_python_with_builds_is_taken(fresh: Path, version: str) -> None:
    bare_machine(fresh, user=1000)
    for name in PYTHONS:
        stub(fresh, name, python_of(version, "x86_64"))
    assert "Setting up" in set_up(fresh).stderr
