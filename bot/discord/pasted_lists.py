"""Films out of a list that somebody pastes: numbered, with bullets, or rows of another site.

Numbers, dates and links around a title are no titles; stars beside one are kept.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.nights.times.words import MONTHS
from bot.domain.ratings import read_ratings
from bot.domain.tastes import MAX_STARS
from bot.domain.titles import RatingError

IsOneTitle = Callable[[str], bool]

_BULLET = r"[•‣▪◦●○■∙→➤►▶✓✔✅☑☐❌🥇🥈🥉🏅🔟]\ufe0f?|\d\ufe0f?\u20e3"
_MARKER = re.compile(
    rf"\s*(?:{_BULLET}|(?:[-*+>~–—]+|\d{{1,3}}[.)]+|[a-zA-Z]\)|#\d{{1,3}})(?=\s)|\[[ xX]?\])\s*"
)
_NUMBERED = re.compile(r"\s*\(?#?(\d{1,3})(?:\s*[.):-]+\s*|\s+)(?=\S)")
_HEADING = re.compile(r".*:\s*|.*\btop\s?\d+\b.*", re.IGNORECASE)
_INLINE_NUMBER = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.)]\s+(?=\S)")
_INLINE_BULLET = re.compile(rf"\s*(?:{_BULLET})\s*")
_LINK = re.compile(r"<?https?://[^\s>,;]+>?|\b(?:boxd\.it|letterboxd\.com)/\S+")
_NAMED_LINK = re.compile(r"\[([^\]]+)\]\(<?https?://[^)]*\)")
_MONTHS = [*MONTHS, "märz", "février", "févr", "août", "décembre", "déc"]
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[T ][\d:.]+Z?)?|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})"
    rf"|\b(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{_MONTH})\s\d{{4}}",
    re.IGNORECASE,
)
_LINK_AT_END, _DATE_AT_END = (
    re.compile(rf"^(?:{each.pattern})|(?:{each.pattern})$", re.IGNORECASE)
    for each in (_LINK, _DATE)
)
_YEAR = re.compile(r"\(?((?:18|19|20)\d{2})\)?")
_NUMBER = re.compile(r"[#(]?\d+(?:[.,]\d+)?[.)%]?")
_STARS_ALONE = re.compile(r"(?:[★⭐]\ufe0f?)+½?|½")
_SITES_NUMBER = re.compile(r"tt\d{7,8}")
_ROW_START = re.compile(
    rf"(?:(?<=\s)|^)(?:(?:{_DATE.pattern})|tt\d{{7,8}})(?=[,;\t])", re.IGNORECASE
)
_SITES_HEADINGS = {"name", "title", "const", "url", "year", "date", "rating"}
_ENDS = " \t-–—|:,·✓✔✅☑❌"


@dataclass(frozen=True, slots=True)
class ListedTitle:
    """A title of a list, with its stars if any; `whole` where commas are part of it."""

    title: str
    stars: float | None = None
    whole: bool = False


def pasted_titles(text: str, is_one_title: IsOneTitle) -> list[ListedTitle] | None:
    """Return the titles of a pasted list; None for a text that is none.

    `is_one_title` says whether a text is a single known title.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text and is_one_title(text):
        return None
    lines = _without_heading([line for line in _lines(text) if line.strip()], is_one_title)
    rows, titles = [_row(line) for line in lines], _without_numbers(lines)
    if len(lines) < 2 and rows == [None] and titles == lines and not _has_surroundings(text):
        return None
    found: list[ListedTitle] = []
    for line, row in zip(titles, rows, strict=True):
        if row is not None:
            found += row
        else:
            _add(found, line, is_one_title)
    return found or None


def _lines(text: str) -> list[str]:
    """Break a text into lines; a slash command's option has its line breaks replaced by blanks."""
    if "\n" in text:
        return text.splitlines()
    numbers = list(_INLINE_NUMBER.finditer(text))
    if len(numbers) > 1 and [int(each[1]) for each in numbers] == [*range(1, len(numbers) + 1)]:
        starts = [each.start() for each in numbers]
        ends = [*starts[1:], len(text)]
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]
    if len(rows := _rows_apart(text)) > 1:
        return rows
    if text.lstrip().startswith("- "):
        return text.lstrip()[2:].split(" - ")
    return _INLINE_BULLET.split(text)


def _without_heading(lines: Sequence[str], is_one_title: IsOneTitle) -> Sequence[str]:
    """Leave out what stands above a list: "My top 3:"."""
    heading = lines and _HEADING.fullmatch(lines[0]) and not _MARKER.match(lines[0])
    listed = lines[1:]
    marked = all(_MARKER.match(line) or _NUMBERED.match(line) for line in listed)
    return listed if heading and listed and marked and not is_one_title(lines[0]) else lines


def _rows_apart(text: str) -> list[str]:
    """Break rows of another site apart, each of which begins with a date or a site's number.

    What comes before the first must be headings, and what begins a row must end no other.
    """
    starts = [each.start() for each in _ROW_START.finditer(text)]
    rows = [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]
    heading = text[: starts[0]].strip() if starts else ""
    if not all(map(_row, rows)) or (heading and _row(heading) != []):
        return []
    return rows


