"""What `ports.library.Library` promises, on the real library in a folder of its own."""

import stat
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.nouns import CAPTURE, FAILED, FIGURES, LED, SOUNDS, finished, words, write_audio
from tests.patience import PATIENCE_S
from voice_interview.errors import DiskFull, LibraryProblem, TakeMissing
from voice_interview.library import files
from voice_interview.library.codecs.documents import TRANSCRIPT
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Capture, Hearing, Judged, Question, Review, Take, TakeState
from voice_interview.ports.library import Library


def test_a_new_take_is_on_disk_and_listed_before_anything_is_recorded(
    library: TakeLibrary,
) -> None:
    port: Library = library
    take = port.begin(LED, preparation_s=12.0, part_of="another")
    assert take.state is TakeState.RECORDING
    assert (take.preparation_s, take.part_of, take.question) == (12.0, "another", LED)
    assert port.take(take.id) == take
    assert port.audio(take.id).parent.is_dir()
    assert not port.audio(take.id).exists()
    assert [row.take for row in port.rows()] == [take]
    assert port.count() == 1


def test_a_saved_take_comes_back_here_and_after_a_restart(library: TakeLibrary) -> None:
    take = finished(library)
    library.change(take.id, lambda now: replace(now, note="louder at the end"))
    library.close()
    again = TakeLibrary.open(library.root)
    assert again.take(take.id) == replace(take, note="louder at the end")
    assert again.rows()[0].take == again.take(take.id)
    assert again.recovered() == ()
    again.close()


def test_words_and_sounds_come_back(library: TakeLibrary) -> None:
    take = library.begin(LED)
    assert library.hearing(take.id) is None
    heard = Hearing(words("So um I led it"), SOUNDS)
    library.save_hearing(take.id, heard)
    assert library.hearing(take.id) == heard


def test_a_hearing_without_sounds_leaves_the_sounds_there_are(library: TakeLibrary) -> None:
    take = finished(library)
    library.save_hearing(take.id, Hearing(words("I led it"), None))
    assert library.hearing(take.id) == Hearing(words("I led it"), SOUNDS)


def test_words_of_other_engines_and_models_stay_beside(library: TakeLibrary) -> None:
    take = library.begin(LED)
    folder = library.audio(take.id).parent
    first = words("so i let it", "builtin", "")
    second = words("So I led it.", "whisper", "base.en")
    third = words("So, I led it.", "whisper", "/models/My Own (v2)")
    for transcript in (first, second, third, replace(first, language="en-us")):
        library.save_hearing(take.id, Hearing(transcript, None))
    assert library.hearing(take.id) == Hearing(replace(first, language="en-us"), None)
    beside = sorted(folder.glob("transcript-*"))
    assert [path.name for path in beside] == [
        "transcript-whisper-base.en.json",
        "transcript-whisper-my-own-v2-f86517.json",
    ]
    assert [TRANSCRIPT.read(path) for path in beside] == [second, third]


def test_other_words_come_back_with_their_own_sounds_and_can_become_the_current_ones(
    library: TakeLibrary,
) -> None:
    take = library.begin(LED)
    first = Hearing(words("so i let it", "builtin", ""), SOUNDS)
    better = Hearing(words("So I led it."), replace(SOUNDS, filled_pauses=()))
    library.save_hearing(take.id, first)
    assert library.other_hearings(take.id) == ()
    library.save_beside(take.id, better)
    assert (library.hearing(take.id), library.other_hearings(take.id)) == (first, (better,))
    library.save_hearing(take.id, better)
    assert (library.hearing(take.id), library.other_hearings(take.id)) == (better, (first,))


