"""Options of commands: separate ones after a slash, free words after the prefix."""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Self

from discord import app_commands
from discord.ext import commands

from bot.domain.filters import (
    MAX_FILMS,
    ListFilter,
    Vocabulary,
    checked_count,
    read_dial,
    read_list_wish,
    read_years,
)

MENTION = re.compile(r"<@!?\d{15,20}>")


def mentioned(text: str) -> tuple[int, ...]:
    """Return the people whom a text mentions, each once."""
    return tuple(dict.fromkeys(int(found.strip("<@!>")) for found in MENTION.findall(text)))


class Rating(commands.FlagConverter):
    """A film and its stars; typed as `5 The Matrix` or `The Matrix 5`, both in `title`."""

    title: str
    stars: commands.Range[float, 0.5, 5.0]
    typed = False

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Keep what was typed: only the films tell which number is the stars."""
        rating = cls.__new__(cls)
        rating.title, rating.typed = argument, True
        return rating


class ListOptions(commands.FlagConverter):
    """What a list of films should be like; typed in any order: `5 horror not slasher 90s bold`."""

    count: app_commands.Range[int, 1, MAX_FILMS] | None = None
    genre: str | None = None
    years: str | None = None
    dial: str | None = None
    typed = ""

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Keep the typed words; `list_filter` reads them."""
        options = cls.__new__(cls)
        options.count = options.genre = options.years = options.dial = None
        options.typed = argument.strip()
        return options

    @property
    def wishes(self) -> str:
        """What is wished for in free words."""
        return self.typed or self.genre or ""

    def list_filter(
        self,
        vocabulary: Vocabulary,
        known: Collection[str] = (),
        *,
        lists: Collection[str] | None = None,
    ) -> ListFilter:
        """Return what is wanted; raises as `read_list_wish` does, whose arguments these are."""
        wanted = read_list_wish(self.wishes, vocabulary, known, lists=lists)
        if self.count is not None:
            wanted = replace(wanted, count=checked_count(self.count))
        if self.years:
            wanted = replace(wanted, years=read_years(self.years))
        if self.dial:
            wanted = replace(wanted, adventure=read_dial(self.dial))
        return wanted


class RecommendOptions(ListOptions):
    """What a list should be like and whom it is for besides the asker: `@ben 5 horror`."""

    people: str | None = None

    @classmethod
    async def convert(cls, ctx: object, argument: str) -> Self:
        """Tell people from wishes."""
        options = await super().convert(ctx, MENTION.sub(" ", argument))
        options.people = " ".join(MENTION.findall(argument))
        return options

    @property
    def user_ids(self) -> tuple[int, ...]:
        """The people mentioned, each once."""
        return mentioned(self.people or "")

    @property
    def wishes(self) -> str:
        """What is wished for in free words; a name that is no mention is no wish that is known."""
        return f"{super().wishes} {MENTION.sub(' ', self.people or '')}"
