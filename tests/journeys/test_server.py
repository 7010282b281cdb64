"""Setting a server up: in one go, one by one, and who changed what."""

from bot.cogs.server.commands import Server
from bot.demo.simulated_server import SimulatedServer
from bot.messages.translation import _, speaking
from tests.journeys.conversation import choose, heard, press, tell, whispered


async def test_setup_walks_through_everything_and_stores_each_answer(
    server: SimulatedServer,
) -> None:
    assert "Setup, 1 of 7" in await tell(server, server.you, "!setup")
    await choose(server, server.you, str(server.channel.id))
    await choose(server, server.you, "Europe/Berlin")
    await server.restart()
    await choose(server, server.you, "de")
    await choose(server, server.you, "on")
    await choose(server, server.you, "ranked")
    await press(server, server.you, "Keep: Average")
    assert "Setup, 7 of 7" in heard(server)
    await choose(server, server.you, "every 6h")

    settings = await server.services.store.guilds.get(server.guild.id)
    assert settings.channel_id == server.channel.id
    assert (settings.time_zone, settings.language) == ("Europe/Berlin", "de")
    assert (settings.adult_titles, settings.ballot) == (True, "ranked")
    assert settings.group_strategy == "average"
    status = await server.services.scheduler.status(server.guild.id)
    assert str(status.server.policy) == "every 6h"
    assert "All set" in heard(server)


async def test_config_shows_and_changes_and_the_log_tells_who(server: SimulatedServer) -> None:
    assert "**Europe/Berlin** now (was UTC)" in await tell(
        server, server.you, "!config time_zone berlin"
    )
    await tell(server, server.you, "!schedule daily 05:30")
    shown = await tell(server, server.you, "!config")
    assert "**time_zone**: Europe/Berlin" in shown
    assert "**schedule**: every day at 05:30" in shown
    assert "**ballot**" not in shown
    assert "**ballot**: approval" in whispered(await press(server, server.you, "All settings"))

    await tell(server, server.you, "!config log")

    assert f"<@{server.you.id}> changed **time zone**: UTC → Europe/Berlin" in heard(server)
    assert "changed **schedule**: the default → every day at 05:30" in heard(server)


async def test_the_log_has_pages_and_a_channel_of_its_own(server: SimulatedServer) -> None:
    log = server.guild.create_text_channel("bot-log")
    await server.env.settle()
    await tell(server, server.you, "!config log_channel bot-log")
    for number in range(12):
        await tell(server, server.you, f"!config dial {number}")
    posted = [each.content for each in server.messages() if each.channel_id == log.id]
    assert len(posted) == 13
    assert posted[0].endswith(f"→ <#{log.id}>")
    assert "changed **adventure**" in posted[-1]

    assert "Page 1 of 2" in await tell(server, server.you, "!config log")
    await press(server, server.you, "Older")
    assert "Page 2 of 2" in heard(server)
    assert "log channel" in heard(server)


async def test_what_is_set_again_is_neither_logged_nor_reported(server: SimulatedServer) -> None:
    log = server.guild.create_text_channel("bot-log")
    await server.env.settle()
    typed = ("config log_channel bot-log", "config time_zone berlin", "schedule every 6h")
    for each in (*typed, "model pin") * 2:
        await tell(server, server.you, f"!{each}")
    page = await server.services.store.guilds.changes(server.guild.id)
    changed = ["pinned_version", "schedule", "time_zone", "log_channel_id"]
    assert [each.field for each in page.changes] == changed
    posted = [each.content for each in server.messages() if each.channel_id == log.id]
    assert len(posted) == len(changed)


async def test_nonsense_gets_one_clear_sentence(server: SimulatedServer) -> None:
    for typed, told in (
        ("!config time_zone Atlantis", "I know no time zone"),
        ("!config colour red", "I have no setting"),
        ("!config ballot coin-toss", "`ballot` can't be"),
        ("!config adult maybe", "Choose `on` or `off`"),
        ("!config shortlist_size 99", "`shortlist_size` can't be"),
        ("!config channel @everyone", "I see no text channel"),
        ("!schedule every 5m", "wants at least 1 hour between scheduled runs"),
        ("!schedule every 0h", "at least one minute"),
        ("!schedule every -3h", "I can't read"),
        ('!schedule cron "nonsense"', "five fields"),
        ('!schedule cron "0 4 30 2 *"', "never comes due"),
        ("!schedule after 0", "Give a number of likes from 1"),
        ("!schedule sometimes", "I can't read"),
    ):
        await tell(server, server.you, typed)

        assert told in heard(server)
        page = await server.services.store.guilds.changes(server.guild.id)
        assert page.changes == ()


async def test_members_are_refused_and_do_not_see_the_commands(server: SimulatedServer) -> None:
    for typed in ("!setup", "!config time_zone UTC", "!config log", "!schedule", "!retrain"):
        assert "Manage Server" in await tell(server, server.chloe, typed)
    tree = server.env.bot.tree  # type: ignore[attr-defined]
    for name in ("setup", "config", "schedule", "retrain", "model"):
        permissions = tree.get_command(name).default_permissions
        assert permissions is not None
        assert permissions.manage_guild


async def test_every_setting_can_be_seen_completed_and_changed(server: SimulatedServer) -> None:
    await tell(server, server.you, "!config")
    listed = whispered(await press(server, server.you, "All settings"))
    cog = server.bot.get_cog("Server")
    guild = server.bot.get_guild(server.guild.id)
    assert isinstance(cog, Server)
    assert guild is not None
    for option in cog.options.all:
        assert f"**{option.name}**" in listed
        assert option.words.description in listed
        assert option.words.description in await tell(server, server.you, f"!config {option.name}")
        assert (option in cog.options.setup) == bool(option.words.question)
        for choice in option.choices(guild):
            said = await tell(server, server.you, f"!config {option.name} {choice.value}")
            with speaking("ko" if choice.value == "ko" else "en"):
                assert _(option.words.label) in said, said
    changes = await server.services.store.guilds.changes(server.guild.id)
    assert changes.pages > 5


async def test_the_dial_has_one_scale_wherever_it_is_set(server: SimulatedServer) -> None:
    for typed in (".5", "0,5", "50", "50%", "balanced"):
        await tell(server, server.you, f"!config adventure {typed}")
        assert "50%" in await tell(server, server.you, "!config adventure")
        await tell(server, server.you, "!config adventure none")
        assert "50%" in await tell(server, server.you, f"!model config adventure {typed}")
        assert "at balanced:" in await tell(server, server.ana, "!dial")
        await tell(server, server.you, "!model config adventure 20%")
