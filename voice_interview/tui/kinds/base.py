"""What every screen has: a title bar, its keys, a state to watch, and a word for small windows."""

from collections.abc import Collection, Iterable
from typing import ClassVar, cast

from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import DescendantFocus, Event, Mount, Resize, ScreenResume
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from voice_interview.errors import Problem
from voice_interview.session.states import State
from voice_interview.tui import commands
from voice_interview.tui.commands import Command, Place
from voice_interview.tui.host import Host
from voice_interview.tui.widgets.frame import KeyLine, TooSmall, TopBar

LEAST = (64, 18)
"""Columns and rows below which a screen asks for more room instead of drawing a broken picture."""
CLOCK_S = 1.0


class Base(Screen[None]):
    place: ClassVar[Place]
    of_session: ClassVar[bool] = False
    """Shown by the session's stage: opened and closed by the app, never by hand."""
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (LEAST[0], "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LEAST[1], "-high"), (22, "-roomy"), (32, "-tall")]  # noqa: RUF012

    @property
    def host(self) -> Host:
        return cast(Host, self.app)

    @property
    def title_words(self) -> str:
        return self.place.value

    _focused_last: Widget | None = None
    _came_back = False
    """Shown for the first time it has the styles that its parts were put in with."""
    microphone_open = False
    """This screen itself listens, apart from any take."""
    unread = False
    """What the keys act on is yet to be read: they wait for it."""

    def body(self) -> Iterable[Widget]:
        """The widgets between the title and the keys."""
        return ()

    def compose(self) -> ComposeResult:
        self._know_window(self.app.size)
        yield TopBar(id="top")
        with Vertical(id="body"):
            yield from self.body()
        yield KeyLine(id="keys")
        yield TooSmall(id="too-small")

    def _know_window(self, size: Size) -> None:
        """Take the classes of a window of this size before anything is styled by them: Textual
        would set them after the first frame, and style and lay out all anew."""
        for length, classes in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class([name for least, name in classes if length >= least][-1], update=False)

    async def on_event(self, event: Event) -> None:
        # Closed before it was made whole, it lacks the widgets that these would fill.
        if self in self.app.screen_stack or not isinstance(event, Mount | ScreenResume | Resize):
            if isinstance(event, ScreenResume):
                event.refresh_styles &= self._came_back
                self._came_back = True
            await super().on_event(event)

    def on_mount(self) -> None:
        self.watch(self.app, "state", self._state_changed)

    def on_unmount(self) -> None:
        """What was drawn of it goes too: Textual would keep that of the last thousand parts, and
        Python look through all of it again and again, 50 to 140 ms at a time."""
        StylesCache.get_inner_outer.cache_clear()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        self._focused_last = event.widget
        self.show_keys()

    def on_resize(self) -> None:
        self.show_frame()
        self.call_after_refresh(self.focus_again)

    def focus_again(self) -> None:
        """What is hidden loses the focus: a list with nothing in it, all in too small a window."""
        if self.focused is None and self._focused_last is not None:
            self._focused_last.focus()

    def on_screen_resume(self) -> None:
        self.show_frame()

    def _state_changed(self, state: State) -> None:
        self.show_frame()
        self.show_state(state)

    def show_state(self, _state: State) -> None:
        """Bring the body up to date with the session."""

    def show_rewritten(self) -> None:
        """Better words of a take have arrived."""

    @property
    def clock_behind(self) -> str:
        """Of an interview whose clock goes on behind this screen; empty where none does."""
        on_now = self.host.interviewing
        if on_now is None or not on_now.state.running:
            return ""
        from voice_interview.tui.drawing import interview_words

        return f"{on_now.state.phase.title} · {interview_words.left(on_now.state)}"

    def watch_clock(self) -> None:
        """For a screen whose title tells it."""
        if self.host.interviewing is not None:
            self.set_interval(CLOCK_S, self.show_frame)

    def show_frame(self) -> None:
        state = self.host.state
        ears = (screen for screen in self.app.screen_stack if isinstance(screen, Base))
        heard = any(screen.microphone_open for screen in ears)
        self.query_one("#top", TopBar).show_title(self.title_words, state, heard)
        self.show_keys()
        self.query_one("#too-small", TooSmall).tell(state, LEAST)

    def show_keys(self) -> None:
        """Bring the footer up to date; screens with a list call it as the list changes."""
        finding = isinstance(self.focused, Input) and self.place is not Place.TYPING
        shown = (
            commands.footer(Place.FINDING, commands.allowed(Place.FINDING, self.host.state))
            if finding
            else commands.footer(self.place, self.now_allowed())
        )
        self.query_one("#keys", KeyLine).show_keys(shown)

    def now_allowed(self) -> tuple[Command, ...]:
        """What is offered: by footer, help and palette."""
        idle = self.idle()
        allowed = commands.allowed(self.place, self.host.state)
        return tuple(command for command in allowed if command.name not in idle)

    def idle(self) -> Collection[str]:
        """Names of the commands that have nothing to do just now."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return commands.may(self.place, self.host.state, action, parameters)

    def say(self, sentence: str) -> None:
        """A short notice that goes away by itself."""
        self.app.notify(sentence)

    def say_problem(self, problem: Problem) -> None:
        self.host.tell_problem(problem)

    def action_show(self, place: str) -> None:
        self.host.show_place(Place[place])

    def action_help(self) -> None:
        self.action_every_key()

    def action_every_key(self) -> None:
        self.host.show_place(Place.HELP)

    def action_leave(self) -> None:
        self.app.pop_screen()
