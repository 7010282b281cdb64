"""What people do most asks little of the store: one read of what belongs together, one write."""

from bot.demo.simulated_server import SimulatedServer
from tests.journeys.conversation import press, tell
from tests.transactions import counted

# Until what is done a little later has happened, in simulated seconds.
AFTERWARDS = 5.0


async def test_a_command_asks_little_of_the_store(server: SimulatedServer) -> None:
    for typed, limit in (
        ("!like who painted the moon", 3),
        ("!like who painted the moon, marmalade & gunpowder", 3),
        ("!dislike who painted the moon", 3),
        ("!seen who painted the moon", 3),
        ("!rate who painted the moon 4", 3),
        ("!unlike 7 umbrellas", 3),
        ("!recommend", 2),
        ("!recommend 10 horror bold", 2),
        ("!popular", 2),
        ("!similar 7 umbrellas", 2),
        ("!predict 7 umbrellas", 2),
        ("!why who painted the moon", 2),
        ("!movie 7 umbrellas", 2),
        ("!find moon", 0),
        ("!likes", 1),
        ("!dial", 1),
    ):
        await tell(server, server.ana, "!like 7 umbrellas")
        await server.let_pass(AFTERWARDS)
        with counted() as transactions:
            assert await tell(server, server.ana, typed)
            await server.let_pass(AFTERWARDS)
        assert transactions.begun <= limit, typed


async def test_so_does_a_button_below_a_film(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!recommend")
    with counted() as transactions:
        await press(server, server.ana, "Like")
        await server.let_pass(AFTERWARDS)
    assert 1 <= transactions.begun <= 3
