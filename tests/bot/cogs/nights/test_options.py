"""Typed options: the number of a night is told from times, kinds and people."""

from typing import Any, cast

import pytest
from discord.ext import commands

from bot.cogs.nights.options import (
    FilmOptions,
    NightOptions,
    PlanOptions,
    ShortlistOptions,
    VoteOptions,
    leading_number,
)

CONTEXT = cast("Any", None)


@pytest.mark.parametrize(
    ("typed", "number", "rest"),
    [
        ("2 saturday 21:00", 2, "saturday 21:00"),
        ("#3", 3, ""),
        ("8 pm", None, "8 pm"),
        ("8pm", None, "8pm"),
        ("20:00", None, "20:00"),
        ("2 hours", None, "2 hours"),
        ("2 fridays from now", None, "2 fridays from now"),
        ("2 weeks from friday", None, "2 weeks from friday"),
        ("saturday 21:00", None, "saturday 21:00"),
        ("", None, ""),
    ],
)
def test_a_number_in_front_is_the_nights_unless_it_is_an_hour(
    typed: str, number: int | None, rest: str
) -> None:
    assert leading_number(typed) == (number, rest)


@pytest.mark.parametrize(
    ("typed", "night", "kind", "closes"),
    [
        ("ranked tomorrow 18:00", None, "ranked", "tomorrow 18:00"),
        ("2 Score", 2, "score", ""),
        ("tomorrow 18:00", None, None, "tomorrow 18:00"),
    ],
)
async def test_a_vote_has_a_number_a_kind_and_an_end(
    typed: str, night: int | None, kind: str | None, closes: str
) -> None:
    options = await VoteOptions.convert(CONTEXT, typed)
    assert (options.night, options.kind, options.closes) == (night, kind, closes)


async def test_a_shortlist_is_for_people_and_of_a_kind() -> None:
    ana, ben = 123456789012345678, 876543210987654321
    options = await ShortlistOptions.convert(CONTEXT, f"<@{ana}> <@!{ben}> <@{ana}> horror 90s")
    assert options.user_ids == (ana, ben)
    assert options.wishes.split() == ["horror", "90s"]


async def test_a_plan_has_a_time_and_a_title() -> None:
    options = await PlanOptions.convert(CONTEXT, "friday 20:00 12 angry men")
    assert (options.when, options.title, options.where) == ("friday 20:00", "12 angry men", "")
    options = await PlanOptions.convert(CONTEXT, "8pm <@1456074443980800009>")
    assert (options.when, options.title) == ("8pm", "")
    channel = "<#123456789012345678>"
    for typed in (f"friday 20:00 in {channel} alien", f"friday 20:00 alien in {channel}"):
        options = await PlanOptions.convert(CONTEXT, typed)
        assert (options.when, options.title.strip(), options.where) == (
            "friday 20:00",
            "alien",
            channel,
        )


async def test_a_suggestion_names_its_night_with_a_sign_for_titles_begin_with_numbers_too() -> None:
    options = await FilmOptions.convert(CONTEXT, "#2 12 angry men")
    assert (options.night, options.title) == (2, "12 angry men")
    options = await FilmOptions.convert(CONTEXT, "12 angry men")
    assert (options.night, options.title) == (None, "12 angry men")


@pytest.mark.parametrize("typed", ["2", "#2", " #2 "])
async def test_which_night_is_typed_with_or_without_a_sign(typed: str) -> None:
    assert (await NightOptions.convert(CONTEXT, typed)).night == 2


@pytest.mark.parametrize("typed", ["friday", "2 friday", "#2 heat"])
async def test_more_than_a_number_is_refused_rather_than_overheard(typed: str) -> None:
    with pytest.raises(commands.TooManyArguments):
        await NightOptions.convert(CONTEXT, typed)
