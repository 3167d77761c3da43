"""What the user says about an answer on its report: fillers, words, borders of the parts, a note.

All of it is kept apart from what the machine heard, and every step can be taken back.
"""

from collections.abc import Sequence
from dataclasses import replace

from voice_interview.analysis import corrections, judging
from voice_interview.analysis.quoting import quoted_around
from voice_interview.errors import Problem
from voice_interview.model import Judged, Report, Review, Take, Word
from voice_interview.tui.answer import spots
from voice_interview.tui.commands import Place
from voice_interview.tui.errands.noting import ask_for_note
from voice_interview.tui.kinds.audible import Audible
from voice_interview.tui.windows.asking import TypeDialog

NO_WORD = "There is no word under the cursor."
NOT_YET = "Your last correction is still being worked in. Try again in a moment."
TO_COME = "Words can be corrected once the whole answer is transcribed."
NO_BORDER = {
    True: "There is no part before this one, or it already begins here.",
    False: "There is no part after this one.",
}


class Reviewing(Audible):
    """A screen that shows one take. `take` and `report` are those on it."""

    take_id: str
    _review: Review

    def __init__(self) -> None:
        super().__init__()
        self._before: list[Review] = []
        """What was said before each step on this screen."""

    @property
    def take(self) -> Take | None:
        raise NotImplementedError

    @property
    def report(self) -> Report | None:
        raise NotImplementedError

    def _load(self, *, keep_figures: bool = False) -> None:
        raise NotImplementedError

    def action_reject(self) -> None:
        filler = self._filler_here()
        if filler is not None:
            self._keep_review(judging.rejected(self._review, filler))

    @property
    def unheard(self) -> bool:
        """A recogniser listened to this take and found no word in it."""
        if self.report is not None:
            return not self.report.transcript.words
        return self.take is not None and self.take.unheard

    def action_confirm(self) -> None:
        """Where there is no word there is no filler either, but a microphone to look at."""
        if self.unheard:
            self.tape.stop()
            self.host.show_place(Place.SOUND_CHECK)
            return
        filler = self._filler_here()
        if filler is not None and filler.group != "unclear":
            self._keep_review(judging.confirmed(self._review, filler))

    def action_correct(self) -> None:
        """Ask what was really said at the word under the cursor."""
        number, words = self._word_here()
        if number is None:
            return
        now = corrections.corrected(words, self._review)
        place = now.heard[number]
        heard = " ".join(word.text for word in words[slice(*place)])
        shown = [word.text for word, one in zip(now.words, now.heard, strict=True) if one == place]

        def keep(typed: str) -> None:
            self._keep_review(corrections.correct(self._review, words, number, typed))

        self.app.push_screen(
            TypeDialog(
                "What did you say here?",
                f"In {quoted_around(now.words, number)}. It was transcribed as “{heard}”; "
                "an empty line restores that.",
                " ".join(shown),
                keep,
            )
        )

    def action_border(self, own: bool) -> None:
        """The part of the story under the cursor begins here; or, not `own`, the next one does."""
        labels = self._labels()
        if not labels:
            self.say("No part of a story is marked in this answer.")
            return
        number, words = self._word_here()
        if number is None:
            return
        move = corrections.part_begins if own else corrections.next_begins
        review = move(self._review, words, labels, number)
        if review == self._review:
            self.say(NO_BORDER[own])
        else:
            self._keep_review(review)

    def action_take_back(self) -> None:
        if not self._before:
            self.say("There is nothing to undo.")
        elif self._save_review(self._before[-1]):
            self._before.pop()
            self.say("Undone.")

    def action_note(self) -> None:
        if self.take is not None:
            ask_for_note(self, self.take, self._load)

    def _filler_here(self) -> Judged | None:
        here = self.transcript.here
        if here is None or not here.kind:
            self.say("There is no filler under the cursor. f goes to the next one.")
            return None
        filler = spots.judged(here)
        if filler is None:
            self.say("This filler has no place in the sound, so it cannot be marked.")
        return filler

    def _word_here(self) -> tuple[int | None, Sequence[Word]]:
        """The number of the word under the cursor, and the recogniser's words.

        No number, and a sentence on the screen, where there is no word, or where what is shown is
        not what is on disk: the end is still to come, or the correction before is being worked in.
        """
        try:
            hearing = self.host.studio.library.hearing(self.take_id)
        except Problem as problem:
            self.say_problem(problem)
            return None, ()
        if hearing is None:
            self.say(TO_COME)
            return None, ()
        words = hearing.transcript.words
        now = corrections.corrected(words, self._review).words
        shown = self.report.transcript.words if self.report else ()
        if now != shown:
            self.say(NOT_YET)
            return None, words
        here = self.transcript.here
        if here is None or here.word is None:
            self.say(NO_WORD)
            return None, words
        return here.word, words

    def _labels(self) -> list[str]:
        """The part of each word; empty where no story is told."""
        parts = [token.segment for token in self.transcript.tokens if token.word is not None]
        labels = [part.label for part in parts if part is not None]
        return labels if len(labels) == len(parts) else []

    def _keep_review(self, review: Review) -> None:
        before = self._review
        if self._save_review(review):
            self._before.append(before)

    def _save_review(self, review: Review) -> bool:
        """Whether it is on disk. That no story was told is said elsewhere, and stays as it is."""
        library = self.host.studio.library
        try:
            review = replace(review, no_story=library.review(self.take_id).no_story)
            library.save_review(self.take_id, review)
        except Problem as problem:
            self.say_problem(problem)
            return False
        self._review = review
        self._load(keep_figures=True)
        return True
