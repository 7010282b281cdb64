"""Plain conversations over the wire: typed, by slash, by buttons, privately, over restarts."""

from tests.wire.connected_server import ConnectedServer

MARZIPAN = "Marzipan Conspiracy (1991)"


async def test_a_typed_like_is_answered_as_a_reply_and_survives_a_restart(
    server: ConnectedServer,
) -> None:
    heard = await server.ana.types(f"!like {MARZIPAN}")
    assert MARZIPAN in heard.text
    assert heard.messages[0].reply_to is not None
    await server.restart()
    assert MARZIPAN in (await server.ana.types("!likes")).text


async def test_a_slash_command_is_answered_and_its_button_works_after_a_restart(
    server: ConnectedServer,
) -> None:
    assert MARZIPAN in (await server.ana.slash("like", titles=MARZIPAN)).text
    await server.restart()
    await server.ana.press("Undo")
    assert MARZIPAN not in (await server.ana.slash("likes")).text


async def test_a_recommendation_whose_confirmation_is_slow_is_given_once(
    server: ConnectedServer,
) -> None:
    await server.ana.types(f"!like {MARZIPAN}")
    confirmation = server.discord.faults.hold("POST /interactions/*/callback", accepted=True)
    await server.ana.slash("recommend", wait=False)
    await confirmation.reached()
    said = len(server.ana.sees())
    confirmation.open()
    await server.settle()
    assert len(server.ana.sees()) == said == 2


async def test_titles_are_completed_while_somebody_types(server: ConnectedServer) -> None:
    assert MARZIPAN in await server.ana.completes("like", "titles", "marzip")


async def test_a_form_is_opened_and_read(server: ConnectedServer) -> None:
    await server.ana.types("!night plan in 3 hours")
    opened = await server.ben.press("Suggest a film")
    assert opened.interaction is not None
    said = await server.ben.submit(opened.interaction, title="7 umbrellas")
    assert "You suggested **7 Umbrellas (1988)**" in said.text
    assert said.private


async def test_direct_messages_need_no_prefix(server: ConnectedServer) -> None:
    assert MARZIPAN in (await server.ben.writes(f"like {MARZIPAN}")).text


async def test_a_night_is_planned_reminded_and_started_as_the_clock_turns(
    server: ConnectedServer,
) -> None:
    await server.ana.types("!night plan in 3 hours 7 umbrellas")
    [event] = server.guild.events.values()
    assert event.fields["name"] == "7 Umbrellas (1988)"
    assert (await server.ben.press("I'm in")).private
    await server.turn(hours=3)
    told = "\n".join(message.text for message in server.ana.sees())
    assert f"<@{server.ben.id}>" in told
