"""The settings of servers and the log of their changes."""

import pytest

from bot.domain.settings.setting import InvalidSettingError, UnknownSettingError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

GUILD, ADMIN = 987_654_321_987_654_321, 42


async def test_a_server_without_settings_has_defaults(store: Store) -> None:
    settings = await store.guilds.get(GUILD)
    assert (settings.time_zone, settings.adult_titles) == ("UTC", False)


async def test_a_change_is_kept_and_logged_with_who_and_when(
    store: Store, clock: TickingClock
) -> None:
    await store.guilds.change(GUILD, "time_zone", "Europe/Berlin", ADMIN)
    change = await store.guilds.change(GUILD, "channel_id", 2**60, ADMIN)
    settings = await store.guilds.get(GUILD)
    assert (settings.time_zone, settings.channel_id) == ("Europe/Berlin", 2**60)
    page = await store.guilds.changes(GUILD)
    assert change is not None
    assert page.changes[0] == change
    assert change.changed_at == clock.moment
    assert [(c.field, c.before, c.after, c.changed_by) for c in page.changes] == [
        ("channel_id", None, 2**60, ADMIN),
        ("time_zone", "UTC", "Europe/Berlin", ADMIN),
    ]
    assert (await store.guilds.get(1)).channel_id is None


@pytest.mark.parametrize(
    ("field", "value"), [("time_zone", "Europe/Berlin"), ("channel_id", None), ("ballot", "ranked")]
)
async def test_a_value_that_was_set_already_is_no_change(
    store: Store, field: str, value: object
) -> None:
    await store.guilds.change(GUILD, field, value, ADMIN)
    before = await store.guilds.changes(GUILD)
    assert await store.guilds.change(GUILD, field, value, ADMIN) is None
    assert await store.guilds.changes(GUILD) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
        ("adventure", 1.5),
        ("adventure", float("nan")),
        ("language", "klingon"),
        ("channel_id", "general"),
    ],
)
async def test_a_value_that_makes_no_sense_changes_nothing(
    store: Store, field: str, value: object
) -> None:
    with pytest.raises(InvalidSettingError) as error:
        await store.guilds.change(GUILD, field, value, ADMIN)
    assert error.value.setting.field == field
    assert (await store.guilds.changes(GUILD)).changes == ()


@pytest.mark.parametrize("field", ["colour", "guild_id", "__class__"])
async def test_an_unknown_setting_is_refused_with_those_that_exist(
    store: Store, field: str
) -> None:
    with pytest.raises(UnknownSettingError) as error:
        await store.guilds.change(GUILD, field, "x", ADMIN)
    assert "time_zone" in error.value.known


async def test_the_log_has_pages_newest_first(store: Store) -> None:
    for number in range(25):
        await store.guilds.change(GUILD, "channel_id", number, ADMIN)
    first, last = await store.guilds.changes(GUILD), await store.guilds.changes(GUILD, 99)
    assert (first.page, first.pages, first.changes[0].after) == (0, 3, 24)
    assert (last.page, [change.after for change in last.changes]) == (2, [4, 3, 2, 1, 0])
