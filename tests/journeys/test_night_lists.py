"""Journey: a night's shortlist draws from the lists, and what lost a vote comes up again."""

from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.drawing import Interest
from tests.journeys.conversation import heard, tell
from tests.journeys.night_group import NightGroup, gather

FIRST, SECOND = "7 umbrellas", "marzipan conspiracy ii"


async def with_lists(server: SimulatedServer) -> NightGroup:
    """Plan a night for people of whom two want a film each way, and one another film."""
    group = await gather(server, 3)
    host, ana = group.host, group.guests[0]
    await group.tell_tastes()
    await group.plan()
    await group.come()
    for person in (host, ana):
        await tell(server, person, f"!watchlist add {FIRST}")
    await tell(server, ana, "!watchlist add who painted the moon")
    await tell(server, ana, f"!list add {SECOND}")
    await tell(server, host, f"!list add {SECOND}")
    return group


async def test_a_night_draws_from_the_lists_and_what_lost_comes_up_again(
    server: SimulatedServer,
) -> None:
    group = await with_lists(server)
    host, ana = group.host, group.guests[0]
    await tell(server, host, "!config shortlist_from only")
    listed = await tell(server, host, "!night shortlist")
    assert "On 2 of your watchlists" in listed
    assert "On this server's list, 2 votes" in listed
    assert "Who Painted the Moon" not in listed, "only one of them has it on their watchlist"
    assert "Nothing else on this server's list" in listed
    shared, voted = await group.films()

    await tell(server, host, "!config shortlist_from prefer")
    assert "On 2 of your watchlists" in await tell(server, host, "!night shortlist")
    assert (await group.films())[:2] == [shared, voted]
    assert len(await group.films()) == 5
    await group.press(group.guests[1], "Can't")
    await group.press(ana, "Can't")
    told = {film.interest for film in (await server.services.store.nights.get(1)).films}
    assert Interest(watchlists=2) in told
    assert "watchlists" not in heard(server), "of whose is nobody's to work out"

    await group.come()
    await tell(server, host, "!night vote")
    lost = (await group.films())[1:]
    for who in group.everybody:
        await group.approve(who, [0])
    await group.settle()
    await tell(server, host, "!config shortlist_from only")
    again = await tell(server, host, f"!night shortlist {ana.mention}")
    assert again.count("On this server's list") == len(lost)

    await tell(server, host, "!config shortlist_from off")
    assert "On this" not in await tell(server, host, f"!night shortlist {ana.mention}")
    await tell(server, host, "!config shortlist_from only")
    empty = await tell(server, host, f"!night shortlist {ana.mention} 1920s")
    assert "too few of these suit all of you and what you asked for" in empty
