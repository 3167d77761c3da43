"""Interviews beside the takes: kept whole, found by a part of their name, never in the way."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.library.any_interview import interviews
from voice_interview.errors import LibraryBusy, LibraryProblem, TakeMissing
from voice_interview.library.codecs import interview_codec
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Question
from voice_interview.model.formats import Format, Kind, Phase, Show
from voice_interview.model.interview import Asked, Entry, Interview, Part, PhaseTime, Stage

QUESTION = Question("q1", "Why [um]?", theme="common", follow_ups=("How?",))
FORMAT = Format("mine", "Mine", "", (Phase("one", "One", Kind.ANSWER, 2.5, show=(Show.NOTES,)),))


@pytest.fixture
def library(tmp_path: Path) -> TakeLibrary:
    return TakeLibrary.open(tmp_path / "recordings")


def begun(library: TakeLibrary) -> Interview:
    return library.interviews.begin(
        "mine", lambda name, at: Interview(name, FORMAT, at, 7, ((QUESTION,),))
    )


def file_of(library: TakeLibrary, interview: Interview) -> Path:
    return library.root / "interviews" / f"{interview.id}.json"


def test_what_is_saved_is_read_again(library: TakeLibrary) -> None:
    rich = replace(
        begun(library),
        pick="peer",
        last_step="Speak up",
        carried=("Pay",),
        stage=Stage.ASKING,
        elapsed_s=12.5,
        times=(PhaseTime(0.0),),
        asked=(Asked(0, QUESTION, "t2", ("t1",), 9.5, cut=True),),
        entries=(Entry(Part.FEEDBACK, "Well", "é [b]", 0), Entry(Part.STEP, "", "Go")),
    )
    library.interviews.save(rich)
    assert library.interviews.find(rich.id) == rich
    assert library.interviews.find(rich.id[-4:]) == rich
    assert library.interviews.all() == (rich,)
    assert file_of(library, rich).stat().st_mode & 0o777 == 0o600


@settings(max_examples=20)
@given(interviews())
def test_any_interview_comes_back_as_it_went(interview: Interview) -> None:
    assert interview_codec.decode(json.loads(json.dumps(interview_codec.encode(interview)))) == (
        interview
    )


def test_newest_come_first(library: TakeLibrary) -> None:
    found = [begun(library) for _ in range(3)]
    listed = [one.id for one in library.interviews.all()]
    assert listed == sorted((one.id for one in found), reverse=True)


def test_they_are_no_takes(library: TakeLibrary) -> None:
    begun(library)
    library.close()
    again = TakeLibrary.open(library.root)
    assert again.count() == 0
    assert [check.status for check in again.check()] == ["ok"] * len(again.check())


def test_one_that_is_not_there_is_told(library: TakeLibrary) -> None:
    with pytest.raises(TakeMissing, match="no interview “abc”"):
        library.interviews.find("abc")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda doc: doc.pop("format"), "format"),
        (lambda doc: doc.update(stage="asleep"), "stage"),
        (lambda doc: doc.update(stage="asking"), "times"),
        (lambda doc: doc.update(drawn=[]), "drawn"),
        (lambda doc: doc.update(drawn=5), "drawn"),
        (lambda doc: doc.update(times=[{"began_s": 0.0}] * 2), "times"),
        (lambda doc: doc["format"].update(phases=[]), "phase"),
        (lambda doc: doc.update(asked=[{"phase": 4}]), "asked"),
        (lambda doc: doc.update(stage="asking", times=[{"began_s": 0.0}]), "asked"),
        (lambda doc: doc.update(begun_at="yesterday"), "begun_at"),
        (lambda doc: doc.update(schema="voice-interview/interview/99"), "newer"),
    ],
)
def test_a_broken_one_is_told_and_hides_no_other(
    library: TakeLibrary, change: object, says: str
) -> None:
    sound, broken = begun(library), begun(library)
    doc = json.loads(file_of(library, broken).read_text("utf-8"))
    change(doc)  # type: ignore[operator]
    file_of(library, broken).write_text(json.dumps(doc), "utf-8")
    with pytest.raises(LibraryProblem, match=says):
        library.interviews.find(broken.id)
    assert library.interviews.all() == (sound,)
    listed, (fault,) = library.interviews.listed()
    assert listed == (sound,)
    assert fault.startswith(f"The interview {broken.id} ")
    assert [(one.name, one.status) for one in library.check()][2:] == [(broken.id, "problem")]


def test_a_second_window_reads_and_does_not_write(library: TakeLibrary) -> None:
    interview = begun(library)
    second = TakeLibrary.open(library.root)
    assert second.interviews.find(interview.id) == interview
    with pytest.raises(LibraryBusy):
        second.interviews.save(interview)


def test_the_files_name_is_the_id_whatever_stands_in_it(library: TakeLibrary) -> None:
    """As after somebody renamed it; and a file from elsewhere never says where it is written."""
    interview = begun(library)
    path = file_of(library, interview)
    path.write_text(path.read_text("utf-8").replace(interview.id, "../../elsewhere"), "utf-8")
    (found,) = library.interviews.all()
    assert found.id == library.interviews.find(interview.id).id == interview.id
    library.interviews.save(replace(found, pick="changed"))
    assert library.interviews.find(interview.id).pick == "changed"
