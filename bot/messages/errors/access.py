"""Who may use what."""

from discord.utils import format_dt

from bot.domain.access import (
    CannotWriteHereError,
    MembersUnknownError,
    NotAskableError,
    NotMembersError,
    NotYoursError,
    OutdatedItemError,
    OwnerOnlyError,
    TooManyPeopleError,
)
from bot.domain.throttling import TooOftenAskedError
from bot.messages.error_sentences import sentence
from bot.messages.errors.discord_library import shown_permissions
from bot.messages.nights.words import people
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
def not_members(error: NotMembersError) -> str:
    """Say who is no member of the server."""
    return ngettext(
        "{people} isn't a member of this server, so I say nothing about them here.",
        "{people} aren't members of this server, so I say nothing about them here.",
        len(error.user_ids),
        people=people(error.user_ids),
    )


@sentence.register
def not_askable(error: NotAskableError) -> str:
    """Say who does not want others to ask for lists with them, and what works instead."""
    return ngettext(
        "{people} doesn't want others to ask for lists with them. Leave them out, or plan a night "
        "with `{prefix}night plan`, where everybody decides whether they are in.",
        "{people} don't want others to ask for lists with them. Leave them out, or plan a night "
        "with `{prefix}night plan`, where everybody decides whether they are in.",
        len(error.user_ids),
        people=people(error.user_ids),
    )


@sentence.register
def too_many_people(error: TooManyPeopleError) -> str:
    """Say how many people can be named at once."""
    return ngettext(
        "You named {named} people, and I can do this for up to {most} person at a time.",
        "You named {named} people, and I can do this for up to {most} people at a time.",
        error.most,
        named=error.named,
        most=error.most,
    )


@sentence.register
def members_unknown(_error: MembersUnknownError) -> str:
    """Say that Discord gave no answer, so that nobody learns anything of a stranger."""
    return _(
        "Discord doesn't tell me right now who is a member of this server, so I can't do that. "
        "Try again in a minute."
    )


@sentence.register
def too_often_asked(error: TooOftenAskedError) -> str:
    """Say when to try again."""
    when = format_dt(error.again_at, "R")
    if error.whole_server:
        return _("This server asks for a lot at the moment. Try again {when}.", when=when)
    return _("That was a bit fast. Try again {when}.", when=when)


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
