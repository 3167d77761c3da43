"""A report as a file: whole, or as if nothing had been asked."""

from pathlib import Path

import pytest

from voice_interview.errors import InputProblem
from voice_interview.export.writer import Writer


@pytest.fixture
def writer() -> Writer:
    return Writer(lambda _path: b"")


def test_the_text_stands_in_the_file_sign_by_sign(writer: Writer, tmp_path: Path) -> None:
    writer.save(tmp_path / "a.md", "Zürich\r\nand on\n")
    assert (tmp_path / "a.md").read_bytes() == "Zürich\r\nand on\n".encode()


def test_what_cannot_be_written_whole_leaves_what_was_there(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_full(path: Path, text: str, *_how: object, **_more: object) -> int:
        path.write_bytes(text[:3].encode())
        raise OSError(28, "No space left on device")

    old = tmp_path / "old.html"
    old.write_text("the page of last week")
    monkeypatch.setattr(Path, "write_text", run_full)
    for name in ("old.html", "new.html"):
        with pytest.raises(InputProblem, match="cannot be written: No space left on device"):
            writer.save(tmp_path / name, "a page")
    assert [path.name for path in tmp_path.iterdir()] == ["old.html"]
    assert old.read_bytes() == b"the page of last week"


def test_a_link_to_a_file_elsewhere_stays_a_link(writer: Writer, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "page.html").write_text("old")
    link = tmp_path / "page.html"
    link.symlink_to(tmp_path / "elsewhere" / "page.html")
    writer.save(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "elsewhere" / "page.html").read_text() == "new"


@pytest.mark.parametrize("name", ["", "no/folder.html"])
def test_a_place_that_is_none_is_a_sentence(writer: Writer, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputProblem, match="cannot be written"):
        writer.save(tmp_path / name, "a page")
    assert list(tmp_path.iterdir()) == []
