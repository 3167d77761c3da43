"""Which commands of a report have nothing to do just now. Pure."""

from collections.abc import Collection

from voice_interview.model import Report
from voice_interview.tui.answer.tokens import Token

OF_WORDS = {"correct", "evidence", "beside"}
"""Those that have nothing to do where there is no word."""
OF_PLACES = {
    "filler": ("filler", "filler_before"),
    "pause": ("long_pause", "long_pause_before"),
    "part": ("part", "part_before", "part_begins", "next_begins"),
}
"""By the kind of place that they go to, or that they move."""
OF_WHOLE = {"correct", "part_begins", "next_begins"}
"""Those that wait until the end of the answer is transcribed."""


def commands(
    report: Report | None,
    here: Token | None,
    places: Collection[str],
    *,
    unheard: bool,
    finishing: bool,
    sitting: bool,
    corrected: bool,
) -> set[str]:
    """Their names. `here`: the token under the cursor; `places`: the kinds that the answer has.

    `unheard`: a recogniser found no word in it; `finishing`: the end is still to come; `sitting`:
    it is an answer of the interview that is on; `corrected`: there is a step to take back.
    """
    kind = here.kind if here is not None else ""
    nothing = {
        "go_back" if sitting else "back_to_interview": True,
        "answer_again": sitting,
        "check_sound": not unheard,
        "reject": kind in ("", "rejected"),
        "confirm": kind not in ("possible", "rejected"),
        "follow_up": sitting or report is None or report.follow_up is None,
        "hand_on": report is None,
        "take_back": not corrected,
    }
    absent = (names for of, names in OF_PLACES.items() if of not in places)
    return {
        *(name for name, none in nothing.items() if none),
        *(name for names in absent for name in names),
        *(OF_WORDS if here is None else ()),
        *(OF_WHOLE if finishing else ()),
    }
