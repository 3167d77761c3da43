"""What "auto" means on which machine, with which models, in which language."""

import os
from dataclasses import replace

import pytest

from voice_interview.errors import NoModel
from voice_interview.model import EngineChoice, ModelInfo, Transcript
from voice_interview.transcription.models.catalogue import CATALOGUE, listed
from voice_interview.transcription.models.choice import better, is_english, resolve
from voice_interview.transcription.models.machine import Machine, advice, here, suited

LAPTOP, DESKTOP, OLD = Machine(2, 8000), Machine(8, 16000), Machine(4, 1000)


def shelf(*ready: str, **states: str) -> tuple[ModelInfo, ...]:
    absent = [
        ModelInfo(model.name, model.size_mb, model.languages, model.source, "absent")
        for model in CATALOGUE
    ]
    return tuple(
        replace(model, state="ready" if model.name in ready else states.get(model.name, "absent"))
        for model in absent
    )


@pytest.mark.parametrize(
    ("machine", "english", "name"),
    [
        (LAPTOP, True, "base.en"),
        (Machine(4, 8000), True, "base.en"),
        (Machine(5, 8000), True, "base.en"),
        (Machine(6, 8000), True, "small.en"),
        (Machine(6, None), True, "small.en"),
        (Machine(16, 3000), True, "base.en"),
        (replace(LAPTOP, small_window_s=1.1), True, "small.en"),
        (replace(DESKTOP, small_window_s=1.3), True, "base.en"),
        (replace(OLD, small_window_s=0.5), True, "tiny.en"),
        (OLD, True, "tiny.en"),
        (LAPTOP, False, "base"),
        (DESKTOP, False, "small"),
    ],
)
def test_the_suggested_model_fits_the_machine(machine: Machine, english: bool, name: str) -> None:
    assert suited(machine, english).name == name


def test_advice_says_suited_quicker_or_slow() -> None:
    assert advice(listed("base.en"), LAPTOP) == ("Suits this computer.", "2 cores, 8 GB")
    assert advice(listed("tiny.en"), LAPTOP) == ("Quicker, less exact.", "")
    assert "slow" in advice(listed("small.en"), LAPTOP)[0]
    assert "Suits" in advice(listed("small.en"), DESKTOP)[0]
    assert advice(listed("large-v3"), Machine(1, None))[1] == "1 core"


def test_the_whole_advice_says_what_it_rests_on() -> None:
    here = ModelInfo("base.en", 148, "english", "a site", "absent", "Suits it.", "2 cores, 8 GB")
    assert here.advice_in_full == "Suits it (2 cores, 8 GB)."
    assert replace(here, machine="").advice_in_full == "Suits it."


@pytest.mark.parametrize(
    ("engine", "model", "language", "ready", "name"),
    [
        ("builtin", "", "en", ("tiny.en", "base.en"), "base.en"),
        ("whisper", "base.en", "en", ("base.en", "small.en"), "small.en"),
        ("whisper", "base.en", "en", ("small.en", "large-v3-turbo"), "small.en"),
        ("whisper", "base", "de", ("base", "small", "small.en"), "small"),
        ("whisper", "base", "de", ("base", "small.en"), None),
        ("whisper", "base.en", "en", ("tiny.en", "base.en", "base"), None),
        ("whisper", "my-own", "en", ("small.en",), None),
        ("given", "", "en", ("small.en",), None),
        ("builtin", "", "en", (), None),
    ],
)
def test_better_is_a_ready_model_that_is_larger_knows_the_language_and_fits(
    engine: str, model: str, language: str, ready: tuple[str, ...], name: str | None
) -> None:
    found = better(Transcript((), engine, model, language), shelf(*ready), LAPTOP)
    assert found == (None if name is None else EngineChoice("whisper", name, language))


def test_where_the_memory_is_not_known_better_words_are_made_all_the_same() -> None:
    found = better(Transcript((), "builtin"), shelf("base.en"), Machine(2, None))
    assert found == EngineChoice("whisper", "base.en")


def test_this_machine_has_a_core() -> None:
    assert here().cores >= 1


@pytest.mark.skipif(not hasattr(os, "sysconf"), reason="the system does not say")
def test_this_machine_is_the_cores_we_may_use_and_all_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    says = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 2_000_000}
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 3, 5}, raising=False)
    monkeypatch.setattr(os, "sysconf", says.__getitem__)
    assert here() == Machine(3, 8192)


