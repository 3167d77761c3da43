"""Links between the project's own pages lead somewhere: to a file, and to a heading in it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (
    ROOT / "README.md",
    ROOT / "benchmarks" / "README.md",
    ROOT / "corpus" / "star" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
)
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


def test_every_benchmark_has_its_heading() -> None:
    modules = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")}
    page = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert modules == set(re.findall(r"^## ([a-z_]+)$", page, re.MULTILINE))


def test_every_picture_is_shown() -> None:
    pages = [*links(ROOT / "README.md"), *links(ROOT / "docs" / "screens.md")]
    shown = {Path(link).name for link in pages if "pictures/" in link}
    assert shown == {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
