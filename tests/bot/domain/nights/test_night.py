"""The life of a night."""

import itertools

from bot.domain.nights.night import OPEN, NightState, may_become, states_before


def test_a_night_goes_from_plan_to_the_end() -> None:
    life = ["planned", "voting", "counting", "decided", "started", "asked", "finished"]
    states = [NightState(state) for state in life]
    assert all(may_become(*step) for step in itertools.pairwise(states))


def test_what_is_over_stays_over() -> None:
    for over in (NightState.FINISHED, NightState.CANCELLED):
        assert not any(may_become(over, state) for state in NightState)


def test_every_open_night_can_be_cancelled_and_every_state_is_reached() -> None:
    assert all(may_become(state, NightState.CANCELLED) for state in OPEN)
    assert all(states_before(state) for state in NightState if state is not NightState.PLANNED)


def test_no_state_leads_to_itself_so_nothing_happens_twice() -> None:
    assert not any(may_become(state, state) for state in NightState)
