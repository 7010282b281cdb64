"""Rules as people write them, and the moments they mean."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedules.after_likes import AfterLikes
from bot.domain.schedules.cron import Cron
from bot.domain.schedules.daily import Daily
from bot.domain.schedules.errors import UnreadableScheduleError
from bot.domain.schedules.every import Every
from bot.domain.schedules.policy import Policy
from bot.domain.schedules.trigger import duration
from bot.messages.schedules import schedule_error

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
    assert Policy.parse(str(policy)) == policy


@given(st.text(max_size=400))
def test_any_text_is_a_policy_or_one_clear_sentence(text: str) -> None:
    try:
        said = str(Policy.parse(text))
    except UnreadableScheduleError as error:
        said = schedule_error(error)
    assert "\n" not in said
    assert len(said) < 300


@given(POLICIES, ZONES, MOMENTS)
def test_the_next_moment_lies_ahead_and_comes_from_one_rule(
    policy: Policy, zone: str, after: datetime
) -> None:
    moment = policy.next_time(zone, after)

    alone = [rule.next_time(ZoneInfo(zone), after) for rule in policy.rules]
    moments = [each for each in alone if each is not None]
    assert moment == min(moments, default=None)
    assert moment is None or moment > after


@given(st.builds(Daily, st.integers(0, 23), st.integers(0, 59)), ZONES, MOMENTS)
def test_a_daily_rule_happens_once_each_day(daily: Daily, zone: str, after: datetime) -> None:
    moments, moment = [], after
    for _ in range(4):
        following = daily.next_time(ZoneInfo(zone), moment)
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
        ('cron "0 4 * * fri-sun"', "UTC", "2026-03-28T12:00", "2026-03-29T04:00"),
        ('cron "0 4 last * *"', "UTC", "2026-02-03T12:00", "2026-02-28T04:00"),
        ("cron @monthly", "Asia/Tokyo", "2026-03-30T12:00", "2026-03-31T15:00"),
        # Cron begins what daylight saving skips right after the gap, and what comes twice once.
        ('cron "30 2 * * *"', "Europe/Berlin", "2026-03-28T12:00", "2026-03-29T01:00"),
        ('cron "30 1 * * *"', "America/New_York", "2026-11-01T06:10", "2026-11-02T06:30"),
        ('cron "0 4 29 2 *"', "UTC", "2026-03-30T12:00", "2028-02-29T04:00"),
        ("every 6h", "Asia/Tokyo", "2026-03-30T12:00", "2026-03-30T18:00"),
    ],
)
def test_moments_are_those_that_people_expect(
    rule: str, zone: str, after: str, expected: str
) -> None:
    begin = datetime.fromisoformat(after).replace(tzinfo=UTC)

    moment = Policy.parse(rule).next_time(zone, begin)

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
        ("every day at 04:00 or after 25 new likes", "daily 04:00, after 25 likes"),
        ('every 6h daily 4am cron "0 4 * * 1"', 'every 6h, daily 04:00, cron "0 4 * * 1"'),
        ("OFF", "off"),
        ("매일 04:00", "daily 04:00"),
        ("매일 오전 4시, 새 좋아요 25개가 모이면", "daily 04:00, after 25 likes"),
        ("daily 오후 4시 반", "daily 16:30"),
        ("매일 밤 12시", "daily 00:00"),
        ("every 6시간", "every 6h"),
        ("６시간마다 또는 좋아요 1,000개마다", "every 6h, after 1000 likes"),
        ("90분마다", "every 1h30m"),
        ("after 25개", "after 25 likes"),
        ("끄기", "off"),
    ],
)
def test_people_write_it_as_they_like(typed: str, meant: str) -> None:
    assert str(Policy.parse(typed)) == meant


def test_durations_are_short() -> None:
    assert [duration(timedelta(minutes=m)) for m in (5, 60, 90, 1440, 2941)] == [
        "5m",
        "1h",
        "1h30m",
        "1d",
        "2d1h1m",
    ]
