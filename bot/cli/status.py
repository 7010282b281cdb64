"""`matinee status` shows the owner how the bot is doing."""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.clock import SystemClock
from bot.diagnosis.live_numbers import LiveNumbers, NoNumbers
from bot.diagnosis.status import BotStatus, ModelStatus, RunStatus, gather
from bot.messages import status as messages
from bot.messages.cli.options import option_help
from bot.settings import ProcessRole, Settings
from bot.store.processes import Process
from bot.store.session_claim import SILENT_FOR


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--json", action="store_true", help=option_help("status", "json"))


def run(options: argparse.Namespace) -> int:
    """Print the state; exit status 0 means that it could be read."""
    state = asyncio.run(gather(Settings.load(), SystemClock()))
    if options.json:
        report = json.dumps(asdict(state), indent=2, ensure_ascii=False, default=_iso)
        sys.stdout.write(f"{report}\n")
    else:
        Console().print(status_table(state))
    return 0


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")


def status_table(state: BotStatus) -> Table:
    """Lay the state out for people."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    stored, timers = state.store, state.timers
    rows = [
        ("bot", messages.bot_running() if state.running else messages.bot_not_running()),
        *(("process", process_line(each)) for each in state.processes),
        ("model", _model(state.model)),
        *([("films", state.model.films)] if state.model else []),
        (
            "store",
            messages.store(stored.place, stored.tastes, stored.people, stored.servers_set_up),
        ),
        *(("run", _run(each)) for each in state.runs),
        ("timers", messages.timers(timers.waiting, timers.overdue, timers.next)),
        # Several processes say above how each of them is; only one would answer here.
        *([] if state.processes else [("now", _now(state.now))]),
    ]
    names = messages.row_names()
    for name, text in rows:
        table.add_row(names[name], Text(text))
    return table


def process_line(process: Process) -> str:
    """Say how one of several processes is, or that it was not heard of for a while."""
    where = messages.process(process.name, process.host, process.age_seconds)
    if process.silent_seconds > SILENT_FOR:
        return f"{where} {messages.silent(process.silent_seconds)}"
    said = process.condition
    servers = None if process.name == ProcessRole.TRAINER else said.servers
    return f"{where} {messages.condition(**asdict(said) | {'servers': servers})}"


def _model(model: ModelStatus | None) -> str:
    if model is None:
        return messages.no_model()
    served = messages.model(model.version, model.base, model.age_seconds, model.movies)
    return f"{served} {messages.learned(model.likes, model.people)}"


def _run(run: RunStatus) -> str:
    outcome = run.outcome
    if run.seconds is not None:
        outcome = messages.run_took(outcome, run.seconds)
    line = messages.run(run.started_at, run.version, run.reason, outcome)
    return messages.run_problem(line, run.problem) if run.problem else line


def _now(now: LiveNumbers | NoNumbers) -> str:
    if isinstance(now, NoNumbers):
        return now.problem
    sentences = [
        messages.connection(now.servers, ready=now.ready),
        messages.commands(**now.commands, errors=now.unexpected_errors),
        messages.lag(now.event_loop_lag_p99_at_most_seconds),
    ]
    if now.training:
        sentences.append(messages.training_now())
    return " ".join(sentences)
