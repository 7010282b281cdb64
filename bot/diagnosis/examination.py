"""All checks in the order in which a newcomer mends what they find."""

from pathlib import Path

from bot.diagnosis.discord import ask_discord, look_at_intents, look_at_token
from bot.diagnosis.environment import look_at_settings, look_at_versions
from bot.diagnosis.finding import Finding, State
from bot.diagnosis.storage import (
    look_at_data,
    look_at_database,
    look_at_directory,
    look_at_model,
)
from bot.settings import Settings


async def examine(env_file: Path, *, online: bool = False) -> list[Finding]:
    """Look at everything; `online` also asks Discord. Nothing is changed, no token is shown."""
    settings, findings = look_at_settings(env_file)
    findings = [*look_at_versions(), *findings]
    if settings is None:
        return findings
    token = look_at_token(settings)
    findings += [token, look_at_intents(settings)]
    if online and token.state is State.OK:
        findings += await ask_discord(settings)
    return findings + await _stored(settings)


async def _stored(settings: Settings) -> list[Finding]:
    has_model, about_model = look_at_model(settings)
    return [
        *look_at_directory(settings),
        await look_at_database(settings),
        look_at_data(settings, has_model=has_model),
        *about_model,
    ]
