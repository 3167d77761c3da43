"""What an interviewer would ask next: for one part of the story that is missing or thin.

Nothing is left to chance: the same answer, and the same questions asked before, give the same
follow-up. A wording that was asked before waits until all that fit have had their turn.
"""

from collections.abc import Collection, Sequence
from zlib import crc32

from voice_interview.analysis.quoting import quote, quoted_end
from voice_interview.model import (
    FOLLOW_UP,
    FollowUp,
    FollowUpWordings,
    Question,
    Star,
    StarPart,
    Turn,
    Word,
)

MOST = 2
"""Follow-ups to one answer; a third would be an interrogation."""
TARGET_S = 30.0
"""What a follow-up asks for is told in a few sentences."""
_STORY = "story"
_ORDER = (
    (StarPart.RESULT, "missing"),
    (StarPart.ACTION, "missing"),
    (StarPart.ACTION, "thin"),
    (StarPart.RESULT, "thin"),
    (StarPart.SITUATION, "missing"),
    (StarPart.TASK, "missing"),
    (StarPart.SITUATION, "thin"),
    (StarPart.TASK, "thin"),
)
"""By what a listener misses most."""


def choose(
    turns: Sequence[Turn],
    words: Sequence[Word],
    star: Star,
    wordings: Sequence[FollowUpWordings],
    asked: Sequence[str] = (),
) -> FollowUp | None:
    """`words` and `star` are of all `turns` together; `asked`: follow-ups of other days, oldest
    first. None when nothing is missing, or enough was asked."""
    said = [turn.question.text for turn in turns[1:]]
    done = {group.part for group in wordings if not set(group.says).isdisjoint(said)}
    wanted = _wanted(star, done)
    if wanted is None or len(said) >= MOST:
        return None
    part, status = wanted
    fitting = [group for group in wordings if (group.part, group.status) == wanted]
    text = _wording(turns[0], fitting, [*asked, *said])
    if not text:
        return None
    segment = _segment(star, part, status)
    return FollowUp(part, status, text, _why(part, status, words, star, segment), segment)


def asked_for(text: str, wordings: Sequence[FollowUpWordings]) -> str:
    """The letter of the part that a follow-up of these `wordings` asks for; empty: of none."""
    part = next((group.part for group in wordings if text in group.says), _STORY)
    return "" if part == _STORY else StarPart(part).letter


def question(found: FollowUp) -> Question:
    """The follow-up as a question to be spoken and answered."""
    return Question(
        id="", text=found.text, target_s=TARGET_S, expects_story=False, tags=(FOLLOW_UP,)
    )


def _wanted(star: Star, done: Collection[str]) -> tuple[str, str] | None:
    """The part to ask for, and what is wrong with it."""
    if not star.story:
        told = star.segments and star.kind != "unknown"
        return (_STORY, "missing") if told and _STORY not in done else None
    found = (
        (part.value, status)
        for part, status in _ORDER
        if part.value not in done and star.components[part].status == status
    )
    return next(found, None)


def _wording(first: Turn, groups: Sequence[FollowUpWordings], asked: Sequence[str]) -> str:
    """Those for the question's theme first; else the one whose turn was longest ago."""
    theme = first.question.theme
    own = [text for group in groups if theme in group.themes for text in group.says]
    general = [text for group in groups if not group.themes for text in group.says]

    def place(text: str) -> int:
        return crc32(f"{first.source} {text}".encode())

    row = [*sorted(own, key=place), *sorted(general, key=place)]
    last = {text: number for number, text in enumerate(asked)}
    return min(row, key=lambda text: last.get(text, -1), default="")


def _segment(star: Star, part: str, status: str) -> int:
    """The number of the segment that makes it ask."""
    if part == _STORY:
        return 0
    if status == "thin":
        return star.components[StarPart(part)].evidence[0]
    told = [number for number, one in enumerate(star.segments) if one.label != "O"]
    told = told or list(range(len(star.segments)))  # a story of which no part can be made out
    if part == StarPart.SITUATION:
        return told[0]
    if part == StarPart.RESULT:
        return told[-1]
    later = "AR" if part == StarPart.TASK else "R"
    before = [number for number in told if star.segments[number].label not in later]
    return before[-1] if before else told[0]


def _why(part: str, status: str, words: Sequence[Word], star: Star, segment: int) -> str:
    span = star.segments[segment].words
    if status == "thin":
        return f"All that was heard of the {part} is {quote(words, span)}."
    match part:
        case "result":
            return f"The story stops at {quoted_end(words, span)}."
        case "action":
            return f"No step of yours was heard after {quoted_end(words, span)}."
        case "situation":
            return f"It begins with {quote(words, span)}, without where or when."
        case "task":
            return f"After {quoted_end(words, span)} it is not clear what you had to achieve."
        case _:
            return f"{quote(words, span)} says how things are in general, not what happened once."