def _has_surroundings(line: str) -> bool:
    """Whether a link, a date or stars come before or behind other words."""
    line = line.strip()
    rest = _DATE_AT_END.sub("", _LINK_AT_END.sub("", line))
    beside = rest != line and any(letter.isalnum() for letter in rest)
    return bool(beside or _NAMED_LINK.fullmatch(line) or set(line) & set("★⭐"))


def _without_numbers(lines: Sequence[str]) -> list[str]:
    """Take bullets and the numbers of a list away; a title's own number stays."""
    counted = [each for line in lines if (each := _NUMBERED.match(line))]
    numbers = [int(each[1]) for each in counted]
    if len(lines) > 1 and numbers == [*range(1, len(lines) + 1)]:
        return [each.string[each.end() :] for each in counted]
    return [_without_marker(line) for line in lines]


def _without_marker(line: str) -> str:
    """Take marks off; the day of "5. Januar 2024" is none."""
    while (marker := _MARKER.match(line)) and line[marker.end() :].strip():
        if _DATE.match(line.lstrip()):
            return line
        line = line[marker.end() :]
    return line


def _row(line: str) -> list[ListedTitle] | None:
    """Read a row of another site's table; None where it is none, empty for its headings."""
    fields = _fields(line)
    if len(fields) > 2 and len({each.casefold() for each in fields} & _SITES_HEADINGS) > 1:
        return []
    telling = [each for each in fields if _DATE.fullmatch(each) or _LINK.fullmatch(each)]
    if len(fields) < 3 or not (telling or _SITES_NUMBER.fullmatch(fields[0])):
        return None
    words = list(_words(fields))
    if not words:
        return []
    if stars := _imdb_stars(fields):
        return [ListedTitle(words[0], stars, whole=True)]
    place = fields.index(words[0])
    year = next((each for each in fields[place + 1 : place + 2] if _YEAR.fullmatch(each)), "")
    title = f"{words[0]} ({year})" if year else words[0]
    stars = _row_stars(fields[place + (2 if year else 1) :])
    return [ListedTitle(title, stars, whole=True)]


def _fields(line: str) -> list[str]:
    sign = next((sign for sign in "\t;" if line.count(sign) > 1), ",")
    return [each.strip() for each in next(csv.reader([line], delimiter=sign), [])]


def _words(fields: Sequence[str]) -> Iterator[str]:
    """Yield the fields that may be a title; a number in front counts the rows or is a rating."""
    in_front = True
    for each in fields:
        strange = _DATE.fullmatch(each) or _LINK.fullmatch(each) or _SITES_NUMBER.fullmatch(each)
        if each and not strange and not (in_front and re.fullmatch(r"\d{1,2}", each)):
            yield each
            in_front = False


def _row_stars(fields: Sequence[str]) -> float | None:
    """Return the stars of a row: halves from 0.5 to 5."""
    for each in fields:
        if re.fullmatch(r"[0-5](?:\.[05])?", each) and 0 < float(each) <= MAX_STARS:
            return float(each)
    return None


def _imdb_stars(fields: Sequence[str]) -> float | None:
    """Return the stars of a row of IMDb's ratings: number, rating out of ten, day of the rating."""
    if _SITES_NUMBER.fullmatch(fields[0]) and _DATE.fullmatch(fields[2]):
        return int(fields[1]) / 2 if re.fullmatch("[1-9]|10", fields[1]) else None
    return None


def _add(found: list[ListedTitle], line: str, is_one_title: IsOneTitle) -> None:
    """Add what a line says: a title, or the year or the stars of the one before."""
    line = _NAMED_LINK.sub(r"\1", line).strip()
    rest = _DATE.sub(" ", _LINK.sub(" ", line)).strip(_ENDS)
    if not any(letter.isalnum() or letter in "★⭐½" for letter in rest):
        if not found and any(letter.isalnum() for letter in line) and not _DATE.fullmatch(line):
            found.append(ListedTitle(line))  # a link alone may name a film
        return
    if found and _STARS_ALONE.fullmatch(rest):
        found[-1] = replace(found[-1], stars=_signs(rest))
        return
    year = _YEAR.fullmatch(rest)
    if found and year and is_one_title(f"{found[-1].title} ({year[1]})"):
        found[-1] = replace(found[-1], title=f"{found[-1].title} ({year[1]})")
        return
    if found and _NUMBER.fullmatch(rest) and not is_one_title(rest):
        return
    found.append(_rated(rest, is_one_title))


def _rated(text: str, is_one_title: IsOneTitle) -> ListedTitle:
    """Take stars off a title, unless they belong to it."""
    try:
        reading = read_ratings(text)[0]
    except RatingError:
        return ListedTitle(text)
    signs = any(letter in "★⭐" for letter in text)
    several = any(sign in reading.title for sign in ",;")
    if reading.number or not ((signs and not several) or is_one_title(reading.title)):
        return ListedTitle(text)
    return ListedTitle(reading.title, reading.stars)


def _signs(text: str) -> float | None:
    """Return the stars that signs count; None where they are too many."""
    stars = text.count("★") + text.count("⭐") + (0.5 if "½" in text else 0)
    return stars if stars <= MAX_STARS else None
