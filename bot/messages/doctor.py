"""What `matinee doctor` says of the program, its settings and Discord, and how to fix them."""

from collections.abc import Iterable
from pathlib import Path

from bot.messages.translation import _, ngettext
from bot.messages.wording import listed, quoted


def python_too_old(found: str) -> str:
    """Say which Python this is."""
    return _("This is Python {version}.", version=found)


def newer_python(version: str) -> str:
    """Say which Python is needed."""
    return _("Install Python {version} or newer.", version=version)


def python(version: str, system: str, machine: str) -> str:
    """Say which Python this is and on what it runs."""
    return _(
        "Python {version} on {system} {machine}.", version=version, system=system, machine=machine
    )


def libraries_missing(names: Iterable[str]) -> str:
    """Name the libraries that are not installed."""
    return _("These libraries are missing: {names}.", names=", ".join(names))


def install_libraries() -> str:
    """Say how libraries are installed."""
    return _("Run `make install`, or `pip install -r requirements/run.lock`.")


def languages(names: Iterable[str]) -> str:
    """Say which languages the bot speaks."""
    return _("I speak {names}.", names=listed(names))


def sentences_broken(count: int, first: str) -> str:
    """Say that some sentences of another language cannot be used."""
    return ngettext(
        "One sentence of a translation can't be used, so people read it in English: {first}",
        "{number} sentences of translations can't be used, so people read them in English. The "
        "first: {first}",
        count,
        first=quoted(first),
    )


def install_sentences() -> str:
    """Say where to find out more about broken sentences, and how to fix them."""
    return _("Install Matinee again, or correct bot/messages/locales; the log says what is wrong.")


def settings_read(env_file: Path | None) -> str:
    """Say where the settings come from."""
    if env_file is None:
        return _("Read from the environment.")
    return _("Read from {file} and the environment.", file=env_file)


def correct_settings() -> str:
    """Say where settings are described."""
    return _("Correct it in .env or in the environment. .env.example describes each setting.")


def unknown_setting(name: str) -> str:
    """Say that a variable has no effect."""
    return _("{name} is not a setting of Matinee and has no effect.", name=name)


def perhaps(name: str) -> str:
    """Suggest the setting that was meant."""
    return _("Did you mean {name}?", name=name)


def remove_setting() -> str:
    """Say what to do with a variable that resembles no setting."""
    return _("Remove it.")


def token_missing() -> str:
    """Say that there is no token."""
    return _("MATINEE_TOKEN is not set.")


def token_malformed() -> str:
    """Say that the token is none."""
    return _("MATINEE_TOKEN doesn't look like the token of a bot.")


def rename_token() -> str:
    """Say that the token is there under another program's name."""
    return _("Rename DISCORD_TOKEN to MATINEE_TOKEN.")


def new_token(portal: str) -> str:
    """Say how to get a token."""
    return _(
        "Open your application at {portal}, then Bot, then Reset Token. Put the token into .env.",
        portal=portal,
    )


def token_set(application_id: int, invitation: str) -> str:
    """Say whose token it is and how to invite the bot."""
    return _(
        "Set, for the application {application}. Invite the bot with {invitation}",
        application=application_id,
        invitation=invitation,
    )


def typed_commands_on(portal: str) -> str:
    """Say what typed commands need."""
    return _(
        "Typed commands are on. They need the Message Content Intent at {portal} under Bot; "
        "`matinee doctor --online` asks Discord about it.",
        portal=portal,
    )


def typed_commands_off() -> str:
    """Say what does not work without the intent."""
    return _(
        "Typed commands such as {prefix}like work only in direct messages and after a mention."
    )


def switch_intent_on(portal: str) -> str:
    """Say how to let typed commands work everywhere."""
    return _(
        "Switch on the Message Content Intent at {portal} under Bot, and set "
        "MATINEE_MESSAGE_CONTENT=true.",
        portal=portal,
    )


def token_refused() -> str:
    """Say that the token does not work."""
    return _("Discord doesn't accept the token.")


def discord_silent(reason: str) -> str:
    """Say that Discord could not be asked."""
    return _("Discord doesn't answer ({reason}).", reason=reason)


def check_connection() -> str:
    """Say what to do when Discord does not answer."""
    return _("Check the internet connection, then try again.")


def token_belongs_to(name: str) -> str:
    """Say whose token it is."""
    return _("The token belongs to {name}.", name=name)


def intent_refused() -> str:
    """Say that Discord would not let the bot in."""
    return _("The Message Content Intent is off, and Discord refuses a bot that asks for it.")


def intent_or_setting(portal: str) -> str:
    """Say how the intent and the setting are brought together."""
    return _(
        "Switch it on at {portal} under Bot, or set MATINEE_MESSAGE_CONTENT=false.", portal=portal
    )


def intent_state(*, on: bool) -> str:
    """Say whether the intent is on."""
    if on:
        return _("The Message Content Intent is on.")
    return _("The Message Content Intent is off, as in the settings.")
