"""How to build an answer to a question that asks for no story: one sentence, by its tags."""

from collections.abc import Sequence

from voice_interview.model import FOLLOW_UP, Question, StructureHint


def hint(question: Question | None, hints: Sequence[StructureHint]) -> str:
    """The first hint that shares a tag with the question, else the one for all; else empty."""
    if question is None or question.expects_story or FOLLOW_UP in question.tags:
        return ""
    own = (one.says for one in hints if set(one.tags) & set(question.tags))
    general = (one.says for one in hints if not one.tags)
    return next(own, "") or next(general, "")
