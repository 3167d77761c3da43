"""Which questions an interview will ask: named, drawn by lot, or the weakest first.

Pure: the same format, questions, seed and history give the same draw.
"""

import hashlib
from collections.abc import Iterable, Sequence

from voice_interview.model import TO_ASK, Question, TakeRow
from voice_interview.model.formats import Draw, Format, Phase

ANYONE = "anyone"
"""Tag of those that can be put to whoever sits there."""

UNPRACTISED = 2.5
"""Weakness of a question never practised: a story with two thin parts is less weak."""

SEEDS = 1_000_000
"""Seeds are drawn below this: short enough to be typed."""


def lot(name: str, seed: int) -> bytes:
    """A place in the order of this seed, which no other name can disturb."""
    return hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=8).digest()


def draw(
    form: Format,
    questions: Sequence[Question],
    seed: int,
    pick: str = "",
    weakness: dict[str, int] | None = None,
) -> tuple[tuple[Question, ...], ...]:
    """For each phase its questions, in the order of asking. None is drawn twice, but from a phase
    that is named; nor is one that any phase names."""
    used = {name for phase in form.phases for name in phase.questions}
    drawn: list[tuple[Question, ...]] = []
    for phase in form.phases:
        earlier = dict(zip((one.id for one in form.phases), drawn, strict=False))
        named = _named(phase, questions)
        if phase.from_phase in earlier:
            choice = earlier[phase.from_phase]
        else:
            fitting = _fitting(form, phase, questions, pick)
            choice = tuple(q for q in fitting if q.id not in used)
        rest = [q for q in choice if q not in named]
        rest.sort(
            key=lambda q: (-_weakness(phase, q, weakness or {}), lot(f"{phase.id}/{q.id}", seed))
        )
        wanted = phase.count or len(named)
        drawn.append((*named, *rest)[:wanted])
        used |= {q.id for q in drawn[-1]}
    return tuple(drawn)


def weaknesses(rows: Iterable[TakeRow]) -> dict[str, int]:
    """For each question practised, how weak its newest take was; `rows` come newest first.

    Twice the parts of STAR that were missing and once those that were thin. Without a story: 0.
    """
    found: dict[str, int] = {}
    for row in rows:
        if row.figures is not None:
            signs = row.figures.star
            weak = 2 * signs.count("-") + sum(sign.islower() for sign in signs)
            found.setdefault(row.take.question.id, weak)
    return found


def _weakness(phase: Phase, question: Question, weakness: dict[str, int]) -> float:
    """Higher comes first: weak takes, then questions never practised, then sound takes."""
    if phase.draw is not Draw.WEAKEST:
        return 0.0
    return weakness.get(question.id, UNPRACTISED)


def _named(phase: Phase, questions: Iterable[Question]) -> tuple[Question, ...]:
    by_id = {question.id: question for question in questions}
    return tuple(by_id[name] for name in phase.questions if name in by_id)


def _fitting(
    form: Format, phase: Phase, questions: Iterable[Question], pick: str
) -> tuple[Question, ...]:
    """Those of the phase's themes and tags, and of what was picked."""
    if phase.draw is Draw.FIXED:
        return ()
    to_ask = TO_ASK in phase.tags
    themes = (pick,) if pick and form.pick == "theme" else phase.themes
    roles = {pick, ANYONE} if pick and form.pick == "role" and to_ask else set()
    return tuple(
        q
        for q in questions
        if (not themes or q.theme in themes)
        and set(phase.tags) <= set(q.tags)
        and (not roles or roles & set(q.tags))
        and (to_ask or not q.to_ask)
    )
