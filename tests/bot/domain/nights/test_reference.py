"""Which of several nights somebody means who gives no number."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.nights.errors import NightGoneError, WhichNightError, WrongStateError
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.reference import NightReference

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HERE, ELSEWHERE = 1, 2
ANA, BEN = 10, 20


def night(number: int, state: NightState, *, channel_id: int = HERE, host_id: int = BEN) -> Night:
    return Night(
        night_id=number,
        guild_id=1,
        number=number,
        channel_id=channel_id,
        host_id=host_id,
        state=state,
        starts_at=NOW,
        ends_at=NOW + timedelta(hours=2),
        planned_at=NOW,
    )


CLOSE_VOTE = NightReference(1, HERE, ANA, None, [NightState.VOTING])
PLANNED, VOTING = NightState.PLANNED, NightState.VOTING


@pytest.mark.parametrize(
    "nights",
    [
        [night(1, PLANNED), night(2, VOTING, channel_id=ELSEWHERE)],
        [night(1, VOTING, channel_id=ELSEWHERE), night(2, VOTING)],
        [night(1, VOTING), night(2, VOTING, host_id=ANA)],
    ],
)
def test_the_only_one_is_meant_then_that_of_the_channel_then_that_of_the_host(
    nights: list[Night],
) -> None:
    assert CLOSE_VOTE.among(nights).number == 2


def test_where_several_are_as_likely_it_is_asked_which_is_meant() -> None:
    with pytest.raises(WhichNightError) as raised:
        CLOSE_VOTE.among([night(1, VOTING), night(2, VOTING)])
    assert raised.value.numbers == (1, 2)


def test_no_night_is_gone_because_it_is_in_another_state() -> None:
    nights = [night(1, PLANNED, channel_id=ELSEWHERE), night(2, PLANNED), night(3, PLANNED)]
    with pytest.raises(WrongStateError) as raised:
        CLOSE_VOTE.among(nights)
    assert raised.value.number == 2
    with pytest.raises(WrongStateError) as raised:
        CLOSE_VOTE.among([*nights, night(4, PLANNED, host_id=ANA)])
    assert raised.value.number == 4
    with pytest.raises(NightGoneError):
        CLOSE_VOTE.among([])
