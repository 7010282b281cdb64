"""Who mentions the bot, or asks for help, reads what they may do here; once, in one order."""

from tests.wire.connected_server import ConnectedServer


async def test_a_mention_alone_is_answered_once(server: ConnectedServer) -> None:
    mention = f"<@{server.bot.application_id}>"
    for heard in (
        await server.ana.types(mention),
        await server.ana.writes(mention),
        await server.ana.writes(f"{mention} "),
    ):
        [answer] = heard.messages
        assert "help you decide what to watch" in answer.text


async def test_a_mention_shows_each_person_what_they_may_do(server: ConnectedServer) -> None:
    mention = f"<@{server.bot.application_id}>"
    assert "retrain`" in (await server.you.types(mention)).text
    assert "retrain`" not in (await server.ana.types(mention)).text


async def test_help_reads_the_same_after_each_start(server: ConnectedServer) -> None:
    asked = ("!help", "!help night", "!help schedule", "!sceduel", "!night shwo")
    before = [(await server.you.types(each)).text for each in asked]
    for _ in range(3):
        await server.restart()
        assert [(await server.you.types(each)).text for each in asked] == before
