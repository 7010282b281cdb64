"""Options of the night commands: separate ones after a slash, free words after the prefix."""

import re
from collections.abc import Callable
from datetime import date
from typing import Self

from discord import app_commands
from discord.ext import commands

from bot.discord.options import MENTION, mentioned
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.times import split_time
from bot.domain.nights.times.rhythm import split_rhythm
from bot.domain.text import composed

CHANNEL = re.compile(r"<#(\d{15,20})>")
_PLACE = re.compile(rf"(?:\b(?:in|at) )?({CHANNEL.pattern})(?:에서|에)?", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*#?(\d{1,6})(?=\s|$)(?!\s*(?:am|pm|:|h\b|hours?|min|days?|uhr|시|분|월|일|주|달|개월))"
    r"(?!\s*(?:weeks?|weekends?|fortnights?|months?|[a-z]+days)\b)\s*",
    re.IGNORECASE,
)
KINDS = [app_commands.Choice(name=kind.value, value=kind.value) for kind in BallotKind]


class PlanOptions(commands.FlagConverter):
    """When, what and where; typed as `friday 20:00 the matrix`."""

    when: str = ""
    title: str = ""
    where: str = ""
    typed = ""
    weeks = 0

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Tell the time, a channel that is named, and the title apart."""
        options = cls.__new__(cls)
        place = _PLACE.search(argument)
        options.where = place[1] if place else ""
        # Who is mentioned reads of the night in the message itself; no film is called so.
        options.typed = MENTION.sub(" ", _PLACE.sub(" ", argument))
        options.when, options.title = split_time(options.typed)
        return options

    @classmethod
    def of_form(cls, when: str, title: str = "") -> Self:
        """Return what was typed in the fields of a form."""
        options = cls.__new__(cls)
        options.when, options.title, options.where = when, title.strip(), ""
        return options

    def tell_apart(self, is_title: Callable[[str], bool], today: date) -> None:
        """Tell rhythm, time and title apart, knowing which texts are films' names.

        Raises OnlyWeeklyError.
        """
        if self.typed:
            self.weeks, rest = split_rhythm(composed(self.typed))
            self.when, self.title = split_time(rest, is_title, today)
        else:
            self.weeks, self.when = split_rhythm(composed(self.when))


class ShortlistOptions(commands.FlagConverter):
    """For whom and of what kind; typed as `@ana @ben horror 90s`."""

    people: str = ""
    genre: str = ""
    years: str = ""
    night: int | None = None

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Tell people, the night's number and wishes apart."""
        options = cls.__new__(cls)
        options.night, rest = leading_number(argument)
        options.people = argument
        options.genre = MENTION.sub(" ", rest).strip()
        options.years = ""
        return options

    @property
    def user_ids(self) -> tuple[int, ...]:
        """The people mentioned, each once."""
        return mentioned(self.people)

    @property
    def wishes(self) -> str:
        """Genre and years in words."""
        return f"{self.genre} {self.years}".strip()


class VoteOptions(commands.FlagConverter):
    """How to vote and until when; typed as `ranked tomorrow 18:00`."""

    kind: str | None = None
    closes: str = ""
    night: int | None = None

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Tell the night's number, the kind and the time apart."""
        options = cls.__new__(cls)
        options.night, rest = leading_number(argument)
        options.kind, options.closes = split_vote(rest)
        return options

    @property
    def text(self) -> str:
        """Kind and time as they are typed."""
        return f"{self.kind or ''} {self.closes}".strip()


class ChangeOptions(commands.FlagConverter):
    """Another time for a night; typed as `2 saturday 21:00`."""

    when: str
    night: int | None = None

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Tell the night's number from the time."""
        options = cls.__new__(cls)
        options.night, options.when = leading_number(argument)
        return options


class PlaceOptions(commands.FlagConverter):
    """Where a night is; typed as `2 #cinema` or `at Ana's`."""

    where: str
    night: int | None = None

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Tell the night's number from the place."""
        options = cls.__new__(cls)
        options.night, options.where = leading_number(argument)
        return options


class FilmOptions(commands.FlagConverter):
    """A film for a night; typed as `the matrix` or `#2 the matrix`."""

    title: str
    night: int | None = None

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Take a number for the night's only with its sign: titles begin with numbers too."""
        options = cls.__new__(cls)
        options.night, options.title = None, argument
        if argument.startswith("#"):
            options.night, options.title = leading_number(argument)
        return options


class NightOptions(commands.FlagConverter):
    """Which night; typed as `2` or `#2`."""

    night: int | None = None

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Take a number and nothing else."""
        options = cls.__new__(cls)
        options.night, rest = leading_number(argument)
        if rest:
            raise commands.TooManyArguments
        return options


def split_vote(text: str) -> tuple[BallotKind | None, str]:
    """Tell how to vote from the time at which the vote closes."""
    first, _space, after = text.partition(" ")
    if first.lower() in [*BallotKind]:
        return BallotKind(first.lower()), after
    return None, text


def leading_number(text: str) -> tuple[int | None, str]:
    """Return the number of a night at the start of `text`, if there is one, and the rest."""
    found = _NUMBER.match(text)
    if found is None:
        return None, text.strip()
    return int(found[1]), text[found.end() :].strip()
