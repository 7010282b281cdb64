"""Looks at Python, the libraries and the settings."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dotenv import dotenv_values

from bot.diagnosis.check_result import CheckResult, ok, problem, warning
from bot.domain.languages import SPOKEN
from bot.messages import doctor as messages
from bot.messages.environment import setting_problem
from bot.messages.languages import language_name
from bot.messages.translation import broken_entries
from bot.settings import PREFIX, Settings, SettingsError, variable

MIN_PYTHON = (3, 11)
LIBRARIES = (
    "aiosqlite",
    "alembic",
    "babel",
    "cronsim",
    "discord.py",
    "implicit",
    "matplotlib",
    "numpy",
    "pandas",
    "prometheus-client",
    "pydantic-settings",
    "rapidfuzz",
    "rich",
    "scipy",
    "sqlalchemy",
    "structlog",
    "threadpoolctl",
    "tzdata",
)
# Read by the tests, not by the bot.
NOT_SETTINGS = f"{PREFIX}TEST_"


def check_versions() -> Iterator[CheckResult]:
    """Look at Python and at the libraries."""
    found = platform.python_version()
    if sys.version_info < MIN_PYTHON:
        remedy = messages.newer_python(".".join(map(str, MIN_PYTHON)))
        yield problem("python", messages.python_too_old(found), remedy)
    else:
        yield ok("python", messages.python(found, platform.system(), platform.machine()))
    present, missing = [], []
    for name in LIBRARIES:
        try:
            present.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        summary = messages.libraries_missing(missing)
        yield problem("libraries", summary, messages.install_libraries())
    else:
        yield ok("libraries", f"{', '.join(present)}.")


def check_languages() -> CheckResult:
    """Look at the sentences of each language but English."""
    broken = [each for language in SPOKEN for each in broken_entries(language)]
    if broken:
        summary = messages.sentences_broken(len(broken), broken[0].sentence)
        return warning("languages", summary, messages.install_sentences())
    return ok("languages", messages.languages(map(language_name, SPOKEN)))


def check_settings(env_file: Path) -> tuple[Settings | None, list[CheckResult]]:
    """Read the settings; None when they cannot be used."""
    unknown = _unknown(env_file)
    try:
        settings = Settings.load(env_file)
    except SettingsError as error:
        remedy = messages.correct_settings()
        wrong = (problem("settings", setting_problem(each), remedy) for each in error.problems)
        return None, [*wrong, *unknown]
    source = env_file if env_file.exists() else None
    return settings, unknown or [ok("settings", messages.settings_read(source))]


def _unknown(env_file: Path) -> list[CheckResult]:
    """Find variables that look like settings and are none: mostly slips of the pen."""
    written: Mapping[str, str | None] = dotenv_values(env_file) if env_file.is_file() else {}
    known = [variable(field) for field in Settings.model_fields]
    names = sorted(
        name
        for name in {*written, *os.environ}
        if name.upper().startswith(PREFIX) and not name.startswith(NOT_SETTINGS)
    )
    return [_about(name, known) for name in names if name.upper() not in known]


def _about(name: str, known: list[str]) -> CheckResult:
    similar = get_close_matches(name.upper(), known, n=1)
    remedy = messages.perhaps(similar[0]) if similar else messages.remove_setting()
    return warning("settings", messages.unknown_setting(name), remedy)
