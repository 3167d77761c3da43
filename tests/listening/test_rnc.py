"""Packed here as games are; what comes out must be what went in."""

import pytest

from benchmarks.played.rnc import SIGNATURE, unpacked
from tests.listening.packing import packed


def test_stored_bytes_come_out_as_they_are() -> None:
    assert unpacked(packed([(b"a tower above the clouds", 0, 0)])) == b"a tower above the clouds"


def test_a_copy_may_overlap_what_it_makes() -> None:
    pieces = [(b"ab", 2, 7), (b"", 9, 3), (b"!", 0, 0)]
    assert unpacked(packed(pieces)) == b"ab" + b"abababa" + b"aba" + b"!"


def test_every_length_of_stored_bytes() -> None:
    pieces = [(bytes(range(n)), 1, 2) for n in range(1, 200)] + [(b".", 0, 0)]
    expected = b"".join(piece + piece[-1:] * 2 for piece, *_ in pieces[:-1]) + b"."
    assert unpacked(packed(pieces)) == expected


def test_what_is_not_packed_is_refused() -> None:
    with pytest.raises(ValueError, match="not packed"):
        unpacked(b"RIFF" + bytes(40))


def test_a_wrong_promise_is_noticed() -> None:
    data = packed([(b"abc", 0, 0)])
    with pytest.raises(ValueError, match="promise"):
        unpacked(SIGNATURE + (7).to_bytes(4, "big") + data[8:])
