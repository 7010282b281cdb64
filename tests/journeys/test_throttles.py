"""What costs much can be asked for as often as anybody needs, and no more."""

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.discord.throttles import Throttles
from bot.domain.tastes import TasteChange
from bot.domain.throttling import EXPORTS, GROUPS, RUNS, THROTTLES, TooOftenAskedError
from tests.journeys.conversation import answer, press, tell
from tests.journeys.night_group import gather

AGAIN = "ry again <t:"
TOO_FAST = f"That was a bit fast. T{AGAIN}"


# What makes a list, a picture, a file or a process, by a command and by a button.
COSTLY = {
    "recommend", "more", "help-find", "pick", "pick-another", "list", "list show", "list-vote",
    "watchlist", "watchlist show", "watchlist with", "night shortlist", "night-shortlist",
    "night vote", "night-open", "night stats", "model history", "model compare", "export",
    "import", "retrain", "retrain now", "model-try",
}  # fmt: skip


async def test_whatever_costs_much_is_throttled_by_a_name_that_there_is(
    server: SimulatedServer,
) -> None:
    commands = {command.qualified_name for command in server.bot.walk_commands()}
    assert set(THROTTLES) <= commands | set(server.bot.actions.verbs)
    assert set(THROTTLES) >= COSTLY


async def test_who_may_not_train_uses_up_nobody_elses_turns(server: SimulatedServer) -> None:
    for member in (server.ana, server.ben, server.chloe):
        for _ in range(RUNS.person.times):
            assert AGAIN not in await tell(server, member, "!retrain now")
    assert AGAIN not in await tell(server, server.you, "!retrain now")


async def test_a_command_counts_for_all_people_of_its_server(server: SimulatedServer) -> None:
    for number in range(EXPORTS.server.times):
        server.bot.throttles.demand("export", number, server.guild.id)
    assert AGAIN in await tell(server, server.ana, "!export")


async def test_who_asks_too_often_reads_when_to_try_again(server: SimulatedServer) -> None:
    for _ in range(EXPORTS.person.times):
        result = await server.ana.slash(server.channel, "export")
        assert TOO_FAST not in answer(result)
    refused = await server.ana.slash(server.channel, "export")
    assert TOO_FAST in answer(refused)
    assert TOO_FAST in await tell(server, server.ana, "!export")
    assert TOO_FAST not in await tell(server, server.ben, "!export")
    await server.let_pass(EXPORTS.person.seconds + 1)
    assert TOO_FAST not in answer(await server.ana.slash(server.channel, "export"))


async def test_a_command_and_its_button_are_counted_together(server: SimulatedServer) -> None:
    group = await gather(server, 2)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    for _ in range(GROUPS.person.times - 1):
        await tell(server, group.host, "!night shortlist")
    assert TOO_FAST not in answer(await group.press(group.host, "Shortlist"))
    assert TOO_FAST in answer(await group.press(group.host, "Shortlist"))
    assert TOO_FAST in await tell(server, group.host, "!night vote")


async def test_many_accounts_of_one_server_are_bounded_together_and_no_other_server(
    server: SimulatedServer,
) -> None:
    throttles, guild_id = Throttles(server.clock), server.guild.id
    for number in range(GROUPS.server.times):
        throttles.demand("night shortlist", number, guild_id)
    with pytest.raises(TooOftenAskedError) as refused:
        throttles.demand("night shortlist", 1_000, guild_id)
    assert refused.value.whole_server
    throttles.demand("night shortlist", 1_001, guild_id + 1)
    throttles.demand("likes", 1_000, guild_id)


async def test_what_costs_nothing_is_never_throttled(server: SimulatedServer) -> None:
    await server.services.store.tastes.record(server.ana.id, None, [TasteChange.like(10)])
    for _ in range(60):
        assert "Try again" not in await tell(server, server.ana, "!likes")
    await tell(server, server.ana, "!recommend")
    await press(server, server.ana, "More like this")
