"""Make docs/pictures, the screens and the page of the docs, from a run of the demonstration.

The candidate's answer is recorded as any other, only faster, and for the pictures behind that it is
read from its file, transcribed and analysed. The past that history and trends show is made up: the
same answer told slower or faster, with fewer fillers as the weeks go by; its figures are computed
from those facts. Dates and the recording's clock are fixed, and so are the names of the takes, the
computer and what is measured of it: its disk, its speed, its microphone. Two runs are the same.
"""

import asyncio
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from shutil import copyfile
from threading import Event
from unittest.mock import patch

from textual.pilot import Pilot

from voice_interview import doctor, paths, terminal, wiring
from voice_interview.audio.convert import to_wav
from voice_interview.audio.from_files import FixedDevices, SilentPlayer
from voice_interview.model import (
    Capture,
    Check,
    Device,
    DiskUse,
    FilledPause,
    Hearing,
    Interval,
    Question,
    Sounds,
    Take,
    TakeState,
    Word,
)
from voice_interview.ports.sound import Gauge
from voice_interview.questions import packs
from voice_interview.session.states import Stage
from voice_interview.speech.from_files import SilentSpeaker
from voice_interview.studio import Studio
from voice_interview.transcription.models import machine
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.drawing import wording
from voice_interview.tui.screens.sound_check import SoundCheckScreen
from voice_interview.wiring import sample
from voice_interview.wiring.demo import DEMO_QUESTION, demo_studio

TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (112, 33)
PAGE_SIZE = (900, 1120)
DEVICES = FixedDevices(
    microphones=(Device("USB microphone", "ALSA", 1, 48_000, default=True),),
    loudspeakers=(Device("Headphones", "ALSA", 2, 48_000, default=True),),
)
COMPUTER = machine.Machine(cores=4, memory_mb=16_000)
VOICE = Gauge(23.4, -21.0, -12.0, live=True)
"""What the microphone hears of somebody who speaks well."""
MEASURED = {
    r"[\d.]+ GB free": "80.4 GB free",
    r"level -?\d+ dBFS, peak -?\d+ dBFS": "level -21 dBFS, peak -12 dBFS",
    r"phrase in [\d.]+ s": "phrase in 0.2 s",
    r"sample in [\d.]+ s": "sample in 1.5 s",
}
"""What the doctor's checks say differently each time, and what the picture says."""
SPEED = 8.0
NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
PAST = (
    ("conflict-in-the-middle", 26, 1.16, 1.0),
    ("improvement-small-change", 24, 0.84, 1.0),
    ("leadership-tired-team", 19, 1.1, 0.8),
    ("improvement-small-change", 17, 1.12, 0.8),
    ("leadership-urgent-repair", 12, 0.93, 0.6),
    ("improvement-small-change", 9, 1.05, 0.6),
    ("conflict-in-the-middle", 5, 0.98, 0.4),
    ("improvement-small-change", 2, 1.02, 0.4),
)
"""Question, days ago, how much slower it was told, and how many of its stretches hold an um."""
BEFORE = slice(2, -10)
"""The words that were said then: the opening and the lesson came later."""
STORIES = {
    "the-missed-appointments": """
title = "The missed appointments"
themes = ["improvement", "leadership"]
situation = "A hospital out-patient desk; thirty people a week did not come."
task = "Cut that number in half before the summer."
action = "I called forty patients, made a list, and trained the front desk to call two days before."
result = "Eleven a week; the hospital opened the second room."
numbers = ["thirty to eleven a week"]
""",
    "two-shifts-one-key": 'title = "Two shifts, one key"\nthemes = ["conflict"]\n'
    'situation = "Early and late shift blamed each other for the medicine cupboard."\n',
}
PATIENCE = 6000


def main() -> None:
    columns, lines = SIZE
    os.environ |= {"TZ": "UTC", "COLUMNS": f"{columns}", "LINES": f"{lines}"}
    os.environ["COLORTERM"] = "truecolor"
    time.tzset()
    terminal.is_screen = lambda: True
    machine.here = lambda: COMPUTER
    wording.moment = partial(wording.moment, now=NOW)
    TARGET.mkdir(parents=True, exist_ok=True)
    with studio() as (made, spoken), patch("secrets.token_hex", lambda _: "0000"):
        asyncio.run(rehearsal(made, spoken))
        (rehearsed,) = made.library.rows()
        made.library.delete(rehearsed.take.id)
        made.heard.clear()
        first = answered(made)
        past(made, first)
        shoot_page(made, first)
        note_down(made)
        with patch.object(made.library, "disk_use", lambda: disk(made)):
            asyncio.run(screens(made, first))


