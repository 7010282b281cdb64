"""Journeys: no answer to a command or a button is longer than six lines on a phone, lists aside."""

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.languages import SPOKEN
from bot.messages.commands import COMMANDS
from tests.journeys.conversation import (
    buttons,
    everybody_speaks,
    press_verb,
    said,
    tell,
    text_of,
)
from tests.phone import shown_on_a_phone, too_long

# Each command at least once, in an order in which it has something to say.
TYPED = """
!help
!help night plan
!help list
!help recommend
!start
!like 7 umbrellas, who painted the moon
!like qwertz
!dislike lantern
!seen marmalade and gunpowder
!rate 4.5 the motionless summer
!unlike the motionless summer
!likes
!recommend
!recommend 3 horror 90s
!recommend {ben}
!recommend banana
!pick
!similar 7 umbrellas
!popular
!predict borrowed orchestra
!why borrowed orchestra
!find the
!movie show borrowed orchestra
!movie add "Some New Film (2026)" Comedy, Drama
!movie remove some new film
!dial bold
!import
!watchlist
!watchlist add borrowed orchestra
!watchlist show
!watchlist with {ana}
!watchlist remove borrowed orchestra
!list
!list create halloween
!list add borrowed orchestra, who painted the moon
!list show
!list rename halloween: scary films
!list delete scary films
!list remove borrowed orchestra
!list bar borrowed orchestra
!list barred
!list unbar borrowed orchestra
!night
!night plan tomorrow 20:00
!night list
!night suggest 7 umbrellas
!night shortlist {ana} {ben}
!night shortlist
!night vote
!night show
!night place living room
!night close
!night change saturday 21:00
!night cancel
!night plan every friday 20:00
!night series
!night history
!night stats
!timezone berlin
!language
!privacy
!export csv
!forget
!setup
!config ballot
!config set ballot score
!config set time_zone Berlin
!config show
!config log
!model status
!model history
!model compare 1 1
!model pin
!model unpin
!model rollback
!model config factors 64
!model base
!schedule show
!schedule every 12h
!schedule daily 04:00
!schedule cron 0 4 * * 1
!schedule after 25 likes
!schedule combine every 12h, after 25 likes
!schedule off
!schedule reset
!retrain now
!retrain cancel
!sync
"""
# What is pressed below these lines, or anything else, would take away what the next ones are about.
STEPS = {
    *("forget", "keep", "undo", "list-delete", "list-keep", "movie-restore", "retrain-cancel"),
    *("night-cancel", "night-close", "night-now", "night-out", "series-end", "series-skip"),
    *("model-try", "model-leave", "training", "askable", "setup-keep", "start-ask"),
}
# The whole text of the policy; the answer above it says it in short.
DOCUMENTS = {"privacy-text"}


@pytest.mark.slow
@pytest.mark.parametrize("language", SPOKEN)
async def test_answers_are_short_in_every_language(
    trainable_server: SimulatedServer, language: str
) -> None:
    server = trainable_server
    await everybody_speaks(server, language)
    for who in (server.ana, server.ben):
        await tell(server, who, "!like 7 umbrellas, who painted the moon")
    long: dict[str, list[str]] = {}
    pressed = STEPS | DOCUMENTS
    for line in TYPED.strip().splitlines():
        newest = server.newest_message_id
        mentions = {name: f"<@{who.id}>" for name, who in server.members.items()}
        await server.you.send(server.channel, line.format(**mentions))
        heard = said(server, after=newest)
        assert heard, line
        for message in heard:
            long |= too_long(line, text_of(message))
            for verb in [each for each in buttons(message) if each not in pressed]:
                if verb in buttons(message):
                    pressed.add(verb)
                    result = await press_verb(server.you, message, verb)
                    for shown in filter(None, (result.response, *result.followups)):
                        long |= too_long(f"{line}, {verb}", text_of(shown))
    assert not long, shown_on_a_phone(long)


def test_every_command_is_among_those_measured() -> None:
    typed = [line.removeprefix("!") for line in TYPED.strip().splitlines()]
    groups = {name.partition(" ")[0] for name in COMMANDS if " " in name}
    missing = [
        name
        for name in COMMANDS
        if name not in groups and not any(f"{line} ".startswith(f"{name} ") for line in typed)
    ]
    assert missing == []
