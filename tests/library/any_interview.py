"""Any interview that Hypothesis finds, with every fact that one can hold."""

from hypothesis import strategies as st

from tests.library import nouns
from voice_interview.model.formats import Draw, Format, Kind, Overrun, Phase, Show
from voice_interview.model.interview import Asked, Entry, Interview, Part, PhaseTime, Stage
from voice_interview.text import clean

_texts = st.text(max_size=9).map(clean)
_some_texts = st.lists(_texts, max_size=2).map(tuple)
_numbers = st.floats(0, 1e6)
_counts = st.integers(0, 99)
_phases = st.builds(
    Phase,
    id=_texts,
    title=_texts,
    kind=st.sampled_from(Kind),
    minutes=_numbers,
    says=_texts,
    questions=_some_texts,
    themes=_some_texts,
    tags=_some_texts,
    from_phase=_texts,
    draw=st.sampled_from(Draw),
    count=_counts,
    least=_counts,
    preparation_s=_numbers,
    target_s=_numbers,
    limit_s=_numbers,
    overrun=st.sampled_from(Overrun),
    retakes=st.booleans(),
    follow_ups=_counts,
    show=st.lists(st.sampled_from(Show), max_size=2).map(tuple),
    fields=_some_texts,
    rubric=_some_texts,
    checklist=_some_texts,
    action_step=st.booleans(),
)
_entries = st.builds(
    Entry,
    part=st.sampled_from(Part),
    name=_texts,
    value=_texts,
    asked=st.none() | _counts,
)


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    phases = draw(st.lists(_phases, min_size=1, max_size=2).map(tuple))
    asked = st.builds(
        Asked,
        phase=st.integers(0, len(phases) - 1),
        question=nouns.questions,
        take_id=_texts,
        earlier=_some_texts,
        length_s=st.none() | _numbers,
        passed=st.booleans(),
        cut=st.booleans(),
        follow_up=st.booleans(),
    )
    return Interview(
        id=draw(_texts),
        format=Format(
            id=draw(_texts),
            title=draw(_texts),
            about=draw(_texts),
            phases=phases,
            place=draw(_counts),
            pick=draw(_texts),
            picks=draw(_some_texts),
            remind=draw(st.booleans()),
        ),
        begun_at="2026-11-20T10:00:00.000Z",
        seed=draw(_counts),
        drawn=tuple(draw(st.lists(nouns.questions, max_size=1).map(tuple)) for _ in phases),
        pick=draw(_texts),
        last_step=draw(_texts),
        carried=draw(_some_texts),
        stage=draw(st.sampled_from(Stage)),
        elapsed_s=draw(_numbers),
        times=draw(
            st.lists(
                st.builds(PhaseTime, _numbers, st.none() | _numbers),
                min_size=1,
                max_size=len(phases),
            ).map(tuple)
        ),
        asked=draw(st.lists(asked, min_size=1, max_size=2).map(tuple)),
        entries=draw(st.lists(_entries, max_size=2).map(tuple)),
        finished=draw(st.booleans()),
    )
