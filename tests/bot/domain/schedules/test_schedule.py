"""Rules as people write them, and the moments they mean."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import ScheduleError
from bot.domain.schedules.policy import AfterLikes, Cron, Daily, Every, Policy, duration
from bot.domain.schedules.text import parse_policy
from bot.domain.schedules.times import next_time

MINUTES = st.integers(1, 365 * 24 * 60)
RULES = st.one_of(
    MINUTES.map(lambda minutes: Every(timedelta(minutes=minutes))),
    st.builds(Daily, st.integers(0, 23), st.integers(0, 59)),
    st.builds(AfterLikes, st.integers(1, 1_000_000)),
    st.sampled_from(["0 4 * * 1", "*/15 9-17 * * mon-fri", "30 2 1,15 * *", "5 0 * 8 *"]).map(Cron),
)
POLICIES = st.lists(RULES, max_size=5, unique=True).map(lambda rules: Policy(tuple(rules)))
ZONES = st.sampled_from(sorted(available_timezones()))
MOMENTS = st.integers(1_577_836_800, 2_051_222_400).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)


@given(POLICIES)
def test_what_is_written_is_read_back(policy: Policy) -> None:
    assert parse_policy(str(policy)) == policy


@given(st.text(max_size=400))
def test_any_text_is_a_policy_or_one_clear_sentence(text: str) -> None:
    try:
        said = str(parse_policy(text))
    except ScheduleError as error:
        said = str(error)
    assert "\n" not in said
    assert len(said) < 300


@given(POLICIES, ZONES, MOMENTS)
def test_the_next_moment_lies_ahead_and_comes_from_one_rule(
    policy: Policy, zone: str, after: datetime
) -> None:
    moment = next_time(policy, zone, after)

    assert (moment is None) == (not policy.time_rules)
    if moment is not None:
        assert moment > after
        alone = [next_time(Policy((rule,)), zone, after) for rule in policy.time_rules]
        assert moment == min(each for each in alone if each is not None)


@given(st.builds(Daily, st.integers(0, 23), st.integers(0, 59)), ZONES, MOMENTS)
def test_a_daily_rule_happens_once_each_day(daily: Daily, zone: str, after: datetime) -> None:
    moments, moment = [], after
    for _ in range(4):
        following = next_time(Policy((daily,)), zone, moment)
        assert following is not None
        moments.append(following)
        moment = following
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in moments]
    assert len(set(days)) == len(days)


@pytest.mark.parametrize(
    ("rule", "zone", "after", "expected"),
    [
        # The clocks go forward in Berlin on 29 March 2026: 02:30 does not exist, 04:00 is earlier.
        ("daily 02:30", "Europe/Berlin", "2026-03-28T12:00", "2026-03-29T01:30"),
        ("daily 04:00", "Europe/Berlin", "2026-03-27T12:00", "2026-03-28T03:00"),
        ("daily 04:00", "Europe/Berlin", "2026-03-28T12:00", "2026-03-29T02:00"),
        # They go back in New York on 1 November 2026: 01:30 comes twice, the rule happens once.
        ("daily 01:30", "America/New_York", "2026-10-31T12:00", "2026-11-01T05:30"),
        ("daily 01:30", "America/New_York", "2026-11-01T05:30", "2026-11-02T06:30"),
        # A rule for every hour goes on through the doubled hour.
        ('cron "30 * * * *"', "America/New_York", "2026-11-01T05:30", "2026-11-01T06:30"),
        # Crontab counts weekdays from Sunday, and means either where day and weekday are given.
        ('cron "0 4 * * 1"', "UTC", "2026-03-25T00:00", "2026-03-30T04:00"),
        ('cron "0 4 * * 0"', "UTC", "2026-03-25T00:00", "2026-03-29T04:00"),
        ('cron "0 4 * * 7"', "UTC", "2026-03-25T00:00", "2026-03-29T04:00"),
        ('cron "0 4 * * 5-6"', "UTC", "2026-03-25T00:00", "2026-03-27T04:00"),
        ('cron "0 4 1 * 1"', "UTC", "2026-03-30T12:00", "2026-04-01T04:00"),
        ('cron "0 4 29 2 *"', "UTC", "2026-03-30T12:00", "2028-02-29T04:00"),
        ("every 6h", "Asia/Tokyo", "2026-03-30T12:00", "2026-03-30T18:00"),
    ],
)
def test_moments_are_those_that_people_expect(
    rule: str, zone: str, after: str, expected: str
) -> None:
    begin = datetime.fromisoformat(after).replace(tzinfo=UTC)

    moment = next_time(parse_policy(rule), zone, begin)

    assert moment == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("every 90 minutes", "every 1h30m"),
        ("Every Day at 4pm", "daily 16:00"),
        ("hourly", "every 1h"),
        ("after 1,000 new likes", "after 1000 likes"),
        (
            "every 6h + cron “0 4 * * 1,3” and after 5 likes",
            'every 6h, cron "0 4 * * 1,3", after 5 likes',
        ),
        ("OFF", "off"),
    ],
)
def test_people_write_it_as_they_like(typed: str, meant: str) -> None:
    assert str(parse_policy(typed)) == meant


def test_durations_are_short() -> None:
    assert [duration(timedelta(minutes=m)) for m in (5, 60, 90, 1440, 2941)] == [
        "5m",
        "1h",
        "1h30m",
        "1d",
        "2d1h1m",
    ]
