"""What Matinee says of MovieLens data sets: which there are, which is used, what went wrong."""

from collections.abc import Mapping
from functools import singledispatch
from typing import assert_never

from bot.datasets import errors
from bot.datasets.choice import ChoiceReason
from bot.messages.translation import N_, _, ngettext
from bot.messages.wording import listed, number
from recommender import Movie

# What is in each set that can be fetched, by its name.
SETS = {
    "ml-latest-small": N_("100,836 ratings of 9,742 films up to 2018; 1 MB, good to begin with"),
    "ml-1m": N_("1,000,209 ratings of 3,883 films up to 2000; 6 MB"),
    "ml-100k": N_("100,000 ratings of 1,682 films up to 1998; 5 MB"),
    "ml-25m": N_("25 million ratings of 62,423 films up to 2019; 262 MB"),
    "ml-32m": N_("32 million ratings of 87,585 films up to 2023; 239 MB, the largest and newest"),
}


def sets() -> str:
    """Describe the sets that can be fetched."""
    return "; ".join(f"{name}: {_(content)}" for name, content in SETS.items())


def terms() -> str:
    """Return the terms of use of a set that comes without its own."""
    return _(
        "MovieLens is made by GroupLens at the University of Minnesota. You may use it for "
        "research, but not to earn money, and you may not suggest that they endorse you. Most sets "
        "must not be passed on. Details: https://grouplens.org/datasets/movielens/"
    )


def terms_heading(name: str) -> str:
    """Head the terms of use of a set."""
    return _("Terms of use of {name}", name=name)


def already_there(name: str) -> str:
    """Say that a set need not be fetched."""
    return _("{name} is already there.", name=name)


def fetching(name: str) -> str:
    """Say that a set is fetched because there is none."""
    return _("There is no MovieLens data set here yet. Fetching {name} from GroupLens.", name=name)


def taking_package(problem: str) -> str:
    """Say that a Python package is tried instead; `problem` says why."""
    return _("{problem} Taking ml-100k from the Python package recbole instead.", problem=problem)


def package_has_only(packaged: str, name: str) -> str:
    """Say which set comes in a package."""
    return _("--package has only {packaged}, not {name}.", packaged=packaged, name=name)


def reason(why: ChoiceReason) -> str:
    """Say in a few words why a folder was taken."""
    match why:
        case ChoiceReason.OPTION:
            return _("named with --data")
        case ChoiceReason.SETTING:
            return _("named in MATINEE_MOVIELENS")
        case ChoiceReason.FETCHED_EARLIER:
            return _("fetched earlier")
        case ChoiceReason.FETCHED_NOW:
            return _("fetched from GroupLens")
        case ChoiceReason.PACKAGED:
            return _("from a Python package, because GroupLens could not be reached")
        case never:
            assert_never(never)


@singledispatch
def dataset_error(error: errors.DatasetUnavailableError) -> str:
    """Return what to tell the owner about an error of `bot.datasets`."""
    raise error


@dataset_error.register
def unreachable(error: errors.UnreachableError) -> str:
    """Say that a site does not answer."""
    return _(
        "{address} can't be reached ({reason}). Check the connection, then run the same command "
        "again; it keeps what has arrived.",
        address=error.address,
        reason=error.reason,
    )


@dataset_error.register
def refused(error: errors.DownloadRefusedError) -> str:
    """Say that a site does not hand a set out."""
    return _(
        "{address} answered with HTTP status {status} instead of the data set.",
        address=error.address,
        status=error.status,
    )


@dataset_error.register
def interrupted(error: errors.InterruptedDownloadError) -> str:
    """Say that a download can continue."""
    return _(
        "{address} stopped after {received} of {expected} bytes. Run the same command again to "
        "continue from there.",
        address=error.address,
        received=number(error.received),
        expected=number(error.expected),
    )


@dataset_error.register
def wrong_content(error: errors.WrongContentError) -> str:
    """Say that what arrived was thrown away."""
    return _("{fault} I threw it away and used nothing of it.", fault=_fault(error))


