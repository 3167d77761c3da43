"""What earlier interviews left for the next one: a step to take, a checklist to close. Pure."""

from voice_interview.model.interview import Interview, Part


def last_step(past: tuple[Interview, ...]) -> str:
    """The newest action step, unless it was done since; `past` comes newest first."""
    for interview in past:
        if chosen := interview.value(Part.STEP):
            return chosen
        if interview.last_step and interview.value(Part.DID) == "yes":
            return ""
    return ""


def carried(past: tuple[Interview, ...]) -> tuple[str, ...]:
    """What the newest checklist left open."""
    for interview in past:
        if interview.finished and any(phase.checklist for phase in interview.format.phases):
            return interview.not_known
    return ()
