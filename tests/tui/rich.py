"""A long answer with everything a report can show, as facts; written in a small notation.

`(0.6)` is a pause in seconds, `<um>` was heard and not written, `<um?>` perhaps so.
"""

import re

from voice_interview.model import FilledPause, Hearing, Interval, Sounds, Transcript, Word

ANSWER = """
(0.8) So, um, two years ago I was working at a hospital, and, you know, every week about thirty
patients missed their appointments. (0.5) The waiting rooms were empty in the morning and <um> far
too full in the afternoon. (0.4) My manager asked me to cut that number in half before the summer.
(1.4) First I called forty patients, uh, to find out why they did not come. I mean, most of them
had simply forgotten, and like a third could not travel early. (0.7) Then I made a list, and I
trained the people at the front desk to call every patient <um?> two days before. (0.4) I also
moved the early hours to patients who live near the hospital, you know, so that nobody had to
travel in the dark. (2.1) We, we met every Friday and like looked at the numbers, and I like
changed what did not work. (0.6) <uh> In the end the missed appointments went down from thirty a
week to eleven, and the hospital opened a second room. (0.5) I learned to ask people first, and to
build second. (0.7)
"""
TOKEN = re.compile(r"\((?P<pause>[\d.]+)\)|<(?P<heard>[a-z]+)(?P<doubt>\?)?>|(?P<word>\S+)")


def hearing(answer: str = ANSWER, engine: str = "whisper", *, timed: bool = True) -> Hearing:
    """The facts of such an answer, spoken at an even pace."""
    words: list[Word] = []
    voice: list[Interval] = []
    heard: list[FilledPause] = []
    now_s = since_s = 0.0
    for token in TOKEN.finditer(answer):
        if token["pause"]:
            if now_s > since_s:
                voice.append(Interval(since_s, now_s))
            now_s += float(token["pause"])
            since_s = now_s
        elif token["heard"]:
            sure = token["doubt"] is None
            text, evidence = token["heard"], "heard in the sound"
            heard.append(FilledPause(now_s, now_s + 0.35, sure, 0.9, evidence, text))
            now_s += 0.4
        else:
            end_s = now_s + 0.12 + 0.05 * len(token["word"])
            times = (round(now_s, 2), round(end_s, 2)) if timed else (None, None)
            words.append(Word(token["word"], *times, 0.9))
            now_s = end_s + 0.02
    transcript = Transcript(tuple(words), engine, "base.en" if engine == "whisper" else "")
    return Hearing(transcript, Sounds(now_s, tuple(voice), tuple(heard)) if timed else None)