def test_other_words_that_cannot_be_read_or_have_no_sounds_are_no_trouble(
    library: TakeLibrary,
) -> None:
    take = finished(library)
    folder = library.audio(take.id).parent
    for model in ("small.en", "tiny.en"):
        library.save_beside(take.id, Hearing(words("Other words", "whisper", model), SOUNDS))
    (folder / "transcript-whisper-small.en.json").write_text("{")
    (folder / "sounds-whisper-tiny.en.json").write_text("{")
    found = library.other_hearings(take.id)
    assert found == (Hearing(words("Other words", "whisper", "tiny.en"), None),)


def test_words_kept_beside_change_no_figures(library: TakeLibrary) -> None:
    take = finished(library)
    library.save_beside(take.id, Hearing(words("Other words", "whisper", "small.en"), SOUNDS))
    assert library.rows()[0].figures == FIGURES


def test_a_review_is_kept_and_empty_before(library: TakeLibrary) -> None:
    take = library.begin(LED)
    assert library.review(take.id) == Review()
    said = Review((Judged(0.5, 0.8),), (Judged(1.0, 1.2),), no_story=True)
    library.save_review(take.id, said)
    assert library.review(take.id) == said


def test_figures_stand_in_the_rows_until_the_facts_change(library: TakeLibrary) -> None:
    take = finished(library)
    assert library.rows()[0].figures == FIGURES
    library.change(take.id, lambda now: replace(now, note="a note is no fact"))
    assert library.rows()[0].figures == FIGURES
    library.save_review(take.id, Review((Judged(0.5, 0.8),)))
    assert library.rows()[0].figures is None
    library.save_figures(take.id, replace(FIGURES, fillers_heard=3))
    library.save_hearing(take.id, Hearing(words("Other words"), None))
    assert library.rows()[0].figures is None


def test_takes_without_figures_of_these_rules_are_told(library: TakeLibrary) -> None:
    takes = [finished(library) for _ in range(3)]
    library.begin(LED)
    assert library.without_figures("1") == ()
    library.save_review(takes[1].id, Review())
    assert library.without_figures("1") == (takes[1].id,)
    assert len(library.without_figures("2")) == 3
    assert len(library.without_figures("2", limit=2)) == 2


def test_rows_come_newest_first_in_pages(library: TakeLibrary) -> None:
    begun = [library.begin(LED) for _ in range(5)]
    newest = sorted(begun, key=lambda take: (take.recorded_at, take.id), reverse=True)
    assert [row.take for row in library.rows()] == newest
    assert [row.take for row in library.rows(limit=2)] == newest[:2]
    assert [row.take for row in library.rows(limit=2, offset=4)] == newest[4:]
    assert library.rows(limit=2, offset=9) == ()
    assert library.rows(limit=0) == ()


def test_rows_are_filtered_by_question_and_by_words_anywhere(library: TakeLibrary) -> None:
    led = finished(library, LED, "We moved 100% of it")
    failed = finished(library, FAILED, "It broke [badly] under_scored, Größe")
    library.change(failed.id, lambda now: replace(now, note="Ask ANNA first"))

    def found(text: str, question_id: str = "") -> set[str]:
        return {row.take.id for row in library.rows(text=text, question_id=question_id)}

    assert found("", LED.id) == {led.id}
    assert found("tell  ME about") == {led.id, failed.id}
    assert found("tell me about", FAILED.id) == {failed.id}
    assert found("100%") == {led.id}
    assert found("1%0") == set()
    assert found("under_scored") == {failed.id}
    assert found("underxscored") == set()
    assert found("[BADLY]") == {failed.id}
    assert found("GRÖSSE") == {failed.id}
    assert found("anna first") == {failed.id}
    assert found("it ask") == set()
    assert found("' OR 1=1 --") == set()
    assert found("\ud800") == {led.id, failed.id}


