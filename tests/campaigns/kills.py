"""Kills the whole bot, a process of its own, at random moments, and starts it again.

What it acknowledged has to be in the store, nothing may be half written or left over, and the
models have to load. What it was told in its last moment may have happened or not.
"""

import asyncio
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from bot.models.registry import ModelRegistry
from bot.settings import Settings
from bot.store.backup import BACKUPS, PREFIX
from tests.campaigns.act import Act
from tests.campaigns.acts import Acts, environment
from tests.campaigns.ledger import SERVED, Ledger, damage_in, read_facts
from tests.campaigns.report import Scale, Tally
from tests.campaigns.training_stages import Stage, TrainingStages
from tests.examined import make_registry
from tests.invented import invented_dataset, write_dataset
from tests.wire.connected_server import ConnectedServer, TurnedClock
from tests.wire.fake_discord.discord import FakeDiscord, open_discord
from tests.wire.running import running

# For a machine that is busy with other things.
PATIENCE = 120.0
# With half as many the gate refuses by chance, and does so again: nothing else is learned from.
PEOPLE = 240
# This many candidates in a row may be refused.
MAX_REFUSED = 3
# What people do between two kills, at most.
MAX_ACTS = 5
# A kill comes within so many seconds of the last act: twice what most take.
AIM = 0.06
# Of so many kills one strikes while the bot starts, one a backup beside it, one a training.
ONE_AT_START_OF, ONE_BACKUP_OF, ONE_TRAINING_OF = 10, 10, 3
# A stage that every kill missed by chance is aimed at so often again: one of three hits.
MAX_AIMED_AGAIN = 15
TRACEBACK = "Traceback"
LEFT_OVER = (".partial", "-journal", PREFIX)


