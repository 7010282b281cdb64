"""All checks in the order in which a newcomer mends what they find."""

from pathlib import Path

from bot.diagnosis.check_result import CheckResult, CheckState
from bot.diagnosis.discord import ask_discord, check_intents, check_token
from bot.diagnosis.environment import check_languages, check_settings, check_versions
from bot.diagnosis.films import check_films
from bot.diagnosis.storage import check_data, check_database, check_directory, check_model
from bot.settings import Settings


async def run_checks(env_file: Path, *, online: bool = False) -> list[CheckResult]:
    """Look at everything; `online` also asks Discord and TMDB. Nothing is changed, no key shown."""
    settings, results = check_settings(env_file)
    results = [*check_versions(), check_languages(), *results]
    if settings is None:
        return results
    token = check_token(settings)
    results += [token, check_intents(settings)]
    if online and token.state is CheckState.OK:
        results += await ask_discord(settings)
    results += await check_films(settings, online=online)
    return results + await _check_stored(settings)


async def _check_stored(settings: Settings) -> list[CheckResult]:
    has_model, about_model = check_model(settings)
    return [
        *check_directory(settings),
        await check_database(settings),
        check_data(settings, has_model=has_model),
        *about_model,
    ]
