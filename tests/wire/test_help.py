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
    for who, shown in ((server.you, True), (server.ana, False)):
        [menu] = (await who.types(mention)).messages
        offered = [each for part in menu.items() for each in part.get("options", ())]
        assert ("Look after the model" in {each["label"] for each in offered}) is shown


async def test_help_reads_the_same_after_each_start(server: ConnectedServer) -> None:
    asked = ("!help", "!help night", "!help schedule", "!sceduel", "!night shwo")
    before = [(await server.you.types(each)).text for each in asked]
    for _ in range(3):
        await server.restart()
        assert [(await server.you.types(each)).text for each in asked] == before
