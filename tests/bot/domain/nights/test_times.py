"""People's words for a time, read on Friday, 20 November 2026, 15:00 in Berlin."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nights.times import (
    ParsedTime,
    TimeInDoubtError,
    TimeProblem,
    TimeRefusedError,
    read_time,
    split_time,
    time_of_night,
)
from bot.domain.zones import UnknownZoneError, find_zone_names, find_zones, zone_named

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def local(text: str, now: datetime = NOW, zone: str = ZONE) -> str:
    return f"{read_time(text, zone, now).at.astimezone(zone_named(zone)):%a %d %b %Y %H:%M}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("friday 20:00", "Fri 20 Nov 2026 20:00"),
        ("Friday, 20:00", "Fri 20 Nov 2026 20:00"),
        ("friday 14:00", "Fri 27 Nov 2026 14:00"),
        ("next friday 20:00", "Fri 27 Nov 2026 20:00"),
        ("on saturday at 8", "Sat 21 Nov 2026 20:00"),
        ("sat 8pm", "Sat 21 Nov 2026 20:00"),
        ("tomorrow 9pm", "Sat 21 Nov 2026 21:00"),
        ("tomorrow", "Sat 21 Nov 2026 20:00"),
        ("tomorrow evening", "Sat 21 Nov 2026 20:00"),
        ("in 2 hours", "Fri 20 Nov 2026 17:00"),
        ("in half an hour", "Fri 20 Nov 2026 15:30"),
        ("in 1 hour and 30 minutes", "Fri 20 Nov 2026 16:30"),
        ("20:00", "Fri 20 Nov 2026 20:00"),
        ("14:00", "Sat 21 Nov 2026 14:00"),
        ("tonight", "Fri 20 Nov 2026 20:00"),
        ("tonight 9pm", "Fri 20 Nov 2026 21:00"),
        ("at 8", "Fri 20 Nov 2026 20:00"),
        ("2026-12-01 20:00", "Tue 01 Dec 2026 20:00"),
        ("2026-12-01T20:00Z", "Tue 01 Dec 2026 21:00"),
        ("2026-12-01T20:00+01:00", "Tue 01 Dec 2026 20:00"),
        ("20:00 UTC", "Fri 20 Nov 2026 21:00"),
        ("25.12. 20:00", "Fri 25 Dec 2026 20:00"),
        ("12/25 8pm", "Fri 25 Dec 2026 20:00"),
        ("december 24 at 19:30", "Thu 24 Dec 2026 19:30"),
        ("midnight", "Sat 21 Nov 2026 00:00"),
        ("", "Fri 20 Nov 2026 20:00"),
    ],
)
def test_words_mean_what_people_mean(text: str, meant: str) -> None:
    assert local(text) == meant


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("yesterday 20:00", TimeProblem.PAST),
        ("2020-01-01 20:00", TimeProblem.PAST),
        ("1 hour ago", TimeProblem.PAST),
        ("first friday of this month", TimeProblem.PAST),
        ("monday this week", TimeProblem.PAST),
        ("in 0 minutes", TimeProblem.PAST),
        ("31 february 20:00", TimeProblem.IMPOSSIBLE),
        ("2026-11-31 20:00", TimeProblem.IMPOSSIBLE),
        ("friday 25:00", TimeProblem.IMPOSSIBLE),
        ("fifth saturday of february 8pm", TimeProblem.IMPOSSIBLE),
        ("the matrix", TimeProblem.NOT_UNDERSTOOD),
        ("5", TimeProblem.NOT_UNDERSTOOD),
        ("in 99999999999 hours", TimeProblem.TOO_FAR),
        ("2030-01-01 20:00", TimeProblem.TOO_FAR),
    ],
)
def test_what_is_no_time_is_refused_with_its_reason(text: str, problem: TimeProblem) -> None:
    with pytest.raises(TimeRefusedError) as refused:
        read_time(text, ZONE, NOW)
    assert refused.value.problem is problem


def test_a_day_alone_is_an_evening_and_says_so() -> None:
    assert read_time("tomorrow", ZONE, NOW).hour_assumed
    assert not read_time("tomorrow 20:00", ZONE, NOW).hour_assumed


def test_the_hour_that_daylight_saving_skips_is_refused_and_the_next_one_named() -> None:
    with pytest.raises(TimeRefusedError) as refused:
        read_time("tomorrow 02:30", ZONE, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert refused.value.problem is TimeProblem.SKIPPED
    assert refused.value.understood == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_the_hour_that_daylight_saving_repeats_is_asked_about() -> None:
    with pytest.raises(TimeInDoubtError) as doubt:
        read_time("25 october 02:30", ZONE, datetime(2026, 10, 20, tzinfo=UTC))
    first, second = doubt.value.moments
    assert first.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second.at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert first.repeated


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("8pm USA time", "02:00 03:00 04:00 05:00 06:00 07:00"),
        ("8pm USA", "02:00 03:00 04:00 05:00 06:00 07:00"),
        ("8pm in the United States", "02:00 03:00 04:00 05:00 06:00 07:00"),
        ("8pm canada time", "00:30 01:00 02:00 03:00 04:00 05:00"),
        ("20h brazil", "23:00 00:00 01:00 02:00"),
        ("8pm georgia", "17:00 02:00"),
        ("georgia 8pm", "17:00 02:00"),
        ("8pm american time", "02:00 03:00 04:00 05:00 06:00 07:00"),
        ("saturday brazilian time", "23:00 00:00 01:00 02:00"),
        ("8pm birmingham time", "21:00 03:00"),
    ],
)
def test_a_country_with_several_clocks_is_asked_about(text: str, hours: str) -> None:
    with pytest.raises(TimeInDoubtError) as doubt:
        read_time(text, ZONE, NOW)
    shown = [f"{each.at.astimezone(doubt.value.zone):%H:%M}" for each in doubt.value.moments]
    assert shown == hours.split()


def test_each_moment_of_a_country_is_named_after_a_well_known_city() -> None:
    with pytest.raises(TimeInDoubtError) as doubt:
        read_time("tomorrow 8pm USA time", ZONE, NOW)
    assert [each.zone for each in doubt.value.moments] == [
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Anchorage",
        "Pacific/Honolulu",
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20:00 hora de España", "Fri 20 Nov 2026 20:00"),
        ("tomorrow 8pm new zealand", "Sun 22 Nov 2026 08:00"),
        ("9pm tokyo", "Sat 21 Nov 2026 13:00"),
        ("9pm in germany", "Fri 20 Nov 2026 21:00"),
        ("8pm EST", "Sat 21 Nov 2026 02:00"),
        ("9pm los angeles time", "Sat 21 Nov 2026 06:00"),
    ],
)
def test_a_place_with_one_clock_for_nearly_everybody_is_not(text: str, meant: str) -> None:
    assert local(text) == meant


def test_the_clocks_of_a_country_that_skip_an_hour_are_left_out() -> None:
    with pytest.raises(TimeInDoubtError) as doubt:
        read_time("8 march 2:30am usa", ZONE, datetime(2026, 3, 1, tzinfo=UTC))
    assert [each.zone for each in doubt.value.moments] == ["America/Phoenix", "Pacific/Honolulu"]


def test_clocks_change_between_now_and_then() -> None:
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert local("tomorrow 13:00", before) == "Sun 29 Mar 2026 13:00"
    assert read_time("in 24 hours", ZONE, before).at == before + timedelta(hours=24)


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc/passwd", "", "Europe"])
def test_unknown_zones_are_named(zone: str) -> None:
    with pytest.raises(UnknownZoneError) as unknown:
        read_time("20:00", zone, NOW)
    assert unknown.value.zone == zone


PIECES = (
    "next", "week", "friday", "tomorrow", "or", "8", "20:00", "evening", "in", "2 hours", "27.11.",
    "내일", "모레", "저녁", "오전", "밤", "8시", "12시", "99시", "반", "70분", "뒤", "전", "다음",
    "주", "이번", "달", "내년", "금요일", "토", "11월", "30일", "99일", "2주", "시간", "이나", "~",
    "부터", "까지", "에", "자정", "「", "」", "first", "last", "of", "december", "the", "month",
    "end", "early", "this", "after", "christmas", "fortnight", "from now", "weekend", "not",
)  # fmt: skip
WORDS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " "))), max_size=8).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)


@given(
    st.text(max_size=30) | WORDS, st.sampled_from(["UTC", ZONE, "America/New_York", "Asia/Kolkata"])
)
def test_any_text_is_a_time_ahead_or_refused(text: str, zone: str) -> None:
    try:
        moment = read_time(text, zone, NOW)
    except (TimeRefusedError, TimeInDoubtError):
        return
    assert moment.at.tzinfo is UTC
    assert NOW < moment.at < NOW + timedelta(days=370)


@pytest.mark.parametrize(
    ("text", "time", "title"),
    [
        ("friday 20:00 the matrix", "friday 20:00", "the matrix"),
        ("tomorrow 9pm", "tomorrow 9pm", ""),
        ("in 2 hours Alien", "in 2 hours", "Alien"),
        ("friday 20:00 12 angry men", "friday 20:00", "12 angry men"),
        ("friday 20:00 tomorrow never dies", "friday 20:00", "tomorrow never dies"),
        ("2026-12-01 20:00 2001: a space odyssey", "2026-12-01 20:00", "2001: a space odyssey"),
        ("tonight at 8 heat", "tonight at 8", "heat"),
        ("8 tonight or 9 tomorrow", "8 tonight or 9 tomorrow", ""),
        ("friday 8pm my time", "friday 8pm", ""),
        ("mother's day sunday 8pm", "mother's day sunday 8pm", ""),
        ("friday 8pm my neighbor totoro", "friday 8pm", "my neighbor totoro"),
        ("in a week's time alien", "in a week's time", "alien"),
        ("in an hour or two alien", "in an hour or two", "alien"),
        ("25 december 20:00 die hard", "25 december 20:00", "die hard"),
        ("the matrix", "", "the matrix"),
        ("in bruges", "", "in bruges"),
        ("march of the penguins", "", "march of the penguins"),
        ("31 february 20:00", "31 february 20:00", ""),
        ("", "", ""),
    ],
)
def test_the_time_is_told_from_the_title(text: str, time: str, title: str) -> None:
    assert split_time(text) == (time, title)


@pytest.mark.parametrize("text", ["friday 20:00", "next friday 20:00", "friday at 8"])
def test_a_text_that_is_all_time_is_not_about_a_film_called_like_a_day(text: str) -> None:
    titles = {"friday", "next friday"}
    assert split_time(text, titles.__contains__) == (text, "")


@pytest.mark.parametrize("text", ["9pm korea", "friday 20:00 in germany", "tomorrow 9pm tokyo"])
def test_a_place_behind_the_hour_is_whose_clock_it_is(text: str) -> None:
    assert split_time(text, {"chicago"}.__contains__) == (text, "")


def test_a_place_that_a_film_is_called_like_is_the_film() -> None:
    assert split_time("9pm chicago", {"chicago"}.__contains__) == ("9pm", "chicago")


FEASTS = {
    "28 days later",
    "new year's eve",
    "halloween",
    "friday the 13th",
    "the first saturday in may",
    "die hard",
}


@pytest.mark.parametrize(
    ("text", "today", "time", "title"),
    [
        ("halloween 8pm", date(2026, 10, 20), "halloween 8pm", ""),
        ("halloween 8pm", date(2026, 11, 20), "8pm", "halloween"),
        ("halloween friday 20:00", date(2026, 10, 20), "friday 20:00", "halloween"),
        ("friday halloween 20:00", date(2026, 10, 20), "friday 20:00", "halloween"),
        ("friday the 13th 8pm", date(2026, 11, 20), "8pm", "friday the 13th"),
        ("28 days later friday 8", date(2026, 11, 20), "friday 8", "28 days later"),
        ("new year's eve friday 8pm", date(2026, 11, 20), "friday 8pm", "new year's eve"),
        ("new year's eve 8pm", date(2026, 11, 20), "new year's eve 8pm", ""),
        ("friday 20:00 the first saturday in may", date(2026, 11, 20), "friday 20:00",
         "the first saturday in may"),
        ("20:00 christmas vacation", date(2026, 11, 20), "20:00", "christmas vacation"),
        ("black christmas 8pm", date(2026, 11, 20), "8pm", "black christmas"),
        ("die hard christmas 8pm", date(2026, 11, 20), "christmas 8pm", "die hard"),
        ("saturday night live at 9", date(2026, 11, 20), "saturday night live at 9",
         "saturday night live"),
        ("saturday night die hard at 9", date(2026, 11, 20), "saturday night at 9", "die hard"),
        ("saturday unheard at 9", date(2026, 11, 20), "saturday at 9", "unheard"),
    ],
)  # fmt: skip
def test_a_film_called_like_a_feast_is_told_from_the_day(
    text: str, today: date, time: str, title: str
) -> None:
    assert split_time(text, FEASTS.__contains__, today) == (time, title)


@pytest.mark.parametrize(
    ("text", "now", "days"),
    [
        ("day after christmas", datetime(2026, 12, 26, 8, tzinfo=UTC), "Sat 26"),
        ("midweek", datetime(2026, 11, 27, 8, tzinfo=UTC), "Tue 01, Wed 02, Thu 03"),
        ("next weekend", datetime(2026, 11, 28, 8, tzinfo=UTC), "Sat 05, Sun 06"),
        ("the weekend after next", datetime(2026, 11, 29, 8, tzinfo=UTC), "Sat 12, Sun 13"),
        ("this weekend", datetime(2026, 11, 29, 8, tzinfo=UTC), "Sun 29"),
        ("weekend after this", datetime(2026, 11, 29, 8, tzinfo=UTC), "Sat 05, Sun 06"),
        ("2 fridays from now", datetime(2026, 11, 27, 8, tzinfo=UTC), "Fri 11"),
        ("friday night oppenheimer 8pm", datetime(2026, 11, 27, 8, tzinfo=UTC), "Fri 27"),
    ],
)
def test_which_days_are_meant_depends_on_today(text: str, now: datetime, days: str) -> None:
    moments: tuple[ParsedTime, ...]
    try:
        moments = (read_time(text, ZONE, now),)
    except TimeInDoubtError as doubt:
        moments = doubt.moments
    assert ", ".join(f"{each.at.astimezone(zone_named(ZONE)):%a %d}" for each in moments) == days


def test_the_words_of_the_servers_language_are_understood_beside_english_ones() -> None:
    for text in ("morgen 21:00", "tomorrow 9pm"):
        moment = read_time(text, ZONE, NOW, "de")
        assert moment.at == datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
    american = read_time("12/05/2026 20:00", ZONE, NOW, "en-US")
    assert american.at == datetime(2026, 12, 5, 19, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "month"), [("en-US", 3), ("de", 4), ("fr", 4), ("es", 4), ("en-GB", 4)]
)
def test_a_language_says_whether_the_month_comes_first(locale: str, month: int) -> None:
    assert read_time("3/4 20:00", ZONE, NOW, locale).at.month == month


@pytest.mark.parametrize(
    ("text", "locale", "meant"),
    [
        ("26.12.25", "ko", "2026-12-25"),
        ("26. 12. 25", "ko", "2026-12-25"),
        ("26/12/25 20:00", "ja", "2026-12-25"),
        ("26.12.25 저녁 8시", "en", "2026-12-25"),
        ("26.12.5", "de", "2026-12-05"),
        ("12.25", "ko", "2026-12-25"),
        ("26.12.26", "de", "2026-12-26"),
        ("26.12.25", "en", "2026-12-25"),
        ("26.12.25 20:00", "de", "2026-12-25"),
        ("01.12.26", "de", "2026-12-01"),
        ("8.30", "de", "2026-11-20"),
    ],
)
def test_a_language_says_whether_the_year_comes_first(text: str, locale: str, meant: str) -> None:
    assert read_time(text, ZONE, NOW, locale).at.date().isoformat() == meant


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("GMT+2", "UTC+02:00"),
        ("utc-3:30", "UTC-03:30"),
        ("EST", "America/New_York"),
        ("PT", "America/Los_Angeles"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Moskau", "Europe/Moscow"),
        ("Londres", "Europe/London"),
        ("México", "America/Mexico_City"),
        ("South Korea", "Asia/Seoul"),
        ("대한민국", "Asia/Seoul"),
        ("nowhere at all", ""),
        ("UTC+99", ""),
    ],
)
def test_places_and_offsets_are_zones(text: str, zone: str) -> None:
    assert ", ".join(map(str, find_zones(text))) == zone


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("UTC+2", "Etc/GMT-2"),
        ("GMT-3", "Etc/GMT+3"),
        ("europe/berlin", "Europe/Berlin"),
        ("America/New_York", "America/New_York"),
        ("new york", "America/New_York"),
        ("Brazil", "America/Sao_Paulo"),
        ("UTC", "UTC"),
    ],
)
def test_places_and_offsets_name_zones_of_the_database(text: str, first: str) -> None:
    assert find_zone_names(text)[0] == first
    assert zone_named(first).key == first


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("night tomorrow", "tomorrow"),
        ("Night Friday 8pm", "Friday 8pm"),
        ("night 내일 저녁 8시", "내일 저녁 8시"),
        ("night", ""),
        ("night at the museum", ""),
        ("night of the living dead", ""),
        ("heat", ""),
    ],
)
def test_a_movie_night_is_told_from_films_called_night(said: str, when: str) -> None:
    assert time_of_night(said) == when


@pytest.mark.parametrize("said", ["a week ", "2h ", "a day and ", "one hour ", "3 Tage und "])
def test_an_amount_that_is_said_over_and_over_comes_to_an_end(said: str) -> None:
    assert split_time(said * 60) != ("", "")
