"""Kills and restarts the processes of one bot on a real PostgreSQL, while people talk.

What was acknowledged has to be in the store, and each reminder is said once, whoever says it. The
bot beside the one that is ill-treated answers on.
"""

import asyncio
import itertools
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.campaigns.report import Scale, Tally
from tests.examined import make_small_registry
from tests.invented import invented_dataset
from tests.postgres import stoppable_postgres
from tests.wire.fake_discord.things import Message
from tests.wire.processes import Member, Processes, open_processes

MARZIPAN = "Marzipan Conspiracy (1991)"
LIKED = "SELECT count(*) FROM tastes WHERE opinion = 'like'"
# Or already done: the claim may last for a moment only.
CLAIMED = (
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM timers WHERE kind = 'night'"
    " AND claimed_at IS NULL AND due_at < now() + interval '1 minute')"
)
NIGHTS = "SELECT number FROM nights WHERE guild_id = :guild"
# From the message, or the claim of a timer, to the end of the handler, on a machine that is busy.
KILLED_WITHIN = 0.3
# People type so often in each server while processes are restarted, in seconds.
TYPED_EVERY = 1.0


def run(tally: Tally, scale: Scale, folder: Path) -> None:
    """Do all of it, as often as this size asks."""
    models = make_small_registry(invented_dataset(), folder / "models")
    with stoppable_postgres() as postgres:
        asyncio.run(_run(tally, scale, folder, models, postgres.url))


async def _run(tally: Tally, scale: Scale, folder: Path, models: Path, url: str) -> None:
    async with open_processes(folder, models, url=url) as two:
        second = await two.start(2, of=2)
        killing = Killing(two, tally, random.Random(scale.seed))
        for number in scale.share(range(scale.of(small=6, full=100))):
            await killing.kill(number)
        first = await two.start(1, of=2)
        await killing.look_at_reminders()
        tally.expect(second.process.returncode is None, "the other bot ended")
        await Rolling(two, tally, [first, second]).restart_all(scale.of(small=1, full=5))
    for member in two.members:
        if member.traceback:
            tally.fail(member.traceback)


@dataclass
class Killing:
    """Kills the first bot in one handler after the other."""

    two: Processes
    tally: Tally
    random: random.Random

    async def kill(self, number: int) -> None:
        """Start the bot, kill it in a handler of a command or of a timer, and compare."""
        first = await self.two.start(1, of=2)
        if number % 3 == 2:
            await self._in_timer(first)
        else:
            await self._in_command(first, likes=number % 2 == 0)
        before = len(self.two.said(1))
        await self.two.person(1).types("!likes")
        await self.two.until(lambda: len(self.two.said(1)) > before)

    async def _in_command(self, first: Member, *, likes: bool) -> None:
        before = len(self.two.said(0))
        await self.two.person(0).types(f"!{'like' if likes else 'unlike'} {MARZIPAN}")
        await asyncio.sleep(self.random.uniform(0.0, KILLED_WITHIN))
        await first.kill()
        answers = len(self.two.said(0)) - before
        self.tally.reached["answered" if answers else "unanswered"] += 1
        [(stored,)] = await self.two.sql(LIKED)
        self.tally.expect(answers <= 1, f"{answers} answers to one command")
        if answers and stored != likes:
            self.tally.lose(f"likes are {stored} after {self.two.said(0)[-1]!r}")

    async def _in_timer(self, first: Member) -> None:
        said = self._reminders()
        await self.two.plan_night(0, reminder_in=0.0)
        await self.two.stored(CLAIMED, look_every=0.01)
        await asyncio.sleep(self.random.uniform(0.0, KILLED_WITHIN))
        await first.kill()
        self.tally.reached["reminded" if self._reminders() > said else "unreminded"] += 1

    def _reminders(self) -> int:
        return sum("starts soon" in said for said in self.two.said(0))

    async def look_at_reminders(self) -> None:
        """See that each night was reminded of once, at last by a bot that lives."""
        for (number,) in await self.two.sql(NIGHTS, guild=self.two.guild_id(0)):
            words = f"Movie night {number} starts soon"
            try:
                await self.two.hears(0, words)
            except TimeoutError:
                self.tally.lose(f"no reminder of night {number}")
            times = sum(words in said for said in self.two.said(0))
            self.tally.expect(times <= 1, f"night {number} was reminded of {times} times")


@dataclass
class Rolling:
    """Restarts one process after the other while people type into all servers."""

    two: Processes
    tally: Tally
    members: list[Member]
    typed: list[Message] = field(default_factory=list)
    # Of each shard, from the signal to when its next process was connected.
    away: list[tuple[int, datetime, datetime]] = field(default_factory=list)

    async def restart_all(self, rounds: int) -> None:
        """Restart each process so often, and count what was not answered."""
        people = [asyncio.create_task(self._type(shard)) for shard in range(2)]
        for number in [1, 2] * rounds:
            began = datetime.now(UTC)
            status = await self.members[number - 1].stop()
            self.tally.expect(status == 0, f"a process ended with {status}")
            self.members[number - 1] = await self.two.start(number, of=2)
            self.away.append((number - 1, began, datetime.now(UTC)))
        for each in people:
            each.cancel()
        await asyncio.wait(people)
        await self._count()

    async def _type(self, shard: int) -> None:
        for number in itertools.count():
            text = f"!{'unlike' if number % 2 else 'like'} {MARZIPAN}"
            posting, channel = self.two.discord.posting, self.two.channels[shard]
            self.typed.append(posting.person(self.two.ana, channel, text))
            await asyncio.sleep(TYPED_EVERY)

    async def _count(self) -> None:
        last = {message.channel.id: message for message in self.typed}
        await self.two.until(lambda: all(map(self._answers, last.values())))
        for message in self.typed:
            answers = self._answers(message)
            missed = not answers and self._was_away(message)
            self.tally.reached["answered" if answers else "typed while its bot was away"] += 1
            self.tally.expect(answers <= 1, f"{answers} answers to {message.content}")
            if not answers and not missed:
                self.tally.lose(f"no answer to {message.content} of {message.sent_at}")

    def _answers(self, message: Message) -> int:
        heard = message.channel.messages.values()
        return sum(each.reply_to == message.id for each in heard)

    def _was_away(self, message: Message) -> bool:
        shards = [channel.id for channel in self.two.channels]
        shard = shards.index(message.channel.id)
        return any(
            shard == each and began <= message.sent_at <= ended for each, began, ended in self.away
        )