def _fault(error: errors.WrongContentError) -> str:
    source, detail, limit = error.source, error.detail, number(error.limit)
    match error.fault:
        case errors.ContentFault.NOT_A_ZIP:
            return _("{source} is not a readable zip ({detail}).", source=source, detail=detail)
        case errors.ContentFault.OUTSIDE:
            return _(
                "{source} wants to write outside its folder: {file}.", source=source, file=detail
            )
        case errors.ContentFault.LACKS:
            return _("{source} has no {file}.", source=source, file=detail)
        case errors.ContentFault.FILE_TOO_LARGE:
            return _(
                "{source} has a {file} of more than {limit} bytes.",
                source=source,
                file=detail,
                limit=limit,
            )
        case errors.ContentFault.TOO_LARGE:
            return _("{source} is larger than {limit} bytes.", source=source, limit=limit)
        case errors.ContentFault.OTHER_HASH:
            return _(
                "{source} is not the published file (its sha256 is {hash}).",
                source=source,
                hash=detail,
            )
        case errors.ContentFault.WRONG_ROW:
            return _(
                "Line {line} of {source} doesn't have four columns.", line=detail, source=source
            )
        case never:
            assert_never(never)


@dataset_error.register
def disk(error: errors.DiskError) -> str:
    """Say which file cannot be written or read."""
    return _("{path}: {reason}.", path=error.path, reason=error.reason)


@dataset_error.register
def no_room(error: errors.NoRoomError) -> str:
    """Say that the disk is too small for a set."""
    return _(
        "{name} needs {needed} MB on the disk, and {free} MB are free.",
        name=error.name,
        needed=number(error.needed),
        free=number(error.free),
    )


@dataset_error.register
def no_memory(error: errors.NoMemoryError) -> str:
    """Say that the memory is too small to learn from a set."""
    return _(
        "Learning from {name} needs {needed} MB of memory, and a run may take {free} MB here.",
        name=error.name,
        needed=number(error.needed),
        free=number(error.free),
    )


@dataset_error.register
def unknown_set(error: errors.UnknownSetError) -> str:
    """Say which sets there are."""
    return _(
        "There is no data set '{name}'. The sets are {known}.",
        name=error.name,
        known=listed(error.known),
    )


@dataset_error.register
def no_data(_error: errors.NoDataSetError) -> str:
    """Say how to get a data set."""
    return _(
        "There is no MovieLens data set yet. Fetch one with `matinee data get ml-latest-small`, or "
        "name a folder in MATINEE_MOVIELENS."
    )


@dataset_error.register
def missing_folder(error: errors.MissingFolderError) -> str:
    """Say that the settings name nothing."""
    return _(
        "MATINEE_MOVIELENS names {named}, which is neither a folder here nor a set that `matinee "
        "data get` fetched.",
        named=error.named,
    )


@dataset_error.register
def package(error: errors.PackageError) -> str:
    """Say what pip said."""
    if error.reason:
        return _(
            "pip can't fetch the package with {name}: {reason}",
            name=error.name,
            reason=error.reason,
        )
    return _(
        "pip can't fetch the package with {name}; it ended with status {status}.",
        name=error.name,
        status=error.status,
    )


def description_rows(rating: str) -> Mapping[str, str]:
    """Return the names of the lines of a description, by what they count."""
    return {
        "rows": _("ratings"),
        "kept": _("ratings of at least {rating}", rating=rating),
        "users": _("people"),
        "movies": _("films rated"),
        "timestamps": _("timestamps"),
        "missing": _("missing values"),
        "removed": _("people left out"),
    }


def share_kept(percent: str) -> str:
    """Say which share of the ratings is left."""
    return _("({percent} kept)", percent=percent)


def after_filter(count: int) -> str:
    """Say how many are left."""
    return _("({count} after the filter)", count=number(count))


def films_after_filter(count: int, listed_films: int) -> str:
    """Say how many films are left, of how many in the list of films."""
    return _(
        "({count} after the filter, {listed} listed)",
        count=number(count),
        listed=number(listed_films),
    )


def timestamps(*, present: bool) -> str:
    """Say whether a set knows when ratings were given."""
    return _("yes") if present else _("none")


def missing_values(counts: Mapping[str, int]) -> str:
    """Count the gaps of each column."""
    return ", ".join(f"{column} {number(count)}" for column, count in counts.items())


def popular_heading(count: int, rating: str) -> str:
    """Head the list of the most popular films."""
    return _(
        "The {count} most popular films, by how many people rated them at least {rating}",
        count=number(count),
        rating=rating,
    )


def popular_line(place: int, count: int, movie: Movie) -> str:
    """Return one line of the most popular films."""
    return f"{place:>3}. {count:>7,}  {movie.label}"


def left_out(user_id: int, ratings: int, highest: str) -> str:
    """Say why nothing can be learned from a person."""
    return ngettext(
        "person {user}: {number} rating, none above {highest}",
        "person {user}: {number} ratings, none above {highest}",
        ratings,
        user=user_id,
        highest=highest,
    )


def more(count: int) -> str:
    """Say how many were not named."""
    return _("and {count} more", count=number(count))
