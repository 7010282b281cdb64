"""Somebody who talks to a bot all the time, typed and with slashes, whatever happens to it."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.wire.fake_discord.things import Interaction, Message
from tests.wire.processes import Processes

MARZIPAN = "Marzipan Conspiracy (1991)"
# Several times in what a hand-over takes, in seconds.
OFTEN = 0.1


@dataclass
class Talk:
    """What one person asked in the server of a shard, and how often that was answered."""

    processes: Processes
    shard: int
    typed: list[Message] = field(default_factory=list)
    _before: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._before = frozenset(self.processes.discord.world.interactions)

    async def go_on(self, every: float) -> None:
        """Ask something so often until cancelled."""
        person, posting = self.processes.person(self.shard), self.processes.discord.posting
        for number in itertools.count():
            text = f"!{'unlike' if number % 2 else 'like'} {MARZIPAN}"
            self.typed.append(posting.person(person.user, person.channel, text))
            # The bot is not asked for a sign of life each time: Discord allows it 110 a minute.
            await person.slash("likes")
            await asyncio.sleep(every)

    @property
    def asked(self) -> list[Interaction]:
        """What was asked with slashes."""
        channel, known = self.processes.channels[self.shard], self.processes.discord.world
        return [
            interaction
            for token, interaction in known.interactions.items()
            if token not in self._before and interaction.channel is channel
        ]

    def waited(self) -> list[float]:
        """How many seconds it took to answer each of what was typed."""
        heard = self.processes.channels[self.shard].messages.values()
        answers = {each.reply_to: each.sent_at for each in heard if each.reply_to is not None}
        return [(answers[each.id] - each.sent_at).total_seconds() for each in self.typed]

    def answers(self) -> list[int]:
        """How many answers there are to each of all that was asked."""
        heard = self.processes.channels[self.shard].messages.values()
        typed = [sum(each.reply_to == message.id for each in heard) for message in self.typed]
        return typed + [int(each.acknowledged is not None) for each in self.asked]


@asynccontextmanager
async def talk(processes: Processes, shard: int, every: float = OFTEN) -> AsyncIterator[Talk]:
    """Let somebody talk, and wait in the end until all is answered."""
    talked = Talk(processes, shard)
    talking = asyncio.create_task(talked.go_on(every))
    try:
        yield talked
    finally:
        talking.cancel()
        await asyncio.wait({talking})
    await processes.until(lambda: all(talked.answers()))
