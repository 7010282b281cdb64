"""What `matinee evaluate` says of its progress and its options."""

from collections.abc import Iterable
from pathlib import Path

from bot.messages.translation import _
from bot.messages.wording import either, listed


def evaluating() -> str:
    """Head the progress of an evaluation."""
    return _("Measuring")


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
