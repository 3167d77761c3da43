"""What the user says about a filler: that it is none, or that it is one."""

from collections.abc import Sequence
from dataclasses import replace

from voice_interview.model import Judged, Review


def rejected(review: Review, filler: Judged) -> Review:
    """The user says that this is no filler."""
    return replace(
        review,
        rejected=(*_without(review.rejected, filler), filler),
        confirmed=_without(review.confirmed, filler),
    )


def confirmed(review: Review, filler: Judged) -> Review:
    """The user says that this is one; or, where it was rejected, takes that back."""
    left = _without(review.rejected, filler)
    taken_back = len(left) < len(review.rejected)
    sure = _without(review.confirmed, filler)
    return replace(review, rejected=left, confirmed=sure if taken_back else (*sure, filler))


def _without(stretches: Sequence[Judged], filler: Judged) -> tuple[Judged, ...]:
    return tuple(one for one in stretches if not _meets(one, filler))


def _meets(one: Judged, other: Judged) -> bool:
    """Both share time, or stand at the same place: a recogniser's word may have no length."""
    common_s = min(one.end, other.end) - max(one.start, other.start)
    return common_s > 0 or (one.start, one.end) == (other.start, other.end)
