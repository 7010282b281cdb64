"""Why something about a server's lists cannot be done, and what can be done instead."""

from bot.domain.lists import errors
from bot.messages.error_sentences import sentence
from bot.messages.translation import _, ngettext
from bot.messages.wording import bold, listed, number, quoted


@sentence.register
def unknown_list(error: errors.UnknownListError) -> str:
    """Say which lists there are."""
    named = [bold(name) for name in error.names if name]
    if named:
        return _(
            "This server has no list {name}. Its lists are {names}, and the one without a name: "
            "`{prefix}list`",
            name=quoted(error.name),
            names=listed(named),
        )
    return _(
        "This server has no list {name}, only the one without a name: `{prefix}list`",
        name=quoted(error.name),
    )


@sentence.register
def unknown_name(error: errors.UnknownNameError) -> str:
    """Say that a list has to be created before films go there."""
    return _(
        "This server has no list {name}, so I changed nothing. Whoever manages the server can "
        "create it: `{prefix}list create {typed}`",
        name=quoted(error.name),
        typed=error.name.replace("`", ""),
    )


@sentence.register
def list_gone(_error: errors.ListGoneError) -> str:
    """Say that a button is about something that is gone."""
    return _("That film or that list is gone. Look at the list again with `{prefix}list`.")


@sentence.register
def list_name(error: errors.ListNameError) -> str:
    """Say which names a list can have."""
    return ngettext(
        "A list needs a name of up to {longest} character without a colon, and not one that "
        "means an order, such as newest. For example: `{prefix}list create Halloween`",
        "A list needs a name of up to {longest} characters without a colon, and not one that "
        "means an order, such as newest. For example: `{prefix}list create Halloween`",
        error.longest,
        longest=error.longest,
    )


@sentence.register
def new_name_missing(_error: errors.NewNameMissingError) -> str:
    """Ask for the new name of a list."""
    return _(
        "What shall the list be called? Put a colon between both names, for example: "
        "`{prefix}list rename Halloween: Scary films`"
    )


@sentence.register
def list_exists(error: errors.ListExistsError) -> str:
    """Say that a name is taken."""
    return _("This server has a list {name} already. Choose another name.", name=quoted(error.name))


@sentence.register
def too_many_lists(error: errors.TooManyListsError) -> str:
    """Say how many lists a server can have."""
    return _(
        "A server can have {limit} lists. Delete one first with `{prefix}list delete`.",
        limit=number(error.limit),
    )


@sentence.register
def list_full(error: errors.ListFullError) -> str:
    """Say how many films a list can have."""
    return _(
        "A list can have {limit} films, and I added none. Take some off first with "
        "`{prefix}list remove`.",
        limit=number(error.limit),
    )


@sentence.register
def too_many_wishes(error: errors.TooManyWishesError) -> str:
    """Say how many films one person can wish for."""
    return _(
        "You can wish for {limit} films on a list, and I added none. Take some of yours off first "
        "with `{prefix}list remove`.",
        limit=number(error.limit),
    )


@sentence.register
def barred_person(_error: errors.BarredPersonError) -> str:
    """Say that the person may not change the lists."""
    return _(
        "Those who manage this server have barred you from its lists. Your own watchlist is still "
        "yours."
    )


@sentence.register
def barred_film(error: errors.BarredFilmError) -> str:
    """Say that films are not to be proposed here."""
    return ngettext(
        "Those who manage this server don't want that film proposed here, so I changed nothing.",
        "Those who manage this server don't want {number} of those films proposed here, so I "
        "changed nothing.",
        len(error.movie_ids),
    )


@sentence.register
def nobody_to_bar(_error: errors.NobodyToBarError) -> str:
    """Say what can be barred."""
    return _("Name a film or mention a person, for example: `{prefix}list bar The Room`")


@sentence.register
def nobody_to_compare(_error: errors.NobodyToCompareError) -> str:
    """Say who can be named."""
    return _("Mention at least one person, for example: `{prefix}watchlist with @ben`")
