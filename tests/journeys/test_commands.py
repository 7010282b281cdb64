"""Every command of the real bot says what it is for, to Discord and to `help`."""

import ast
import importlib
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from discord import app_commands
from discord.ext import commands

from bot.demo.simulated_server import SimulatedServer
from bot.discord.client import Matinee
from bot.messages.commands import COMMANDS
from bot.messages.errors.discord_library import QUESTIONS
from bot.messages.help_topics import TOPICS
from bot.ui.help import explanation
from tests.discord_limits import COMMAND_DESCRIPTION, check_message
from tests.journeys.conversation import tell

BOT = Path(importlib.import_module("bot").__path__[0])
# Where `button` and `menu` of `bot.ui.components` take the verb.
VERB_AT = {"button": 1, "menu": 2}


async def test_every_command_has_a_text_and_no_text_is_left_over(server: SimulatedServer) -> None:
    assert {each.qualified_name for each in bot_of(server).walk_commands()} == set(COMMANDS)


async def test_every_option_has_a_text_and_no_text_is_left_over(server: SimulatedServer) -> None:
    shown = dict(slash_options(bot_of(server)))
    assert shown == {name: dict(COMMANDS[name].options) for name in shown}
    groups = {name for name, text in COMMANDS.items() if text.options} - set(shown)
    assert not groups, "Discord shows no options of these"


async def test_discord_takes_every_text(server: SimulatedServer) -> None:
    for name, text in COMMANDS.items():
        for shown in (text.description, *text.options.values()):
            assert 0 < len(shown) <= COMMAND_DESCRIPTION, (name, shown)
            assert not shown.endswith("."), "a description is a phrase"


async def test_help_explains_every_command(server: SimulatedServer) -> None:
    for command in bot_of(server).walk_commands():
        inner = list(command.commands) if isinstance(command, commands.Group) else []
        page = explanation(command, inner, TOPICS)
        assert page.embed is not None
        check_message(embeds=[page.embed])
        assert COMMANDS[command.qualified_name].description in (page.embed.description or "")


async def test_every_button_and_menu_that_is_built_has_a_handler(server: SimulatedServer) -> None:
    built = set(verbs_built())
    assert len(built) > 50
    assert built <= set(bot_of(server).actions.verbs)


def verbs_built() -> Iterator[str]:
    """Yield the verbs that functions give to `button` and `menu`."""
    for path in sorted(BOT.rglob("*.py")):
        if not any(f"{made}(" in (code := path.read_text("utf-8")) for made in VERB_AT):
            continue
        calls = [each for each in ast.walk(ast.parse(code)) if isinstance(each, ast.Call)]
        made = [(each.args, each.func.id) for each in calls if isinstance(each.func, ast.Name)]
        names = [ast.unparse(args[VERB_AT[what]]) for args, what in made if what in VERB_AT]
        # A name in lower case is an argument of a function that others call with a verb.
        for name in (name for name in names if name.rpartition(".")[2].isupper()):
            module = ".".join(path.relative_to(BOT.parent).with_suffix("").parts)
            yield attrgetter(name)(importlib.import_module(module))


async def test_each_command_that_lacks_something_asks_for_it_as_it_is_typed(
    server: SimulatedServer,
) -> None:
    for command in bot_of(server).walk_commands():
        for parameter in command.clean_params.values():
            flags = getattr(parameter.converter, "get_flags", dict[str, commands.Flag])()
            needed = [parameter.name, *(name for name, flag in flags.items() if flag.required)]
            if parameter.required and (len(needed) > 1 or not flags):
                assert not QUESTIONS.keys().isdisjoint(needed), (command.qualified_name, needed)
    for line, asked in (
        ("!movie", "`!movie The Matrix`"),
        ("!model compare", "`!model compare 3 5`"),
        ("!model pin 1 2", "`!help model pin` shows"),
        ("!list rename halloween", "`!list rename Halloween: Scary films`"),
    ):
        assert asked in await tell(server, server.you, line)


def bot_of(server: SimulatedServer) -> Matinee:
    bot = server.env.bot
    assert isinstance(bot, Matinee)
    return bot


def slash_options(bot: Matinee) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the options of each command as Discord is told of them."""
    for command in bot.walk_commands():
        if isinstance(command, commands.HybridCommand):
            slash = command.app_command
            assert isinstance(slash, app_commands.Command)
            options = {each.name: str(each.description) for each in slash.parameters}
            yield command.qualified_name, options
