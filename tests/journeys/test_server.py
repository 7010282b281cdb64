"""Setting a server up: in one go, one by one, and who changed what."""

import pytest

from bot.demo.town import Town
from tests.journeys.reading import choose, newest, press


async def test_setup_walks_through_everything_and_stores_each_answer(town: Town) -> None:
    await town.you.send(town.channel, "!setup")
    assert "Setup, 1 of 7" in newest(town)
    await choose(town, town.you, str(town.channel.id))
    await choose(town, town.you, "Europe/Berlin")
    await town.restart()
    await choose(town, town.you, "de")
    await choose(town, town.you, "on")
    await choose(town, town.you, "ranked")
    await press(town, town.you, "setup-keep")
    assert "Setup, 7 of 7" in newest(town)
    await choose(town, town.you, "every 6h")

    settings = await town.services.store.guilds.get(town.guild.id)
    assert settings.channel_id == town.channel.id
    assert (settings.time_zone, settings.locale) == ("Europe/Berlin", "de")
    assert (settings.adult_titles, settings.ballot) == (True, "ranked")
    assert settings.group_strategy == "average"
    status = await town.services.scheduler.status(town.guild.id)
    assert str(status.server.policy) == "every 6h"
    assert "All set" in newest(town)


async def test_config_shows_and_changes_and_the_log_tells_who(town: Town) -> None:
    await town.you.send(town.channel, "!config time_zone berlin")
    assert "**Europe/Berlin** (was UTC)" in newest(town)
    await town.you.send(town.channel, "!schedule daily 05:30")
    await town.you.send(town.channel, "!config")
    assert "**time_zone**: Europe/Berlin" in newest(town)
    assert "**schedule**: daily 05:30" in newest(town)

    await town.you.send(town.channel, "!config log")

    assert f"<@{town.you.id}> changed **time zone**: UTC → Europe/Berlin" in newest(town)
    assert "changed **schedule**: the default → daily 05:30" in newest(town)


async def test_the_log_has_pages_and_a_channel_of_its_own(town: Town) -> None:
    log = town.guild.create_text_channel("bot-log")
    await town.env.settle()
    await town.you.send(town.channel, "!config log_channel bot-log")
    for number in range(12):
        await town.you.send(town.channel, f"!config dial {number}")
    posted = [each.content for each in town.messages() if each.channel_id == log.id]
    assert len(posted) == 13
    assert posted[0].endswith(f"→ <#{log.id}>")
    assert "changed **adventure**" in posted[-1]

    await town.you.send(town.channel, "!config log")
    assert "Page 1 of 2" in newest(town)
    await press(town, town.you, "config-log:1")
    assert "Page 2 of 2" in newest(town)
    assert "log channel" in newest(town)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("!config time_zone Atlantis", "I do not know the time zone"),
        ("!config colour red", "There is no setting"),
        ("!config ballot coin-toss", "ballot cannot be"),
        ("!config adult maybe", "is neither"),
        ("!config shortlist_size 99", "shortlist_size cannot be"),
        ("!config channel @everyone", "There is no text channel"),
        ("!schedule every 5m", "allows one scheduled run every 1h at most"),
        ("!schedule every 0h", "longer than nothing"),
        ("!schedule every -3h", "I do not understand"),
        ('!schedule cron "nonsense"', "five fields"),
        ('!schedule cron "0 4 30 2 *"', "That never happens"),
        ("!schedule after 0", "The number of likes goes from"),
        ("!schedule sometimes", "I do not understand"),
    ],
)
async def test_nonsense_gets_one_clear_sentence(town: Town, typed: str, answer: str) -> None:
    await town.you.send(town.channel, typed)

    assert answer in newest(town)
    page = await town.services.store.guilds.changes(town.guild.id)
    assert page.changes == ()


async def test_members_are_refused_and_do_not_see_the_commands(town: Town) -> None:
    for typed in ("!setup", "!config time_zone UTC", "!config log", "!schedule", "!retrain"):
        await town.chloe.send(town.channel, typed)
        assert "Manage Server" in newest(town)
    tree = town.env.bot.tree  # type: ignore[attr-defined]
    for name in ("setup", "config", "schedule", "retrain", "model"):
        permissions = tree.get_command(name).default_permissions
        assert permissions is not None
        assert permissions.manage_guild
