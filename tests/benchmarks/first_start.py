"""From `matinee run` in an empty folder to the first list: fetch, learn, connect, answer.

GroupLens and Discord are on this machine, so that neither's distance counts.
"""

import asyncio
import hashlib
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

from bot.datasets import published
from bot.datasets.published import QUICKEST, published_set
from bot.settings import Settings
from tests.benchmarks.figure import Figure, at_most
from tests.bot.datasets.mirror import mirror, zipped
from tests.data import movielens
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.discord import FakeDiscord, open_discord
from tests.wire.processes import RealClock
from tests.wire.running import environment, run_bot

WITHIN = 60
# A bot that has no list by then never will.
PATIENCE = 600.0
# Somebody who gets no list asks again after so many seconds; the bot bears one in two seconds.
ASK_AGAIN = 2.5


def measure() -> Iterable[Figure]:
    """Start once: what a second start finds is no longer an empty folder."""
    folder = movielens(QUICKEST)
    files = {f"{QUICKEST}/{path.name}": path.read_bytes() for path in folder.iterdir()}
    content = zipped(files)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with mirror(content) as grouplens, tempfile.TemporaryDirectory() as empty:
        settings = Settings.load(None, data_directory=Path(empty), movielens="")
        digest = hashlib.sha256(content).hexdigest()
        seconds = asyncio.run(_to_the_first_list(settings, grouplens.site, digest))
        if not grouplens.ranges:
            raise RuntimeError("the set came from elsewhere")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    name = f"`matinee run` in an empty folder, {QUICKEST}"
    yield Figure(f"{name}: to the first list", seconds, "s", at_most(WITHIN))
    yield Figure(f"{name}: processor time of bot and trainer", used, "CPU s", at_most(WITHIN))


async def _to_the_first_list(settings: Settings, site: str, digest: str) -> float:
    clock = RealClock()
    async with open_discord(clock.now) as discord:
        server = ConnectedServer(settings, clock, discord)
        began = time.monotonic()
        async with _bot(discord, settings, site, digest) as process, asyncio.timeout(PATIENCE):
            while not _has_list(server):
                if process.returncode is not None:
                    raise RuntimeError(f"the bot ended with {process.returncode}")
                await server.you.types("!recommend", wait=False)
                await asyncio.sleep(ASK_AGAIN)
        return time.monotonic() - began


def _has_list(server: ConnectedServer) -> bool:
    return any("(19" in message.text or "(20" in message.text for message in server.you.sees())


@asynccontextmanager
async def _bot(
    discord: FakeDiscord, settings: Settings, site: str, digest: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    command = [sys.executable, "-m", __name__, discord.gateway_address, site, digest]
    # The larger set is fetched beside the running bot; here it stays away.
    surroundings = environment(discord, settings) | {"MATINEE_BASE": "off"}
    process = await asyncio.create_subprocess_exec(
        *command, env=surroundings, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _run(gateway: str, site: str, digest: str) -> int:
    """Run the bot with the quickest set from elsewhere, in a zip of another sha256."""
    quickest = replace(published_set(QUICKEST), sha256=digest)
    with mock.patch.multiple(published, SITE=site, SETS=(quickest,)):
        return run_bot(gateway)


if __name__ == "__main__":
    sys.exit(_run(*sys.argv[1:]))
