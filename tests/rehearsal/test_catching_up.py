"""Figures that are missing are made once, whoever wants them and however often."""

from threading import Event, Thread

import pytest

from tests.patience import PATIENCE_S
from tests.rehearsal.house import House, answer
from voice_interview.errors import Problem
from voice_interview.model import TakeRow
from voice_interview.studio import Studio


def only(house: House) -> TakeRow:
    (row,) = house.studio.library.rows()
    return row


def lose_figures(house: House) -> None:
    """As new words of a take do."""
    take_id = only(house).take.id
    hearing = house.studio.library.hearing(take_id)
    assert hearing is not None
    house.studio.library.save_hearing(take_id, hearing)
    assert only(house).figures is None


def test_figures_that_are_lost_again_are_made_again(house: House) -> None:
    answer(house)
    for _ in range(2):
        lose_figures(house)
        house.studio.catch_up()
        assert only(house).figures is not None


def test_those_that_cannot_be_made_are_tried_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(house)
    lose_figures(house)
    tried = []

    def fail(_studio: Studio, take_id: str) -> None:
        tried.append(take_id)
        raise Problem("No report.", "None.")

    monkeypatch.setattr(Studio, "keep_figures", fail)
    house.studio.catch_up()
    house.studio.catch_up()
    assert tried == [only(house).take.id]


def test_two_that_want_them_at_once_have_them_made_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(house)
    lose_figures(house)
    begun, may_go, made = Event(), Event(), list[str]()
    keep = Studio.keep_figures

    def slowly(studio: Studio, take_id: str) -> None:
        made.append(take_id)
        begun.set()
        assert may_go.wait(PATIENCE_S)
        keep(studio, take_id)

    monkeypatch.setattr(Studio, "keep_figures", slowly)
    first, second = (Thread(target=house.studio.catch_up, daemon=True) for _ in range(2))
    first.start()
    assert begun.wait(PATIENCE_S)
    second.start()
    second.join(0.2)  # it would have begun the same by then
    may_go.set()
    for one in (first, second):
        one.join(PATIENCE_S)
    assert made == [only(house).take.id]
    assert only(house).figures is not None
