"""What `matinee titles` says."""

from pathlib import Path
from typing import assert_never

from bot.domain.films.title_file import MAX_TITLE, RefusedLine, TitleProblem
from bot.messages.translation import _, ngettext
from bot.messages.wording import number


def added(titles: int, films: int, known: int) -> str:
    """Say what was added, and how many titles there are now."""
    return _(
        "Titles read: {titles}, of {films} films. Kept now: {known}. The bot knows them when it "
        "next starts.",
        titles=number(titles),
        films=number(films),
        known=number(known),
    )


def removed(titles: int, films: int, known: int) -> str:
    """Say what was removed, and how many titles are left."""
    return _(
        "Titles taken away: {titles}, of {films} films. Kept now: {known}. The bot forgets them "
        "when it next starts.",
        titles=number(titles),
        films=number(films),
        known=number(known),
    )


def refused(line: RefusedLine) -> str:
    """Say why a line was not taken."""
    match line.problem:
        case TitleProblem.NO_TAB:
            return _(
                "Line {line}: there is no tab between the title and the IMDb number.",
                line=line.line,
            )
        case TitleProblem.NO_TITLE:
            return _("Line {line}: there is no title.", line=line.line)
        case TitleProblem.TOO_LONG:
            return _(
                "Line {line}: the title has more than {limit} characters.",
                line=line.line,
                limit=MAX_TITLE,
            )
        case TitleProblem.NO_NUMBER:
            return _(
                "Line {line}: what follows the title is no IMDb number such as tt0133093.",
                line=line.line,
            )
    assert_never(line.problem)


def more_refused(lines: int) -> str:
    """Say that further lines were not taken."""
    return ngettext(
        "{number} more line was not taken.", "{number} more lines were not taken.", lines
    )


def no_titles(file: Path) -> str:
    """Say that a file has no title."""
    return _(
        "{file} has no title that can be taken, so nothing was changed. Write a title, a tab "
        "and an IMDb number on each line.",
        file=file,
    )


def bot_running() -> str:
    """Say that a running bot has the database."""
    return _(
        "The bot is running on this database. Stop it, run this command again, then start the bot."
    )


def unreadable(file: Path, reason: str) -> str:
    """Say that a file cannot be read."""
    return _(
        "{file} can't be read: {reason}. Name a file that is there and that you may read.",
        file=file,
        reason=reason,
    )


def not_utf8(file: Path) -> str:
    """Say that a file is no text."""
    return _("{file} is not a text file in UTF-8. Save it as UTF-8, then try again.", file=file)


def too_large(file: Path, megabytes: int) -> str:
    """Say that a file is too large."""
    return _("{file} is larger than {megabytes} MB.", file=file, megabytes=megabytes)
