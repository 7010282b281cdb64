"""Journeys: one list for somebody together with others."""

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.settings.person import PersonSettings
from bot.domain.tastes import Action, TasteChange
from tests.journeys.conversation import answer, labels, last, press, tell, text_of, whispered

ANAS, BENS, SEEN_BY_BEN = (10, 16, 22), (11, 17, 23), 12


@pytest.fixture(autouse=True)
async def tastes(server: SimulatedServer) -> None:
    """Ana and ben like different films; ben has seen one more."""
    store = server.services.store.tastes
    await store.record(server.ana.id, None, list(map(TasteChange.like, ANAS)))
    await store.record(server.ben.id, None, list(map(TasteChange.like, BENS)))
    await store.record(server.ben.id, None, [TasteChange(SEEN_BY_BEN, Action.SEEN)])


def _label(server: SimulatedServer, movie_id: int) -> str:
    return server.bot.services.registry.current.catalogue[movie_id].label


async def test_a_list_together_fits_everybody_and_shows_them_how_well(
    server: SimulatedServer,
) -> None:
    ana, ben = f"<@{server.ana.id}>", f"<@{server.ben.id}>"
    heard = await tell(server, server.ana, f"!recommend {ben} 10")
    assert f"For you together\nFor {ana} and {ben}\n" in heard
    assert "▰" not in heard
    for known in (*ANAS, *BENS, SEEN_BY_BEN):
        assert f". {_label(server, known)}" not in heard
    # Whose likes speak for a film is told of the asker alone.
    assert not any(_label(server, liked) in heard for liked in BENS)
    assert "Like" in labels(last(server))
    await press(server, server.ana, "Like")
    likes = (await server.services.store.tastes.profile(server.ana.id)).likes
    assert len(likes) == len(ANAS) + 1
    fits = whispered(await press(server, server.ben, "Who it fits"))
    assert fits.count(f"▱ {ana}") + fits.count(f"▰ {ana}") == 10
    assert fits.count(f"▱ {ben}") + fits.count(f"▰ {ben}") == 10
    # Once a list was for two: others learn nothing of them by it.
    assert "belongs to somebody else" in whispered(await press(server, server.chloe, "Who it fits"))


async def test_it_can_be_narrowed_typed_and_by_slash(server: SimulatedServer) -> None:
    ben, chloe = f"<@{server.ben.id}>", f"<@{server.chloe.id}>"
    typed = await tell(server, server.ana, f"!recommend {chloe} 4 horror {ben} not zombies")
    assert "For you together: Horror, not Zombie" in typed
    assert f"don't know the taste of {chloe}" in typed
    chosen = await server.ana.slash(
        server.channel, "recommend", people=f"{ben} {chloe}", genre="horror not zombies", count=4
    )
    assert answer(chosen).partition("For you together")[2] == typed.partition("For you together")[2]


async def test_who_names_only_themselves_gets_their_own_list(server: SimulatedServer) -> None:
    own = await tell(server, server.ana, "!recommend")
    assert await tell(server, server.ana, f"!recommend <@{server.ana.id}>") == own
    assert await tell(server, server.ana, f"!recommend <@{server.bot_id}>") == own


async def test_who_has_said_nothing_hears_it_as_you(server: SimulatedServer) -> None:
    heard = await tell(server, server.chloe, f"!recommend <@{server.ben.id}>")
    assert heard.startswith("I don't know your taste yet. Tell me what you like")
    assert "For you together" in heard


async def test_what_cannot_be_done_together_is_said(server: SimulatedServer) -> None:
    ben = f"<@{server.ben.id}>"
    assert "Ask for 1 to 10" in await tell(server, server.ana, f"!recommend {ben} 11")
    named = await server.ana.slash(server.channel, "recommend", people="ben")
    assert "I don't know “ben”" in answer(named)
    stranger = server.env.create_user("stranger").id
    assert "isn't a member" in await tell(server, server.ana, f"!recommend {ben} <@{stranger}>")
    people = server.services.store.people
    await people.change(server.ben.id, PersonSettings.askable.field, value=False)
    heard = await tell(server, server.ana, f"!recommend {ben}")
    assert "doesn't want others to ask for lists with them" in heard
    await server.ana.send_dm(f"!recommend {ben}")
    assert "only in a server" in text_of(last(server))
