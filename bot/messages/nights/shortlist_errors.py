"""Why there is no shortlist, and what can be done instead."""

from bot.domain.nights import errors
from bot.messages.error_sentences import sentence
from bot.messages.nights.words import come_button
from bot.messages.translation import _, ngettext
from bot.messages.wishes import ages_known
from bot.messages.wording import bold


@sentence.register
def nobody_in(_error: errors.NobodyInError) -> str:
    """Say that there is nobody to choose for."""
    return _(
        "Nobody is in yet, so I have nobody to choose films for. First press {button}.",
        button=bold(come_button()),
    )


@sentence.register
def nothing_left(error: errors.NothingLeftError) -> str:
    """Say that there is no film to choose."""
    said = ngettext(
        "I have no film left for you: you have seen, disliked or vetoed each one, or it isn't "
        "what you asked for. Suggest a film, or allow any: `{prefix}night shortlist any`.",
        "I have no film left for {number} people: one of you has seen, disliked or vetoed each "
        "one, or it isn't what you asked for. Suggest a film, or allow any: `{prefix}night "
        "shortlist any`.",
        error.people,
    )
    return f"{said} {ages_known()}" if error.by_age else said


@sentence.register
def too_few_listed(_error: errors.TooFewListedError) -> str:
    """Say that the lists have too few films, and how to have more."""
    return _(
        "Shortlists here have only films from this server's list, or from several of your "
        "watchlists, and too few of these suit all of you and what you asked for. Add some with "
        "`{prefix}list add`, or suggest one; those who manage the server can let me add films of "
        "my own: `{prefix}config set shortlist_from prefer`."
    )


@sentence.register
def too_few_films(_error: errors.TooFewFilmsError) -> str:
    """Say that there is nothing to choose from."""
    return _(
        "A vote needs at least two films, and there is only one for the people who are in. "
        "Suggest another, or allow any film: `{prefix}night shortlist any`."
    )


@sentence.register
def nobody_named(_error: errors.NobodyNamedError) -> str:
    """Ask for whom a shortlist is."""
    return _(
        "Who is the shortlist for? Mention people (`{prefix}night shortlist @ana @ben`), join a "
        "voice channel together, or plan a movie night: `{prefix}night plan`."
    )


@sentence.register
def wish_not_kept(_error: errors.ShortlistWishError) -> str:
    """Say what a shortlist can be narrowed to."""
    return _(
        "I can narrow a shortlist to what films are about, their years, length and age rating, "
        "for example `horror 90s under 2 hours`. To change how many films it has: `{prefix}config "
        "set shortlist_size 7`."
    )
