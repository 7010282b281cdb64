"""`matinee doctor` says what is missing before the bot can run, and how to fix it."""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.diagnosis.check_result import CheckResult, CheckState
from bot.diagnosis.checks import run_checks
from bot.messages.cli.options import option_help

STYLES = {CheckState.OK: "green", CheckState.WARNING: "yellow", CheckState.PROBLEM: "red"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    for name in ("json", "online"):
        parser.add_argument(f"--{name}", action="store_true", help=option_help("doctor", name))


def run(options: argparse.Namespace) -> int:
    """Print what was found; the exit status is 1 when the bot could not run."""
    results = asyncio.run(run_checks(Path(".env"), online=options.online))
    if options.json:
        report = [result.to_json() for result in results]
        sys.stdout.write(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    else:
        _print(results)
    return 1 if any(result.state is CheckState.PROBLEM for result in results) else 0


def _print(results: list[CheckResult]) -> None:
    """Print line by line: a table would break addresses that people want to click."""
    console = Console(highlight=False, soft_wrap=True)
    for result in results:
        state = (f"{result.state:8} ", STYLES[result.state])
        console.print(Text.assemble(state, f"{result.subject:10} {result.summary}"))
        if result.remedy:
            console.print(Text(f"{'':8} {'':10} → {result.remedy}"))
