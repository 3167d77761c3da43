"""A house for each test, with a candidate who says one thing."""

from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests import twins
from tests.rehearsal.house import WORDS, House
from voice_interview.rehearsal import Rehearsal
from voice_interview.session import events as on


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    return twins.tone(tmp_path / "answer.wav")


@pytest.fixture
def house(tmp_path: Path, tone: Path) -> Iterator[House]:
    with twins.studio(tmp_path, tone, WORDS) as studio:
        inbox: SimpleQueue[on.Event] = SimpleQueue()
        rehearsal = Rehearsal(studio, inbox.put)
        yield House(studio, rehearsal, inbox)
        rehearsal.close()
