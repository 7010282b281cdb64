"""The bot introduces itself to a server that takes it in: once, and only where it may write."""

from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.things import Channel, Guild, Message


def taken_in(server: ConnectedServer, name: str, *, closed: bool) -> tuple[Guild, list[Channel]]:
    """Let a new server take the bot in, which has two channels; the first may be closed to it."""
    world = server.discord.world
    guild = world.add_guild(name, server.you.user)
    channels = [world.add_channel(guild, each) for each in ("rules", "talk")]
    guild.system_channel = channels[0]
    if closed:
        world.deny(channels[0], guild.everyone, "send_messages")
    world.add_member(guild, world.bot)
    return guild, channels


def said_in(channel: Channel) -> list[Message]:
    """Return what was said in a channel."""
    return list(channel.messages.values())


async def test_a_new_server_is_greeted_once_where_the_bot_may_write(
    server: ConnectedServer,
) -> None:
    _, (rules, talk) = taken_in(server, "one", closed=True)
    await server.settle()
    assert not said_in(rules)
    [greeting] = said_in(talk)
    assert len(greeting.content.splitlines()) == 3
    assert greeting.labels() == ["Set me up"]
    _, (rules, other) = taken_in(server, "two", closed=False)
    await server.restart()
    await server.settle()
    assert [len(said_in(each)) for each in (rules, other, talk)] == [1, 0, 1]


async def test_who_took_the_bot_in_while_it_was_away_is_greeted_at_its_start(
    server: ConnectedServer,
) -> None:
    before = len(said_in(server.channel))
    await server.stop()
    _, (rules, _) = taken_in(server, "new", closed=False)
    await server.start()
    await server.settle()
    assert len(said_in(rules)) == 1
    assert len(said_in(server.channel)) == before, "an old server is not new"


async def test_the_button_begins_setup_for_those_who_manage_the_server(
    server: ConnectedServer,
) -> None:
    bot = server.guild.members[server.discord.world.bot.id]
    bot.joined_at = server.discord.world.now()
    await server.restart()
    await server.settle()
    [greeting] = said_in(server.channel)
    asked = await server.you.press("Set me up", greeting)
    assert asked.private
    assert "Setup, 1 of" in asked.text
    refused = await server.ana.press("Set me up", greeting)
    assert refused.private
    assert "Manage Server" in refused.text
