"""Two takes side by side: what changed in figures and words, and both heard from the same place."""

from collections.abc import Iterable
from functools import partial

from textual.containers import Container, Vertical, VerticalScroll
from textual.widget import Widget

from voice_interview.errors import Problem
from voice_interview.playback import Sound
from voice_interview.tui.answer import differences
from voice_interview.tui.answer.beside import FIRST, SECOND, Beside
from voice_interview.tui.answer.spots import between
from voice_interview.tui.background import threads
from voice_interview.tui.background.comparing import compare
from voice_interview.tui.background.messages import TakesCompared
from voice_interview.tui.background.tape import Tape
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.kinds.audible import Audible
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.map_view import MapView
from voice_interview.tui.widgets.player_line import PlayerLine
from voice_interview.tui.widgets.transcript import Transcript
from voice_interview.tui.widgets.words import Words

LETTERS = ("A", "B")
REWRITTEN = "Better words have come meanwhile. Compare the two takes again to see them."


class BesideScreen(Audible):
    place = Place.BESIDE
    BINDINGS = bindings(Place.BESIDE)

    def __init__(self, one_id: str, other_id: str) -> None:
        super().__init__()
        self._ids = (one_id, other_id)
        self.shown: Beside | None = None
        """None until it is there."""
        self.side = SECOND
        """The take that is heard: the newer one at first."""
        self._rewritten = frozenset[str]()
        """Ids of those that got better words, as far as they were read or told."""

    def body(self) -> Iterable[Widget]:
        self.tape = Tape(self.host.studio.player, self)
        yield Words(id="asked")
        yield Container(
            VerticalScroll(Fitted(id="figures"), id="figures-box"),
            Vertical(
                Transcript(id="transcript"),
                *(MapView(letter, id=f"map-{letter}") for letter in LETTERS),
                PlayerLine(self.tape, id="player"),
                Words(id="about-word"),
                id="words-box",
            ),
            id="report",
            classes="-beside",
        )

    def on_mount(self) -> None:
        for view in self.query(MapView):
            view.can_focus = False
        self.transcript.focus()
        self._say("Reading both takes …")
        self._rewritten = self._with_better_words()
        threads.start("beside", self._read)

    def _read(self) -> None:
        def read() -> None:
            threads.tell(self, TakesCompared(compare(self.host.studio, *self._ids)))

        problem = threads.attempt(read, "The takes could not be compared.")
        if problem is not None:
            threads.tell(self, TakesCompared(problem))

    def _with_better_words(self) -> frozenset[str]:
        came = self.host.rewritten
        return frozenset(one for one in self._ids if one in came and came[one].current)

    def show_rewritten(self) -> None:
        """Nobody's words change under their eyes."""
        before, self._rewritten = self._rewritten, self._with_better_words()
        if self._rewritten - before:
            self.say(REWRITTEN)

    def on_takes_compared(self, message: TakesCompared) -> None:
        if isinstance(message.beside, Problem):
            self._say(by_key(str(message.beside)))
            return
        self.shown = message.beside
        told = partial(differences.lines, self.shown)
        self.query_one("#figures", Fitted).tell(told)
        for view, side in zip(self.query(MapView), self.shown.sides, strict=True):
            view.tell(side.map)
            view.set_class(side.map is None, "-empty")
        self._listen_to(self.side)

    def _say(self, sentence: str) -> None:
        told = render.line(sentence, render.MUTED)
        self.query_one("#figures", Fitted).tell(lambda _width: told)

    # --- which take ------------------------------------------------------------------------------

    def _listen_to(self, side: int) -> None:
        """The words take the times of this side; the cursor stays where it is."""
        if self.shown is not None:
            self.side = side
            self.transcript.show(self.shown.sides[side].tokens)
            self._show_heading(self.shown)
            self.poll_anew()

    def _show_heading(self, shown: Beside) -> None:
        asked = dict.fromkeys(side.take.question.text for side in shown.sides)
        self.query_one("#asked", Words).show(
            render.lines(
                [
                    *(render.line(text, render.STRONG) for text in asked),
                    differences.heading(shown, self.side),
                ]
            )
        )

    def action_other_take(self) -> None:
        """Go on in the other take: from the word that sounds, or else from the cursor."""
        if self.shown is None:
            return
        playing = self.transcript.playing
        at = playing if self.tape.playing and playing >= 0 else self.transcript.cursor
        other = FIRST if self.side == SECOND else SECOND
        self.tape.stop()
        self._listen_to(other)
        self.transcript.go_to(self.shown.matching(at, other))
        self.action_play_here()

    def action_change(self, step: int) -> None:
        """To the next stretch that only one of them says, and hear it in that one."""
        changes = self.shown.changes() if self.shown else ()
        here = self.transcript.cursor
        ahead = [n for n in changes if (n > here if step > 0 else n < here)]
        if self.shown is None or not changes:
            self.say("Both takes say the same words.")
            return
        at = (ahead or changes)[0 if step > 0 else -1]
        kind = self.shown.sides[FIRST].tokens[at].kind
        self._listen_to(FIRST if kind == "dropped" else SECOND)
        self.transcript.go_to(at)
        tokens = self.transcript.tokens
        after = next((n for n in range(at, len(tokens)) if tokens[n].kind != kind), len(tokens))
        self.play(between(tokens, at, after))

    # --- what is heard ---------------------------------------------------------------------------

    @property
    def sound(self) -> Sound:
        take_id = self.shown.sides[self.side].take.id if self.shown else self._ids[self.side]
        return partial(self.host.studio.library.audio, take_id)

    @property
    def length_s(self) -> float | None:
        capture = self.shown.sides[self.side].take.capture if self.shown else None
        return capture.duration_s if capture else None

    @property
    def here_s(self) -> float | None:
        if self.shown is None or self.transcript.here is None:
            return 0.0
        return self.transcript.tokens[self.shown.matching(self.transcript.cursor, self.side)].start

    def show_playing(self, moment_s: float | None) -> None:
        super().show_playing(moment_s)
        for letter, view in zip(LETTERS, self.query(MapView), strict=True):
            view.show_playing(moment_s if letter == LETTERS[self.side] else None)

    def on_transcript_moved(self) -> None:
        """Both maps stand at the matching moment."""
        shown, at = self.shown, self.transcript.cursor
        if shown is None or self.transcript.here is None:
            return
        for side, view in enumerate(self.query(MapView)):
            start = shown.sides[side].tokens[shown.matching(at, side)].start
            if start is not None:
                view.stand_at(start)
        self._show_about()

    def _show_about(self) -> None:
        here = self.here_s
        kind = {"dropped": "only in A", "added": "only in B"}
        token = self.transcript.here
        said = kind.get(token.kind, "in both") if token else ""
        at = "no time" if here is None else wording.moment_in_take(here)
        told = render.line(f"{LETTERS[self.side]} {at}  {said}", render.MUTED)
        self.query_one("#about-word", Words).show(told)
