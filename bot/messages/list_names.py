"""What lists of a server are called inside sentences."""

from bot.messages.translation import _
from bot.messages.wording import bold


def called(name: str) -> str:
    """Name a list inside a sentence."""
    return _("the list {name}", name=bold(name)) if name else _("this server's list")
