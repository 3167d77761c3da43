"""The report as JSON: the contract for scripts, laid down in docs/report-schema.md.

Every key is always there; what is not known is null. Times are seconds with three decimals.
"""

from collections.abc import Sequence

from voice_interview.export.json_text import Json, rounded
from voice_interview.model import (
    Cluster,
    Component,
    CorrectedWords,
    FillerEvent,
    Fillers,
    Focus,
    FollowUp,
    HabitUse,
    Interval,
    Mistake,
    Question,
    Report,
    Restart,
    Segment,
    Star,
    StarPart,
    Timing,
    Transcript,
    Whole,
    Word,
    WordRange,
)

SCHEMA = "voice-interview/report/1"


def as_object(report: Report) -> Json:
    """The object of docs/report-schema.md, made of plain lists, dicts, texts and numbers."""
    return {
        "schema": SCHEMA,
        "rules_version": report.rules_version,
        "source": report.source,
        "question": _question(report.question),
        "transcript": _transcript(report.transcript, report.corrected),
        "timing": _timing(report.timing),
        "voice": {
            "pitch_range_semitones": rounded(report.voice.pitch_range_semitones, 1),
            "loudness_drift_db": rounded(report.voice.loudness_drift_db, 1),
        },
        "fillers": _fillers(report.fillers),
        "restarts": {"at_least": True, "events": [_restart(one) for one in report.restarts]},
        "star": _star(report.star),
        "mistakes": [_mistake(one) for one in report.mistakes],
        "whole": _whole(report.whole),
        "follow_up": _follow_up(report.follow_up),
        "structure": report.structure or None,
        "focus": _focus(report.focus),
        "quality": {"notes": list(report.notes)},
    }


def _question(question: Question | None) -> Json:
    if question is None:
        return {"id": None, "text": None, "expects_story": None, "target_s": None}
    return {
        "id": question.id or None,
        "text": question.text,
        "expects_story": question.expects_story,
        "target_s": question.target_s,
    }


def _transcript(transcript: Transcript, corrected: Sequence[CorrectedWords]) -> Json:
    return {
        "engine": transcript.engine,
        "model": transcript.model or None,
        "language": transcript.language,
        "text": transcript.text,
        "words": [_word(word) for word in transcript.words],
        "corrections": [{"words": list(one.words), "heard": one.heard} for one in corrected],
    }


def _word(word: Word) -> Json:
    return {
        "text": word.text,
        "start": rounded(word.start),
        "end": rounded(word.end),
        "confidence": rounded(word.confidence),
    }


def _timing(timing: Timing) -> Json:
    pauses = timing.pauses
    curve = timing.pace_curve
    return {
        "duration_s": rounded(timing.duration_s),
        "speech_s": rounded(timing.speech_s),
        "response_latency_s": rounded(timing.response_latency_s),
        "speech_rate_wpm": rounded(timing.speech_rate_wpm, 1),
        "articulation_rate_wpm": rounded(timing.articulation_rate_wpm, 1),
        "pauses": None if pauses is None else [_interval(pause) for pause in pauses],
        "long_pauses": {"from_1_s": timing.pauses_from(1.0), "from_2_s": timing.pauses_from(2.0)},
        "run_words": rounded(timing.run_words, 1),
        "pace_curve": None
        if curve is None
        else [
            {"start": rounded(p.start), "end": rounded(p.end), "wpm": rounded(p.wpm, 1)}
            for p in curve
        ],
    }


