"""Journeys: what a server wants to watch, from the first wish to the night that watches it."""

from bot.demo.simulated_server import SimulatedServer
from bot.domain.lists.film_list import MAX_LOSSES
from bot.domain.nights.ballots.outcome import FilmStanding
from bot.domain.settings.person import PersonSettings
from tests.invented import invented_movies
from tests.journeys.conversation import (
    answer,
    choose,
    heard,
    labels,
    last,
    press,
    said,
    tell,
)
from tests.lost_votes import lose

FIRST, SECOND = "7 umbrellas", "marzipan conspiracy ii"


async def test_a_server_wishes_votes_and_cleans_up(server: SimulatedServer) -> None:
    ana, ben, you = server.ana, server.ben, server.you
    assert "Nothing is on this server's list" in await tell(server, ana, "!list")
    assert "on this server's list now" in await tell(server, ana, f"!list add {FIRST}; {SECOND}")
    await tell(server, ben, "!list newest")
    assert "wished by" in heard(server)
    wanted = heard(server).split("**")[3]
    await press(server, ben, "▲ 2")
    assert f"2. **{wanted}** · 2 votes" in heard(server), "the order stays that of the page"
    await server.restart()
    await choose(server, ben, "votes")
    assert f"1. **{wanted}** · 2 votes" in heard(server)
    await press(server, server.chloe, "▲ 1")
    assert f"1. **{wanted}** · 3 votes" in heard(server)

    assert "Manage Server" in await tell(server, ana, "!list create Halloween")
    await tell(server, you, "!list create Halloween")
    assert "the list **Halloween**" in await tell(server, ben, f"!list add halloween: {FIRST}")
    assert "Other lists: **Halloween**" in await tell(server, ben, "!list")
    assert "because others want it" in await tell(server, ana, f"!list remove {FIRST}")

    assert "won't propose" in await tell(server, you, f"!list bar {FIRST}")
    assert "Nothing is on" in await tell(server, ben, "!list halloween")
    assert "don't want that film" in await tell(server, ben, f"!list add {FIRST}")
    assert "can't change" in await tell(server, you, f"!list bar {ben.mention}")
    assert "barred you" in await tell(server, ben, f"!list add {SECOND}")
    assert "7 Umbrellas" in await tell(server, you, "!list barred")
    assert "again" in await tell(server, you, f"!list unbar {FIRST}")
    assert "again" in await tell(server, you, f"!list unbar {ben.mention}")

    await tell(server, you, "!list rename halloween: Scary")
    await tell(server, you, "!list delete scary")
    await press(server, you, "Delete")
    assert "has no list “scary”" in await tell(server, ben, "!list scary")


async def test_a_watchlist_is_filled_shown_and_left_by_what_was_seen(
    server: SimulatedServer,
) -> None:
    ana = server.ana
    assert "Nothing is on your watchlist" in await tell(server, ana, "!watchlist")
    await tell(server, ana, f"!watchlist add {FIRST}; {SECOND}")
    assert "already" in await tell(server, ana, f"!watchlist add {FIRST}")
    assert "No film on your watchlist is left for you that fits: 1900." in await tell(
        server, ana, "!recommend 1900 from my watchlist"
    )
    assert "Nothing is on this server's list" in await tell(server, ana, "!rec from the list")
    both = await tell(server, ana, "!recommend from my watchlist")
    assert "**2. " in both
    assert "**3. " not in both
    assert "7 Umbrellas" in both
    one = await ana.slash(server.channel, "recommend", genre="from my watchlist", count=1)
    assert "**1. " in answer(one)
    assert "**2. " not in answer(one)
    assert "Nothing is on your watchlist" in await tell(server, server.ben, "!rec from my list")
    assert "Popular" not in await tell(server, ana, "!popular from my watchlist")
    await tell(server, ana, f"!seen {FIRST}")
    assert "1 film" in await tell(server, ana, "!watchlist")
    await tell(server, ana, f"!watchlist remove {SECOND}")
    assert "isn't on" in await tell(server, ana, f"!watchlist remove {SECOND}")


async def test_people_find_what_they_want_to_see_together(server: SimulatedServer) -> None:
    ana, ben, chloe = server.ana, server.ben, server.chloe
    await tell(server, ana, f"!watchlist add {FIRST}; {SECOND}")
    assert "No film is on two" in await tell(server, ana, f"!watchlist with {ben.mention}")
    await tell(server, ben, f"!watchlist add {FIRST}; {SECOND}")
    await tell(server, chloe, f"!watchlist add {FIRST}")
    both = f"{ben.mention} {chloe.mention}"
    shown = await tell(server, ana, f"!watchlist with {both}")
    assert shown.index("on all of your watchlists") < shown.index("on 2 of your 3 watchlists")
    await press(server, ana, "Watchlist")
    assert "on 2 of your 3" in await tell(server, ana, f"!watchlist with {both} {ana.mention}")
    assert "at least one person" in await tell(server, ana, f"!watchlist with {ana.mention}")
    people = server.services.store.people
    await people.change(chloe.id, PersonSettings.askable.field, value=False)
    refused = await tell(server, ana, f"!watchlist with {both}")
    assert chloe.mention in refused
    assert "watchlists" not in refused


