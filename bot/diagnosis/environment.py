"""Looks at Python, the libraries and the settings."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dotenv import dotenv_values

from bot.diagnosis.finding import Finding, problem, warning, well
from bot.settings import PREFIX, Settings, SettingsError, variable

OLDEST_PYTHON = (3, 11)
LIBRARIES = (
    "aiosqlite",
    "alembic",
    "cronsim",
    "dateparser",
    "discord.py",
    "implicit",
    "matplotlib",
    "numpy",
    "prometheus-client",
    "pydantic-settings",
    "rapidfuzz",
    "scipy",
    "sqlalchemy",
    "structlog",
    "tzdata",
)
# Read by the tests, not by the bot.
NOT_SETTINGS = f"{PREFIX}TEST_"


def look_at_versions() -> Iterator[Finding]:
    """Look at Python and at the libraries."""
    found = platform.python_version()
    if sys.version_info < OLDEST_PYTHON:
        yield problem("python", f"This is Python {found}.", "Install Python 3.11 or newer.")
    else:
        yield well("python", f"Python {found} on {platform.system()} {platform.machine()}.")
    present, missing = [], []
    for name in LIBRARIES:
        try:
            present.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        yield problem(
            "libraries",
            f"Missing: {', '.join(missing)}.",
            "Run `make run`, which installs them, or `pip install -r requirements/run.lock`.",
        )
    else:
        yield well("libraries", f"{', '.join(present)}.")


def look_at_settings(env_file: Path) -> tuple[Settings | None, list[Finding]]:
    """Read the settings; None when they cannot be used."""
    unknown = _unknown(env_file)
    try:
        settings = Settings.load(env_file)
    except SettingsError as error:
        mend = "Correct it in .env or in the environment; .env.example describes each setting."
        return None, [*(problem("settings", said, mend) for said in error.problems), *unknown]
    source = f"{env_file} and the environment" if env_file.exists() else "the environment"
    return settings, unknown or [well("settings", f"Read from {source}.")]


def _unknown(env_file: Path) -> list[Finding]:
    """Find variables that look like settings and are none: mostly slips of the pen."""
    written: Mapping[str, str | None] = dotenv_values(env_file) if env_file.is_file() else {}
    known = [variable(field) for field in Settings.model_fields]
    names = sorted(
        name
        for name in {*written, *os.environ}
        if name.upper().startswith(PREFIX) and not name.startswith(NOT_SETTINGS)
    )
    return [_about(name, known) for name in names if name.upper() not in known]


def _about(name: str, known: list[str]) -> Finding:
    similar = get_close_matches(name.upper(), known, n=1)
    mend = f"Perhaps {similar[0]} is meant." if similar else "Remove it."
    return warning("settings", f"{name} is no setting of Matinee, and has no effect.", mend)
