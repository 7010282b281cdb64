"""What help says around the texts of the commands themselves."""

from collections.abc import Iterable

from bot.messages.aliases import name_here
from bot.messages.translation import _
from bot.messages.wording import listed, plain, quoted


def introduction() -> str:
    """Say what Matinee is for, and ask what to do."""
    return _("I learn which films you like and help you decide what to watch. What now?")


def find_button() -> str:
    """Return the label of the button that finds films."""
    return _("Find a film")


def tell_button() -> str:
    """Return the label of the button that begins the start."""
    return _("Tell my taste")


def plan_button() -> str:
    """Return the label of the button that plans a night."""
    return _("Plan a night")


def choose_topic() -> str:
    """Return what the closed menu of topics says."""
    return _("Read about ...")


def choose_command() -> str:
    """Return what the closed menu of a topic's commands says."""
    return _("More about a command")


def command_line(typed: str, description: str) -> str:
    """Return a command of a list with what it does."""
    return f"`{typed}` {_(description)}"


def option_line(name: str, description: str) -> str:
    """Return an option of a command with what it is for."""
    return f"• `{name}` {_(description)}"


def example(typed: str) -> str:
    """Show how a command is typed."""
    return _("For example: `{typed}`", typed=typed)


def aliases(names: Iterable[str]) -> str:
    """Say what else a command is called."""
    return _("Also called {names}", names=listed(f"`{name}`" for name in names))


def unknown_command(typed: str, nearest: str | None) -> str:
    """Say that there is no such command, and which one may be meant."""
    if nearest:
        return _(
            "There is no command {typed}. Do you mean `{prefix}{nearest}`?",
            typed=quoted(typed),
            nearest=nearest,
        )
    return _(
        "There is no command {typed}. `{prefix}help` lists all of them.",
        typed=quoted(typed),
    )


def night_meant(typed: str, when: str) -> str:
    """Say which command plans what somebody typed as "movie night friday" or "night friday"."""
    plan = name_here("night plan") or "night plan"
    return unknown_command(typed, f"{plan} {plain(when)}")


def only_on_servers(typed: str) -> str:
    """Say why something is not explained in direct messages."""
    return _("`{prefix}{typed}` works on a server, not in direct messages.", typed=typed)


def not_for_you(typed: str) -> str:
    """Say why something is not explained to somebody."""
    return _(
        "`{prefix}{typed}` is for those who look after this server or own me. `{prefix}help` has "
        "what you can do.",
        typed=typed,
    )
