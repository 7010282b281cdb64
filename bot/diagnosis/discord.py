"""Looks at the token and at what the bot may see on Discord."""

import base64
import binascii
import os
import re

import discord

from bot.diagnosis.check_result import CheckResult, ok, problem, warning
from bot.discord.connection import ask_api_at
from bot.messages import doctor as messages
from bot.messages.translation import commands_typed_with
from bot.settings import Settings

PORTAL = "https://discord.com/developers/applications"
SHAPE = re.compile(r"([\w-]{18,30}={0,2})\.[\w-]{6,7}\.[\w-]{27,}")


def check_token(settings: Settings) -> CheckResult:
    """Look at the token's shape; it is never shown."""
    token = settings.token.get_secret_value()
    if not token:
        elsewhere = os.environ.get("DISCORD_TOKEN")
        remedy = messages.rename_token() if elsewhere else messages.new_token(PORTAL)
        return problem("token", messages.token_missing(), remedy)
    application_id = application_of(token)
    if application_id is None:
        return problem("token", messages.token_malformed(), messages.new_token(PORTAL))
    return ok("token", messages.token_set(application_id, invitation(application_id)))


def invitation(application_id: int) -> str:
    """Return the address at which the bot is added to a server, with what it needs there."""
    needed = discord.Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        embed_links=True,
        attach_files=True,
        read_message_history=True,
        manage_events=True,
        create_events=True,
    )
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application_id, permissions=needed, scopes=scopes)


def application_of(token: str) -> int | None:
    """Return the id that a token of the right shape begins with; it is public."""
    match = SHAPE.fullmatch(token)
    if match is None:
        return None
    padded = match[1].rstrip("=") + "=" * (-len(match[1].rstrip("=")) % 4)
    try:
        return int(base64.urlsafe_b64decode(padded))
    except (ValueError, binascii.Error):
        return None


def check_intents(settings: Settings) -> CheckResult:
    """Say what has to be switched on in the developer portal."""
    if settings.message_content:
        return ok("intents", messages.typed_commands_on(PORTAL))
    with commands_typed_with(settings.command_prefix):
        summary = messages.typed_commands_off()
    return warning("intents", summary, messages.switch_intent_on(PORTAL))


async def ask_discord(settings: Settings) -> list[CheckResult]:
    """Log in and compare Discord's view with the settings."""
    ask_api_at(settings.discord_api)
    client = discord.Client(intents=discord.Intents.none())
    try:
        await client.login(settings.token.get_secret_value())
        application = await client.application_info()
    except discord.LoginFailure:
        return [problem("discord", messages.token_refused(), messages.new_token(PORTAL))]
    except (discord.HTTPException, OSError) as error:
        summary = messages.discord_silent(str(error))
        return [problem("discord", summary, messages.check_connection())]
    finally:
        await client.close()
    return [
        ok("discord", messages.token_belongs_to(application.name)),
        _granted(application.flags, settings),
    ]


def _granted(flags: discord.ApplicationFlags, settings: Settings) -> CheckResult:
    granted = flags.gateway_message_content or flags.gateway_message_content_limited
    if settings.message_content and not granted:
        return problem("intents", messages.intent_refused(), messages.intent_or_setting(PORTAL))
    return ok("intents", messages.intent_state(on=granted))
