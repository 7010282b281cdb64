"""What is said about a shortlist and its films."""

from collections.abc import Sequence

from bot.messages.nights.words import mention, people
from bot.messages.translation import _, ngettext
from bot.messages.wording import number


def title(night_number: int | None = None) -> str:
    """Return the title of a shortlist, for a night or for people who were mentioned."""
    if night_number is None:
        return _("Shortlist")
    return _("Shortlist for movie night {number}", number=night_number)


def whom_for(user_ids: Sequence[int]) -> str:
    """Say for whom a list was made that belongs to no night."""
    return _("For {people}", people=people(user_ids))


def fits_title() -> str:
    """Head the bars that say how well each film fits each person."""
    return _("How well each film fits whom")


def good_to_know() -> str:
    """Head what is worth knowing besides the films."""
    return _("Good to know")


def average(bar: str, people: int) -> str:
    """Show how well a film fits many people on average."""
    return _("{bar} on average for {number} people", bar=bar, number=people)


def fits_least(bars: str) -> str:
    """Show whom a film fits least."""
    return _("Fits least: {bars}", bars=bars)


def popular() -> str:
    """Say why a film is there when nothing is known of those it is for."""
    return _("Many people like it")


def suggested(by: int) -> str:
    """Say that somebody suggested a film."""
    return _("Suggested by {person}", person=mention(by))


def chosen_for(person: int, liked: str | None, *, suggested_by: int | None = None) -> str:
    """Say whom a film fits most; `liked` is the film they like that speaks for it."""
    values = {"person": mention(person), "film": liked, "by": mention(suggested_by or 0)}
    if suggested_by == person:
        return (
            _("Suggested by {person}, who likes {film}", **values) if liked else suggested(person)
        )
    if suggested_by is not None:
        return (
            _("Suggested by {by}; fits {person} well, who likes {film}", **values)
            if liked
            else _("Suggested by {by}; fits {person} well", **values)
        )
    return _("For {person}, who likes {film}", **values) if liked else _("For {person}", **values)


def wanted(watchlists: int, votes: int | None) -> str:
    """Say how many want to see a film, never who; `votes` is None where no list has it."""
    if votes is None:
        return _("On {watchlists} of your watchlists", watchlists=number(watchlists))
    if not votes:
        if not watchlists:
            return _("On this server's list")
        return _(
            "On {watchlists} of your watchlists and on this server's list",
            watchlists=number(watchlists),
        )
    if not watchlists:
        return ngettext(
            "On this server's list, {shown} vote",
            "On this server's list, {shown} votes",
            votes,
            shown=number(votes),
        )
    return ngettext(
        "On {watchlists} of your watchlists and on this server's list, {shown} vote",
        "On {watchlists} of your watchlists and on this server's list, {shown} votes",
        votes,
        watchlists=number(watchlists),
        shown=number(votes),
    )


def short() -> str:
    """Say why a list that is drawn only from lists is short, and how to change that."""
    return _(
        "Nothing else on this server's list, or on several of your watchlists, suits all of you. "
        "Those who manage the server can let me add films of my own: `{prefix}config set "
        "shortlist_from prefer`."
    )


def only(wishes: str, *, voted_on: bool) -> str:
    """Say what a list was narrowed to, and how to lift that while it can be lifted."""
    if voted_on:
        return _("Only: {wishes}.", wishes=wishes)
    return _("Only: {wishes}. To allow any film: `{prefix}night shortlist any`.", wishes=wishes)


def left_out(film: str) -> str:
    """Say that a suggested film is not on the list; why and because of whom stays secret."""
    return _(
        "{film} isn't on the list because somebody who is in has seen it or doesn't want to.",
        film=film,
    )


def liked_already(film: str, user_ids: Sequence[int]) -> str:
    """Say who likes a suggested film already, and may have seen it."""
    return ngettext(
        "{people} already likes {film}.",
        "{people} already like {film}.",
        len(user_ids),
        people=people(user_ids),
        film=film,
    )


def take_off_what_was_seen() -> str:
    """Say how to take a film off the list that somebody has seen."""
    return _("If you have seen a film and don't want to see it again, tell me with `{prefix}seen`.")


def favoured(person: int, weight: float) -> str:
    """Say whose taste counts more in this list."""
    return _(
        "{person} has had the least luck lately, so their taste counts {weight} times here.",
        person=mention(person),
        weight=number(round(weight, 1)),
    )


def tastes_unknown(user_ids: Sequence[int]) -> str:
    """Say whose taste did not count because nothing is known of it."""
    return _(
        "I don't know the taste of {people} yet. Tell me what you like with `{prefix}start`, or "
        "with `{prefix}like` and a film.",
        people=people(user_ids),
    )


def own_taste_unknown() -> str:
    """Tell the asker of a list for several people that it rests on the others' taste alone."""
    return _(
        "I don't know your taste yet. Tell me what you like with `{prefix}start`, or with "
        "`{prefix}like` and a film."
    )


def left_the_server(user_ids: Sequence[int]) -> str:
    """Say who was taken out of the night."""
    return _("{people} left the server, so they aren't in any more.", people=people(user_ids))


def not_asked_for(user_ids: Sequence[int]) -> str:
    """Say who is in the voice channel and not counted, as they do not want others to ask."""
    return ngettext(
        "I left out {people}, who doesn't want others to ask for lists with them.",
        "I left out {people}, who don't want others to ask for lists with them.",
        len(user_ids),
        people=people(user_ids),
    )


def one_film_left() -> str:
    """Say that there is only one film to choose."""
    return _("This is the only film left that nobody has seen, disliked or vetoed.")
