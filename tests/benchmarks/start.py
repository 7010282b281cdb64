"""From the start of the process to a bot that can answer, and the memory it then has.

`first_start` measures the one that has nothing to serve yet.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterable

from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.trained import trained_settings

TURNS = 3
# What `matinee run` does before it connects, and one recommendation; then what it weighs.
STARTED = """
import asyncio, json, os, re, sys, time
from pathlib import Path
from bot.app import build_bot, open_services
from bot.cli.run import configure_logging
from bot.discord.recommending import Recommending
from bot.settings import Settings
from bot.domain.filters import ListFilter

async def main():
    settings = Settings.load(None, data_directory=Path(sys.argv[1]), log_level="warning")
    configure_logging(settings, sys.stderr)
    async with open_services(settings) as services, build_bot(services, shard_count=1) as bot:
        for extension in bot.conversations:
            await bot.load_extension(extension)
        ready = time.time()
        listed = await Recommending(services).recommend(1, None, ListFilter())
        assert listed.films
        answered = time.time()
        status = Path("/proc/self/status").read_text()
        memory = {name: int(kb) for name, kb in re.findall(r"Vm(RSS|HWM):\\s+(\\d+)", status)}
        loaded = [name for name in ("pandas", "implicit", "matplotlib") if name in sys.modules]
        report = {"ready": ready, "answered": answered, "cpu": time.process_time()}
        print(json.dumps({**report, **memory, "loaded": loaded}))

asyncio.run(main())
"""


def measure() -> Iterable[Figure]:
    """Take the best start of a few on a model of ml-1m."""
    with trained_settings("ml-1m") as settings:
        starts, imports = [], []
        for _ in range(TURNS):
            starts.append(_start(str(settings.data_directory)))
            imports.append(_seconds([sys.executable, "-c", "import discord"]))
    for name, key, unit, bound in (
        ("from process start to ready", "ready", "s", 2),
        ("from process start to the first recommendation", "answered", "s", 2),
        ("processor time of that", "cpu", "s", 2),
        ("memory after it, resident", "RSS", "MB", 300),
        ("memory, highest", "HWM", "MB", 300),
    ):
        value = min(each[key] for each in starts)
        ratio = value / min(imports) if key in ("ready", "answered") else None
        yield Figure(f"{name} (ml-1m)", value, unit, at_most(bound), ratio, "import discord")


def _seconds(command: list[str]) -> float:
    began = time.time()
    subprocess.run(command, check=True)
    return time.time() - began


def _start(directory: str) -> dict[str, float]:
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", STARTED, directory], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    report = json.loads(done.stdout)
    if report["loaded"]:
        raise RuntimeError(f"the bot process has loaded {report['loaded']}")
    return {
        "ready": report["ready"] - began,
        "answered": report["answered"] - began,
        "cpu": report["cpu"],
        "RSS": report["RSS"] / 1024,
        "HWM": report["HWM"] / 1024,
    }
