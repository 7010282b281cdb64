"""What people write never gets into the log, whatever happens."""

import io

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.observability.logs import configure_logging
from bot.settings import LogLevel
from tests.bot.observability.restoring import restored_logging
from tests.journeys.conversation import tell

WORD = "xylophone"
TYPED = (
    "!like {}",
    "!like 7 umbrellas, {}",
    "!rate 5 {}",
    "!rate {} 5",
    "!likes {}",
    "!recommend {}",
    "!why {}",
    "!night plan {}",
    "!night plan friday 8pm {}",
    "!schedule cron {}",
    "!config time_zone {}",
    "!movie add {}",
    "!help {}",
    "!{}",
    "{}",
)


@pytest.mark.parametrize("broken", [False, True], ids=["well", "broken store"])
async def test_no_word_of_a_conversation_is_logged(
    server: SimulatedServer, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    async def fail(*_: object) -> None:
        raise ZeroDivisionError

    stream = io.StringIO()
    settings = server.settings.model_copy(update={"log_level": LogLevel.DEBUG})
    with restored_logging():
        configure_logging(settings, stream)
        if broken:
            for name in ("of", "profile", "record"):
                monkeypatch.setattr(server.services.store.tastes, name, fail)
        for words in TYPED:
            await tell(server, server.you, words.format(WORD))
        await tell(server, server.you, "!like 7 umbrellas")
        await server.you.slash(server.channel, "like", titles=WORD)
        await server.you.autocomplete(server.channel, "like", "titles", WORD)
    assert WORD not in stream.getvalue()
    assert ("ZeroDivisionError" in stream.getvalue()) is broken
