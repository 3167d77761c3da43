"""Any keys in any order: the screen stays up and no take is lost or left open."""

from random import Random

import pytest
from textual.pilot import Pilot

from tests.tui.scene import QUESTIONS, Scene, answer, app_of, drive
from voice_interview.errors import WorkerDied
from voice_interview.model import TakeState
from voice_interview.session.states import Stage
from voice_interview.wave_file import duration

KEYS = ("space", "s", "r", "m", "d", "n", "x", "p", "c", "t", "tab", "down", "enter", "escape")
KEYS_PRESSED = 60


@pytest.mark.parametrize("seed", range(4))
def test_no_take_is_lost_by_any_keys(scene: Scene, seed: int) -> None:
    chance = Random(seed)
    scene.transcriber.problem = WorkerDied("Stopped half-way.") if seed % 2 else None
    scene.transcriber.let_go.set()
    begun: set[str] = set()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        assert app.state.take_id is not None
        begun.add(app.state.take_id)
        for _ in range(KEYS_PRESSED):
            if app.state.stage is Stage.REVIEW or chance.random() < 0.1:
                key = "escape"
            else:
                key = chance.choice((*KEYS, "space", "space", "space"))
            scene.clock.pass_s(chance.choice((0.1, 1.0)))
            await pilot.press(key)
            if app.state.take_id is not None and app.rehearsal.gauge.live:
                begun.add(app.state.take_id)
        assert app.is_running

    drive(scene.app(QUESTIONS[0]), play)
    takes = [row.take for row in scene.library.rows()]
    assert begun <= {take.id for take in takes}
    for take in takes:
        assert take.state is not TakeState.RECORDING
        assert duration(scene.library.audio(take.id)) > 0
