"""`matinee status` shows the owner how the bot is doing."""

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli.failure import CommandFailedError
from bot.clock import SystemClock
from bot.diagnosis.status import gather
from bot.settings import Settings, SettingsError
from bot.store.errors import StoreError

HELP = "show how the bot is doing: model, runs, store, and its numbers while it runs"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--json", action="store_true", help="print everything as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the state; exit status 0 means that it could be read."""
    try:
        state = asyncio.run(gather(Settings.load(), SystemClock()))
    except (SettingsError, StoreError) as error:
        raise CommandFailedError(str(error)) from error
    if options.json:
        sys.stdout.write(json.dumps(state, indent=2, ensure_ascii=False) + "\n")
    else:
        Console().print(_table(state))
    return 0


def _table(state: dict[str, Any]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    rows = [
        ("bot", "running" if state["running"] else "not running"),
        ("model", _model(state["model"])),
        ("store", _store(state["store"])),
        *(("run", _run(each)) for each in state["runs"]),
        ("timers", _timers(state["timers"])),
        ("now", _now(state["now"])),
    ]
    for name, text in rows:
        table.add_row(name, Text(text))
    return table


def _model(model: dict[str, Any] | None) -> str:
    if model is None:
        return "none yet; the bot trains one when it starts"
    age = timedelta(seconds=round(model["age_seconds"]))
    return (
        f"version {model['version']} on {model['base']}, {age} old, {model['movies']:,} films; "
        f"it has learned {model['likes']:,} likes of {model['people']:,} people here"
    )


def _store(store: dict[str, Any]) -> str:
    return (
        f"{store['place']}: {store['tastes']:,} tastes of {store['people']:,} people, "
        f"{store['servers_set_up']:,} servers set up"
    )


def _run(run: dict[str, Any]) -> str:
    began = datetime.fromisoformat(run["started_at"]).astimezone(UTC)
    took = "" if run["seconds"] is None else f" after {run['seconds']:.0f} s"
    problem = f": {run['problem']}" if run["problem"] else ""
    return (
        f"{began:%Y-%m-%d %H:%M} UTC, version {run['version']}, {run['reason']}: "
        f"{run['outcome']}{took}{problem}"
    )


def _timers(timers: dict[str, Any]) -> str:
    soonest = ""
    if timers["next"]:
        moment = datetime.fromisoformat(timers["next"]).astimezone(UTC)
        soonest = f", the next at {moment:%Y-%m-%d %H:%M} UTC"
    return f"{timers['waiting']} waiting, {timers['overdue']} overdue{soonest}"


def _now(now: dict[str, Any]) -> str:
    if "problem" in now:
        return str(now["problem"])
    commands, lag = now["commands"], now["event_loop_lag_p99_at_most_seconds"]
    shown_lag = "not measured yet" if lag is None else f"99 % at most {lag * 1000:g} ms"
    return (
        f"{'ready' if now['ready'] else 'not ready'} in {now['servers']} servers; commands: "
        f"{commands['answered']} answered, {commands['refused']} refused, "
        f"{commands['failed']} failed; unexpected errors: {now['unexpected_errors']}; "
        f"event-loop lag: {shown_lag}{'; training' if now['training'] else ''}"
    )