async def test_films_are_chosen_from_a_list_by_its_name_but_none_that_rests_or_is_barred(
    server: SimulatedServer,
) -> None:
    ana, you, store, guild_id = server.ana, server.you, server.services.store, server.guild.id
    await tell(server, you, "!list create Halloween")
    assert "the list **Halloween**" in await tell(server, ana, "!pick from halloween")
    await tell(server, ana, f"!list add halloween: {FIRST}; {SECOND}")
    both = await tell(server, ana, "!recommend from halloween")
    assert "from the list Halloween" in both
    assert "7 Umbrellas" in both
    assert "Marzipan" in both
    assert "the list **Halloween**" in await tell(server, ana, "!pick from our halloween list")

    [first] = [each.movie_id for each in invented_movies() if each.title == "7 Umbrellas"]
    for _ in range(MAX_LOSSES):
        await lose(store, guild_id, 1, [FilmStanding(first, 3)])
    assert "7 Umbrellas" in await tell(server, ana, "!list"), "it rests there"
    for command in ("recommend", "pick"):
        assert "7 Umbrellas" not in await tell(server, ana, f"!{command} from halloween")
        assert "No film is left" in await tell(server, ana, f"!{command} from the list")
    await tell(server, ana, f"!watchlist add {FIRST}")
    assert "No film is left" in await tell(server, ana, "!pick from my watchlist")
    assert "7 Umbrellas" in await tell(server, ana, "!recommend from my watchlist")

    await tell(server, you, f"!list bar {SECOND}")
    assert "Marzipan" not in await tell(server, ana, "!recommend from halloween")


async def test_one_film_is_picked_another_one_and_a_night_made_of_it(
    server: SimulatedServer,
) -> None:
    ana = server.ana
    assert "Nothing is on your watchlist" in await tell(server, ana, "!pick from my watchlist")
    assert "one film at a time" in await tell(server, ana, "!pick 5 horror")
    assert "what I recommend to you" in await tell(server, ana, "!pick horror")
    await tell(server, ana, f"!watchlist add {FIRST}")
    await tell(server, ana, f"!list add {SECOND}")
    assert "7 Umbrellas" in await tell(server, ana, "!pick from my watchlist")
    assert "Marzipan" in await tell(server, ana, "!pick from the list")
    first = await tell(server, ana, "!pick")
    await server.restart()
    await press(server, ana, "Another")
    assert heard(server) != first
    picked = last(server)
    film = heard(server).splitlines()[0].removeprefix("### ")
    assert "somebody else" in answer(await press(server, server.ben, "We watch it"))
    await press(server, ana, "We watch it", picked)
    assert film in heard(server)
    [night] = await server.services.store.nights.open_in(server.guild.id)
    assert night.movie_id is not None
    card = next(each for each in said(server) if each.id == picked.id)
    assert "We watch it" not in labels(card)


async def test_a_list_that_does_not_exist_gets_no_film_and_neither_does_another(
    server: SimulatedServer,
) -> None:
    ana, you = server.ana, server.you
    for typed in (
        f"halloween: {FIRST}, {SECOND}",
        f"halloween: {FIRST}",
        f"halloween: {FIRST} and {SECOND}",
        f"halloween:\n1. {FIRST}\n2. {SECOND}",
        f"halloween: nothing that anybody knows; {SECOND}",
        f"7 umbrellas: {FIRST}, {SECOND}",
    ):
        refused = await tell(server, ana, f"!list add {typed}")
        name = typed.split(":")[0]
        assert f"no list “{name}”, so I changed nothing" in refused, typed
        assert f"`!list create {name}`" in refused
    titles = f"halloween: {FIRST}, {SECOND}"
    slash = await ana.slash(server.channel, "list add", titles=titles)
    assert "no list “halloween”" in answer(slash)
    assert "Nothing is on this server's list" in await tell(server, ana, "!list")

    unknown = await tell(server, ana, "!list add zzyzx: qwertz")
    assert "no list “zzyzx”" in unknown
    assert "no film called “zzyzx: qwertz”" in unknown, "it may be a film"
    await tell(server, ana, f"!list add {FIRST}")
    assert "no list “halloween”" in await tell(server, ana, f"!list remove halloween: {FIRST}")
    assert "7 Umbrellas" in await tell(server, ana, "!list")

    await tell(server, you, "!list create halloween")
    await ana.slash(server.channel, "list add", titles=titles)
    assert "Marzipan" in await tell(server, ana, "!list halloween")


async def test_a_wish_from_a_list_that_does_not_exist_says_so(server: SimulatedServer) -> None:
    ana = server.ana
    for typed, name in (
        ("!recommend from easter", "easter"),
        ("!recommend horror from the list Easter", "Easter"),
        ("!recommend 3 from our easter eggs list", "easter eggs"),
        ("!pick from easter", "easter"),
        ("!recommend 부활절 목록에서", "부활절"),
    ):
        assert f"“{name}”, and this server has no list called that" in await tell(
            server, ana, typed
        ), typed
    assert "no list" not in await tell(server, ana, "!recommend purple")
