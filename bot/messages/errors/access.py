"""Who may use what."""

from bot.domain.access import (
    CannotWriteHereError,
    NotYoursError,
    OutdatedItemError,
    OwnerOnlyError,
)
from bot.messages.errors.discord_library import shown_permissions
from bot.messages.errors.registry import sentence
from bot.messages.translation import _, ngettext


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


@sentence.register
def cannot_write_here(error: CannotWriteHereError) -> str:
    """Say at once that nothing can be promised in a channel where the bot cannot write."""
    return ngettext(
        "I can't do that here: I'd have to write in this channel later, and need the permission "
        "{permissions} for that. Nothing was changed.",
        "I can't do that here: I'd have to write in this channel later, and need the permissions "
        "{permissions} for that. Nothing was changed.",
        len(error.missing),
        permissions=shown_permissions(error.missing),
    )
