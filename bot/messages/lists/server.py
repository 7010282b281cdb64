"""What is said about a server's lists of films."""

from collections.abc import Sequence
from datetime import datetime

from discord.utils import format_dt

from bot.domain.lists.film_list import ListOrder
from bot.messages.list_names import called
from bot.messages.nights.words import mention, people
from bot.messages.translation import N_, _, ngettext
from bot.messages.wording import bold, listed, number, page_of, plain

ORDERS = {
    ListOrder.VOTES: N_("Most votes first"),
    ListOrder.NEWEST: N_("Newest first"),
    ListOrder.UNSEEN: N_("Seen by fewest first"),
}


def title(name: str) -> str:
    """Return the heading of a list; the default one has no name."""
    return _("To watch: {name}", name=plain(name)) if name else _("To watch on this server")


def votes(count: int) -> str:
    """Say how many votes a film has."""
    return ngettext("{shown} vote", "{shown} votes", count, shown=number(count))


def wished_by(user_id: int) -> str:
    """Say who wished for a film."""
    return _("wished by {person}", person=mention(user_id))


def lost_a_vote() -> str:
    """Say that a film is on the list because it lost a vote."""
    return _("lost a vote")


def seen(count: int) -> str:
    """Say how many of those who vote on a list have seen a film."""
    return ngettext("seen by {number} person", "seen by {number} people", count)


def rests(until: datetime) -> str:
    """Say that a film does not come up for a while."""
    return _("rests until {day} after three lost votes", day=format_dt(until, "d"))


def footer(place: int, pages: int, films: int) -> str:
    """Say which page this is, if there are several, and how to vote."""
    told = ngettext(
        "{number} film · Press ▲ and a film's number to vote for it, and again to take your vote "
        "back",
        "{number} films · Press ▲ and a film's number to vote for it, and again to take your vote "
        "back",
        films,
    )
    return " · ".join(filter(None, [page_of(place, pages), told]))


def empty(name: str) -> str:
    """Say that nothing is on a list, and how to change that."""
    if name:
        return _(
            "Nothing is on the list {name} yet. Add a film: `{prefix}list add {typed}: The Matrix`",
            name=bold(name),
            typed=plain(name),
        )
    return _("Nothing is on this server's list yet. Add a film: `{prefix}list add The Matrix`")


def other_lists(names: Sequence[str]) -> str:
    """Name the other lists of a server."""
    return _("Other lists: {names}", names=listed(bold(name) for name in names))


def vote_button(place: int) -> str:
    """Return the label of the button that votes for a film of the page."""
    return f"▲ {place}"


def order_menu() -> str:
    """Return what the menu of orders asks."""
    return _("Which films first?")


def back_button() -> str:
    """Return the label of the button to the page before."""
    return _("Back")


def next_button() -> str:
    """Return the label of the button to the next page."""
    return _("Next")


def added(films: Sequence[str], name: str) -> str:
    """Say which films are on a list now."""
    return ngettext(
        "{films} is on {list} now.",
        "{films} are on {list} now.",
        len(films),
        films=listed(films),
        list=called(name),
    )


def voted(films: Sequence[str]) -> str:
    """Say which films were on the list and have this person's vote now."""
    return ngettext(
        "{films} was on it already and has your vote now.",
        "{films} were on it already and have your vote now.",
        len(films),
        films=listed(films),
    )


def wanted_already(films: Sequence[str]) -> str:
    """Say which films had this person's vote already."""
    return ngettext(
        "{films} is on it already, with your vote.",
        "{films} are on it already, with your vote.",
        len(films),
        films=listed(films),
    )


def taken_off(films: Sequence[str], name: str) -> str:
    """Say which films are off a list."""
    return ngettext(
        "{films} is off {list}.",
        "{films} are off {list}.",
        len(films),
        films=listed(films),
        list=called(name),
    )


def kept(films: Sequence[str]) -> str:
    """Say which films stay because others want them."""
    return ngettext(
        "{films} stays, because others want it; your vote no longer counts for it.",
        "{films} stay, because others want them; your votes no longer count for them.",
        len(films),
        films=listed(films),
    )


def not_listed(films: Sequence[str], name: str) -> str:
    """Say which films are not on a list."""
    return ngettext(
        "{films} isn't on {list}.",
        "{films} aren't on {list}.",
        len(films),
        films=listed(films),
        list=called(name),
    )


def created(name: str) -> str:
    """Say that there is a new list, and how to fill it."""
    return _(
        "This server has the list {name} now. Add to it: `{prefix}list add {typed}: The Matrix`",
        name=bold(name),
        typed=plain(name),
    )


def renamed(before: str, after: str) -> str:
    """Say what a list is called now."""
    return _("The list {before} is called {after} now.", before=bold(before), after=bold(after))


def really_delete(name: str, films: int) -> str:
    """Ask once more before a list is deleted, or the default one emptied."""
    if name and not films:
        return _("Shall I delete the list {name}? You can't undo this.", name=bold(name))
    if name:
        return ngettext(
            "Shall I delete the list {name} with its {shown} film? You can't undo this.",
            "Shall I delete the list {name} with its {shown} films? You can't undo this.",
            films,
            name=bold(name),
            shown=number(films),
        )
    return ngettext(
        "Shall I take the {shown} film off this server's list? You can't undo this.",
        "Shall I take all {shown} films off this server's list? You can't undo this.",
        films,
        shown=number(films),
    )


def delete_button() -> str:
    """Return the label of the button that deletes a list."""
    return _("Delete")


def keep_button() -> str:
    """Return the label of the button that deletes nothing."""
    return _("Keep it")


def deleted(name: str) -> str:
    """Say that a list is gone, or the default one empty."""
    return _("I deleted the list {name}.", name=bold(name)) if name else _("The list is empty now.")


def nothing_deleted() -> str:
    """Say that everything is as it was."""
    return _("I deleted nothing.")


def film_barred(film: str) -> str:
    """Say that a film is never proposed here again."""
    return _(
        "I won't propose {film} on this server any more; it's off its lists and open nights. "
        "`{prefix}list unbar` takes that back.",
        film=film,
    )


def film_unbarred(film: str, *, was_barred: bool) -> str:
    """Say that a film may be proposed again."""
    if was_barred:
        return _("I may propose {film} on this server again.", film=film)
    return _("{film} isn't barred here.", film=film)


def person_barred(user_id: int) -> str:
    """Say that a person may not change the lists any more."""
    return _(
        "{person} can't change this server's lists any more, and their wishes and votes are gone. "
        "`{prefix}list unbar` lets them back.",
        person=mention(user_id),
    )


def person_unbarred(user_id: int, *, was_barred: bool) -> str:
    """Say that a person may change the lists again."""
    if was_barred:
        return _("{person} can change this server's lists again.", person=mention(user_id))
    return _("{person} isn't barred from this server's lists.", person=mention(user_id))


def barred(films: Sequence[str], user_ids: Sequence[int]) -> str:
    """List what is barred on a server."""
    if not films and not user_ids:
        return _("Nothing is barred here. `{prefix}list bar` and a film or a person changes that.")
    lines = []
    if films:
        lines.append(_("Never proposed here: {films}", films=listed(films)))
    if user_ids:
        lines.append(_("Can't change the lists: {people}", people=people(user_ids)))
    return "\n".join(lines)
