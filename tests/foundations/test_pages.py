"""What the project's own pages name is there: files, headings, modules, targets, packages."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (
    ROOT / "README.md",
    ROOT / "benchmarks" / "README.md",
    ROOT / "corpus" / "star" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "tests" / "data").glob("*/README.md")),
)
BENCHMARKS = ROOT / "benchmarks" / "README.md"
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def links(page: Path) -> list[str]:
    found = LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    return [link for link in found if "://" not in link]


def anchors(page: Path) -> set[str]:
    """As the forges name a heading: small letters, no punctuation, dashes for blanks."""
    headings = HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_its_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_files_and_modules_it_names_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"\b(?:benchmarks|training|scripts)(?:\.[a-z_]+)+\b", text):
        place = ROOT.joinpath(*name.split("."))
        assert place.is_dir() or place.with_suffix(".py").is_file(), name
    folders = "benchmarks|corpus|docs|prompts|scripts|tests|training|voice_interview"
    for name in re.findall(rf"`((?:{folders})/[\w./*-]*)`", text):
        assert name == "benchmarks/results/" or any(ROOT.glob(name.rstrip("/"))), name


def test_every_target_of_make_that_a_page_names_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {
        target
        for page in PAGES
        for target in re.findall(
            r"(?:^ {4}|`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE
        )
    }
    assert {"run", "test", "bench"} <= named
    assert named <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_every_package_that_the_program_needs_is_credited() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    credited = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8").lower()
    for needed in settings["project"]["dependencies"]:
        name = re.match(r"[\w-]+", needed)
        assert name is not None
        assert name[0].partition("-framework")[0] in credited, needed


def test_every_benchmark_has_its_heading() -> None:
    modules = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")}
    page = BENCHMARKS.read_text(encoding="utf-8")
    assert modules == set(re.findall(r"^## ([a-z_]+)$", page, re.MULTILINE))


def test_every_option_of_a_benchmark_that_the_page_names_is_one() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "benchmarks").glob("[a-z]*.py"))
    named = re.findall(r"`(?:python -m [\w.]+ )?(--[a-z]+)", BENCHMARKS.read_text(encoding="utf-8"))
    assert named
    assert {option for option in named if f'"{option}"' not in sources} == set()


def test_every_picture_is_shown() -> None:
    pages = [*links(ROOT / "README.md"), *links(ROOT / "docs" / "screens.md")]
    shown = {Path(link).name for link in pages if "pictures/" in link}
    assert shown == {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