def _fillers(fillers: Fillers | None) -> Json:
    if fillers is None:
        return {
            "counted": False,
            "heard": None,
            "possible": None,
            "at_least": None,
            "unchecked": [],
            "per_minute": None,
            "per_100_words": None,
            "markers": {"count": None, "words": []},
            "habits": [],
            "clusters": [],
            "events": [],
        }
    return {
        "counted": True,
        "heard": fillers.heard,
        "possible": fillers.possible,
        "at_least": fillers.at_least,
        "unchecked": [_interval(one) for one in fillers.unchecked],
        "per_minute": rounded(fillers.per_minute, 2),
        "per_100_words": rounded(fillers.per_100_words, 2),
        "markers": {
            "count": fillers.markers,
            "words": [_use(use) for use in fillers.marker_words],
        },
        "habits": [_use(use) for use in fillers.habits],
        "clusters": [_cluster(cluster) for cluster in fillers.clusters],
        "events": [_event(event) for event in fillers.events],
    }


def _event(event: FillerEvent) -> Json:
    return {
        "kind": event.kind,
        "group": event.group,
        "text": event.text,
        "words": list(event.words),
        "start": rounded(event.start),
        "end": rounded(event.end),
        "confidence": rounded(event.confidence),
        "evidence": event.evidence,
    }


def _cluster(cluster: Cluster) -> Json:
    return {
        "start": rounded(cluster.start),
        "end": rounded(cluster.end),
        "sounds": cluster.sounds,
        "words": list(cluster.words),
        "before": cluster.before,
    }


def _use(use: HabitUse) -> Json:
    return {"text": use.text, "used": use.used, "filler": use.filler}


def _mistake(mistake: Mistake) -> Json:
    words = list(mistake.words) if mistake.words else None
    return {"title": mistake.title, "why": mistake.why, "words": words}


def _restart(restart: Restart) -> Json:
    return {
        "kind": restart.kind,
        "text": restart.text,
        "words": list(restart.words),
        "start": rounded(restart.start),
        "end": rounded(restart.end),
    }


def _star(star: Star | None) -> Json:
    if star is None:
        return {
            "asked": False,
            "story": False,
            "kind": None,
            "components": {part.value: _component(None) for part in StarPart},
            "segments": [],
            "quantified_result": None,
            "number": None,
            "ownership": {"i": None, "we": None, "we_said": []},
            "lesson": None,
            "notes": [],
        }
    return {
        "asked": True,
        "story": star.story,
        "kind": star.kind,
        "components": {part.value: _component(star.components[part]) for part in StarPart},
        "segments": [_segment(segment) for segment in star.segments],
        "quantified_result": star.quantified_result,
        "number": _place(star.number),
        "ownership": {
            "i": star.i_count,
            "we": star.we_count,
            "we_said": [{"words": list(words)} for words in star.we_said],
        },
        "lesson": _place(star.lesson),
        "notes": list(star.notes),
    }


def _component(component: Component | None) -> Json:
    if component is None:
        return {"status": "missing", "share": None, "unsure": False, "evidence": []}
    return {
        "status": component.status,
        "share": rounded(component.share),
        "unsure": component.unsure,
        "evidence": list(component.evidence),
    }


def _segment(segment: Segment) -> Json:
    return {
        "words": list(segment.words),
        "start": rounded(segment.start),
        "end": rounded(segment.end),
        "label": segment.label,
        "confidence": rounded(segment.confidence),
    }


def _place(words: WordRange | None) -> Json | None:
    return None if words is None else {"words": list(words)}


def _whole(whole: Whole | None) -> Json | None:
    if whole is None:
        return None
    return {
        "takes": list(whole.takes),
        "first_words": list(whole.firsts),
        "words": [word.text for word in whole.words],
        "star": _star(whole.star),
    }


def _follow_up(found: FollowUp | None) -> Json | None:
    if found is None:
        return None
    return {
        "part": found.part,
        "status": found.status,
        "text": found.text,
        "why": found.why,
        "segment": found.segment,
    }


def _focus(focus: Focus | None) -> Json | None:
    if focus is None:
        return None
    return {
        "title": focus.title,
        "why": focus.why,
        "evidence": {"words": None if focus.words is None else list(focus.words)},
        "drill": focus.drill or None,
    }


def _interval(interval: Interval) -> Json:
    return {"start": rounded(interval.start), "end": rounded(interval.end)}