@pytest.mark.parametrize(
    ("ready", "machine", "language", "name"),
    [
        (("tiny.en", "base.en", "small.en"), LAPTOP, "en", "base.en"),
        (("tiny.en", "base.en", "small.en"), DESKTOP, "en", "small.en"),
        (("base.en", "small.en"), replace(LAPTOP, small_window_s=1.1), "en", "small.en"),
        (("base.en", "small.en"), replace(DESKTOP, small_window_s=1.3), "en", "base.en"),
        (("tiny.en", "small.en"), LAPTOP, "en", "tiny.en"),
        (("small.en", "large-v3-turbo"), LAPTOP, "en", "small.en"),
        (("base", "base.en"), LAPTOP, "en", "base.en"),
        (("base", "base.en"), LAPTOP, "en-GB", "base.en"),
        (("base", "small.en"), LAPTOP, "en", "base"),
        (("base", "base.en"), LAPTOP, "de", "base"),
        (("large-v3", "base.en"), LAPTOP, "fr", "large-v3"),
    ],
)
def test_auto_takes_the_ready_model_that_fits_best(
    ready: tuple[str, ...], machine: Machine, language: str, name: str
) -> None:
    choice, why = resolve(EngineChoice(language=language), shelf(*ready), machine)
    assert (choice.engine, choice.model, choice.language) == ("whisper", name, language)
    assert name in why
    assert str(machine) in why, "with what was timed, if anything was"
    assert "\n" not in why


@pytest.mark.parametrize("engine", ["auto", "whisper"])
def test_a_named_ready_model_is_taken_whatever_the_machine(engine: str) -> None:
    wish = EngineChoice(engine, "large-v3")
    choice, why = resolve(wish, shelf("large-v3", "base.en"), OLD)
    assert (choice.engine, choice.model) == ("whisper", "large-v3")
    assert why == "large-v3 is used, as chosen."


def test_auto_without_models_is_builtin_and_says_how_to_get_better() -> None:
    choice, why = resolve(EngineChoice(), shelf(), LAPTOP)
    assert (choice.engine, choice.model) == ("builtin", "")
    assert "rough" in why
    assert "models download base.en" in why
    assert "148 MB" in why


@pytest.mark.parametrize("state", ["partial", "broken"])
def test_what_is_not_verified_is_never_taken(state: str) -> None:
    models = shelf(**{"base.en": state})
    assert resolve(EngineChoice(), models, LAPTOP)[0].engine == "builtin"
    with pytest.raises(NoModel):
        resolve(EngineChoice("whisper"), models, LAPTOP)


@pytest.mark.parametrize(
    ("state", "said"),
    [("absent", "not on this computer"), ("partial", "partly"), ("broken", "damaged")],
)
def test_a_named_model_that_is_not_ready(state: str, said: str) -> None:
    models = shelf("tiny.en", **{"small.en": state})
    with pytest.raises(NoModel, match=said) as caught:
        resolve(EngineChoice("whisper", "small.en"), models, LAPTOP)
    assert "models download small.en" in caught.value.way_out
    choice, why = resolve(EngineChoice("auto", "small.en"), models, LAPTOP)
    assert choice.model == "tiny.en"
    assert said in why


def test_whisper_without_models_names_the_one_to_get() -> None:
    with pytest.raises(NoModel) as caught:
        resolve(EngineChoice("whisper", language="de"), shelf("base.en"), DESKTOP)
    assert "models download small`" in caught.value.way_out


def test_builtin_as_chosen_whatever_is_ready() -> None:
    choice, why = resolve(EngineChoice("builtin"), shelf("base.en"), LAPTOP)
    assert (choice.engine, choice.model) == ("builtin", "")
    assert "as chosen" in why
    assert resolve(choice, shelf("base.en"), LAPTOP)[0] == choice


@pytest.mark.parametrize("engine", ["auto", "builtin"])
def test_builtin_does_not_pretend_to_know_other_languages(engine: str) -> None:
    with pytest.raises(NoModel, match="English only") as caught:
        resolve(EngineChoice(engine, language="de"), shelf("base.en"), LAPTOP)
    assert "models download base`" in caught.value.way_out


def test_an_english_model_for_another_language_is_refused() -> None:
    with pytest.raises(NoModel, match=r"small.en knows English only") as caught:
        resolve(EngineChoice("auto", "small.en", "de"), shelf("small.en", "small"), DESKTOP)
    assert "Choose small" in caught.value.way_out


def test_an_unknown_model_names_the_nearest() -> None:
    with pytest.raises(NoModel, match="'base-en'") as caught:
        resolve(EngineChoice("auto", "base-en"), shelf("base.en"), LAPTOP)
    assert "base.en" in caught.value.way_out


@pytest.mark.parametrize(
    ("language", "english"),
    [("en", True), ("en-GB", True), ("EN_us", True), ("de", False), ("enm", False)],
)
def test_which_codes_are_english(language: str, english: bool) -> None:
    assert is_english(language) is english


def test_every_model_is_pinned_to_a_full_commit() -> None:
    assert len({model.name for model in CATALOGUE}) == len(CATALOGUE)
    assert len({model.revision for model in CATALOGUE}) == len(CATALOGUE)
    for model in CATALOGUE:
        assert len(model.revision) == 40
        assert set(model.revision) <= set("0123456789abcdef")
