"""What `matinee doctor` says of what is stored: the folder, the database, the data, the model."""

from datetime import UTC, datetime
from pathlib import Path

from babel.dates import format_datetime

from bot.messages.translation import _, language, ngettext
from bot.messages.wording import limited, number


def directory_read_only(directory: Path) -> str:
    """Say that nothing can be stored."""
    return _("The bot can't write to {directory}.", directory=directory)


def let_bot_write() -> str:
    """Say how the bot gets a place to store things."""
    return _("Let the bot's user write there, or set MATINEE_DATA_DIRECTORY to another folder.")


def directory_writable(directory: Path, *, exists: bool) -> str:
    """Say that things can be stored."""
    if exists:
        return _("The bot can write to {directory}.", directory=directory)
    return _("The bot will create {directory}.", directory=directory)


def free_space(gigabytes: float) -> str:
    """Say how much room there is."""
    return _("{size} GB are free.", size=number(round(gigabytes, 1)))


def make_room() -> str:
    """Say what to do when there is little room."""
    return _("Free some space, or set MATINEE_DATA_DIRECTORY to a folder on another disk.")


def database_new(path: Path) -> str:
    """Say that there is no database yet."""
    return _("The bot creates {path} when it first starts.", path=path)


def database_outdated(place: str) -> str:
    """Say that the database is of an older version."""
    return _("The bot brings {place} up to date when it next starts.", place=place)


def database_remedy() -> str:
    """Say where each problem of a database is described."""
    return _("docs/operations.md says what to do.")


def database_read_only(path: Path) -> str:
    """Say that the database cannot be written."""
    return _("The bot can't write to {path}.", path=path)


def let_bot_write_database() -> str:
    """Say who has to be able to write the database."""
    return _("Let the bot's user write to it.")


def database_whole(place: str, version: str, tastes: int) -> str:
    """Say that the database is undamaged, and what is in it."""
    return ngettext(
        "{place} is intact: version {version}, {count} taste.",
        "{place} is intact: version {version}, {count} tastes.",
        tastes,
        place=place,
        version=version,
        count=limited(tastes),
    )


def data_missing() -> str:
    """Say that there is no data set."""
    return _("There is no MovieLens data set yet.")


def fetched_at_start() -> str:
    """Say where the first data set comes from."""
    return _(
        "The bot fetches ml-latest-small when it first starts. `matinee data get NAME` fetches "
        "another one."
    )


def get_data() -> str:
    """Say how to get a data set."""
    return _("Fetch a data set: `matinee data get ml-latest-small`")


def data_used(folder: Path, reason: str) -> str:
    """Say which data set the next training starts from."""
    return _("{folder}, {reason}.", folder=folder, reason=reason)


def stay_with_set() -> str:
    """Say how to stop the attempts to move on to another set."""
    return _("Fix that, or set MATINEE_BASE to off to stay with this set.")


def no_retraining(problem: str) -> str:
    """Say what works without a data set, and what does not."""
    return _("{problem} The model still works, but can't be retrained.", problem=problem)


def model_damaged() -> str:
    """Say what becomes of a damaged model."""
    return _("The next training replaces it. You may delete its folder.")


def model(version: int, trained_at: datetime, base: str, movies: int, likes: int) -> str:
    """Say which model is in service."""
    return _(
        "Version {version}, trained at {moment} on {base}. Films: {movies}. Likes of people here: "
        "{likes}.",
        version=version,
        moment=format_datetime(trained_at, "y-MM-dd HH:mm 'UTC'", tzinfo=UTC, locale=language()),
        base=base,
        movies=number(movies),
        likes=number(likes),
    )


def no_model(directory: Path) -> str:
    """Say that there is no model."""
    return _("There is no model in {directory} yet.", directory=directory)


def trained_at_start() -> str:
    """Say where the first model comes from."""
    return _("The bot trains one when it starts, which takes seconds to a few minutes.")
