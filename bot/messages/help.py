"""What help says around the texts of the commands themselves."""

from collections.abc import Iterable

from bot.messages.translation import _
from bot.messages.wording import listed, quoted


def introduction() -> str:
    """Say what Matinee is for and how to begin."""
    return _(
        "I learn which films you like and help you decide what to watch. Begin with "
        "`{prefix}start`, or name a few films: `{prefix}like The Matrix, Alien`. You may misspell "
        "titles; I ask when I am not sure.",
    )


def more_about_one() -> str:
    """Say how to read about one command."""
    return _("More about a command: {prefix}help NAME")


def command_line(typed: str, description: str) -> str:
    """Return a command of a list with what it does."""
    return f"`{typed}` {_(description)}"


def subcommands(names: Iterable[str]) -> str:
    """Name the commands of a group."""
    return _("Also {names}.", names=listed(f"`{name}`" for name in names))


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
