"""The settings file: defaults written out, every fault one sentence, the user's comments kept."""

import errno
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.errors import SettingsProblem
from voice_interview.settings import Entry, Settings, Value, change, entries, keep, load, save, text

KEYS = [entry.key for entry in entries(Settings())]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml").settings == Settings()


def test_the_recogniser_stays_for_five_minutes_unless_told_otherwise() -> None:
    assert Settings().transcription.keep_warm_s == 5 * 60


def test_the_written_file_reads_back_as_it_was(tmp_path: Path) -> None:
    changed = change(Settings(), "speech.rate_wpm", 190)
    changed = change(changed, "report.add_words", ("sozusagen",))
    save(changed, tmp_path / "deep" / "settings.toml")
    assert load(tmp_path / "deep" / "settings.toml").settings == changed


def test_every_setting_stands_in_the_file_under_its_comment() -> None:
    written = text(Settings())
    parsed = tomllib.loads(written)
    for entry in entries(Settings()):
        assert entry.name in parsed[entry.section]
        assert f"# {entry.says}" in written


def test_the_users_comments_and_order_survive_a_change(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("# mine\n[speech]\nrate_wpm = 140 # slow, please\n")
    keep(path, "speech.volume", 0.5)
    kept = path.read_text()
    assert "# mine" in kept
    assert "# slow, please" in kept
    assert load(path).settings.speech.volume == 0.5
    assert load(path).settings.speech.rate_wpm == 140


@pytest.mark.parametrize(
    "written",
    [
        "speech = {rate_wpm = 140} # mine\n",
        "speech.rate_wpm = 140\n",
        "speech.rate_wpm = 140\nsound.microphone = 'x'\nspeech.volume = 1.0\n[screen]\n",
        "[speech]\r\nrate_wpm = 140\r\n",
    ],
)
def test_however_the_user_writes_a_section_a_change_is_kept(tmp_path: Path, written: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(written.encode())
    wanted = keep(path, "speech.volume", 0.5)
    assert load(path) == wanted
    assert wanted.settings.speech.rate_wpm == 140
    assert wanted.settings.speech.volume == 0.5
    assert ("# mine" in written) == ("# mine" in path.read_text())


def test_a_link_to_the_settings_stays_one(tmp_path: Path) -> None:
    real, path = tmp_path / "dotfiles" / "mine.toml", tmp_path / "settings.toml"
    save(Settings(), real)
    path.symlink_to(real)
    save(change(Settings(), "speech.volume", 0.5), path)
    assert path.is_symlink()
    assert load(real).settings.speech.volume == 0.5


def test_an_unknown_key_names_the_nearest_known_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[speech]\nrate = 140\n")
    (told,) = load(path).notices
    assert told == (
        f"{path}: there is no setting 'speech.rate', so it changes nothing. "
        "Did you mean 'speech.rate_wpm'?"
    )


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("[speech]\nrate_wpm = 'fast'", "a whole number"),
        ("[speech]\nrate_wpm = true", "a whole number"),
        ("[speech]\nrate_wpm = 9000", "from 80 to 300"),
        ("[speech]\nvolume = nan", "from 0.0 to 1.0"),
        ("[speech]\naloud = 1", "true or false"),
        ("[transcription]\nengine = 'cloud'", "one of auto, whisper, builtin"),
        ("[transcription]\nlanguage = 'english'", "a code such as en, de or fr, not 'english'"),
        ("[report]\ngroups = ['sounds', 'sighs']", "made of sounds, markers, habits"),
        ("[report]\nadd_words = [1]", "a list of words in quotes"),
        ("engine = 'auto'", "not inside a section"),
        ("speech = 3", "not inside a section"),
        ("[[speech]]\nrate_wpm = 140", "not inside a section"),
        ("[speech.rate_wpm]\nslow = 140", "a whole number"),
    ],
)
def test_a_wrong_value_is_told_with_file_and_key_and_the_others_hold(
    tmp_path: Path, written: str, complaint: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"{written}\n[sound]\nmicrophone = 'Headset'\n")
    loaded = load(path)
    (told,) = loaded.notices
    assert told.startswith(f"{path}: ")
    assert complaint in told
    assert loaded.settings == change(Settings(), "sound.microphone", "Headset")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "[transcription]\nlanguage = 'english'",
            "'transcription.language' should be a code such as en, de or fr, not 'english'; "
            "until you change it, it is en.",
        ),
        (
            "[speech]\naloud = 1",
            "'speech.aloud' should be true or false, not 1; until you change it, it is true.",
        ),
        (
            "[sound]\nmicrophone = 2",
            "'sound.microphone' should be text in quotes, not 2; until you change it, it is empty.",
        ),
        (
            "[report]\ngroups = 'sighs'",
            "'report.groups' should be a list of words in quotes, not 'sighs'; "
            "until you change it, it is sounds, markers, habits.",
        ),
    ],
)
def test_one_sentence_says_what_a_key_would_accept_and_what_holds_instead(
    tmp_path: Path, written: str, told: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(written)
    assert load(path).notices == (f"{path}: {told}",)


def test_of_many_faults_a_few_are_told_and_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("\n".join(f"x{number} = 1" for number in range(10)))
    assert len(load(path).wrong) == 10
    assert load(path).notices[3:] == ("And 7 more in that file.",)


WRONG = """# mine
[transcription]
language = "english" # as I speak
engine = "cloud"
[speech]
rate = 140
"""


def test_a_wrong_value_is_mended_and_no_other_line_is_touched(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(WRONG)
    kept = keep(path, "transcription.language", "de")
    assert set(kept.wrong) == {"transcription.engine", "speech.rate"}
    assert load(path) == kept
    assert kept.settings.transcription.language == "de"
    lines = path.read_text().splitlines()
    assert 'language = "de" # as I speak' in lines
    assert set(WRONG.splitlines()) - {'language = "english" # as I speak'} < set(lines)


def test_a_wrong_value_is_mended_with_the_default_too(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(WRONG)
    assert "transcription.language" not in keep(path, "transcription.language", "en").wrong
    assert 'language = "en" # as I speak' in path.read_text()


def test_writing_all_settings_leaves_the_wrong_ones_for_the_user_to_mend(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(WRONG)
    before = load(path)
    save(before.settings, path)
    assert load(path) == before
    assert set(WRONG.splitlines()) < set(path.read_text().splitlines())
    assert "rate_wpm = 165" in path.read_text()


@pytest.mark.parametrize(
    "wrong",
    [
        "speech = {rate_wpm = 'fast', x = 1} # mine\n",
        "speech.rate_wpm = 'fast' # mine\nsound.microphone = 'x'\nspeech.x = 1.0\n[screen]\n",
        "[speech.rate_wpm] # mine\nslow = 140\n",
        "[speech]\nx = 1 # mine\n[speech.rate_wpm]\nslow = 140\n[speech.y]\nz = 1\n",
        "speech = 3 # mine\nother = 4\n",
        "[[speech]]\nx = 1 # mine\n[[speech]]\n",
    ],
)
@pytest.mark.parametrize(
    ("key", "value"), [("speech.rate_wpm", 140), ("speech.volume", 0.5), ("screen.theme", "light")]
)
def test_however_a_section_is_wrong_a_setting_is_kept_and_the_rest_stays(
    tmp_path: Path, wrong: str, key: str, value: Value
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(wrong)
    before = load(path)
    kept = keep(path, key, value)
    assert load(path) == kept
    assert kept.settings == change(before.settings, key, value)
    assert set(before.wrong) - set(kept.wrong) <= {key, "speech"}
    if key == "screen.theme":
        assert set(before.wrong) == set(kept.wrong)
        assert "# mine" in path.read_text()


@pytest.mark.parametrize("code", ["en", "DE", "yue", "en_GB", "zh-Hans-CN"])
def test_a_language_is_named_by_its_code(code: str) -> None:
    assert change(Settings(), "transcription.language", code).transcription.language == code


def test_a_list_that_is_refused_is_shown_as_it_is_written() -> None:
    with pytest.raises(SettingsProblem, match=r"not \['sighs'\]\."):
        change(Settings(), "report.groups", ("sighs",))


BOUNDED = [entry for entry in entries(Settings()) if entry.low is not None]


@pytest.mark.parametrize("entry", BOUNDED, ids=lambda entry: entry.key)
def test_a_number_is_taken_from_its_least_to_its_most_and_no_further(entry: Entry) -> None:
    assert entry.low is not None
    assert entry.high is not None
    kind = int if isinstance(entry.default, int) else float
    for bound, beyond in ((kind(entry.low), -1), (kind(entry.high), 1)):
        section = getattr(change(Settings(), entry.key, bound), entry.section)
        assert getattr(section, entry.name) == bound
        with pytest.raises(SettingsProblem, match=f"from {entry.low} to {entry.high}"):
            change(Settings(), entry.key, bound + beyond)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.mkdir(), "not an ordinary file"),
        (lambda path: os.mkfifo(path), "not an ordinary file"),
        (lambda path: path.symlink_to("/dev/zero"), "not an ordinary file"),
        (lambda path: path.symlink_to(path), "cannot be read: Too many levels"),
        (lambda path: path.write_text("a = " + "[" * 100_000), "too deeply"),
        (lambda path: path.write_bytes(b" " * 1_000_001), "too large"),
        (lambda path: path.write_text("\na : 1"), "line 2: this is not TOML"),
        (lambda path: path.write_text(f"a = {'9' * 5000}"), "line 1: .* more than 4300 digits"),
    ],
)
def test_what_is_no_settings_file_is_a_sentence_and_stays(
    make: Callable[[Path], object], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "settings.toml"
    make(path)
    for use in (load, lambda path: save(Settings(), path)):
        with pytest.raises(SettingsProblem, match=says):
            use(path)
    assert os.path.lexists(path)


def test_bytes_that_are_no_text_are_a_problem_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00garbage")
    with pytest.raises(SettingsProblem):
        load(path)


def test_a_number_too_large_to_be_written_is_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"[speech]\nrate_wpm = 0x{'f' * 5000}")
    (told,) = load(path).notices
    assert "from 80 to 300, not so large a number; until you change it, it is 165." in told


@given(
    st.sampled_from(KEYS),
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(), st.tuples(st.text())),
)
def test_any_value_for_any_key_is_taken_or_told(key: str, value: object) -> None:
    try:
        changed = change(Settings(), key, value)  # type: ignore[arg-type]
    except SettingsProblem as told:
        assert key in told.sentence
    else:
        assert {e.key: e.value for e in entries(changed)}[key] == value


def test_a_mark_at_the_head_of_the_file_is_no_fault(tmp_path: Path) -> None:
    """Some editors put one before UTF-8."""
    path = tmp_path / "settings.toml"
    path.write_text("[speech]\nrate_wpm = 150\n", "utf-8-sig")
    assert load(path).settings.speech.rate_wpm == 150
    keep(path, "speech.rate_wpm", 160)
    assert load(path).settings.speech.rate_wpm == 160


@pytest.mark.parametrize("text", ["[speech", "a = " + "[" * 100_000])
def test_a_file_with_a_fault_is_told_and_never_written_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(SettingsProblem):
        load(path)
    with pytest.raises(SettingsProblem):
        save(Settings(), path)
    with pytest.raises(SettingsProblem):
        keep(path, "speech.volume", 0.5)
    assert path.read_text() == text


def test_a_write_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsProblem):
        save(Settings(), tmp_path / "settings.toml")
    assert list(tmp_path.iterdir()) == []
