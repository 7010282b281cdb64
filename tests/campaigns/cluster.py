"""Kills and restarts the processes of one bot on a real PostgreSQL, while people talk.

What was acknowledged has to be in the store, and each reminder is said once, whoever says it. The
bot beside the one that is ill-treated answers on.
"""

import asyncio
import itertools
import random
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.report import Scale, Tally
from tests.examined import make_small_registry
from tests.invented import invented_dataset
from tests.postgres import stoppable_postgres
from tests.wire.processes import Member, Processes, open_processes
from tests.wire.talk import MARZIPAN, Talk, talk

LIKED = "SELECT count(*) FROM tastes WHERE opinion = 'like'"
# Or already done: the claim may last for a moment only.
CLAIMED = (
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM timers WHERE kind = 'night'"
    " AND claimed_at IS NULL AND due_at < now() + interval '1 minute')"
)
NIGHTS = "SELECT number FROM nights WHERE guild_id = :guild"
# From the message, or the claim of a timer, to the end of the handler, on a machine that is busy.
KILLED_WITHIN = 0.3
# People ask so often in each server while processes are replaced, in seconds.
ASKED_EVERY = 1.0


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
        text = f"!{'like' if likes else 'unlike'} {MARZIPAN}"
        channel = self.two.channels[0]
        asked = self.two.discord.posting.person(self.two.ana, channel, text)
        await asyncio.sleep(self.random.uniform(0.0, KILLED_WITHIN))
        await first.kill()
        answers = sum(each.reply_to == asked.id for each in channel.messages.values())
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
    """Replaces one process after the other while people talk in all servers."""

    two: Processes
    tally: Tally
    members: list[Member]

    async def restart_all(self, rounds: int) -> None:
        """Replace each process so often, and count what was not answered, or twice."""
        talks: list[Talk] = []
        try:
            async with talk(self.two, 0, ASKED_EVERY) as one, talk(self.two, 1, ASKED_EVERY) as two:
                talks = [one, two]
                for number in [1, 2] * rounds:
                    await self._replace(number)
        except TimeoutError:
            self.tally.fail("not everything was answered")
        for answers in itertools.chain.from_iterable(each.answers() for each in talks):
            self.tally.reached["answered while bots were replaced"] += bool(answers)
            self.tally.expect(answers <= 1, f"{answers} answers to one command")
            if not answers:
                self.tally.lose("no answer while bots were replaced")

    async def _replace(self, number: int) -> None:
        old = self.members[number - 1]
        self.members[number - 1] = await self.two.succeed(number, of=2)
        status = await old.ended()
        self.tally.expect(status == 0, f"a process ended with {status}")
