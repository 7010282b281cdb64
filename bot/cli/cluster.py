"""`matinee cluster`: several bots and a trainer on one machine, each started again when it ends.

SIGUSR1 puts new processes in their place, one after the other.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.cli.failure import CommandFailedError
from bot.messages.cli import cluster as messages
from bot.messages.cli.options import option_help
from bot.messages.cli.run import no_token
from bot.settings import LogFormat, ProcessRole, Settings, variable

if TYPE_CHECKING:
    from bot.cli.process_group import ProcessPart

TRAINER = "trainer"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    words = option_help("cluster", "processes")
    parser.add_argument("--processes", type=_count, required=True, metavar="N", help=words)
    words = option_help("cluster", "only")
    parser.add_argument("--only", action="append", default=[], metavar="PART", help=words)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def run(options: argparse.Namespace) -> int:
    """Run until interrupted."""
    from bot.cli.process_group import ProcessGroup
    from bot.stopping import on_renewal, on_signals

    parts = parts_of(options.processes, options.only)
    prefixed = Settings.load().log_format is LogFormat.CONSOLE

    async def live() -> None:
        group = ProcessGroup(parts, sys.stderr, prefixed=prefixed)
        on_signals(group.stop)
        on_renewal(group.replace_all)
        await group.live()

    asyncio.run(live())
    return 0


def parts_of(processes: int, only: Sequence[str] = ()) -> "list[ProcessPart]":
    """Return the trainer and so many bots, or only some of them.

    Raises SettingsError where they cannot work together.
    """
    from bot.cli.process_group import ProcessPart

    shards = Settings.load().shards or processes
    first = Settings.load(role=ProcessRole.BOT, shards=shards, cluster=f"1/{processes}")
    if not first.token.get_secret_value():
        raise CommandFailedError(no_token())
    parts = [
        ProcessPart(name=TRAINER, environment=_environment(first, ProcessRole.TRAINER, 0, "1/1"))
    ]
    for number in range(1, processes + 1):
        cluster = f"{number}/{processes}"
        environment = _environment(first, ProcessRole.BOT, number, cluster)
        parts.append(ProcessPart(f"{ProcessRole.BOT} {cluster}", environment, hands_over=True))
    return _chosen(parts, only) if only else parts


def _chosen(parts: "list[ProcessPart]", names: Sequence[str]) -> "list[ProcessPart]":
    """Return the parts of these names; a bot's is its number."""
    named = {part.name.removeprefix("bot ").partition("/")[0]: part for part in parts}
    if unknown := [name for name in names if name not in named]:
        raise CommandFailedError(messages.no_such_part(unknown[0], list(named)))
    return [part for name, part in named.items() if name in names]


def _environment(
    settings: Settings, role: ProcessRole, number: int, cluster: str
) -> Mapping[str, str]:
    """Return the settings of a process: its part, a folder and a port of its own."""
    folder = settings.data_directory
    values: dict[str, str] = {
        "role": role.value,
        "cluster": cluster,
        "shards": str(settings.shards),
        "data_directory": str(folder / "bots" / str(number) if number else folder),
        "metrics_port": str(settings.metrics_port and settings.metrics_port + number),
    }
    if role is ProcessRole.TRAINER:
        values["token"] = ""  # it never talks to Discord; a .env file has the token as well
    return os.environ | {variable(field): value for field, value in values.items()}
