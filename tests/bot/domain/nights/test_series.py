"""Nights that come again: which words mean so, and on which days by which clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nights.errors import OnlyWeeklyError
from bot.domain.nights.series import DATES_SHOWN, NightSeries, Rhythm
from bot.domain.nights.times import read_time
from bot.domain.nights.times.rhythm import MAX_WEEKS, split_rhythm

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday, before summer time
ZONES = st.sampled_from([BERLIN, "America/New_York", "Asia/Seoul", "Pacific/Auckland", "UTC"])


def series(rhythm: Rhythm, next_day: date, *skipped: date) -> NightSeries:
    return NightSeries(1, 2, 3, 4, rhythm, next_day, frozenset(skipped))


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("every friday 20:00", 1),
        ("Every Friday at 8pm", 1),
        ("friday 20:00 every week", 1),
        ("weekly friday 20:00", 1),
        ("every other friday 20:00", 2),
        ("every 2 weeks on friday 20:00", 2),
        ("every three weeks friday 20:00", 3),
        ("jeden Freitag 20 Uhr", 1),
        ("alle zwei Wochen freitags um 20 Uhr", 2),
        ("jeden zweiten Freitag um 20 Uhr", 2),
        ("wöchentlich am Freitag 20 Uhr", 1),
        ("chaque vendredi à 20h", 1),
        ("tous les vendredis 20h", 1),
        ("toutes les deux semaines le vendredi à 20h", 2),
        ("cada viernes a las 20:00", 1),
        ("todos los viernes a las 20:00", 1),
        ("cada dos semanas el viernes 20:00", 2),
        ("매주 금요일 저녁 8시", 1),
        ("매주금요일 20시", 1),
        ("금요일마다 저녁 8시", 1),
        ("격주 금요일 20:00", 2),
        ("3주마다 금요일 저녁 8시", 3),
    ],
)
def test_words_for_a_rhythm_leave_the_time_of_the_first_night(text: str, weeks: int) -> None:
    found, rest = split_rhythm(text)
    assert found == weeks
    first = read_time(rest, BERLIN, NOW).at.astimezone(ZoneInfo(BERLIN))
    assert (first.date(), first.hour) == (date(2026, 3, 6), 20)


@pytest.mark.parametrize(
    "text",
    ["friday 20:00", "tonight every which way but loose", "", "friday everything everywhere"],
)
def test_what_names_no_rhythm_stays_as_it_is(text: str) -> None:
    assert split_rhythm(text) == (0, text)


@pytest.mark.parametrize(
    "text", ["every day 20:00", "every first friday 20:00", "jeden letzten freitag 20 uhr",
             "every second friday of the month 20:00", "every month 20:00",
             f"every {MAX_WEEKS + 1} weeks friday 20:00",
             "jeden Tag 20 Uhr", "매일 8시", "매달 3일", "every 0 weeks friday", "daily 20:00"],
)  # fmt: skip
def test_another_rhythm_is_refused(text: str) -> None:
    with pytest.raises(OnlyWeeklyError):
        split_rhythm(text)


@given(st.text(max_size=60))
def test_any_text_keeps_its_words_or_is_refused(text: str) -> None:
    try:
        weeks, rest = split_rhythm(text)
    except OnlyWeeklyError:
        return
    assert 0 <= weeks <= MAX_WEEKS
    assert (weeks == 0) == (rest == text) or len(rest) < len(text)


def test_the_hour_is_that_of_the_clocks_also_after_they_change() -> None:
    rhythm, day = Rhythm.of(1, datetime(2026, 3, 27, 19, tzinfo=UTC), BERLIN)
    assert (day, rhythm.minute) == (date(2026, 3, 27), 20 * 60)
    assert rhythm.starts_at(rhythm.after(day), BERLIN) == datetime(2026, 4, 3, 18, tzinfo=UTC)


def test_an_hour_that_the_clocks_skip_comes_right_after_the_gap() -> None:
    skipped = Rhythm(1, 2 * 60 + 30)
    at = skipped.starts_at(date(2026, 3, 29), BERLIN)
    assert at.astimezone(ZoneInfo(BERLIN)).strftime("%H:%M") == "03:30"


@given(
    weeks=st.integers(1, MAX_WEEKS),
    first=st.timedeltas(timedelta(0), timedelta(days=1500)).map(lambda later: NOW + later),
    zone=ZONES,
    passed=st.timedeltas(timedelta(0), timedelta(days=400)),
)
def test_nights_come_by_the_same_clock_on_the_same_weekday_and_never_in_the_past(
    weeks: int, first: datetime, zone: str, passed: timedelta
) -> None:
    rhythm, day = Rhythm.of(weeks, first, zone)
    made, now = series(rhythm, rhythm.after(day)), first + passed
    dates = made.coming(now, zone)
    assert len(dates) == DATES_SHOWN
    assert all(each > day and (each - day).days % (7 * weeks) == 0 for each in dates)
    assert all(rhythm.starts_at(each, zone) > now for each in dates)
    assert made.to_make(now, zone) == dates[0]
    without = series(rhythm, rhythm.after(day), dates[0], dates[1])
    assert without.to_make(now, zone) == dates[2]
    assert without.advanced(dates[2]).to_make(now, zone) == dates[3]
