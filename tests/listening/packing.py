"""Packs as Rob Northen's method 1 does, with plain codes: enough to try a reader on."""

from collections.abc import Sequence

from benchmarks.played.rnc import SIGNATURE

Piece = tuple[bytes, int, int]
"""Bytes as they are, then how far back a copy begins and its length; the last one has no copy."""
_WIDTH = 4
"""Of every code: numbers below 2**15."""


class _Bits:
    def __init__(self) -> None:
        self.data = bytearray()
        self._word = 0
        self._free = 0

    def put(self, value: int, count: int) -> None:
        for n in range(count):
            if not self._free:
                self._word, self._free = len(self.data), 16
                self.data += bytes(2)
            at = 16 - self._free
            self.data[self._word + at // 8] |= (value >> n & 1) << at % 8
            self._free -= 1

    def codes(self) -> None:
        """Sixteen meanings of four bits each: the code of a meaning is its number."""
        self.put(16, 5)
        for _ in range(16):
            self.put(_WIDTH, 4)

    def number(self, value: int) -> None:
        meaning = value.bit_length()
        self.put(int(f"{meaning:0{_WIDTH}b}"[::-1], 2), _WIDTH)
        if meaning > 1:
            self.put(value, meaning - 1)


def packed(pieces: Sequence[Piece]) -> bytes:
    bits = _Bits()
    bits.put(0, 2)
    for _ in range(3):
        bits.codes()
    bits.put(len(pieces), 16)
    size = 0
    for n, (stored, distance, length) in enumerate(pieces):
        bits.number(len(stored))
        bits.data += stored
        size += len(stored)
        if n < len(pieces) - 1:
            bits.number(distance - 1)
            bits.number(length - 2)
            size += length
    sizes = size.to_bytes(4, "big") + len(bits.data).to_bytes(4, "big")
    return SIGNATURE + sizes + bytes(5) + b"\x01" + bytes(bits.data)
