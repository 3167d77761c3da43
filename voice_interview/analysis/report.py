"""The whole opinion on one take, from its facts. Pure: same facts and rules, same report."""

from collections.abc import Sequence

from voice_interview.analysis import corrections, follow_up, quality, structure
from voice_interview.analysis.corrections import Corrected
from voice_interview.analysis.fillers import sounds as filled_pauses
from voice_interview.analysis.fillers.count import count
from voice_interview.analysis.fillers.unchecked import unchecked
from voice_interview.analysis.fillers.words import chosen, uses
from voice_interview.analysis.focus import choose as focus
from voice_interview.analysis.focus.story import known_when_asked
from voice_interview.analysis.language import is_english
from voice_interview.analysis.mistakes import mistakes
from voice_interview.analysis.reading import Reading
from voice_interview.analysis.restarts import restarts
from voice_interview.analysis.star import reader as star_reader
from voice_interview.analysis.timing import answer_s, measure
from voice_interview.analysis.voice import describe
from voice_interview.analysis.whole import reading, together
from voice_interview.model import (
    AnalysisOptions,
    Figures,
    FillerEvent,
    FillerRule,
    Fillers,
    FollowUp,
    FollowUpWordings,
    Hearing,
    Interval,
    Question,
    Report,
    Review,
    Rule,
    Star,
    StarCue,
    StarPart,
    StarWeights,
    StructureHint,
    Timing,
    Turn,
    Whole,
    Word,
)


def build(
    source: str,
    question: Question | None,
    hearing: Hearing,
    rules: Sequence[Rule],
    options: AnalysisOptions | None = None,
    review: Review | None = None,
    turns: Sequence[Turn] = (),
    asked: Sequence[str] = (),
) -> Report:
    """Report on `hearing`. `source` names it (a take's id, a file); `question` None: not known.

    Filler options change the filler part alone: pace and STAR stay what they are. `turns`: the
    whole answer with its follow-ups, this take among them; none: the take stands alone. `asked`:
    follow-ups of other answers, oldest first.
    """
    options, review = options or AnalysisOptions(), review or Review()
    hearing, fixed = corrections.applied(hearing, review)
    words, heard = hearing.transcript.words, hearing.sounds
    said = reading(hearing)
    english = is_english(said, hearing.transcript.language)
    spoken_rules = [rule for rule in rules if english and rule.language == "en"]
    known = [rule for rule in spoken_rules if isinstance(rule, FillerRule)]
    taught = [rule for rule in spoken_rules if isinstance(rule, StarCue | StarWeights)]

    events, plain = _filled_pauses(hearing, said, known, review)
    timing = _timing(hearing, plain, events)
    fillers = _fillers(hearing, plain, events, known, options, review, timing)
    star = _star(question, hearing, fixed, plain, taught)
    legible = len(turns) > 1 and all(turn.hearing.trusted for turn in turns)
    wordings = [rule for rule in rules if isinstance(rule, FollowUpWordings)]
    whole = together(turns, known, taught, wordings) if legible else None
    turns = turns or [Turn(source, question or Question("", ""), hearing)]
    advice = focus.choose(words, question, timing, fillers, star)
    if whole is not None:
        advice = known_when_asked(advice, star, whole.star)
    unfit = heard if heard is not None and not heard.measurable else None
    return Report(
        source=source,
        question=question,
        transcript=hearing.transcript,
        timing=timing,
        fillers=fillers,
        star=star,
        focus=focus.to_repeat(unfit) if unfit else advice,
        notes=quality.notes(hearing, timing, fillers, star, fixed.resting, english=english),
        restarts=restarts(words, _fluent(plain, known)),
        mistakes=mistakes(plain, question, timing, star),
        follow_up=_follow_up(turns, words, star, whole, wordings, asked)
        if options.follow_ups
        else None,
        whole=whole,
        structure=structure.hint(question, [r for r in rules if isinstance(r, StructureHint)]),
        voice=describe(heard),
        corrected=fixed.changed,
    )


def _filled_pauses(
    hearing: Hearing, said: Reading, known: Sequence[FillerRule], review: Review
) -> tuple[tuple[FillerEvent, ...], Reading]:
    """What was written and what was heard of them, as the user judged it; and `said` without."""
    words, heard = hearing.transcript.words, hearing.sounds
    written = filled_pauses.written(said, known)
    events = filled_pauses.events(words, said, written, filled_pauses.found(heard))
    events += filled_pauses.unclear(words, heard.unclear if heard and heard.measurable else ())
    return filled_pauses.reviewed(events, review), said.without(written.keys())


