"""Unpacking of Rob Northen's method 1, in which games of the nineties keep their files.

Stored bytes and copies of earlier ones take turns. How many bytes are stored, how far back a copy
begins and how long it is are Huffman codes; their bits come in words of 16, lowest bit first. A
word is taken from the data when its first bit is wanted, so words and stored bytes lie mixed.
"""

SIGNATURE = b"RNC\x01"

_HEADER = 18
_SHORTEST_COPY = 2

_Codes = list[tuple[int, int]]
"""For what the next bits may be: the length of the code that they begin with, and what it says."""


class _Packed:
    """Bits and bytes, in the order in which they were packed."""

    def __init__(self, data: bytes) -> None:
        self._data = data + bytes(2)
        self._at = _HEADER
        self._bits = 0
        self._count = 0

    def take(self, count: int) -> int:
        while self._count < count:
            self._word()
        taken = self._bits & ((1 << count) - 1)
        self._drop(count)
        return taken

    def stored(self, size: int) -> bytes:
        self._at += size
        return self._data[self._at - size : self._at]

    def codes(self) -> _Codes:
        lengths = [self.take(4) for _ in range(self.take(5))]
        longest = max(lengths, default=0)
        codes: _Codes = [(0, 0)] * (1 << longest)
        code = 0
        for length in range(1, longest + 1):
            for meaning in (n for n, found in enumerate(lengths) if found == length):
                first = int(f"{code:0{length}b}"[::-1], 2)
                codes[first :: 1 << length] = [(length, meaning)] * (1 << (longest - length))
                code += 1
            code <<= 1
        return codes

    def value(self, codes: _Codes) -> int:
        """A code says how many bits the number has; those after the first 1 follow it."""
        length, meaning = codes[self._bits & (len(codes) - 1)]
        if length > self._count:
            self._word()
            length, meaning = codes[self._bits & (len(codes) - 1)]
        self._drop(length)
        return meaning if meaning < 2 else 1 << (meaning - 1) | self.take(meaning - 1)

    def _word(self) -> None:
        self._bits |= int.from_bytes(self.stored(2), "little") << self._count
        self._count += 16

    def _drop(self, count: int) -> None:
        self._bits >>= count
        self._count -= count


def unpacked(data: bytes) -> bytes:
    if not data.startswith(SIGNATURE):
        raise ValueError("not packed by Rob Northen's method 1")
    packed = _Packed(data)
    packed.take(2)  # locked, keyed: not for us
    found = bytearray()
    for _ in range(data[_HEADER - 1]):
        sizes, distances, lengths = packed.codes(), packed.codes(), packed.codes()
        left = packed.take(16)
        while left:
            found += packed.stored(packed.value(sizes))
            left -= 1
            if left:
                distance = packed.value(distances) + 1
                length = packed.value(lengths) + _SHORTEST_COPY
                copied = found[-distance:]
                found += (copied * -(-length // distance))[:length]
    if len(found) != int.from_bytes(data[4:8], "big"):
        raise ValueError("packed data that do not give what they promise")
    return bytes(found)
