"""The driver on file-backed parts and a real library: what the machine asks for really happens."""

import threading
from dataclasses import replace

from tests.analysis.conftest import SHIPPED as RULES
from tests.analysis.test_star import STRONG
from tests.notation import words
from tests.patience import PATIENCE_S
from tests.rehearsal.house import House, answer
from tests.scripted_transcriber import ScriptedTranscriber
from tests.twins import QUESTION
from voice_interview.analysis import follow_up
from voice_interview.model import FollowUp, Hearing, StarPart, TakeState, Transcript
from voice_interview.questions import rules as rule_files
from voice_interview.session import events as on
from voice_interview.session.states import Stage
from voice_interview.speech.from_files import SilentSpeaker


def test_a_whole_rehearsal_is_asked_recorded_transcribed_and_kept(house: House) -> None:
    state = answer(house)
    assert state.take_id is not None
    take = house.studio.library.take(state.take_id)
    assert take.state is TakeState.DONE
    assert take.capture is not None
    assert take.capture.duration_s >= 1.5
    assert house.studio.library.audio(take.id).stat().st_size > 48_000
    report = house.studio.report(take.id)
    assert report is not None
    assert report.transcript.text == "I led it"
    assert house.studio.library.rows()[0].figures is not None
    speaker = house.studio.speaker
    assert isinstance(speaker, SilentSpeaker)
    assert speaker.said == [QUESTION.text]


def test_a_follow_up_left_without_an_answer_is_not_put_in_the_same_words_again(
    house: House,
) -> None:
    house.studio.rules = lambda: rule_files.load(RULES)
    house.studio.transcriber = ScriptedTranscriber(words(STRONG.partition(" In the end")[0]))
    take_id = answer(house).take_id
    assert take_id is not None

    def probe() -> FollowUp:
        report = house.studio.report(take_id)
        assert report is not None
        assert report.follow_up is not None
        return report.follow_up

    first = probe()
    house.tell(on.FollowUp(follow_up.question(first)))
    house.reach(Stage.READY)
    assert probe().part == first.part
    assert probe().text != first.text
    assert not house.studio.library.follow_ups()


def test_a_follow_up_is_asked_aloud_and_its_answer_belongs_to_the_take(house: House) -> None:
    house.studio.rules = lambda: rule_files.load(RULES)
    story = STRONG.partition(" In the end")[0]
    house.studio.transcriber = ScriptedTranscriber(words(story))
    first_id = answer(house).take_id
    assert first_id is not None
    report = house.studio.report(first_id)
    assert report is not None
    assert report.follow_up is not None
    assert report.whole is None

    asked = follow_up.question(report.follow_up)
    end = STRONG.removeprefix(story).strip()
    house.studio.transcriber = ScriptedTranscriber(words(end))
    second_id = answer(house, on.FollowUp(asked)).take_id
    assert second_id is not None
    assert house.studio.library.take(second_id).part_of == first_id
    speaker = house.studio.speaker
    assert isinstance(speaker, SilentSpeaker)
    assert speaker.said == [QUESTION.text, asked.text]
    for take_id in (first_id, second_id):
        both = house.studio.report(take_id)
        assert both is not None
        assert both.whole is not None
        assert both.whole.takes == (first_id, second_id)
        assert both.whole.star.components[StarPart.RESULT].status == "strong"
        assert both.follow_up is None

    third_id = answer(house, on.FollowUp(asked)).take_id
    assert third_id is not None
    for take_id, shown in ((first_id, third_id), (second_id, second_id), (third_id, third_id)):
        again = house.studio.report(take_id)
        assert again is not None
        assert again.whole is not None
        assert again.whole.takes == (first_id, shown)
        assert len(again.whole.words) == len(words(STRONG))
    house.studio.transcriber = ScriptedTranscriber(())
    answer(house, on.FollowUp(asked))
    unheard = house.studio.report(first_id)
    assert unheard is not None
    assert unheard.whole is not None
    assert unheard.whole.takes == (first_id, third_id), "of silence there is nothing to read"

    begun = house.studio.library.begin(QUESTION)
    so_far = house.studio.report(begun.id, Hearing(Transcript(words(story), "whisper"), None))
    assert so_far is not None
    assert so_far.follow_up is None, "the end may be in the words that are still to come"

    house.studio.library.delete(first_id)
    alone = house.studio.report(second_id)
    assert alone is not None
    assert alone.whole is None


def test_discarding_deletes_only_after_yes(house: House) -> None:
    take_id = house.begin()
    folder = house.studio.library.audio(take_id).parent
    house.tell(on.Discard())
    assert house.tell(on.Decline()).stage is Stage.RECORDING
    assert take_id is not None
    folder = house.studio.library.audio(take_id).parent
    house.tell(on.Discard())
    house.tell(on.Confirm())
    house.reach(Stage.READY)
    for thread in threading.enumerate():
        if thread.name == "delete":
            thread.join(PATIENCE_S)
    assert not folder.exists()
    assert house.studio.library.count() == 0


def test_a_muted_rehearsal_says_nothing(house: House) -> None:
    house.rehearsal.state = replace(house.rehearsal.state, muted=True)
    house.tell(on.Ask(QUESTION))
    assert house.rehearsal.state.stage is Stage.READY
    speaker = house.studio.speaker
    assert isinstance(speaker, SilentSpeaker)
    assert speaker.said == []
