"""Journeys: no answer to an ordinary command is longer than six lines on a phone, lists aside."""

import re

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.languages import SPOKEN
from tests.journeys.conversation import last, tell, text_of
from tests.phone import phone_lines

MOST_LINES = 6
FILM = re.compile(r"^(\*\*)?\d+\. ")
SHORT = (
    "!help",
    "!start",
    "!like 7 umbrellas",
    "!dislike lantern",
    "!seen marmalade and gunpowder",
    "!rate 4.5 the motionless summer",
    "!unlike the motionless summer",
    "!dial bold",
    "!predict borrowed orchestra",
    "!watchlist",
    "!watchlist add borrowed orchestra",
    "!list",
    "!list add borrowed orchestra",
    "!timezone berlin",
    "!language",
    "!night",
    "!night plan tomorrow 20:00",
    "!night history",
    "!night series",
    "!forget",
)
LISTS = ("!recommend", "!similar 7 umbrellas", "!popular", "!find the", "!likes", "!watchlist")


@pytest.mark.parametrize("language", SPOKEN)
async def test_answers_are_short_in_every_language(server: SimulatedServer, language: str) -> None:
    await tell(server, server.you, f"!language {language}")
    await tell(server, server.you, f"!config language {language}")
    for command in SHORT:
        await tell(server, server.you, command)
        lines = phone_lines(text_of(last(server)))
        assert len(lines) <= MOST_LINES, (command, lines)
    for command in LISTS:
        await tell(server, server.you, command)
        lines = phone_lines(_besides_films(text_of(last(server))))
        assert len(lines) <= MOST_LINES, (command, lines)


def _besides_films(text: str) -> str:
    """Return what an answer says besides the films that it lists."""
    lines, kept = text.splitlines(), []
    films = [at for at, line in enumerate(lines) if FILM.match(line)]
    for at, line in enumerate(lines):
        if not films or at < films[0] or line.startswith("-# ") or at > films[-1] + 3:
            kept.append(line)
    return "\n".join(kept)
