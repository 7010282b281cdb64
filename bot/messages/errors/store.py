"""What the store could not do."""

from bot.messages.error_sentences import sentence
from bot.messages.translation import _
from bot.store import errors


@sentence.register
def store_failed(_error: errors.StoreError) -> str:
    """Say that nothing was changed, whatever the store's trouble is."""
    return _("I can't reach my storage just now, and changed nothing. Try again in a moment.")


@sentence.register
def broke_off(_error: errors.StoreDoubtfulError) -> str:
    """Say that nobody knows whether a change was stored."""
    return _(
        "My storage broke off just as I was storing this, so I can't tell whether it's there. Look "
        "in a moment, and try again if it isn't."
    )


@sentence.register
def value_damaged(_error: errors.StoredValueError) -> str:
    """Say that trying again does not help."""
    return _(
        "Something that I stored for this is damaged, so I can't read it, and changed nothing. The "
        "owner of this bot finds out more in my log, and can put a backup in its place."
    )


@sentence.register
def number_too_large(_error: errors.NumberTooLargeError) -> str:
    """Say that nothing has such a number."""
    return _("That number is too large for anything I know. Check it, then try again.")


@sentence.register
def disk_full(_error: errors.StoreFullError) -> str:
    """Say that only the owner can help."""
    return _("My disk is full, so I stored nothing. Ask the owner of this bot to make room.")


@sentence.register
def unknown_change(_error: errors.UnknownChangeError) -> str:
    """Say that a change is too old to be undone."""
    return _("It is too late to undo that. `{prefix}unlike` takes back what you said about a film.")


@sentence.register
def change_undone(_error: errors.ChangeUndoneError) -> str:
    """Say that a change was undone before."""
    return _("You have undone that already.")
