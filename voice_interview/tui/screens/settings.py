"""Every setting with its sentence; what this computer has to offer is listed to choose from."""

from collections.abc import Callable, Iterable
from functools import partial

from textual import on
from textual.widget import Widget

from voice_interview.errors import Problem, SettingsProblem
from voice_interview.settings import Entry, Value
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import Offered
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import choosable, render
from voice_interview.tui.drawing.choosable import Choosable
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.windows.asking import ChooseDialog, TypeDialog


class SettingsScreen(Base):
    place = Place.SETTINGS
    BINDINGS = bindings(Place.SETTINGS)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Choosable, ...] = ()
        self._offers: dict[str, tuple[str, ...]] = {}

    def body(self) -> Iterable[Widget]:
        yield Choices(id="settings")
        yield Fitted(id="about-setting")

    def on_mount(self) -> None:
        self._show()
        self.query_one("#settings").focus()
        threads.start("offers", self._find_offers)

    # --- what there is to choose -----------------------------------------------------------------

    def _find_offers(self) -> None:
        studio = self.host.studio

        def names(devices: Callable[[], Iterable[str]], first: str, key: str) -> None:
            threads.tell(self, Offered(key, (first, *dict.fromkeys(devices()))))

        finders: dict[str, tuple[str, Callable[[], Iterable[str]]]] = {
            "sound.microphone": ("", lambda: (d.name for d in studio.devices.inputs())),
            "sound.loudspeaker": ("", lambda: (d.name for d in studio.devices.outputs())),
            "transcription.model": (
                "auto",
                lambda: (m.name for m in studio.models.models() if m.state == "ready"),
            ),
            "speech.voice": ("", studio.speaker.voices),
        }
        for key, (first, find) in finders.items():
            threads.attempt(partial(names, find, first, key), f"{key} cannot be listed.")

    def on_offered(self, offered: Offered) -> None:
        self._offers[offered.key] = offered.values

    def _choices(self, entry: Entry) -> tuple[str, ...]:
        return entry.choices or self._offers.get(entry.key, ())

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        self._shown = choosable.choosables(self.host.studio.settings)
        shown = self.query_one("#settings", Choices)
        pairs = zip(self._shown, (None, *self._shown), strict=False)
        shown.show(
            (partial(choosable.line, one, before) for one, before in pairs),
            at=shown.highlighted or 0,
        )
        self._show_about()

    @property
    def marked(self) -> Choosable:
        """The line under the cursor."""
        return self._shown[self.query_one("#settings", Choices).highlighted or 0]

    @on(Choices.OptionHighlighted)
    def _show_about(self) -> None:
        self.query_one("#about-setting", Fitted).tell(partial(choosable.about, self.marked))

    # --- changing --------------------------------------------------------------------------------

    @on(Choices.OptionSelected)
    def action_change(self) -> None:
        one = self.marked
        if one.is_switch:
            self._try(one.entry, one.flipped)
        elif self._choices(one.entry):
            self._choose(one)
        else:
            self._type(one)

    def action_reset(self) -> None:
        self._try(self.marked.entry, self.marked.entry.default)

    def _choose(self, one: Choosable) -> None:
        entry = one.entry
        values = self._choices(entry)
        lines = [render.line(value or choosable.EMPTY.get(entry.key, "none")) for value in values]
        if not entry.choices:
            lines.append(render.line("Another: type its name", render.MUTED))

        def take(number: int) -> None:
            if number < len(values):
                self._try(entry, values[number])
            else:
                self._type(one)

        at = values.index(str(entry.value)) if entry.value in values else 0
        self.app.push_screen(
            ChooseDialog(choosable.name(one).capitalize(), entry.says, tuple(lines), take, at)
        )

    def _type(self, one: Choosable) -> None:
        entry = one.entry
        self.app.push_screen(
            TypeDialog(
                choosable.name(one).capitalize(),
                f"{entry.says} {choosable.limits(entry)}",
                choosable.typed(entry),
                partial(self._change_to, entry),
                goes_on=isinstance(entry.value, tuple),
            )
        )

    def _try(self, entry: Entry, value: Value) -> None:
        try:
            self._change(entry, value)
        except Problem as problem:
            self.host.show_problem(problem)

    def _change_to(self, entry: Entry, typed: str) -> None:
        """As `_change`; the window that shows the problem names the setting already."""
        try:
            self._change(entry, choosable.value_of(entry, typed))
        except SettingsProblem as problem:
            sentence = problem.sentence.replace(f"'{entry.key}'", "This")
            raise SettingsProblem(sentence, problem.way_out) from problem

    def _change(self, entry: Entry, value: Value) -> None:
        """Raises SettingsProblem."""
        self.host.studio.change(entry.key, value)
        self.host.apply_settings()
        self._show()