class RealClock(TurnedClock):
    """The machine's own time, in which the killed process lives too."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


@dataclass
class Killing:
    """One server whose bot is killed again and again."""

    discord: FakeDiscord
    settings: Settings
    acts: Acts
    random: random.Random
    tally: Tally
    ledger: Ledger
    stages: TrainingStages
    # The stage of a training that the kill was aimed at, and the version that it would have made.
    struck: tuple[Stage, int] | None = None

    async def strike_each_stage(self, number: int) -> None:
        """Kill at the stages of a training that no kill has struck yet."""
        for again in range(MAX_AIMED_AGAIN):
            if not (missed := self._missed()):
                return
            await self.live_and_die(number + again, aim=missed[0])
        self.tally.expect(not self._missed(), f"no kill struck a training at {self._missed()}")

    def _missed(self) -> list[Stage]:
        return [each for each in Stage if not self.tally.reached[each]]

    async def live_and_die(self, number: int, aim: Stage | None = None) -> None:
        """Let the bot live for a moment, or until a stage of a training; kill it, and compare."""
        identified = self.discord.gateway.identified
        self.discord.gateway.sessions.clear()
        self.struck = None
        with tempfile.TemporaryFile() as log:
            await self._live(number, identified, log, aim or _aim(number))
            log.seek(0)
            said = log.read().decode()
        if TRACEBACK in said:
            self.tally.fail(f"kill {number}: {said[said.index(TRACEBACK) :]}")
        self._compare(number)

    async def _live(self, number: int, identified: int, log: IO[bytes], aim: Stage | None) -> None:
        async with running(self.discord, self.settings, log) as process:
            if aim is None and number % ONE_AT_START_OF == ONE_AT_START_OF - 1:
                await asyncio.sleep(self.random.uniform(0.0, 3.0))
            else:
                await self.discord.bell.until(
                    lambda: self.discord.gateway.identified > identified, PATIENCE
                )
                await self._talk(number, aim)
            process.send_signal(signal.SIGKILL)
            await process.wait()

    async def _talk(self, number: int, aim: Stage | None) -> None:
        for _ in range(self.random.randrange(1, MAX_ACTS)):
            await self.carry_out(self.acts.any())
        if number % ONE_BACKUP_OF == 0:
            await self._back_up(kill=True)
            await self._back_up(kill=False)
        if aim is not None:
            self.struck = await self._train(aim)
        else:
            last = self.acts.any()
            said = self.acts.fire(last)
            await asyncio.sleep(self.random.uniform(0.0, AIM))
            if said():
                self._note(last)
            else:
                self.ledger.doubt(last.key, last.value)

    async def carry_out(self, act: Act) -> None:
        """Let somebody do something, and wait until it is acknowledged."""
        said = self.acts.fire(act)
        try:
            await self.discord.bell.until(said, PATIENCE)
        except TimeoutError:
            self.tally.fail(f"no answer to {act}")
            self.ledger.doubt(act.key, act.value)
        else:
            self._note(act)

    def _note(self, act: Act) -> None:
        """Note what an answer says."""
        if act.changed():
            self.ledger.acknowledge(act.key, act.value)

    async def _train(self, stage: Stage) -> tuple[Stage, int]:
        """Retrain until a stage; return it with the version that is made."""
        for _ in range(MAX_REFUSED):
            version = self.stages.next_version()
            # A version that nobody has heard of yet may serve, and so may the one before.
            self.ledger.doubt(SERVED, version)
            await self._order_training()
            if await self.stages.reach(stage, version):
                break
            await self.discord.bell.until(self.acts.hears(f"Version {version} was not"), PATIENCE)
        return stage, version

    async def _order_training(self) -> None:
        begun = self.acts.fire(self.acts.retraining())
        await self.discord.bell.until(begun, PATIENCE)

    async def train_in_peace(self) -> None:
        """Retrain once to the end, to learn how long that takes."""
        version = self.stages.next_version()
        self.ledger.doubt(SERVED, version)
        await self._order_training()
        await self.stages.measure(version)

    async def _back_up(self, *, kill: bool) -> None:
        """Run `matinee backup` beside the bot; nothing may be left of one that is killed."""
        folder = self.settings.data_directory / BACKUPS
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "backup",
            str(folder / f"copy-{self.random.randrange(10**9)}.sqlite3"),
            env=environment(self.settings),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        if kill:
            await asyncio.to_thread(_await_file, folder, f"{PREFIX}*")
            await asyncio.sleep(self.random.uniform(0.0, 0.1))
            if process.returncode is None:
                process.kill()
        written, said = await process.communicate()
        if process.returncode == 0:
            copy = Path(written.decode().strip())
            damage = damage_in(self._beside(copy))
            self.tally.expect(not damage, f"the copy is damaged: {damage}")
        elif not kill:
            self.tally.fail(f"the backup failed: {said.decode()[-500:]}")
        if not kill:
            left = [each.name for each in folder.glob(f"{PREFIX}*")]
            self.tally.expect(not left, f"a killed backup left {left}")

    def _beside(self, copy: Path) -> Settings:
        return self.settings.model_copy(update={"database": f"sqlite+aiosqlite:///{copy}"})

    def _compare(self, number: int) -> None:
        self.tally.tried += 1
        facts = read_facts(self.settings)
        if self.struck is not None:
            aimed_at, version = self.struck
            pointed_at = int(str(facts[SERVED]))
            self.tally.reached[self.stages.reached(aimed_at, version, pointed_at)] += 1
        for each in self.ledger.losses(facts):
            self.tally.lose(f"kill {number}: {each}")
        for each in damage_in(self.settings):
            self.tally.fail(f"kill {number}: the database: {each}")
        registry = ModelRegistry.open(self.settings.model_directory)
        if registry.problems or not registry.ready:
            self.tally.fail(f"kill {number}: {registry.problems}")

    def look_for_leftovers(self) -> None:
        """See that nothing unfinished lies about when the bot has been started and stopped."""
        left = [
            str(path.relative_to(self.settings.data_directory))
            for path in self.settings.data_directory.rglob("*")
            if any(part in path.name for part in LEFT_OVER)
        ] + [str(path) for path in self.settings.training_directory.glob("run-*")]
        self.tally.expect(not left, f"left over: {left}")


def run(tally: Tally, scale: Scale, folder: Path) -> None:
    """Kill and start, as often as this size asks."""
    asyncio.run(_run(tally, scale, folder))


async def _run(tally: Tally, scale: Scale, folder: Path) -> None:
    settings = await asyncio.to_thread(_prepared, folder)
    async with _server(settings) as (discord, server):
        random_ = scale.random()
        ledger = Ledger()
        acts = Acts(discord, server, random_, ledger)
        stages = TrainingStages(settings, random_)
        killing = Killing(discord, settings, acts, random_, tally, ledger, stages)
        async with _started(killing):
            await acts.prepare(PATIENCE)
            await killing.train_in_peace()
        kills = scale.share(range(scale.of(small=15, full=1000)))
        for number in kills:
            await killing.live_and_die(number)
        await killing.strike_each_stage(kills[-1] + 1)
        async with _started(killing) as process:
            await killing.carry_out(acts.any())
            process.send_signal(signal.SIGTERM)
            tally.expect(await process.wait() == 0, "the last stop was no clean one")
        killing.look_for_leftovers()


def _aim(number: int) -> Stage | None:
    """Return the stage of a training that this kill is for, None when it is for any moment."""
    if number % ONE_TRAINING_OF != 1:
        return None
    return list(Stage)[number // ONE_TRAINING_OF % len(Stage)]


def _prepared(folder: Path) -> Settings:
    """Make two versions, and base data for more."""
    base = write_dataset(invented_dataset(people=PEOPLE), folder / "base")
    (folder / "made").mkdir()
    models = make_registry(base, folder / "made")
    candidate = shutil.copytree(models / "0001", folder / "candidate")
    registry = ModelRegistry.open(models)
    replace(registry.manifest(1), version=2).save(candidate)
    asyncio.run(registry.publish(candidate, datetime.now(UTC)))
    settings = Settings.load(
        None, data_directory=folder / "data", movielens=str(base), most_runs_a_day=1440
    )
    shutil.copytree(models, settings.model_directory)
    return settings


def _await_file(folder: Path, pattern: str) -> None:
    """Wait for a file that somebody else makes and tells nobody of."""
    patience = time.monotonic() + PATIENCE
    while not any(folder.glob(pattern)) and time.monotonic() < patience:
        time.sleep(0.002)


@asynccontextmanager
async def _server(settings: Settings) -> AsyncIterator[tuple[FakeDiscord, ConnectedServer]]:
    clock = RealClock()
    async with open_discord(clock.now) as discord:
        yield discord, ConnectedServer(settings, clock, discord)


@asynccontextmanager
async def _started(killing: Killing) -> AsyncIterator[asyncio.subprocess.Process]:
    gateway = killing.discord.gateway
    identified = gateway.identified
    gateway.sessions.clear()
    async with running(killing.discord, killing.settings) as process:
        await killing.discord.bell.until(lambda: gateway.identified > identified, PATIENCE)
        yield process
