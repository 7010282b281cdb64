"""What people do while the bot may be killed, and how one sees that it acknowledged that."""

import os
import random
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.settings import Settings
from tests.campaigns.act import Act
from tests.campaigns.imports import Imports
from tests.campaigns.ledger import IMPORTED_MOVIES, SERVED, Ledger
from tests.invented import invented_movies
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.discord import FakeDiscord
from tests.wire.fake_discord.payloads import interaction_json
from tests.wire.fake_discord.things import Interaction, Json, Message
from tests.wire.people import COMPONENT, Person
from tests.wire.running import ROOT

Said = Callable[[], bool]
# The zone of a server that chose none is not stored, so it is not among them.
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Europe/Paris")
OPINIONS = {"like": "like", "dislike": "dislike", "unlike": None}


class Acts:
    """Chooses what somebody does next."""

    def __init__(
        self,
        discord: FakeDiscord,
        server: ConnectedServer,
        random_: random.Random,
        ledger: Ledger,
    ) -> None:
        self._discord, self._server, self._random = discord, server, random_
        self._movies = [
            movie
            for movie in invented_movies()
            if movie.movie_id > 8 and movie.movie_id not in IMPORTED_MOVIES
        ]
        self._imports = Imports(discord, self._people(), random_, ledger)
        self._papers: dict[int, Message] = {}

    async def prepare(self, patience: float) -> None:
        """Open a vote, in which ana, ben and chloe have their ballots."""
        server = self._server
        await self._typed(Act(server.you, "!schedule off", "only"), patience)
        await self._typed(Act(server.you, "!night plan in 20 days", "Movie night 1"), patience)
        for person in self._people():
            pressed = self._press_label(person, "I'm in")
            await self._discord.bell.until(partial(_answered, pressed), patience)
        await self._typed(Act(server.you, "!night vote", "the vote"), patience)
        for person in self._people():
            pressed = self._press_label(person, "Vote")
            await self._discord.bell.until(partial(_shows_buttons, pressed), patience)
            assert pressed.original is not None
            self._papers[person.id] = pressed.original

    def _press_label(self, who: Person, label: str) -> Interaction:
        card = next(each for each in reversed(who.sees()) if label in each.labels())
        [button] = [each for each in card.items() if each.get("label") == label]
        return self._press(Act(who, pressed=button), card)

    def any(self) -> Act:
        """Choose anything but a training."""
        chosen = self._random.choice(
            (
                *2 * (self._opinion,),
                *3 * (self._imports.next,),
                self._mark,
                self._setting,
                self._rollback,
                self._export,
            )
        )
        return chosen()

    def retraining(self) -> Act:
        """Order a training."""
        return Act(self._server.you, "!retrain", "Retraining")

    def fire(self, act: Act) -> Said:
        """Do it; what is returned says whether it was acknowledged by now."""
        if act.message is not None:
            made, said = self._press(act, act.message), act.said or (lambda: True)
            return lambda: made.acknowledged is not None and said()
        files = [act.attached] if act.attached else []
        asked = self._discord.posting.person(act.who.user, act.who.channel, act.typed, files)
        return lambda: any(
            act.acknowledged in "\n".join([each.text, *each.labels()])
            for each in act.who.sees()
            if each.reply_to == asked.id
        )

    def hears(self, words: str) -> Said:
        """Return whether anybody has been told this by now."""
        return lambda: any(words in each.text for each in self._server.you.sees())

    async def _typed(self, act: Act, patience: float) -> None:
        await self._discord.bell.until(self.fire(act), patience)

    def _press(self, act: Act, message: Message) -> Interaction:
        assert act.pressed is not None
        world, channel = self._discord.world, act.who.channel
        data: Json = {"custom_id": act.pressed["custom_id"], "component_type": 2}
        made = world.add_interaction(COMPONENT, act.who.user, channel, data, message)
        self._discord.gateway.emit(
            "INTERACTION_CREATE", interaction_json(made, world.bot), channel.guild
        )
        return made

    def _people(self) -> tuple[Person, ...]:
        return self._server.ana, self._server.ben, self._server.chloe

    def _opinion(self) -> Act:
        who, movie = self._random.choice(self._people()), self._random.choice(self._movies)
        verb, opinion = self._random.choice(list(OPINIONS.items()))
        key = ("opinion", who.id, movie.movie_id)
        return Act(who, f"!{verb} {movie.label}", movie.label, key, opinion)

    def _setting(self) -> Act:
        zone = self._random.choice(ZONES)
        return Act(
            self._server.you,
            f"!config time_zone {zone}",
            zone.replace("_", " "),
            ("setting", "time_zone"),
            zone,
        )

    def _rollback(self) -> Act:
        version = self._random.choice((1, 2))
        words = f"Version {version}"
        return Act(self._server.you, f"!model rollback {version}", words, SERVED, version)

    def _export(self) -> Act:
        return Act(self._random.choice(self._people()), "!export", "everything that I store")

    def _mark(self) -> Act:
        who = self._random.choice(self._people())
        paper = self._papers[who.id]
        button = self._random.choice(
            [each for each in paper.items() if "ballot-mark" in each.get("custom_id", "")]
        )
        # A paper whose last change was cut off by a kill shows an older ballot: its button says
        # which mark it sets.
        movie, mark = map(int, button["custom_id"].split(":")[2].split(".")[1:3])
        key, value, before = ("mark", who.id, movie), mark or None, paper.edited_at
        said = partial(_is_edited, paper, before)
        return Act(who, key=key, value=value, pressed=button, message=paper, said=said)


def _is_edited(message: Message, before: datetime | None) -> bool:
    return message.edited_at != before


def _answered(pressed: Interaction) -> bool:
    return pressed.original is not None


def _shows_buttons(pressed: Interaction) -> bool:
    return pressed.original is not None and bool(pressed.original.components)


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment of a command beside the bot."""
    place = {"MATINEE_DATA_DIRECTORY": str(settings.data_directory)}
    return {**os.environ, "PYTHONPATH": str(ROOT), **place}
