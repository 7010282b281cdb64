"""`matinee doctor` says what is missing before the bot can run, and how to mend it."""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.diagnosis.examination import examine
from bot.diagnosis.finding import Finding, State

HELP = "say what is missing and how to mend it"
STYLES = {State.OK: "green", State.WARNING: "yellow", State.PROBLEM: "bold red"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument(
        "--online", action="store_true", help="also ask Discord about the token and the intents"
    )


def run(options: argparse.Namespace) -> int:
    """Print what was found; the exit status is 1 when the bot could not run."""
    findings = asyncio.run(examine(Path(".env"), online=options.online))
    if options.json:
        report = [finding.to_json() for finding in findings]
        sys.stdout.write(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    else:
        _print(findings)
    return 1 if any(finding.state is State.PROBLEM for finding in findings) else 0


def _print(findings: list[Finding]) -> None:
    """Print line by line: a table would break addresses that people want to click."""
    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        state = (f"{finding.state:8} ", STYLES[finding.state])
        console.print(Text.assemble(state, f"{finding.subject:10} {finding.said}"))
        if finding.mend:
            console.print(Text(f"{'':8} {'':10} → {finding.mend}"))
