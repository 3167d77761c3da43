"""A sound that is made as it is read, one block after the other: only the last one is in memory.

Must not know what is made.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Sample = TypeVar("Sample", bound=np.generic)


class Made(Generic[Sample]):
    """Block n, between two of the `edges` from 0 to the length, is `make(n)`."""

    def __init__(self, edges: Sequence[int], make: Callable[[int], NDArray[Sample]]) -> None:
        self.size = edges[-1]
        self._edges = edges
        self._make = make
        self._number = -1
        self._block: NDArray[Sample]

    def __getitem__(self, part: slice) -> NDArray[Sample]:
        start, end, _ = part.indices(self.size)
        first = min(bisect_right(self._edges, start), len(self._edges) - 1) - 1
        after = max(first + 1, bisect_left(self._edges, end))
        return np.concatenate([self._piece(n, start, end) for n in range(first, after)])

    def _piece(self, number: int, start: int, end: int) -> NDArray[Sample]:
        if number != self._number:
            self._block, self._number = self._make(number), number
        at = self._edges[number]
        return self._block[max(0, start - at) : max(0, end - at)]