@contextmanager
def studio() -> Iterator[tuple[Studio, Event]]:
    """The demonstration's, with every shipped question and a voice that takes its time."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VOICE_INTERVIEW_HOME"] = folder
        found = paths.find()
        with demo_studio(found, SPEED) as (made, spoken):
            bank = packs.load(found.shipped_prompts, found.user_prompts)
            made.questions = bank.questions
            made.speaker = SilentSpeaker(Path(folder), duration_s=60.0)
            made.player = SilentPlayer(speed=None)
            made.devices = DEVICES
            patient = replace(wiring.patient(found, made), speaker=SilentSpeaker(Path(folder)))
            made.checks = lambda: steady(folder, doctor.checks(patient))
            yield made, spoken


def steady(folder: str, checks: Iterable[Check]) -> Iterator[Check]:
    """What the doctor found, without what another time of this same computer would tell."""
    for check in checks:
        told = check.detail.replace(folder, "~/voice-interview")
        for measured, said in MEASURED.items():
            told = re.sub(measured, said, told)
        yield replace(check, detail=told)


def disk(made: Studio) -> DiskUse:
    """The takes there are, on a disk like any other."""
    takes = made.library.count()
    sound = takes * 1_700_000
    return DiskUse(takes, sound, sound, takes * 12_000, 410_000, 0, 80_400_000_000)


async def rehearsal(made: Studio, spoken: Event) -> None:
    """The demonstration's question, from being asked to its report."""
    app = InterviewApp(made, question(made, DEMO_QUESTION), chance=Random(4))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.state.stage is Stage.ASKING)
        await shoot(pilot, "asking")
        await pilot.press("space")
        await until(pilot, lambda: app.rehearsal.gauge.elapsed_s > 5)
        heard, app.rehearsal.gauge = app.rehearsal.gauge, VOICE
        await pilot.pause(0.2)
        await shoot(pilot, "recording")
        app.rehearsal.gauge = heard
        await until(pilot, spoken.is_set)
        await pilot.press("space")
        await until(pilot, lambda: app.state.stage is Stage.REVIEW)
    app.rehearsal.close()


async def screens(made: Studio, take: Take) -> None:
    """Everything that looks back, and what can be chosen."""
    made.speaker = SilentSpeaker(made.library.root)
    app = InterviewApp(made, chance=Random(4))
    async with app.run_test(size=SIZE) as pilot:
        await shoot(pilot, "home")
        await pilot.press("h")
        await shoot(pilot, "history")
        await pilot.press("g")
        await until(pilot, lambda: "your middle" in words(app))
        await pilot.press("down", "down")
        await shoot(pilot, "trends")
        await pilot.press("escape", "q", "v", "down", "v")
        await until(pilot, lambda: "Speech rate" in words(app))
        await pilot.press("n")
        await until(pilot, lambda: "■ stopped" in words(app))
        await shoot(pilot, "side-by-side")
        await pilot.press("escape", "escape", "escape", "o", "down", "down")
        await shoot(pilot, "settings")
        await pilot.press("escape", "l")
        await until(pilot, lambda: "base.en" in words(app))
        await shoot(pilot, "models")
        await pilot.press("escape", "a")
        await until(pilot, lambda: "left on this disk" in words(app))
        await shoot(pilot, "storage")
        await pilot.press("escape", "b")
        await until(pilot, lambda: "Two shifts, one key" in words(app))
        await shoot(pilot, "stories")
        await pilot.press("escape", "i")
        await until(pilot, lambda: "Rapid fire" in words(app))
        await shoot(pilot, "interviews")
        await pilot.press("escape", "k")
        await until(pilot, lambda: "Before the interview" in words(app))
        await shoot(pilot, "coaching")
        await pilot.press("escape", "c")
        await until(pilot, lambda: "✓ Good" in words(app))
        assert isinstance(app.screen, SoundCheckScreen)
        app.screen._ear.gauge = VOICE
        await shoot(pilot, "sound-check")
        await pilot.press("escape", "question_mark")
        await shoot(pilot, "keys")
        await pilot.press("escape", "d")
        await until(pilot, lambda: " a look." in words(app) or "All is well." in words(app))
        await shoot(pilot, "doctor")
        await pilot.press("escape")
        app.show_report(take.id)
        await until(pilot, lambda: "Speech rate" in words(app))
        await pilot.press("f", "f")
        await until(pilot, lambda: "■ stopped" in words(app))
        await shoot(pilot, "report")
        await pilot.press("m", *["right"] * 9)
        await shoot(pilot, "answer-map")
    app.rehearsal.close()


