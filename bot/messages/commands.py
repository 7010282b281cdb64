"""What people read about each command: descriptions, examples and options, by the command's name.

Discord shows descriptions and options, at most 100 characters each; `help` shows everything. The
texts are here in English and are translated where they are shown. To add a command, add its
text here and make it with the functions of `bot.discord.hybrid`.
"""

from collections.abc import Mapping

from bot.messages.command_text import CommandText
from bot.messages.lists.commands import LISTS
from bot.messages.model.commands import MODEL, OWNER, RETRAINING
from bot.messages.translation import N_

_ONE_OR_MORE = {"titles": N_("One film, or several separated by commas")}
_ANY_FILM = {"title": N_("The film")}
_FILM_LIST = {
    "count": N_("How many films"),
    "genre": N_("A kind of film: horror, romcom, not scary; with tags also anime, heist"),
    "years": N_("1994, 90s, 1990-1999, since 2010 or before 1960"),
    "dial": N_("From familiar to adventurous; without it, your own dial counts"),
}
_FILM_LIST_USAGE = N_("[5] [comedy] [not horror] [90s] [bold]")
_NIGHT = {"night": N_("The number of the night, if several are open")}
_PLACE = N_("A voice channel, or any other place")

_TASTES = {
    "start": CommandText(
        N_("Tell me your taste: name three films that you love, and answer a few questions"),
        {"titles": N_("Films that you love, separated by commas")},
        usage=N_("[titles]"),
        example=N_("the matrix, heat, spirited away"),
    ),
    "like": CommandText(
        N_("Say that you like a film, or several; you can paste a list"),
        _ONE_OR_MORE,
        example=N_("The Matrix, Alien"),
    ),
    "dislike": CommandText(
        N_("Say that a film is not for you; I never recommend it then"), _ONE_OR_MORE
    ),
    "seen": CommandText(
        N_("Say that you have seen a film; I never recommend it then"), _ONE_OR_MORE
    ),
    "rate": CommandText(
        N_("Give films 1 to 5 stars, halves too: from 4 on a like, up to 2 a dislike"),
        {
            "title": N_("The film, or several separated by commas"),
            "stars": N_(
                "0.5 to 5. From 4 on: you like it; up to 2: not for you; between: it was fair"
            ),
        },
        usage=N_("<stars> <title>"),
        example=N_("4.5 The Matrix"),
    ),
    "unlike": CommandText(
        N_("Take back what you said about a film"),
        {"title": N_("A film that you liked, disliked, rated or marked as seen")},
    ),
    "likes": CommandText(
        N_("Show the films that you like, dislike or have seen"),
        {"kind": N_("Which of your lists")},
        usage=N_("[liked|disliked|seen]"),
    ),
}

_IMPORTS = {
    "import": CommandText(
        N_("Bring your films from Letterboxd, IMDb, Trakt or elsewhere; only you see them"),
        {"file": N_("The file of their export, as it is: zip, CSV, XML or JSON")},
        usage=N_("(with the file attached)"),
    ),
}

_FILMS = {
    "recommend": CommandText(
        N_("Recommend films that are new to you, or to you and others"),
        {**_FILM_LIST, "people": N_("Mention whom else the list is for")},
        usage=N_("[@ben] [5] [comedy] [not horror] [90s] [bold] [from my watchlist]"),
        example=N_("5 horror 90s bold"),
    ),
    "pick": CommandText(
        N_("Pick one film by chance, from your watchlist, this server's list and what suits you"),
        {"wishes": N_("What it should be like: horror 90s, from my watchlist, from the list")},
        usage=N_("[comedy] [not horror] [90s] [bold] [from my watchlist]"),
        example=N_("horror from the list"),
    ),
    "similar": CommandText(N_("Show films like one that you name"), _ANY_FILM),
    "predict": CommandText(N_("Say how likely you are to like a film"), _ANY_FILM),
    "why": CommandText(N_("Explain why I recommend a film to you, or why not"), _ANY_FILM),
    "popular": CommandText(
        N_("Show the films that most people like"),
        _FILM_LIST,
        usage=_FILM_LIST_USAGE,
        example=N_("10 comedy since 2010"),
    ),
    "find": CommandText(
        N_("Find films by a part of their title"),
        {"part": N_("Some letters or words of the title")},
        example=N_("lord of"),
    ),
    "movie": CommandText(N_("Show what I know about a film")),
    "movie show": CommandText(N_("Show what I know about a film"), _ANY_FILM),
    "movie add": CommandText(
        N_("Add a film that I don't know, if this server lets you"),
        {
            "title": N_("The title with its year, or a link: Some New Film (2026)"),
            "genres": N_("Its genres, for example: Comedy, Drama"),
        },
        example=N_('"Some New Film (2026)" Comedy, Drama'),
    ),
    "movie remove": CommandText(
        N_("Remove a film that somebody added, if you manage this server"),
        {"title": N_("A film that somebody added")},
    ),
    "dial": CommandText(
        N_("Choose how adventurous your recommendations are"),
        {"position": N_("From familiar to adventurous; without it, I show your dial")},
        example=N_("bold"),
    ),
}