def test_a_question_of_ones_own_is_known_by_its_text_and_any_other_by_its_id(
    library: TakeLibrary,
) -> None:
    own, reworded = Question("", "Why us?"), replace(LED, text="Tell me of a team you led.")
    asked = (own, own, Question("", "Why us? Why now?"), Question("bank", "Why us?"), LED, reworded)
    takes = [library.begin(question).id for question in asked]
    takes += [library.begin(Question("", "???")).id]

    def found(question: Question, **about: int | str) -> set[str]:
        return {row.take.id for row in library.rows(question=question, **about)}  # type: ignore[arg-type]

    assert found(own) == set(takes[:2])
    assert found(reworded) == set(takes[4:6])
    assert found(Question("", "???")) == {takes[6]}
    assert found(own, text="why") == set(takes[:2])
    assert found(own, text="now") == set()
    assert len(found(own, limit=1) | found(own, limit=1, offset=1)) == 2


def test_a_row_shows_how_the_answer_begins(library: TakeLibrary) -> None:
    finished(library, LED, "So [um] " + "word " * 200)
    excerpt = library.rows()[0].excerpt
    assert excerpt.startswith("So [um] word word")
    assert len(excerpt) <= 160


def test_a_take_is_found_by_a_piece_of_its_id(library: TakeLibrary) -> None:
    take = finished(library)
    assert library.take(take.id[-4:]) == take
    assert library.take(take.id[:-2]) == take
    assert library.audio(take.id[-4:]) == library.root / take.id / "audio.wav"


@pytest.mark.parametrize("name", ["", "nope", "..", "../..", "/etc", "a\0b", "\ud800", "." * 5000])
def test_a_take_that_is_not_there_is_said_so_and_nothing_is_made(
    library: TakeLibrary, name: str
) -> None:
    before = sorted(library.root.parent.rglob("*"))
    missing = replace(library.begin(LED), id=name)
    library.delete(library.rows()[0].take.id)
    for work in (
        lambda: library.take(name),
        lambda: library.audio(name),
        lambda: library.change(missing.id, lambda _: missing),
        lambda: library.save_hearing(name, Hearing(words("a"), None)),
        lambda: library.hearing(name),
        lambda: library.save_review(name, Review()),
        lambda: library.save_figures(name, FIGURES),
        lambda: library.delete(name),
    ):
        with pytest.raises(TakeMissing):
            work()
    assert sorted(library.root.parent.rglob("*")) == before


def test_a_deleted_take_leaves_no_word_behind(library: TakeLibrary) -> None:
    kept = finished(library, LED, "I kept this")
    gone = finished(library, FAILED, "xylophone quarantine " * 50)
    library.change(gone.id, lambda now: replace(now, note="zeppelin"))
    (library.root / "library.sqlite3.damaged").write_bytes(b"old words: xylophone")
    library.delete(gone.id)
    assert [row.take.id for row in library.rows()] == [kept.id]
    assert library.count() == 1
    with pytest.raises(TakeMissing):
        library.take(gone.id)
    left = b"".join(path.read_bytes() for path in library.root.rglob("*") if path.is_file())
    assert b"kept this" in left
    for trace in (b"xylophone", b"zeppelin", gone.id.encode()):
        assert trace not in left


def test_everything_is_for_this_user_alone(library: TakeLibrary) -> None:
    take = finished(library)
    library.save_review(take.id, Review())
    paths = [library.root, *library.root.rglob("*")]
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in paths}
    assert modes == {(True, 0o700), (False, 0o600)}


def test_a_folder_that_others_use_keeps_its_mode(tmp_path: Path) -> None:
    shared, empty = tmp_path / "shared", tmp_path / "empty"
    for folder in (shared, empty):
        folder.mkdir(mode=0o755)
        (folder / ".gitkeep").touch()
    (shared / "thesis.txt").touch()
    for folder in (shared, empty):
        TakeLibrary.open(folder).close()
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
    assert stat.S_IMODE(empty.stat().st_mode) == 0o700


