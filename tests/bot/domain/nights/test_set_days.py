"""Feasts and days of a month, on the dates that calendars print."""

from datetime import date

import pytest

from bot.domain.nights.times.set_days import (
    Beside,
    EasterDay,
    MoonDay,
    OfMonth,
    SetDay,
    Yearly,
    dates_of,
    easter,
)

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2038, 4, 25)],
)
def test_easter_is_where_calendars_print_it(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("day", "dates"),
    [
        (Yearly(31, 10), [date(2027, 10, 31)]),
        (Yearly(25, 11), [TODAY]),
        (EasterDay(-2), [date(2027, 3, 26)]),
        (MoonDay("seollal"), [date(2027, 2, 7)]),
        (MoonDay("chuseok", holidays=True), [date(2027, 9, day) for day in (14, 15, 16)]),
        (OfMonth(-1, 4), [date(2026, 11, 27)]),
        (OfMonth(1, 4), [date(2026, 12, 4)]),
        (OfMonth(5, 5, month=1), [date(2027, 1, 30)]),
        (OfMonth(5, 5, month=2), []),
        (OfMonth(-1, None, 2), [date(2027, 2, 28)]),
        (OfMonth(1, 4, months_later=0), [date(2026, 11, 6)]),
        (OfMonth(-7, None, 11, days=7), [date(2026, 11, day) for day in range(25, 31)]),
        (Beside(Yearly(25, 12), -1, 5), [date(2026, 12, 19)]),
        (Beside(Yearly(24, 11), 1), [TODAY]),
    ],
)
def test_the_next_one_is_meant_and_of_several_days_those_ahead(
    day: SetDay, dates: list[date]
) -> None:
    assert dates_of(day, TODAY) == dates