_NIGHTS = {
    "night": CommandText(N_("Show the movie nights that are planned")),
    "night list": CommandText(N_("Show the movie nights that are planned")),
    "night plan": CommandText(
        N_("Plan a movie night in this channel"),
        {
            "when": N_("friday 20:00, in 2 hours or every friday 20:00; without it, 20:00"),
            "title": N_("The film, if you know it already"),
            "where": _PLACE,
        },
        example=N_("friday 20:00 the matrix"),
    ),
    "night series": CommandText(N_("Show the movie nights that repeat; skip dates or stop one")),
    "night shortlist": CommandText(
        N_("Choose films for who is in, for you and others, or for your voice channel"),
        {
            "people": N_("Mention people to choose films for you and them without a movie night"),
            "genre": N_("A kind of film: horror, romcom, not scary; with tags also anime, heist"),
            "years": N_("1994, 90s, 1990-1999 or since 2010"),
            **_NIGHT,
        },
        example=N_("horror 90s"),
    ),
    "night vote": CommandText(
        N_("Open the vote on the shortlist"),
        {
            "kind": N_("How to vote; without it, the way of this server"),
            "closes": N_("When the vote closes, for example: tomorrow 18:00"),
            **_NIGHT,
        },
        example=N_("ranked tomorrow 18:00"),
    ),
    "night close": CommandText(N_("Close the vote now and count it"), _NIGHT),
    "night cancel": CommandText(N_("Cancel a movie night"), _NIGHT),
    "night change": CommandText(
        N_("Move a movie night to another time"),
        {"when": N_("friday 20:00, tomorrow 9pm or in 2 hours"), **_NIGHT},
        example=N_("saturday 21:00"),
    ),
    "night place": CommandText(
        N_("Say where a movie night takes place"), {"where": _PLACE, **_NIGHT}
    ),
    "night suggest": CommandText(
        N_("Suggest films for a movie night"),
        {"title": N_("The film, or several separated by commas"), **_NIGHT},
        example=N_("the matrix"),
    ),
    "night show": CommandText(N_("Show the card of a movie night again"), _NIGHT),
    "night history": CommandText(
        N_("Show past movie nights"), {"page": N_("Which page, the newest first")}
    ),
    "night stats": CommandText(N_("Show the movie nights of this server in a picture")),
}

_OWN_DATA = {
    "privacy": CommandText(N_("Read what I store about you, and decide what it is used for")),
    "export": CommandText(
        N_("Get everything that I store about you as a file only you see"),
        {
            "kind": N_(
                "Everything as JSON, your films as CSV for Letterboxd, or your watchlist as CSV"
            )
        },
        usage=N_("[json|csv|watchlist]"),
        example=N_("csv"),
    ),
    "forget": CommandText(N_("Erase everything that I store about you; I ask once more first")),
    "language": CommandText(
        N_("Show or choose the language that I speak with you"),
        {"choice": N_("English or Korean; or none, as Discord has it")},
        example=N_("English"),
    ),
    "timezone": CommandText(
        N_("Set your own time zone, so that I read the times you type as yours"),
        {
            "place": N_(
                "A city, a country, UTC+2 or EST; none for this server's; without it, I show it"
            )
        },
        usage=N_("[place]"),
        example=N_("Berlin"),
    ),
    "help": CommandText(
        N_("Show what I can do, or explain one command"),
        {"command": N_("The command to explain")},
        example=N_("night plan"),
    ),
}

_SERVER = {
    "setup": CommandText(N_("Set me up for this server in seven questions")),
    "config": CommandText(N_("Show or change the settings of this server")),
    "config show": CommandText(N_("Show the settings of this server")),
    "config set": CommandText(
        N_("Change one setting of this server"),
        {"setting": N_("Which setting"), "value": N_("Its new value")},
        example=N_("time_zone Berlin"),
    ),
    "config log": CommandText(
        N_("Show who changed what, and when"), {"page": N_("Which page, the newest first")}
    ),
}

COMMANDS: Mapping[str, CommandText] = {
    **_TASTES,
    **_IMPORTS,
    **_FILMS,
    **LISTS,
    **_NIGHTS,
    **_OWN_DATA,
    **_SERVER,
    **MODEL,
    **RETRAINING,
    **OWNER,
}