def test_too_little_room_is_said_before_a_take_is_begun(
    library: TakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "free_bytes", lambda _folder: 30_000_000)
    with pytest.raises(DiskFull, match="Only 30 MB are free"):
        library.begin(LED)

    def fill(target: Path) -> Capture:
        raise AssertionError(f"{target} would have been begun")

    with pytest.raises(DiskFull, match="Only 30 MB are free"):
        library.adopt(LED, fill, "abc")
    assert library.count() == 0


def test_a_folder_that_cannot_be_used_is_one_sentence_with_a_way_out(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("not a folder")
    for root in (in_the_way, in_the_way / "below"):
        with pytest.raises(LibraryProblem, match="cannot be used") as caught:
            TakeLibrary.open(root)
        assert "--recordings" in caught.value.way_out
    assert in_the_way.read_text() == "not a folder"


def test_after_closing_nothing_is_written(library: TakeLibrary) -> None:
    take = finished(library)
    library.close()
    library.close()
    with pytest.raises(LibraryProblem, match="closed"):
        library.change(take.id, lambda now: replace(now, note="late"))
    assert library.take(take.id) == take


def test_a_take_keeps_what_the_recorder_said(library: TakeLibrary) -> None:
    take = library.begin(LED)
    write_audio(library.audio(take.id))
    library.change(take.id, lambda now: replace(now, state=TakeState.RECORDED, capture=CAPTURE))
    assert library.take(take.id).capture == CAPTURE


def test_two_changes_at_once_both_hold(library: TakeLibrary) -> None:
    """A note written while a transcription ends: neither undoes the other."""
    take = library.begin(LED)
    inside = threading.Event()
    noted = threading.Thread(
        target=lambda: (
            inside.wait(PATIENCE_S)
            and library.change(take.id, lambda now: replace(now, note="slower"))
        )
    )
    noted.start()

    def done(now: Take) -> Take:
        inside.set()
        return replace(now, state=TakeState.DONE)

    library.change(take.id, done)
    noted.join(PATIENCE_S)
    kept = library.take(take.id)
    assert (kept.note, kept.state) == ("slower", TakeState.DONE)


def test_the_series_has_every_take_with_figures_oldest_first(library: TakeLibrary) -> None:
    port: Library = library
    first, second, third = finished(library), finished(library, FAILED), finished(library)
    bare = library.begin(LED)
    library.save_figures(second.id, replace(FIGURES, fillers_at_least=True, rough=True))
    library.save_figures(third.id, replace(FIGURES, fillers_possible=2, answer_s=58.5))
    library.save_figures(first.id, FIGURES)
    series = port.series()
    assert [one.take_id for one in series] == [first.id, second.id, third.id]
    assert [one.figures for one in series] == [
        FIGURES,
        replace(FIGURES, fillers_at_least=True, rough=True),
        replace(FIGURES, fillers_possible=2, answer_s=58.5),
    ]
    assert series[0].recorded_at == first.recorded_at
    assert bare.id not in {one.take_id for one in series}
    assert [one.take_id for one in port.series(question_id=LED.id)] == [first.id, third.id]
    assert [one.take_id for one in port.series(theme=FAILED.theme)] == [second.id]
    assert port.series(theme="'; DROP TABLE takes") == ()


def test_follow_ups_are_found_by_the_take_they_belong_to(library: TakeLibrary) -> None:
    first, other = library.begin(LED), library.begin(LED)
    ended = library.begin(replace(LED, text="And how did it end?"), part_of=first.id)
    where = library.begin(replace(LED, text="Where was this?"), part_of=other.id)
    assert library.follow_ups(first.id) == (ended,)
    assert library.follow_ups(ended.id) == ()
    assert library.follow_ups() == (ended, where)
    library.delete(ended.id)
    assert library.follow_ups() == (where,)


def test_an_answer_to_a_follow_up_is_no_take_of_the_series(library: TakeLibrary) -> None:
    first = finished(library)
    ended = library.begin(LED, part_of=first.id)
    for take in (first, ended):
        library.save_figures(take.id, FIGURES)
    assert [one.take_id for one in library.series()] == [first.id]
