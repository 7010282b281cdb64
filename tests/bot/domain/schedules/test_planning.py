"""Many servers, one model: what is due, merged, within the owner's limits."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedules.errors import TooManyRunsError, TooOftenError
from bot.domain.schedules.planning import (
    RunHistory,
    RunLimits,
    ServerPolicy,
    due_at,
    due_servers,
    earliest_start,
    next_wake,
)
from bot.domain.schedules.policy import Policy
from bot.messages.schedules import schedule_error

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIMITS = RunLimits()


def server(guild_id: int, rules: str, zone: str = "UTC") -> ServerPolicy:
    """A server with these rules."""
    return ServerPolicy(guild_id, Policy.parse(rules), zone)


def test_what_was_missed_while_the_bot_was_down_is_due_once() -> None:
    servers = [server(1, "every 6h"), server(2, "daily 04:00")]
    back = NOON + timedelta(days=9)

    assert len(due_servers(servers, RunHistory(NOON), back)) == 2
    assert due_servers(servers, RunHistory(back), back) == []


def test_due_policies_of_several_servers_are_one_moment() -> None:
    servers = [server(number, "daily 13:00") for number in range(1000)]

    assert next_wake(servers, RunHistory(NOON), LIMITS, NOON) == NOON + HOUR
    assert len(due_servers(servers, RunHistory(NOON), NOON + HOUR)) == 1000


def test_likes_count_for_the_server_that_gave_them() -> None:
    history = RunHistory(NOON, new_likes={1: 25, 2: 24})

    due = due_servers([server(1, "after 25 likes"), server(2, "after 25 likes")], history, NOON)

    assert [each.guild_id for each in due] == [1]


def test_a_clock_that_was_set_back_does_not_keep_anybody_waiting() -> None:
    history = RunHistory(NOON + timedelta(days=400))

    assert due_at(server(1, "every 6h"), history, NOON) == NOON + 6 * HOUR
    assert next_wake([server(1, "daily 13:00")], history, LIMITS, NOON) == NOON + HOUR


def test_a_policy_counts_from_when_it_was_set() -> None:
    fresh = ServerPolicy(1, Policy.parse("every 6h"), "UTC", since=NOON)

    assert due_at(fresh, RunHistory(NOON - timedelta(days=3)), NOON) == NOON + 6 * HOUR


def test_the_limits_put_a_run_off() -> None:
    servers = [server(1, "after 1 like")]
    recent = RunHistory(NOON, [NOON - timedelta(minutes=20)], {1: 5})
    many = [NOON - timedelta(hours=23) + number * timedelta(minutes=5) for number in range(24)]

    assert next_wake(servers, recent, LIMITS, NOON) == NOON + timedelta(minutes=40)
    assert earliest_start(RunHistory(NOON, many), LIMITS, NOON) == NOON + HOUR


@pytest.mark.parametrize("rules", ["every 5m", 'cron "*/10 * * * *"', 'cron "0,30 4 * * *"'])
def test_more_than_the_owner_allows_is_answered_with_the_limit(rules: str) -> None:
    with pytest.raises(TooOftenError) as error:
        LIMITS.check(Policy.parse(rules))
    assert "at least 1 hour between scheduled runs" in schedule_error(error.value)


def test_too_many_runs_a_day_are_answered_with_the_limit() -> None:
    with pytest.raises(TooManyRunsError) as error:
        RunLimits(HOUR, 4).check(Policy.parse("every 2h"))
    assert "12 times a day" in schedule_error(error.value)
    assert "allows 4 runs a day" in schedule_error(error.value)
    RunLimits(HOUR, 4).check(Policy.parse("every 6h, after 3 likes, daily 04:00"))


RULES = st.sampled_from(
    ["every 1h", "every 7h", "daily 04:00", 'cron "0 4 * * 1"', "after 3 likes", "off",
     "daily 02:30, after 10 likes"]
)  # fmt: skip
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
SERVERS = st.lists(
    st.builds(lambda rules, zone: (rules, zone), RULES, ZONES), min_size=1, max_size=6
).map(lambda pairs: [server(number, *pair) for number, pair in enumerate(pairs)])


@given(
    SERVERS,
    st.lists(st.integers(0, 60), max_size=5),
    st.dictionaries(st.integers(0, 5), st.integers(0, 20)),
)
def test_a_month_of_wakes_ends_and_keeps_the_limits(
    servers: list[ServerPolicy], pauses: list[int], likes: dict[int, int]
) -> None:
    """Playing plan and run against each other never stalls and never breaks a limit."""
    now, considered, starts = NOON, NOON, list[datetime]()
    end = NOON + timedelta(days=5)
    for turn in range(200):
        history = RunHistory(considered, starts, likes if turn == 0 else {})
        wake = next_wake(servers, history, LIMITS, now)
        if wake is None or wake > end:
            break
        assert wake >= now
        now = wake + timedelta(minutes=pauses[turn % len(pauses)] if pauses else 0)
        assert due_servers(servers, history, now)
        assert earliest_start(history, LIMITS, now) <= now
        starts, considered = [*starts, now], now
    else:
        pytest.fail("more wakes than the limits allow")
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert all(gap >= LIMITS.shortest_interval for gap in gaps)
