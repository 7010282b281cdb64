"""Journeys: numbers that no database holds get one sentence, wherever they stand."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

import discord
import pytest
import simcord
from discord import app_commands

from bot.demo.controls import BUTTON, Component, walk
from bot.demo.simulated_server import SimulatedServer
from bot.discord.client import Matinee
from tests.journeys.conversation import answer, last, press, said, tell

# Every command is tried with each; one of them by slash is enough for `make test`.
BEYOND = (
    pytest.param(2**63, id="64 bits"),
    pytest.param(2**32, id="32 bits", marks=pytest.mark.slow),
    pytest.param(10**300, id="any", marks=pytest.mark.slow),
)
BEYOND_64 = str(2**63)
FORMS = (
    "{n}", "#{n}", "-{n}", "<@{n}>", "<#{n}>", "id:{n}", "{n} marmalade", "marmalade {n}",
    "marmalade ({n})", "in {n} hours", "{n}:{n}", "<t:{n}:F>", "every {n}h", "after {n}",
    "adventure {n}", "set night_minutes {n}", "#{n} friday 20:00", "01.01.{n}", "since {n}",
)  # fmt: skip
# The training of a model takes as long as it takes, whatever is typed.
SLOW = {"retrain", "retrain now", "sync"}


def bot_of(server: SimulatedServer) -> Matinee:
    assert isinstance(server.env.bot, Matinee)
    return server.env.bot


def commands_of(server: SimulatedServer) -> list[str]:
    found = bot_of(server).walk_commands()
    return sorted({each.qualified_name for each in found} - SLOW)


@pytest.mark.parametrize("number", BEYOND)
@pytest.mark.slow
async def test_typed(server: SimulatedServer, number: int) -> None:
    for command in commands_of(server):
        for form in FORMS:
            text = f"!{command} {form.format(n=number)}"[:1900]
            heard = await tell(server, server.you, text)
            assert heard, text
            assert "went wrong" not in heard, (text, heard)


def slash_commands(server: SimulatedServer) -> Iterator[app_commands.Command[Any, ..., Any]]:
    for command in bot_of(server).tree.walk_commands():
        if isinstance(command, app_commands.Command) and command.qualified_name not in SLOW:
            yield command


def value(option: app_commands.Parameter, number: int) -> str | int | float:
    if option.type is discord.AppCommandOptionType.integer:
        return number
    return float(number) if option.type is discord.AppCommandOptionType.number else str(number)


@pytest.mark.parametrize("number", BEYOND)
async def test_by_slash(server: SimulatedServer, number: int) -> None:
    for command in slash_commands(server):
        options = {
            each.name: each.choices[0].value if each.choices else value(each, number)
            for each in command.parameters
        }
        try:
            result = await server.you.slash(server.channel, command.qualified_name, **options)
        except simcord.SetupError:
            continue  # Discord itself refuses the number
        assert "went wrong" not in answer(result), (command.qualified_name, options)


CONVERSATION = (
    "!like marmalade", "!likes", "!like lighthouse keeper", "!rate marzipan conspiracy 2",
    "!rate 7 umbrellas",
    "!recommend", "!start", "!privacy", "!forget", "!night plan tomorrow 20:00",
    "!night suggest marmalade, 7 umbrellas", "!night vote",
    "!setup", "!config log", "!model", "!model history", "!night history",
)  # fmt: skip


async def test_in_buttons_and_menus(server: SimulatedServer) -> None:
    for text in CONVERSATION:
        await tell(server, server.you, text)
    await press(server, server.you, "Vote")
    sent = dict(each for message in said(server) for each in custom_ids(message))
    assert len({custom_id.split(":")[1] for custom_id in sent}) > 15
    channel = server.env.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    for custom_id, is_menu in sorted(sent.items()):
        with server.env.time_context():
            await channel.send("hello", view=forged(custom_id, is_menu=is_menu))
        forgery = last(server)
        result = (
            await server.you.select(forgery, [BEYOND_64])
            if is_menu
            else await server.you.click(forgery, label="Forged")
        )
        if result.response is not None:
            assert "went wrong" not in answer(result), custom_id


def custom_ids(message: simcord.ResponseMessage) -> Iterator[tuple[str, bool]]:
    """Yield the custom ids of a message's controls, and whether each is a menu's."""
    for each in walk(cast("Sequence[Component]", message.components)):
        if "custom_id" in each:
            yield each["custom_id"], each["type"] != BUTTON


def forged(custom_id: str, *, is_menu: bool) -> discord.ui.View:
    """Return a control whose custom id, and whose value, have a number that nothing has."""
    _, verb, data, *owner = custom_id.split(":")
    forgery = ":".join(("matinee", verb, re.sub(r"\d+", BEYOND_64, data), *owner))
    view = discord.ui.View(timeout=None)
    if is_menu:
        option = discord.SelectOption(label="Forged", value=BEYOND_64)
        view.add_item(discord.ui.Select(custom_id=forgery, options=[option]))
    else:
        view.add_item(discord.ui.Button(custom_id=forgery, label="Forged"))
    view.stop()
    return view
