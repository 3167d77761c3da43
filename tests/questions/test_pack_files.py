"""Packs on disk: what is read, what is refused, and whose question wins."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from voice_interview.questions import formats, packs
from voice_interview.questions.bank import Bank
from voice_interview.questions.faults import Fault


def question(name: str, text: str = "What did you do?", more: str = "") -> str:
    return f'[[question]]\nid = "{name}"\ntext = "{text}"\n{more}\n'


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "b.toml").write_text(question("later", more='theme = "second"'), "utf-8")
    (folder / "c.toml").write_text("place = 1\n" + question("first"), "utf-8")
    return folder


@pytest.fixture
def user(tmp_path: Path) -> Path:
    folder = tmp_path / "user"
    folder.mkdir()
    return folder


def test_packs_stand_in_the_order_of_place_then_name(shipped: Path, user: Path) -> None:
    bank = packs.load(shipped, user)
    assert [q.id for q in bank] == ["first", "later"]
    assert bank.themes == ("c", "second")
    assert bank.faults == ()


def test_what_is_left_out_has_a_default(shipped: Path, user: Path) -> None:
    (first, _) = packs.load(shipped, user)
    assert (first.theme, first.pack, first.level) == ("c", "c", "any")
    assert (first.target_s, first.expects_story) == (90.0, True)
    assert (first.tags, first.follow_ups, first.shows, first.trap) == ((), (), "", "")


def test_text_is_cleaned_and_brackets_are_text(shipped: Path, user: Path) -> None:
    text = "[bold]What?[/]\\u001b[31m\\u202e  Really\\n?"
    (user / "mine.toml").write_text(question("clean", text), "utf-8")
    assert packs.load(shipped, user).by_id("clean").text == "[bold]What?[/] Really ?"


def test_an_id_of_the_user_wins_and_keeps_its_place(shipped: Path, user: Path) -> None:
    (user / "mine.toml").write_text(question("first", "Mine?") + question("new"), "utf-8")
    bank = packs.load(shipped, user)
    assert [q.id for q in bank] == ["first", "later", "new"]
    assert (bank.by_id("first").text, bank.by_id("first").pack) == ("Mine?", "mine")
    assert bank.faults == ()


def test_a_faulty_question_of_the_user_leaves_the_shipped_one(shipped: Path, user: Path) -> None:
    (user / "mine.toml").write_text(question("first", more="target_s = 0"), "utf-8")
    bank = packs.load(shipped, user)
    assert bank.by_id("first").pack == "c"
    assert [(fault.file.name, fault.key) for fault in bank.faults] == [("mine.toml", "target_s")]


def test_two_packs_of_the_user_cannot_share_an_id(shipped: Path, user: Path) -> None:
    (user / "a.toml").write_text(question("mine", "First?"), "utf-8")
    (user / "b.toml").write_text("\n" + question("mine", "Second?"), "utf-8")
    bank = packs.load(shipped, user)
    assert bank.by_id("mine").text == "First?"
    (fault,) = bank.faults
    assert fault == packs.check(user)[0]
    assert (fault.file.name, fault.line) == ("b.toml", 3)
    assert "line 2 of a.toml" in fault.sentence


def test_a_broken_pack_takes_no_other_with_it(shipped: Path, user: Path) -> None:
    (user / "broken.toml").write_text("[[question", "utf-8")
    (user / "sound.toml").write_text(question("mine"), "utf-8")
    bank = packs.load(shipped, user)
    assert [q.id for q in bank] == ["first", "later", "mine"]
    assert [fault.file.name for fault in bank.faults] == ["broken.toml"]


def test_a_byte_order_mark_and_windows_lines_are_fine(shipped: Path, user: Path) -> None:
    text = "\ufeff" + question("windows").replace("\n", "\r\n")
    (user / "mine.TOML").write_bytes(text.encode())
    bank = packs.load(shipped, user)
    assert bank.by_id("windows").text == "What did you do?"
    assert bank.faults == ()


def test_another_encoding_is_named_with_its_line(user: Path) -> None:
    (user / "mine.toml").write_bytes("# one\n# zwei Ä\n[[question]]".encode("latin-1"))
    (fault,) = packs.check(user)
    assert fault.line == 2
    assert "UTF-8" in fault.sentence


def test_other_files_and_folders_are_passed_over(shipped: Path, user: Path) -> None:
    (user / "notes.txt").write_text("not a pack", "utf-8")
    (user / "mine.toml~").write_text("not a pack", "utf-8")
    (user / ".#mine.toml").symlink_to("nowhere")
    (user / "rules").mkdir()
    (user / "rules" / "fillers.toml").write_text("not a pack", "utf-8")
    bank = packs.load(shipped, user)
    assert len(bank) == 2
    assert bank.faults == ()


def test_a_link_out_of_the_folder_is_not_followed(
    tmp_path: Path, shipped: Path, user: Path
) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text(question("outside"), "utf-8")
    (user / "mine.toml").symlink_to(outside)
    bank = packs.load(shipped, user)
    assert "outside" not in {q.id for q in bank}
    (fault,) = bank.faults
    assert "outside its folder" in fault.sentence


def test_a_link_within_a_linked_folder_is_followed(tmp_path: Path, user: Path) -> None:
    (user / "real.toml").write_text(question("mine"), "utf-8")
    (user / "real.toml").rename(user / "real.txt")
    (user / "link.toml").symlink_to(user / "real.txt")
    linked = tmp_path / "linked"
    linked.symlink_to(user)
    assert packs.check(linked) == ()
    assert [q.id for q in packs.load(linked, tmp_path / "none")] == ["mine"]


def test_links_in_a_circle_or_to_nothing_are_named(user: Path) -> None:
    (user / "a.toml").symlink_to(user / "b.toml")
    (user / "b.toml").symlink_to(user / "a.toml")
    (user / "c.toml").symlink_to(user / "gone")
    assert [fault.file.name for fault in packs.check(user)] == ["a.toml", "b.toml", "c.toml"]


def test_what_is_not_a_plain_file_is_never_opened(user: Path) -> None:
    os.mkfifo(user / "pipe.toml")
    (user / "folder.toml").mkdir()
    assert [fault.sentence for fault in packs.check(user)] == ["this is not an ordinary file."] * 2


@pytest.mark.parametrize("name", ["absent.toml", "absent"])
def test_nothing_there_is_a_fault_when_asked_for_by_name(tmp_path: Path, name: str) -> None:
    (fault,) = packs.check(tmp_path / name)
    assert "no such file" in fault.sentence


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path, shipped: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    bank = packs.load(shipped, tmp_path / "file")
    assert len(bank) == 2
    assert "folder cannot be read" in bank.faults[0].sentence


def test_an_unreadable_pack_is_named(
    monkeypatch: pytest.MonkeyPatch, shipped: Path, user: Path
) -> None:
    (user / "mine.toml").write_text(question("mine"), "utf-8")

    def refuse(_path: Path, _mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (fault,) = packs.check(user)
    assert fault.sentence == "this file cannot be read: Permission denied."


def test_without_shipped_questions_the_program_can_still_say_so(tmp_path: Path) -> None:
    bank = packs.load(tmp_path / "none", tmp_path / "neither")
    assert len(bank) == 0
    assert "missing" in bank.faults[0].sentence


@pytest.mark.parametrize("check", [packs.check, lambda path: formats.check(path, Bank())])
def test_a_name_that_no_disk_takes_is_a_fault(
    tmp_path: Path, check: Callable[[Path], tuple[Fault, ...]]
) -> None:
    (fault,) = check(tmp_path / ("a" * 300))
    assert "cannot be read" in fault.sentence


@pytest.mark.parametrize("check", [packs.check, lambda path: formats.check(path, Bank())])
def test_a_folder_with_nothing_to_check_is_a_fault(
    tmp_path: Path, check: Callable[[Path], tuple[Fault, ...]]
) -> None:
    (tmp_path / "pack.txt").write_text("")
    (fault,) = check(tmp_path)
    assert "is in this folder" in fault.sentence
    assert ".toml" in fault.way_out
