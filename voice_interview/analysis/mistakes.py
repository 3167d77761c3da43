"""The common mistakes that can be measured: rambling, nothing one could picture, no ending.

Each rests on figures the report shows anyway; here they are put together under the name that a
coach would give them. The others are cards for the speaker alone (prompts/coaching).
"""

from collections.abc import Iterator

from voice_interview.analysis.focus.delivery import MUCH_TOO_LONG
from voice_interview.analysis.numbers import has_number
from voice_interview.analysis.reading import EDGE, STOP, Reading
from voice_interview.model import Mistake, Question, Star, StarPart, Timing, WordRange
from voice_interview.text import clock

FEWEST_WORDS = 60
"""A shorter answer is too short to ramble, and to be called generic."""
SELDOM_I = 0.01
"""Of the words. Half of the stories that the reader was trained on have .058 and more, one in
twenty less than this."""


def mistakes(
    plain: Reading, question: Question | None, timing: Timing, star: Star | None
) -> tuple[Mistake, ...]:
    """What was found, in the order of the cards; nothing is said of an answer without a story.

    Whose work it was is not among them: the report counts I and we in the action by itself.
    """
    if star is None or not star.story or len(plain.tokens) < FEWEST_WORDS:
        return ()
    return tuple(_found(plain, question, timing, star))


def _found(
    plain: Reading, question: Question | None, timing: Timing, star: Star
) -> Iterator[Mistake]:
    too_long, returned = _too_long(question, timing), _return_to_situation(star)
    if too_long:
        more = " It goes back to the situation after the result." if returned else ""
        yield Mistake("Rambling", too_long + more, returned)
    if _is_generic(plain, star):
        says = "No number, no name and hardly any “I”: it could have happened to anybody."
        yield Mistake("Nothing one could picture", says, None)
    told = [segment for segment in star.segments if segment.label != "O"]
    if told and told[-1].label != "R" and star.components[StarPart.RESULT].evidence:
        yield Mistake("No ending", "The result comes before the end, not at it.", told[-1].words)


def _too_long(question: Question | None, timing: Timing) -> str:
    length_s, target_s = timing.duration_s, question.target_s if question else None
    if length_s is None or not target_s or length_s <= target_s * MUCH_TOO_LONG:
        return ""
    return f"{clock(length_s)}, where about {clock(target_s)} is aimed at."


def _return_to_situation(star: Star) -> WordRange | None:
    """The first words of the situation that come after a result."""
    told = False
    for segment in star.segments:
        told = told or segment.label == "R"
        if told and segment.label == "S":
            return segment.words
    return None


def _is_generic(plain: Reading, star: Star) -> bool:
    """No number or name anywhere, and hardly an I. A recogniser without capitals knows no names."""
    tokens = plain.tokens
    numbers = has_number(" ".join(token.text for token in tokens))
    said_i = sum(token.text.partition("'")[0] in {"i", "my", "me"} for token in tokens)
    return (
        not numbers
        and star.quantified_result is not True
        and not any(_is_name(plain, at) for at in range(len(tokens)))
        and said_i < SELDOM_I * len(tokens)
    )


def _is_name(plain: Reading, at: int) -> bool:
    token = plain.tokens[at]
    inside = not plain.marks[at] & (STOP | EDGE)
    return token.capital and inside and token.text.partition("'")[0] != "i"
