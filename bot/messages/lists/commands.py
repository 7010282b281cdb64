"""What people read about the commands of watchlists and servers' lists."""

from bot.messages.command_text import CommandText
from bot.messages.translation import N_

_TITLES = {"titles": N_("One film, or several separated by commas")}
_LIST_NAME = {"name": N_("Which list; without it, the one without a name")}

_WATCHLIST = {
    "watchlist": CommandText(N_("Show the films that you want to see")),
    "watchlist show": CommandText(N_("Show the films that you want to see")),
    "watchlist add": CommandText(
        N_("Put films on your watchlist; a film leaves it when you have seen it"),
        _TITLES,
        example=N_("the thing, alien"),
    ),
    "watchlist remove": CommandText(
        N_("Take a film off your watchlist"), {"title": N_("The film")}
    ),
    "watchlist with": CommandText(
        N_("Show which films you and others want to see; I never say who wants what"),
        {"people": N_("Mention whose watchlists to compare with yours")},
        usage=N_("<@ben @ana ...>"),
    ),
}

_SERVER_LISTS = {
    "list": CommandText(
        N_("Show what this server wants to watch, and vote for films"),
        usage=N_("[name] [votes|newest|unseen]"),
    ),
    "list show": CommandText(
        N_("Show what this server wants to watch, and vote for films"),
        {**_LIST_NAME, "first": N_("What comes first: votes, newest or unseen")},
        usage=N_("[name] [votes|newest|unseen]"),
        example=N_("halloween newest"),
    ),
    "list add": CommandText(
        N_("Wish for films on this server's list; what is on it already gets your vote"),
        {**_TITLES, **_LIST_NAME},
        usage=N_("[name:] <titles>"),
        example=N_("halloween: the thing, alien"),
    ),
    "list remove": CommandText(
        N_("Take your wish for a film back; who manages this server takes off any film"),
        {"titles": N_("The film"), **_LIST_NAME},
        usage=N_("[name:] <title>"),
        example=N_("the thing"),
    ),
    "list create": CommandText(
        N_("Begin another list, if you manage this server"),
        {"name": N_("What the list is called")},
        example=N_("halloween"),
    ),
    "list rename": CommandText(
        N_("Give a list another name, if you manage this server"),
        {"name": N_("Which list"), "new_name": N_("Its new name")},
        usage=N_("<name>: <new name>"),
        example=N_("halloween: scary films"),
    ),
    "list delete": CommandText(
        N_("Delete a list, if you manage this server; I ask once more first"),
        {"name": N_("Which list; without it, the one without a name is emptied")},
    ),
    "list bar": CommandText(
        N_("Bar a film from being proposed here, or a person from the lists, if you manage them"),
        {
            "title": N_("A film that is never to be proposed here"),
            "person": N_("Mention a person who spoils the lists"),
        },
        usage=N_("<title or @person>"),
        example=N_("the room"),
    ),
    "list unbar": CommandText(
        N_("Take back that a film or a person is barred"),
        {"title": N_("A film that is barred"), "person": N_("Mention a person who is barred")},
        usage=N_("<title or @person>"),
    ),
    "list barred": CommandText(N_("Show what is barred here, if you manage this server")),
}

LISTS = {**_WATCHLIST, **_SERVER_LISTS}
