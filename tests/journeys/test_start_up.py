"""Journeys: the bot starts, with and without what it would like to have."""

import asyncio
import logging
import re
from collections.abc import Iterator, Mapping

import discord
import pytest
import simcord

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.discord import deferral as patience
from bot.domain.settings.person import PersonSettings
from bot.settings import Settings
from tests.discord_limits import check_commands
from tests.journeys.conversation import answer, last, said, tell, text_of
from tests.logged_errors import LoggedErrors


def synced(env: simcord.Env) -> int:
    """Count how often the slash commands were told to Discord."""
    return sum(
        request.method == "PUT" and request.path.endswith("/commands")
        for request in env.http_requests
    )


async def test_slash_commands_are_told_to_discord_only_when_they_changed(
    server: SimulatedServer,
) -> None:
    assert synced(server.env) == 1
    await server.restart()
    assert synced(server.env) == 1
    application_id = server.bot.application_id or 0
    await server.services.store.told_commands.note(application_id, "of another version")
    await server.restart()
    assert synced(server.env) == 2


async def test_everything_works_without_the_message_content_intent(
    server_settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings = server_settings.model_copy(update={"message_content": False})
    caplog.set_level(logging.WARNING)
    async with open_server(settings) as server:
        assert "message-content intent is off" in caplog.text
        assert await tell(server, server.ana, "!like 7 umbrellas") == ""
        mention = f"<@{server.env.backend.bot_user.id}>"
        assert "You like" in await tell(server, server.ana, f"{mention} like 7 umbrellas")
        await server.ana.send_dm("!recommend 3")
        assert "For ana" in text_of(last(server))
        slash = await server.ana.slash(server.channel, "like", titles="marmalade & gunpowder")
        assert "You like" in answer(slash)


async def test_an_error_in_an_event_does_not_end_the_bot(
    server: SimulatedServer, logged_errors: LoggedErrors
) -> None:
    async def on_message(_: object) -> None:
        raise ZeroDivisionError

    server.env.bot.add_listener(on_message)  # type: ignore[attr-defined]
    await tell(server, server.ana, "hello")
    logged_errors.expect("unexpected error while handling on_message")
    assert "You like" in await tell(server, server.ana, "!like 7 umbrellas")


async def test_every_command_is_there_by_prefix_and_by_slash_and_explains_itself(
    server: SimulatedServer,
) -> None:
    slash = set(server.ana.available_commands(server.channel))
    wanted = (
        "like rate unlike dislike seen likes recommend similar predict why popular find help dial "
        "timezone privacy export forget start"
    )
    assert {*wanted.split(), "movie show"} <= slash
    for name in (*wanted.split(), "movie"):
        heard = await tell(server, server.ana, f"!help {name}")
        assert f"!{name}" in heard
        assert len(heard) > 30


async def test_replies_answer_the_message_that_asked(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!popular 3")
    reference = said(server)[-1].message.reference
    assert reference is not None
    assert reference.message_id == server.channel.history()[-2].id


async def test_only_the_owner_tells_discord_about_the_commands_anew(
    server: SimulatedServer,
) -> None:
    assert "Only the owner" in await tell(server, server.ana, "!sync")
    assert synced(server.env) == 1
    server.env.bot.owner_ids = {server.you.id}  # type: ignore[attr-defined]
    assert "slash commands now" in await tell(server, server.you, "!sync")
    assert synced(server.env) == 2


async def test_discord_takes_every_slash_command(server: SimulatedServer) -> None:
    told = list(server.env.backend.commands[None].values())
    check_commands(told)
    texts = list(_texts_of(told))
    assert len(texts) > 100
    for text, in_languages in texts:
        assert set(in_languages) == {"ko"}, text
        assert re.search("[가-힣]", in_languages["ko"]), text


def _texts_of(told: object) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each description and each name of a choice, with what it is in other languages."""
    if isinstance(told, list):
        for each in told:
            yield from _texts_of(each)
    elif isinstance(told, dict):
        part = "name" if "value" in told else "description"
        yield told[part], told.get(f"{part}_localizations") or {}
        yield from _texts_of(told.get("options", []))
        yield from _texts_of(told.get("choices", []))


@pytest.mark.parametrize(("command", "private"), [("dial", False), ("privacy", True)])
async def test_a_slow_answer_is_announced_in_time_and_stays_as_private_as_it_is(
    server: SimulatedServer, monkeypatch: pytest.MonkeyPatch, command: str, private: bool
) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.0)
    announced, defer = asyncio.Event(), discord.InteractionResponse.defer

    async def announce(response: discord.InteractionResponse, *, ephemeral: bool) -> None:
        await defer(response, ephemeral=ephemeral)
        announced.set()

    async def slow(_: object, user_id: int) -> PersonSettings:
        async with asyncio.timeout(30):
            await announced.wait()
        return PersonSettings()

    monkeypatch.setattr(discord.InteractionResponse, "defer", announce)
    monkeypatch.setattr(type(server.services.store.people), "get", slow)
    result = await server.ana.slash(server.channel, command)
    assert announced.is_set()
    assert result.ephemeral is private
    assert answer(result)