def words(app: InterviewApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    for _ in range(PATIENCE):
        if holds():
            return
        await pilot.pause(0.02)
    raise SystemExit("The demonstration did not get on.")


async def shoot(pilot: Pilot[None], name: str) -> None:
    """One picture, without the address of a font that a viewer would fetch."""
    await pilot.pause(0.3)
    drawing = pilot.app.export_screenshot(title="voice-interview")
    drawing = re.sub(r"@font-face \{.*?\}", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r"terminal-\d+", name, drawing)
    (TARGET / f"{name}.svg").write_text(drawing, "utf-8")


def shoot_page(made: Studio, take: Take) -> None:
    """The page that is handed on, as Chromium draws it."""
    answer = made.answer(take.id)
    if answer is None:
        raise SystemExit("The demonstration gave no transcript.")
    page = made.library.root / "page.html"
    made.exporter.save(page, made.exporter.answer("html", answer))
    width, height = PAGE_SIZE
    shoot = [
        *("chromium", "--headless", "--no-sandbox", "--hide-scrollbars"),
        *(f"--window-size={width},{height}", f"--screenshot={TARGET / 'page.png'}"),
    ]
    subprocess.run([*shoot, page.as_uri()], check=True, capture_output=True)


# --- the past ------------------------------------------------------------------------------------


def answered(made: Studio) -> Take:
    """The candidate's answer, read from its file: a recording begins and ends a moment sooner or
    later each time, and is heard a little differently."""
    asked, when = question(made, DEMO_QUESTION), NOW - timedelta(minutes=12)
    take = made.library.adopt(asked, partial(to_wav, sample(paths.find())), "", when)
    made.transcribe(take.id)
    return made.library.take(take.id)


def past(made: Studio, first: Take) -> None:
    facts, capture = made.library.hearing(first.id), first.capture
    if facts is None or capture is None:
        raise SystemExit("The demonstration gave no transcript.")

    def told_again(slower: float, target: Path) -> Capture:
        copyfile(made.library.audio(first.id), target)
        return replace(capture, duration_s=capture.duration_s * slower)

    for question_id, days_ago, slower, share in PAST:
        when = NOW - timedelta(days=days_ago, minutes=37 * days_ago % 200)
        asked = question(made, question_id)
        take = made.library.adopt(asked, partial(told_again, slower), "", when)
        made.library.save_hearing(take.id, retold(facts, slower, share))
        made.library.change(take.id, partial(replace, state=TakeState.DONE))
        made.keep_figures(take.id)


def note_down(made: Studio) -> None:
    folder = made.library.root / "stories"
    folder.mkdir()
    for name, story in STORIES.items():
        (folder / f"{name}.toml").write_text(story, "utf-8")


def retold(facts: Hearing, slower: float, share: float) -> Hearing:
    """Most of the same answer, every time stretched, a filled pause in a share of its stretches."""
    sounds = facts.sounds or Sounds(0.0, ())

    def later(at_s: float | None) -> float | None:
        return None if at_s is None else at_s * slower

    told = tuple(
        Word(word.text, later(word.start), later(word.end), word.confidence)
        for word in facts.transcript.words[BEFORE]
    )
    voice = tuple(Interval(piece.start * slower, piece.end * slower) for piece in sounds.speech)
    heard = [
        FilledPause(piece.start + 0.1, piece.start + 0.5, True, 0.9, "heard in the sound")
        for piece in voice
    ]
    kept = tuple(heard[: round(len(heard) * share)])
    length_s = sounds.duration_s * slower
    frames = len(sounds.level_dbfs)
    level = tuple(sounds.level_dbfs[int(n / slower)] for n in range(int(frames * slower)))
    return Hearing(
        replace(facts.transcript, words=told), Sounds(length_s, voice, kept, level_dbfs=level)
    )


def question(made: Studio, question_id: str) -> Question:
    return next(one for one in made.questions if one.id == question_id)


if __name__ == "__main__":
    main()
