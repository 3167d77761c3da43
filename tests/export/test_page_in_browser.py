"""The page in a real browser: it plays from the word, asks for nothing, and shows what was said."""

import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.answers import TRAPS, answer, full, retold
from tests.export.browser import COMMAND, Tab, browser
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.audio import opus
from voice_interview.export import html
from voice_interview.model import Question, Report

pytestmark = pytest.mark.skipif(not COMMAND, reason="needs the system package chromium")

AUDIO = "document.querySelector('audio')"
PLAYED = f"{AUDIO}.played.length"
LIT = "document.querySelector('.word.now')"
RATE_HZ = 8_000


def word_number(number: int) -> str:
    return f"document.querySelectorAll('.said [data-start]')[{number}]"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """One browser for the whole file."""
    with browser(tmp_path_factory.mktemp("chromium")) as tab:
        yield tab


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def written(folder: Path, report: Report) -> Path:
    """The page of an answer as long as its words, with a tone for a voice."""
    audio, length_s = folder / "audio.wav", report.timing.duration_s or 1.0
    with wave.open(str(audio), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        swing = array("h", (9000 * (n // 9 % 2) for n in range(int(length_s * RATE_HZ))))
        file.writeframes(swing.tobytes())
    page = folder / "report.html"
    page.write_text(html.page([answer(report, sound=True)], lambda _: opus.encoded(audio)), "utf-8")
    return page


@pytest.fixture
def opened(tab: Tab, folder: Path) -> Tab:
    tab.open(written(folder, full()))
    tab.until(f"{AUDIO}.readyState >= 2")
    return tab


def test_a_click_plays_from_that_word_and_it_lights_up(opened: Tab) -> None:
    report = full()
    number = 12
    word = report.transcript.words[number]
    opened.evaluate(f"{AUDIO}.defaultPlaybackRate = {AUDIO}.playbackRate = 0.1")
    opened.evaluate(f"{word_number(number)}.id = 'wanted'")
    opened.click("#wanted")
    opened.until(f"{PLAYED} && {LIT}")
    assert word.start is not None
    assert opened.evaluate(f"{AUDIO}.currentTime") >= word.start
    assert opened.evaluate(f"{AUDIO}.played.start(0)") == pytest.approx(word.start, abs=0.02)
    opened.evaluate(f"{AUDIO}.pause()")
    opened.until(
        f"Number({LIT}.dataset.start) <= {AUDIO}.currentTime && "
        f"{AUDIO}.currentTime <= Number({LIT}.dataset.end) + 0.2"
    )


def test_the_keyboard_walks_the_words_and_plays(opened: Tab) -> None:
    for key, code in (
        ("ArrowRight", 39),
        ("ArrowRight", 39),
        ("ArrowLeft", 37),
        ("ArrowRight", 39),
    ):
        opened.evaluate("document.querySelector('.said [tabindex=\"0\"]').focus()")
        opened.press(key, code)
    focused = "document.activeElement"
    assert opened.evaluate(f"{focused}.dataset.start") == str(full().transcript.words[2].start)
    assert opened.evaluate(f"{focused}.getAttribute('role')") == "button"
    assert opened.evaluate("document.querySelectorAll('.said [tabindex=\"0\"]').length") == 1
    opened.press("ArrowDown", 40)
    below = opened.evaluate(f"{focused}.getBoundingClientRect().top")
    assert below > opened.evaluate(f"{word_number(2)}.getBoundingClientRect().top")
    opened.press("End", 35)
    opened.press("Home", 36)
    opened.press("Enter", 13)
    opened.until(f"!{AUDIO}.paused && {AUDIO}.currentTime > 0")
    opened.press(" ", 32)
    opened.until(f"{AUDIO}.paused")


def test_a_stretch_has_a_button_that_plays_it(opened: Tab) -> None:
    opened.click(".said button:last-of-type")
    opened.until(PLAYED)
    assert opened.evaluate(f"{AUDIO}.played.start(0)") == pytest.approx(0.0, abs=0.02)


def test_a_click_on_the_map_plays_from_there(opened: Tab) -> None:
    length_s = opened.evaluate(f"{AUDIO}.duration")
    opened.click(".map")
    opened.until(PLAYED)
    assert opened.evaluate(f"{AUDIO}.played.start(0)") == pytest.approx(length_s / 2, rel=0.02)


def test_the_page_asks_nobody_for_anything(opened: Tab, folder: Path) -> None:
    opened.click(".said button")
    opened.until(f"{AUDIO}.currentTime > 0.1")
    others = [address for address in opened.asked_for() if not address.startswith("data:")]
    assert others == [(folder / "report.html").as_uri()]
    assert opened.complaints() == []


def test_the_policy_holds_against_script_from_an_answer(opened: Tab) -> None:
    """Even if a word became markup, it could neither run nor fetch."""
    opened.evaluate(
        "(() => { const bad = document.createElement('script'); bad.textContent = 'window.ran = 1';"
        "document.body.append(bad); document.body.insertAdjacentHTML('beforeend',"
        '\'<img src="http://127.0.0.1:9/x" onerror="window.ran = 2">\'); })()'
    )
    opened.until("true")
    assert opened.evaluate("window.ran ?? 0") == 0
    assert any("violates" in complaint for complaint in opened.complaints())


def test_what_was_said_shows_as_text(tab: Tab, folder: Path) -> None:
    said = f"</script><script>ran=1</script> {TRAPS} \"'`&lt; ]]> <!-- -->"
    report = reporting.build("x", Question("", said), hearing(said.replace("(", "\uff08")), ())
    tab.open(written(folder, report))
    shown = tab.evaluate("document.querySelector('.said').innerText").split()
    assert [word.text for word in report.transcript.words] == [w for w in shown if w != "0:00"]
    assert tab.evaluate("document.querySelector('h1').textContent") == said
    assert tab.evaluate("typeof ran") == "undefined"
    assert tab.evaluate("document.querySelectorAll('script, img').length") == 1
    assert tab.complaints() == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(opened: Tab, width: int) -> None:
    shape = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.ask("Emulation.setDeviceMetricsOverride", **shape)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.ask("Emulation.clearDeviceMetricsOverride")


def test_on_a_phone_no_figure_of_the_history_is_broken(tab: Tab, folder: Path) -> None:
    page = folder / "history.html"
    page.write_text(html.page(retold(), lambda _audio: b""), "utf-8")
    tab.ask("Emulation.setDeviceMetricsOverride", width=360, height=800, deviceScaleFactor=1,
            mobile=True)  # fmt: skip
    tab.open(page)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert tab.evaluate(
        "[...document.querySelectorAll('.takes td')].every(cell => { const words ="
        "document.createRange(); words.selectNodeContents(cell);"
        "return words.getClientRects().length === 1; })"
    )
    tab.ask("Emulation.clearDeviceMetricsOverride")


def test_on_paper_there_is_nothing_to_press(opened: Tab) -> None:
    opened.ask("Emulation.setEmulatedMedia", media="print")
    assert opened.evaluate(f"getComputedStyle({AUDIO}.parentNode).display") == "none"
    assert opened.evaluate("getComputedStyle(document.querySelector('.key')).display") != "none"
    opened.ask("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize("said", ["we met, we planned, we left early " * 9, "yes (1.5) no"])
def test_a_lane_that_is_not_there_leaves_no_gap(tab: Tab, folder: Path, said: str) -> None:
    question = Question("", "What is your favourite tool?", expects_story=False)
    tab.open(written(folder, reporting.build("take-1", question, hearing(said), ())))
    top, bottom, first, last = tab.evaluate(
        "(() => { const box = (one) => one.getBoundingClientRect();"
        " const map = document.querySelector('.map');"
        " const texts = [...map.querySelectorAll('text')].map(box);"
        " return [box(map).top, box(map).bottom, texts[0].top, texts.at(-1).bottom]; })()"
    )
    assert top - 5 < first < top + 5
    assert bottom - 10 < last < bottom + 5
