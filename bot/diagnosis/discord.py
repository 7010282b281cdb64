"""Looks at the token and at what the bot may see on Discord."""

import base64
import binascii
import os
import re

import discord

from bot.diagnosis.finding import Finding, problem, warning, well
from bot.settings import Settings

PORTAL = "https://discord.com/developers/applications"
NEW_TOKEN = f"At {PORTAL}, open your application, then Bot, then Reset Token; write it into .env."
SHAPE = re.compile(r"([\w-]{18,30}={0,2})\.[\w-]{6,7}\.[\w-]{27,}")
INTENT = "Message Content Intent"


def look_at_token(settings: Settings) -> Finding:
    """Look at the token's shape; it is never shown."""
    token = settings.token.get_secret_value()
    if not token:
        elsewhere = os.environ.get("DISCORD_TOKEN")
        mend = "Rename DISCORD_TOKEN to MATINEE_TOKEN." if elsewhere else NEW_TOKEN
        return problem("token", "MATINEE_TOKEN is not set.", mend)
    application_id = application_of(token)
    if application_id is None:
        return problem("token", "MATINEE_TOKEN does not look like a bot's token.", NEW_TOKEN)
    link = invitation(application_id)
    return well("token", f"Set, for the application {application_id}. Invite the bot with {link}")


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


def look_at_intents(settings: Settings) -> Finding:
    """Say what has to be switched on in the developer portal."""
    if settings.message_content:
        return well(
            "intents",
            f"Typed commands are on; they need the {INTENT} at {PORTAL} under Bot "
            "(`matinee doctor --online` asks Discord).",
        )
    prefix = settings.command_prefix
    return warning(
        "intents",
        f"Typed commands such as {prefix}like work only in direct messages and after a mention.",
        f"Switch on the {INTENT} at {PORTAL} under Bot and set MATINEE_MESSAGE_CONTENT=true.",
    )


async def ask_discord(settings: Settings) -> list[Finding]:
    """Log in and compare Discord's view with the settings."""
    client = discord.Client(intents=discord.Intents.none())
    try:
        await client.login(settings.token.get_secret_value())
        application = await client.application_info()
    except discord.LoginFailure:
        return [problem("discord", "Discord refuses the token.", NEW_TOKEN)]
    except (discord.HTTPException, OSError) as error:
        mend = "Check the connection to the internet, then try again."
        return [problem("discord", f"Discord does not answer ({error}).", mend)]
    finally:
        await client.close()
    return [
        well("discord", f"The token belongs to {application.name}."),
        _granted(application.flags, settings),
    ]


def _granted(flags: discord.ApplicationFlags, settings: Settings) -> Finding:
    granted = flags.gateway_message_content or flags.gateway_message_content_limited
    if settings.message_content and not granted:
        return problem(
            "intents",
            f"The {INTENT} is off, and Discord refuses a bot that asks for it.",
            f"Switch it on at {PORTAL} under Bot, or set MATINEE_MESSAGE_CONTENT=false.",
        )
    return well("intents", f"The {INTENT} is {'on' if granted else 'off, as in the settings'}.")
