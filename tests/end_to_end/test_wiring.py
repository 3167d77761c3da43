"""What was taken is given back, whatever goes wrong while the parts are put together."""

from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from voice_interview import paths, wiring
from voice_interview import settings as preferences
from voice_interview.settings import Speech


@pytest.mark.parametrize("part", ["packs.load", "formats.load", "summary", "StoryShelf"])
def test_a_studio_that_cannot_be_put_together_keeps_no_lock(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    found = paths.find(tmp_path / "recordings")

    def fail(*_given: object, **_named: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch, suppress(MemoryError):
        patch.setattr(f"voice_interview.wiring.{part}", fail)
        with wiring.studio(found):
            pytest.fail("it was put together")
    with closing(wiring.library(found)) as kept:
        assert not kept.read_only


def test_a_setting_is_kept_beside_what_another_window_has_changed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    found = paths.find()
    with wiring.studio(found) as one, wiring.studio(found) as other:
        one.change("screen.theme", "light")
        other.change("speech.rate_wpm", 150)
    kept = preferences.load(found.settings).settings
    assert (kept.screen.theme, kept.speech.rate_wpm) == ("light", 150)


def test_what_holds_for_one_run_is_not_kept_with_a_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    found = paths.find()
    with wiring.studio(found) as made:
        made.settings = replace(made.settings, speech=Speech(aloud=False))
        made.change("screen.theme", "light")
        assert not made.settings.speech.aloud
    kept = preferences.load(found.settings).settings
    assert (kept.screen.theme, kept.speech.aloud) == ("light", True)


def test_a_notice_of_a_wrong_setting_goes_when_it_is_mended_and_the_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    found = paths.find()
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "mine.toml").write_text("[[question]]\nid = 7\n")
    found.settings.write_text(
        '[sound]\nmicrophone = "Headset"\n'
        '[transcription]\nlanguage = "english"\n[speech]\nvolume = 2\n'
    )
    with wiring.studio(found) as made:
        assert made.settings.sound.microphone == "Headset"
        language, volume, *others = made.notices
        assert "'transcription.language'" in language
        made.change("transcription.language", "en")
        assert made.notices == (volume, *others)
        assert "mine.toml" in others[0]
    assert "volume = 2" in found.settings.read_text()
