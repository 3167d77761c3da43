"""How likely a stray is a filled pause: a small network over its evidence. Pure."""

import numpy as np

from voice_interview.listening.between.evidence import Evidence
from voice_interview.listening.between.weights import HIDDEN, LAST

_LAST = np.array(LAST.split(), dtype=float)
_HIDDEN = np.array(HIDDEN.split(), dtype=float).reshape(_LAST.size - 1, -1)


def chance(seen: Evidence) -> float:
    """Of being a filled pause, 0 to 1."""
    units = np.tanh(_HIDDEN[:, :-1] @ np.array(seen.row()) + _HIDDEN[:, -1])
    weighed = float(units @ _LAST[:-1] + _LAST[-1])
    return 1 / (1 + float(np.exp(-max(-30.0, min(30.0, weighed)))))
