"""What the keys of a format say about one another: sound one by one, they must also fit together.

Pure.
"""

from collections.abc import Collection, Iterator, Sequence

from voice_interview.model.formats import Draw, Format, Kind, Overrun, Phase
from voice_interview.questions.names import did_you_mean, quoted
from voice_interview.questions.values import Wrong

NumberedWrong = tuple[int | None, Wrong]

ONLY_FOR: dict[str, tuple[Kind, ...]] = {
    "preparation_s": (Kind.ANSWER,),
    "target_s": (Kind.ANSWER, Kind.ASK),
    "limit_s": (Kind.ANSWER, Kind.ASK),
    "retakes": (Kind.ANSWER, Kind.ASK),
    "follow_ups": (Kind.ANSWER,),
    "least": (Kind.PREPARE, Kind.ASK),
    "fields": (Kind.ANSWER, Kind.ASK, Kind.DEBRIEF),
    "rubric": (Kind.DEBRIEF,),
    "checklist": (Kind.DEBRIEF,),
    "action_step": (Kind.DEBRIEF,),
    "questions": (Kind.PREPARE, Kind.ANSWER),
    "themes": (Kind.PREPARE, Kind.ANSWER),
    "tags": (Kind.PREPARE, Kind.ANSWER),
    "from_phase": (Kind.ANSWER,),
    "count": (Kind.PREPARE, Kind.ANSWER, Kind.ASK),
}
"""Keys that mean nothing in a phase of another kind."""


def wrong(form: Format, known: Collection[str]) -> Iterator[NumberedWrong]:
    """What does not fit together; `known` are the ids of the bank's questions."""
    if bool(form.pick) != bool(form.picks):
        given, missing = ("pick", "picks") if form.pick else ("picks", "pick")
        yield None, Wrong(given, f"{given} needs {missing} beside it.", f"Add {missing}.")
    for number, phase in enumerate(form.phases):
        earlier = form.phases[:number]
        for one in (
            *_twice(phase, earlier),
            *_of_kind(phase),
            *_drawing(phase, earlier),
            *_unknown(phase, known),
        ):
            yield number, one


def _unknown(phase: Phase, known: Collection[str]) -> Iterator[Wrong]:
    for question_id in phase.questions:
        if question_id not in known:
            yield Wrong(
                "questions",
                f"there is no question {quoted(question_id, 60)}.",
                did_you_mean(question_id, known, "`voice-interview questions list` has them all."),
            )


def _twice(phase: Phase, earlier: Sequence[Phase]) -> Iterator[Wrong]:
    if any(one.id == phase.id for one in earlier):
        yield Wrong(
            "id", f"the id {quoted(phase.id)} is taken by an earlier phase.", "Give it its own."
        )
    for key in ("fields", "rubric", "checklist"):
        own = getattr(phase, key)
        taken = [name for one in earlier for name in getattr(one, key) if key != "fields"]
        if len(set(own)) < len(own) or set(own) & set(taken):
            yield Wrong(key, "the same line is here twice.", "Name each line once.")


def _of_kind(phase: Phase) -> Iterator[Wrong]:
    for key, kinds in ONLY_FOR.items():
        if getattr(phase, key) and phase.kind not in kinds:
            yield Wrong(
                key,
                f"{key} means nothing in a phase of the kind {phase.kind}.",
                f"It is for {' and '.join(kinds)}.",
            )
    if phase.kind is Kind.ASK and not phase.count:
        yield Wrong(
            "count", "it does not say how many questions may be asked.", "For example: count = 5"
        )
    if phase.least > phase.count:
        yield Wrong("least", "least is more than count.", "Make count at least as large.")
    if phase.limit_s and phase.target_s > phase.limit_s:
        yield Wrong("limit_s", "the limit is shorter than the target.", "Make it longer.")
    if phase.overrun is Overrun.CUT and phase.kind is Kind.DEBRIEF:
        yield Wrong("overrun", "a debrief is never cut.", "Leave overrun out.")


def _drawing(phase: Phase, earlier: Sequence[Phase]) -> Iterator[Wrong]:
    draws = bool(phase.themes or phase.tags or phase.from_phase)
    if draws and phase.draw is Draw.FIXED:
        yield Wrong("draw", "themes, tags and from_phase are drawn from.", 'draw = "random"')
    if phase.draw is not Draw.FIXED and not phase.count:
        yield Wrong(
            "draw", "it does not say how many questions are drawn.", "For example: count = 4"
        )
    if phase.draw is not Draw.FIXED and phase.kind not in {Kind.PREPARE, Kind.ANSWER}:
        yield Wrong(
            "draw", f"nothing is drawn in a phase of the kind {phase.kind}.", "Leave draw out."
        )
    if phase.draw is Draw.FIXED and phase.count > len(phase.questions) and phase.questions:
        yield Wrong("count", "fewer questions are named than count says.", "Name more, or draw.")
    if phase.kind is Kind.ANSWER and phase.draw is Draw.FIXED and not phase.questions:
        yield Wrong("questions", "nothing would be asked in this phase.", "Name or draw some.")
    if phase.from_phase and phase.from_phase not in [one.id for one in earlier]:
        otherwise = "It must be the id of a phase that comes before this one."
        yield Wrong(
            "from_phase",
            f"there is no earlier phase {quoted(phase.from_phase)}.",
            did_you_mean(phase.from_phase, [one.id for one in earlier], otherwise),
        )