def _timing(hearing: Hearing, plain: Reading, events: Sequence[FillerEvent]) -> Timing:
    heard = hearing.sounds
    spoken = sorted({token.index for token in plain.tokens})
    timing = measure(hearing.transcript.words, spoken, heard, _times(events))
    if heard is not None and not heard.measurable:
        return Timing(duration_s=timing.duration_s, speech_s=0.0 if timing.silent else None)
    return timing


def _fillers(
    hearing: Hearing,
    plain: Reading,
    events: Sequence[FillerEvent],
    known: Sequence[FillerRule],
    options: AnalysisOptions,
    review: Review,
    timing: Timing,
) -> Fillers | None:
    """None where they are switched off, and where no voice was heard."""
    if not options.fillers or timing.silent:
        return None
    return count(
        hearing.transcript.words,
        plain,
        events,
        known,
        options,
        review,
        listened=_listened(hearing),
        unchecked=unchecked(hearing),
        answer_s=answer_s(timing),
        measurable=hearing.sounds is None or hearing.sounds.measurable,
    )


def _listened(hearing: Hearing) -> bool:
    """Whether every filled pause can have been found: all of the sound was listened to."""
    heard = hearing.sounds
    if heard is None or heard.filled_pauses is None:
        return False
    return heard.heard_all and heard.measurable and not hearing.transcript.rough


def figures(report: Report) -> Figures:
    """The few numbers of `report` that the history follows; silence is no answer of any length."""
    timing, fillers = report.timing, report.fillers
    return Figures(
        rules_version=report.rules_version,
        duration_s=None if timing.silent else timing.duration_s,
        words=len(report.transcript.words),
        speech_rate_wpm=timing.speech_rate_wpm,
        articulation_rate_wpm=timing.articulation_rate_wpm,
        response_latency_s=timing.response_latency_s,
        pauses=None if timing.pauses is None else len(timing.pauses),
        fillers_heard=fillers.heard if fillers else None,
        fillers_per_minute=fillers.per_minute if fillers else None,
        star=_signs(report.star),
        fillers_possible=fillers.possible if fillers else None,
        answer_s=answer_s(timing),
        fillers_at_least=fillers is not None and fillers.at_least,
        rough=report.transcript.rough,
    )


def _signs(star: Star | None) -> str:
    if star is None or not star.story:
        return ""
    return "".join(_sign(part, star.components[part].status) for part in StarPart)


def _sign(part: StarPart, status: str) -> str:
    if status == "missing":
        return "-"
    return part.letter if status == "strong" else part.letter.lower()


def _star(
    question: Question | None,
    hearing: Hearing,
    fixed: Corrected,
    plain: Reading,
    taught: Sequence[StarCue | StarWeights],
) -> Star | None:
    if question is not None and not question.expects_story:
        return None
    if not hearing.trusted:
        return star_reader.withheld()
    return star_reader.read(fixed.words, plain, taught, fixed.labels)


def _follow_up(
    turns: Sequence[Turn],
    words: Sequence[Word],
    star: Star | None,
    whole: Whole | None,
    wordings: Sequence[FollowUpWordings],
    asked: Sequence[str],
) -> FollowUp | None:
    if whole is not None:
        return follow_up.choose(turns, whole.words, whole.star, wordings, asked)
    if star is None:
        return None
    return follow_up.choose(turns, words, star, wordings, asked)


def _times(events: Sequence[FillerEvent]) -> tuple[Interval, ...]:
    """Where the sure filled pauses are."""
    return tuple(
        Interval(event.start, event.end)
        for event in events
        if event.kind == "sound" and event.start is not None and event.end is not None
    )


def _fluent(plain: Reading, rules: Sequence[FillerRule]) -> Reading:
    """`plain` without its filler words: "I, you know, I" is a repeat of "I"."""
    dropped: set[int] = set()
    for use in uses(plain, chosen(rules, AnalysisOptions())):
        if use.filler:
            dropped.update(range(*use.tokens))
    return plain.without(dropped)
