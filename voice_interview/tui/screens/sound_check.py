"""Choose microphone and loudspeaker, and know that one is heard.

The microphone is open while this screen is, says so, and is closed with it.
"""

from collections import deque
from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from voice_interview.errors import Problem
from voice_interview.model import Device
from voice_interview.ports.sound import Gauge
from voice_interview.sound_check import SoundCheck, Verdict, verdict
from voice_interview.tui.background import threads
from voice_interview.tui.background.ear import Ear
from voice_interview.tui.background.messages import DevicesFound, SoundProblem, Spoken
from voice_interview.tui.background.utterance import Utterance
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import render
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.bars import LevelMeter
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.words import Words

PHRASE = "Good morning. Please tell me a little about yourself."
POLLS_HZ = 15
JUDGED_S = 8
"""So much of the past counts: long enough for a sentence, short enough to forget a cough."""
SETTINGS = {"microphone": "sound.microphone", "loudspeaker": "sound.loudspeaker"}
SIGNS = {
    SoundCheck.WAITING: ("…", render.MUTED, "Listening"),
    SoundCheck.GOOD: ("✓", render.GOOD, "Good"),
    SoundCheck.TOO_QUIET: ("!", render.WARNING, "Too quiet"),
    SoundCheck.CLIPPING: ("!", render.WARNING, "Too loud"),
    SoundCheck.SILENT: ("!", render.WARNING, "No voice"),
    SoundCheck.ZERO: ("✗", render.ERROR, "No sound"),
}


class SoundCheckScreen(Base):
    place = Place.SOUND_CHECK
    BINDINGS = bindings(Place.SOUND_CHECK)

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, tuple[str, ...]] = dict.fromkeys(SETTINGS, ("",))
        self._levels: deque[float] = deque(maxlen=POLLS_HZ * JUDGED_S)
        self._problem: Problem | None = None
        self._good: Verdict | None = None
        """Once a voice came through well, silence after it does not take that back."""

    @property
    def title_words(self) -> str:
        return " · ".join(filter(None, (self.place.value, self.clock_behind)))

    def body(self) -> Iterable[Widget]:
        studio = self.host.studio
        self._ear = Ear(studio.recorder, lambda problem: threads.tell(self, SoundProblem(problem)))
        self._phrase = Utterance(studio.speaker, self, "The test phrase cannot be spoken.")
        yield Horizontal(
            Vertical(Words(render.line("Microphone", render.HEADING)), Choices(id="microphone")),
            Vertical(Words(render.line("Loudspeaker", render.HEADING)), Choices(id="loudspeaker")),
            id="devices",
        )
        yield Words(render.line("What the microphone hears", render.HEADING), classes="title")
        yield LevelMeter(id="level")
        yield Words(id="verdict")
        yield Words(id="phrase")

    def on_mount(self) -> None:
        self._show_devices("microphone", ())
        self._show_devices("loudspeaker", ())
        self._show_phrase()
        self.query_one("#microphone").focus()
        threads.start("devices", self._find_devices)
        self.action_again()
        self.set_interval(1 / POLLS_HZ, self.poll)
        self.watch_clock()

    def on_unmount(self) -> None:
        self._ear.close()
        self._phrase.hush()

    # --- devices ---------------------------------------------------------------------------------

    def _find_devices(self) -> None:
        def find() -> None:
            devices = self.host.studio.devices
            threads.tell(self, DevicesFound(devices.inputs(), devices.outputs()))

        problem = threads.attempt(find, "The sound devices cannot be listed.")
        if problem is not None:
            threads.tell(self, SoundProblem(problem))

    def on_devices_found(self, found: DevicesFound) -> None:
        self._show_devices("microphone", found.inputs)
        self._show_devices("loudspeaker", found.outputs)

    def _show_devices(self, kind: str, devices: tuple[Device, ...]) -> None:
        default = next((device.name for device in devices if device.default), "")
        system = f"The system's own: {default}" if default else "The system's own"
        names = ("", *dict.fromkeys(device.name for device in devices))
        self._names[kind] = names
        chosen = self._chosen(kind)
        lines = (
            render.row(
                render.line("✓ " if name == chosen else "  ", render.GOOD),
                render.line(name or system),
            )
            for name in names
        )
        self.query_one(f"#{kind}", Choices).show(
            lines, at=names.index(chosen) if chosen in names else 0
        )

    def _chosen(self, kind: str) -> str:
        sound = self.host.studio.settings.sound
        return sound.microphone if kind == "microphone" else sound.loudspeaker

    @on(Choices.OptionSelected)
    def _choose(self, chosen: Choices.OptionSelected) -> None:
        kind = chosen.option_list.id or ""
        try:
            self.host.studio.change(SETTINGS[kind], self._names[kind][chosen.option_index])
        except Problem as problem:
            self.say_problem(problem)
        threads.start("devices", self._find_devices)
        if kind == "microphone":
            self.action_again()
        else:
            self.action_phrase()

    # --- listening -------------------------------------------------------------------------------

    def on_sound_problem(self, told: SoundProblem) -> None:
        self._problem = told.problem
        self.microphone_open = False
        self.show_frame()
        self.poll()

    def poll(self) -> None:
        gauge = self._ear.gauge
        if gauge.live != self.microphone_open and self._problem is None:
            self.microphone_open = gauge.live
            self.show_frame()
        self.query_one("#level", LevelMeter).tell(gauge.level_dbfs, gauge.peak_dbfs)
        if gauge.live and not self._phrase.sounds:
            self._levels.append(gauge.level_dbfs)
        self.query_one("#verdict", Words).show(
            problem_words(self._problem)
            if self._problem is not None
            else verdict_words(self._judge(gauge))
        )

    def _judge(self, gauge: Gauge) -> Verdict:
        said = verdict(
            tuple(self._levels),
            elapsed_s=gauge.elapsed_s,
            zeros_s=gauge.zeros_s,
            clipped=gauge.clipped,
        )
        if said.result is SoundCheck.GOOD:
            self._good = said
        silent = said.result in {SoundCheck.SILENT, SoundCheck.TOO_QUIET, SoundCheck.ZERO}
        return self._good if silent and self._good is not None else said

    def action_again(self) -> None:
        self._problem = self._good = None
        self._levels.clear()
        self._ear.open()

    # --- the test phrase -------------------------------------------------------------------------

    def action_phrase(self) -> None:
        self._phrase.say(PHRASE)
        self._show_phrase()

    def on_spoken(self, spoken: Spoken) -> None:
        if self._phrase.is_over(spoken):
            self._show_phrase(spoken.problem)

    def _show_phrase(self, problem: Problem | None = None) -> None:
        words = self.query_one("#phrase", Words)
        if problem is not None:
            words.show(problem_words(problem))
        elif self._phrase.sounds:
            words.show(render.line(f"▸ You should hear: {PHRASE}", render.HEADING))
        else:
            words.show(
                render.line(
                    "t plays a test phrase. Can't hear it? Choose another loudspeaker with Enter.",
                    render.MUTED,
                )
            )

    def action_done(self) -> None:
        self.app.pop_screen()


def verdict_words(said: Verdict) -> Content:
    sign, style, word = SIGNS[said.result]
    return render.lines(
        [
            render.row(render.line(f"{sign} {word}", style), render.line(f"  {said.sentence}")),
            render.text(said.way_out, render.MUTED),
        ]
    )


def problem_words(problem: Problem) -> Content:
    return render.lines(
        [render.line(f"✗ {problem.title}", render.ERROR), render.text(str(problem))]
    )
