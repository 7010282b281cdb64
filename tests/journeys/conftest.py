"""A server for whole conversations: the real bot on SimCord, a real store file, four members."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.discord.interaction_answers import InteractionAnswers
from bot.messages.translation import listeners
from bot.settings import Settings
from bot.ui.message import Parts
from tests.examined import make_registry
from tests.journeys.furnished import furnished

SetLocale = Callable[[int, str], None]


@pytest.fixture(autouse=True)
def readers_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one person reads was written for that person, and what all read for all."""
    original = InteractionAnswers.send

    async def send(
        self: InteractionAnswers, parts: Parts, *, private: bool = False
    ) -> discord.Message | None:
        only_person = private or self._interaction.guild_id is None
        assert listeners().only_person == only_person, f"written for others: {parts}"
        return await original(self, parts, private=private)

    monkeypatch.setattr(InteractionAnswers, "send", send)


@pytest.fixture
def set_locale(monkeypatch: pytest.MonkeyPatch) -> SetLocale:
    """Say which locale Discord tells of a person; SimCord tells the same one of everybody."""
    locales: dict[int, str] = {}
    original = discord.Interaction._from_data

    def told(self: discord.Interaction[Any], data: Any) -> None:  # noqa: ANN401 - as discord.py
        original(self, data)
        locale = locales.get(self.user.id, str(self.locale))
        self.locale = discord.enums.try_enum(discord.Locale, locale)

    monkeypatch.setattr(discord.Interaction, "_from_data", told)
    return locales.__setitem__


@pytest.fixture
def server_settings(tmp_path: Path, trained_models: Path, new_store: Path) -> Settings:
    """The owner's settings; the store and the models are in a folder of this test alone.

    The bot stays with its model's films: it would fetch a larger set from GroupLens.
    """
    settings = Settings.load(None, data_directory=tmp_path, base="off")
    return furnished(settings, trained_models, new_store)


@pytest.fixture
async def server(server_settings: Settings) -> AsyncIterator[SimulatedServer]:
    """A server with you (who manages it), ana, ben and chloe; nobody has said anything yet.

    `await server.restart()` stops the bot and starts it anew on the same store.
    """
    async with open_server(server_settings) as opened:
        yield opened


@pytest.fixture(scope="session")
def examined_models(invented_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with a model that the trainer process made; copy it, never write to it."""
    return make_registry(invented_folder, tmp_path_factory.mktemp("examined"))


@pytest.fixture
async def trainable_server(
    tmp_path: Path, invented_folder: Path, examined_models: Path, new_store: Path
) -> AsyncIterator[SimulatedServer]:
    """The server with base data, so that the model can be retrained."""
    settings = Settings.load(None, data_directory=tmp_path, movielens=str(invented_folder))
    async with open_server(furnished(settings, examined_models, new_store)) as opened:
        yield opened
