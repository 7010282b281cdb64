"""Options of the commands about lists: separate ones after a slash, free words after the prefix."""

from typing import Self

from discord import app_commands
from discord.ext import commands

from bot.discord.options import MENTION, mentioned
from bot.domain.lists.errors import NewNameMissingError
from bot.domain.lists.film_list import ListOrder, split_order

ORDERS = [app_commands.Choice(name=order.value, value=order.value) for order in ListOrder]


class ShowOptions(commands.FlagConverter):
    """Which list and what first; typed as `halloween newest`."""

    name: str = ""
    first: str = ListOrder.VOTES.value

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Tell the name from the order."""
        options = cls.__new__(cls)
        options.name, order = split_order(argument)
        options.first = order.value
        return options


class WishOptions(commands.FlagConverter):
    """Films and a list; typed as `the thing, alien` or `halloween: the thing, alien`."""

    titles: str
    name: str = ""
    typed = False

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Keep what was typed: only the server's lists tell a name from a title with a colon."""
        options = cls.__new__(cls)
        options.titles, options.name, options.typed = argument, "", True
        return options


class RenameOptions(commands.FlagConverter):
    """A list and its new name; typed as `halloween: scary films`."""

    name: str
    new_name: str

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Tell the names apart; raises NewNameMissingError where there is but one."""
        options = cls.__new__(cls)
        name, _colon, new_name = argument.partition(":")
        if not new_name.strip():
            raise NewNameMissingError
        options.name, options.new_name = name.strip(), new_name.strip()
        return options


class BarOptions(commands.FlagConverter):
    """A film or a person; typed as `the room` or `@ana`."""

    title: str = ""
    person: str = ""

    @classmethod
    async def convert(cls, _: object, argument: str) -> Self:
        """Tell people from films."""
        options = cls.__new__(cls)
        options.person = " ".join(MENTION.findall(argument))
        options.title = MENTION.sub(" ", argument).strip()
        return options

    @property
    def user_ids(self) -> tuple[int, ...]:
        """The people mentioned."""
        return mentioned(self.person)
