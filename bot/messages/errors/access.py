"""Who may use what."""

from bot.domain.access import NotYoursError, OutdatedItemError, OwnerOnlyError
from bot.messages.errors.registry import sentence
from bot.messages.translation import _


@sentence.register
def not_yours(_error: NotYoursError) -> str:
    """Say that a button belongs to somebody else."""
    return _("That button belongs to somebody else. Use a command to get your own.")


@sentence.register
def outdated(_error: OutdatedItemError) -> str:
    """Say that a button does nothing any more."""
    return _("That button is from an older version of me. Use a command to get a new one.")


@sentence.register
def owner_only(_error: OwnerOnlyError) -> str:
    """Say that only the bot's owner may change the model for several servers."""
    return _("The model serves other servers too, so only the owner of this bot can do that.")
