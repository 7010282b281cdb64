"""What people are told when they name somebody who is not here, or does not want to be asked for.

Two servers differ in nothing but these people's tastes. Every command there is, every option and
every verb of a button gets the same words in both, and the answers have to be the same, too.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.discord import throttles
from bot.domain import picking
from bot.domain.settings.person import PersonSettings
from bot.domain.tastes import TasteChange
from bot.settings import Settings
from bot.ui.components import custom_id
from tests.journeys.conversation import press, said, tell, text_of

OWN, SECRET, DISLIKED, WISHED = (10, 16), (11, 17, 23), (6, 12), (8, 14)
OPTION = discord.AppCommandOptionType
# What these say depends on how long a training takes; they name nobody.
OTHERWISE = {"retrain", "retrain now"}
# Moments, and the numbers of unexpected errors, are others in each run.
CHANGING = re.compile(r"<t:\d+|`[0-9A-Za-z]{6,}`")


SlashCommand = app_commands.Command[Any, ..., Any]


class Named:
    """Three people of whom nobody may be told anything, and what others heard who named them."""

    def __init__(self, server: SimulatedServer) -> None:
        self.server = server
        self.stranger = server.env.create_user("stranger").id
        self.heard: dict[str, str] = {}

    async def prepare(self, *, with_tastes: bool) -> None:
        """Let ben refuse to be asked for, and chloe leave; who asks likes two films."""
        store, server = self.server.services.store, self.server
        likes = list(map(TasteChange.like, OWN))
        await store.tastes.record(server.you.id, None, likes)
        await store.people.change(server.ben.id, PersonSettings.askable.field, value=False)
        for user_id in self.people:
            # What a model learns from everybody is another matter.
            await store.people.change(user_id, PersonSettings.in_training.field, value=False)
            if with_tastes:
                changes = [TasteChange.like(m) for m in SECRET]
                changes += [TasteChange.dislike(m) for m in DISLIKED]
                await store.tastes.record(user_id, None, changes)
                await store.watchlists.add(user_id, WISHED)
                await store.people.change(user_id, PersonSettings.adventure.field, value=0.9)
        server.guild.remove_member(server.chloe)
        await server.env.settle()

    @property
    def people(self) -> tuple[int, ...]:
        return (self.stranger, self.server.ben.id, self.server.chloe.id)

    @property
    def words(self) -> Iterator[str]:
        for user_id in self.people:
            yield f"<@{user_id}>"
            yield f"<@!{user_id}> <@{self.server.you.id}>"
            yield str(user_id)
        yield "@stranger"

    async def type_all(self) -> None:
        """Type every command with every one of these people."""
        # In one order: some change what others answer, and discord.py keeps subcommands in a set.
        commands = {*self.server.bot.walk_commands()}
        for command in sorted(commands, key=lambda each: each.qualified_name):
            for words in () if command.qualified_name in OTHERWISE else self.words:
                text = f"!{command.qualified_name} {words}"
                self.note(text, await tell(self.server, self.server.you, text))

    async def send_all(self) -> None:
        """Send every slash command with one of these people in each option."""
        commands = {*self.server.bot.tree.walk_commands()}
        for command in sorted(commands, key=lambda each: each.qualified_name):
            if isinstance(command, app_commands.Command):
                for option in command.parameters:
                    for words in () if command.qualified_name in OTHERWISE else self.words:
                        await self.send(command, option, words)

    async def send(self, command: SlashCommand, option: app_commands.Parameter, words: str) -> None:
        needed = [each for each in command.parameters if each.required or each == option]
        options = {each.name: value_of(each, words) for each in needed}
        before = {message.id for message in said(self.server)}
        await self.server.you.slash(self.server.channel, command.qualified_name, **options)
        heard = [text_of(each) for each in said(self.server) if each.id not in before]
        self.note(f"/{command.qualified_name} {option.name} {words}", "\n".join(heard))

    async def press_all(self) -> None:
        """Press a button of every verb there is, forged so that it carries these people's ids."""
        verbs = self.server.bot.actions.verbs
        assert len(verbs) >= 40
        for verb in verbs:
            for user_id in self.people:
                for data, owner in (
                    (str(user_id), None),
                    (f"liked.0.{user_id}", None),
                    ("liked.0", user_id),
                ):
                    await self.press(custom_id(verb, data, owner))

    async def press(self, forged: str) -> None:
        button = discord.ui.View(timeout=None)
        button.add_item(discord.ui.Button(label="Forged", custom_id=forged))
        button.stop()
        channel = self.server.bot.get_channel(self.server.channel.id)
        assert isinstance(channel, discord.TextChannel)
        with self.server.env.time_context():
            await channel.send("here", view=button)
        result = await press(self.server, self.server.you, "Forged")
        sent = [result.response, *result.followups]
        self.note(forged, "\n".join(text_of(each) for each in sent if each is not None))

    def note(self, asked: str, heard: str) -> None:
        self.heard[asked] = CHANGING.sub("", heard)


def value_of(option: app_commands.Parameter, words: str) -> object:
    if option.choices:
        return option.choices[0].value
    known = (OPTION.string, OPTION.integer, OPTION.number)
    assert option.type in known, "teach this test to fill in such options"
    return words if option.type is OPTION.string else 1


# Thousands of answers: a minute.
@pytest.mark.slow
async def test_nothing_tells_what_they_like_or_dislike(
    server_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who is told to wait is told nothing else.
    monkeypatch.setattr(throttles, "THROTTLES", {})
    # What chance picks is the same for both.
    monkeypatch.setattr(picking, "SEEDS", 1)
    heard = []
    for with_tastes in (False, True):
        settings = Settings.load(None, data_directory=tmp_path / str(with_tastes), base="off")
        shutil.copytree(server_settings.model_directory, settings.model_directory)
        async with open_server(settings) as server:
            named = Named(server)
            await named.prepare(with_tastes=with_tastes)
            await named.type_all()
            await named.send_all()
            await named.press_all()
            heard.append(named.heard)
    without, with_them = heard
    assert {a: (h, with_them[a]) for a, h in without.items() if h != with_them[a]} == {}
    assert "isn't a member" in without[f"!night shortlist <@{named.stranger}>"]
