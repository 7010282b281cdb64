"""Titles joined by words ("a and also b"), as opposed to titles that contain such words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from recommender import Movie
from recommender.titles import MatchResult, MatchStatus, TitleMatcher
from recommender.titles.aliases import LEADING_ARTICLES
from recommender.titles.lexicon import CHAT, EVERYDAY, FILLER, SITE
from recommender.titles.normalise import words_of
from recommender.titles.people_names import NAMES


@dataclass(frozen=True, slots=True)
class Joined:
    """A text, and its parts to the left and right of the joining words.

    `strong` words are in hardly any title ("and also").
    """

    text: str
    left: str
    right: str
    strong: bool


IsOneTitle = Callable[[str], bool]
# Whether both parts name films of their own.
AreApart = Callable[[Joined], bool]

# A title is put together again from so many parts at most ("me and earl and the dying girl").
_MOST_PARTS = 4
# A text with more joins than this is split only where every part is a title.
_MOST_WEIGHED = 5
_STRONG = (
    r"\s*(?:\band|&|\+)\s+(?:also|then|even|finally|lastly)\s+"
    r"|\s+(?:as\s+well\s+as|along\s+with|together\s+with)\s+"
    r"|(?:\s+그리고|이?랑|\s*하고)\s+(?:또한?|그리고)\s+"
)
_WEAK = r"\s+(?:and|&|\+|/|plus|also|then|그리고|하고|및|또한?)\s+|(?:이?랑|하고|와|과)\s+"
# What follows a year, if it has letters: "the matrix 1999 titanic".
_AFTER_YEAR = r"(?:(?<=\b[12]\d{3})|(?<=\([12]\d{3}\)))\s+(?=[^,;]*[^\W\d_])"
_JOIN = re.compile(rf"(?P<strong>{_STRONG})|{_WEAK}|(?P<year>{_AFTER_YEAR})", re.IGNORECASE)
_ALSO = r"(?:(?:and|&)\s+(?:(?:also|then|finally|lastly)\s+)?)?"
_JOIN_OR_COMMA = re.compile(rf",\s*{_ALSO}|{_STRONG}|{_WEAK}|{_AFTER_YEAR}", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:and|&)(?:\s+(?:also|then|finally|lastly))?|also|then|plus|그리고(?:\s+또한?)?|또한?)\s+",
    re.IGNORECASE,
)
_BOTH = re.compile(r"^both\s+", re.IGNORECASE)
_TOO = re.compile(r"(?:,?\s+(?:too|also|as\s+well)|(?<=\w)도)$", re.IGNORECASE)
_NUMBER = r"(?:(?:part|pt\.?|vol\.?|volume)\s+)?([12]\d{3}|\d{1,2}|[iv]{1,3}|ix)"
_AND = r"(?:,|,?\s*\band|&|\+|\bplus|그리고|이?랑|하고|와|과)(?:\s+also)?"
# Two years need nothing between them: "blade runner 1982 2049".
_AND_NUMBER = rf"(?:\s*{_AND}\s*|(?<=\b[12]\d{{3}})\s+(?=[12]\d{{3}}\b)){_NUMBER}"
_SERIES = re.compile(
    rf"(?P<stem>[^,;]*?[^\W\d_][^,;]*?)(?<=[\w'!?.])\s+{_NUMBER}(?P<more>(?:{_AND_NUMBER})+)",
    re.IGNORECASE,
)
_FURTHER = re.compile(_AND_NUMBER, re.IGNORECASE)
_NO_TITLE = FILLER | CHAT | SITE | EVERYDAY | NAMES
_ALIKE = 75.0


def joined_parts(text: str) -> list[str]:
    """Return the joined parts of a text."""
    joins = list(_JOIN.finditer(text))
    starts = [0, *(join.end() for join in joins)]
    ends = [*(join.start() for join in joins), len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def numbered_titles(text: str) -> list[str]:
    """Return the titles in a text such as "toy story 1, 2 and 3"; empty for other texts."""
    found = _SERIES.fullmatch(text.strip())
    if found is None:
        return []
    more = _FURTHER.finditer(found.string, found.start("more"))
    numbers = (found[2], *(each[1] for each in more))
    return [f"{found['stem']} {'1' if each in 'iI' else each}" for each in numbers]


def without_join(title: str, is_one_title: IsOneTitle) -> str:
    """Return a text such as "and also c" or "c too" without its joining words."""
    if is_one_title(title):
        return title
    return _without_too(_LEADING.sub("", title, count=1), is_one_title)


def _without_too(title: str, is_one_title: IsOneTitle) -> str:
    shorter = _TOO.sub("", title)
    return shorter if shorter != title and is_one_title(shorter) else title


def split_joined(title: str, is_one_title: IsOneTitle, are_apart: AreApart) -> list[str]:
    """Split "a and b" into its titles, unless it is a title itself."""
    joins = list(_JOIN.finditer(title))
    if not joins or is_one_title(title):
        return [title]
    if runs := _all_titles(title, joins, is_one_title):
        return runs
    if len(joins) > _MOST_WEIGHED:
        return [title]
    words = [join for join in joins if join["year"] is None]
    for join in sorted(words, key=lambda each: each["strong"] is None):
        left = _BOTH.sub("", title[: join.start()].strip())
        right = _without_too(title[join.end() :].strip(), is_one_title)
        joined = Joined(title, left, right, strong=join["strong"] is not None)
        if left and right and are_apart(joined):
            parts = (split_joined(part, is_one_title, are_apart) for part in (left, right))
            return [each for part in parts for each in part]
    return [title]


def split_with_commas(
    text: str, is_one_title: IsOneTitle, split_rest: Callable[[str], list[str]]
) -> list[str]:
    """Split "a, b and c" where "a, b" is one title; empty where commas only separate titles.

    `split_rest` splits what is on either side of it, whether that is known or not.
    """
    if "," not in text or not _JOIN.search(text) or is_one_title(text):
        return []
    joins = list(_JOIN_OR_COMMA.finditer(text))
    if runs := _all_titles(text, joins, is_one_title):
        return runs
    starts = [0, *(join.end() for join in joins)]
    ends = [*(join.start() for join in joins), len(text)]
    for first, start in enumerate(starts):
        for last in range(min(first + _MOST_PARTS, len(starts)) - 1, first, -1):
            title = text[start : ends[last]].strip()
            if "," in title and is_one_title(title):
                left = text[: ends[first - 1]] if first else ""
                right = text[starts[last + 1] :] if last + 1 < len(starts) else ""
                return [*split_rest(left), title, *split_rest(right)]
    return []


def _all_titles(
    title: str, joins: Sequence[re.Match[str]], is_one_title: IsOneTitle
) -> list[str] | None:
    """Return the longest runs of joined parts that are titles; None if one part is in none.

    "Closer and Closer" is no list.
    """
    starts = [0, *(join.end() for join in joins)]
    ends = [*(join.start() for join in joins), len(title)]
    titles: list[str] = []
    first = 0
    while first < len(starts):
        for last in range(min(first + _MOST_PARTS, len(starts)) - 1, first - 1, -1):
            part = title[starts[first] : ends[last]].strip()
            part = part if first else _BOTH.sub("", part)
            part = _without_too(part, is_one_title) if last == len(ends) - 1 else part
            if is_one_title(part):
                titles.append(part)
                first = last + 1
                break
        else:
            return None
    return titles if len(set(titles)) == len(titles) else None


def are_two_films(matcher: TitleMatcher, joined: Joined) -> bool:
    """Whether both parts of a text name a film, and the whole text would lose one of them."""
    found = matcher.match(joined.text)
    words = [*_telling(joined.left), *_telling(joined.right)]
    if any(_holds(movie, words) for movie in found.movies[:5]):
        return False
    parts = [(part, matcher.match(part)) for part in (joined.left, joined.right)]
    clear = [result.movie for _, result in parts if result.movie is not None]
    if len(clear) == len(parts) and clear[0] == clear[1]:
        return False
    lost = found.movie is not None and found.movie in clear
    known = any(result.status is not MatchStatus.NONE for _, result in parts)
    return (lost or (joined.strong and known)) and all(_may_be_title(*part) for part in parts)


def _may_be_title(text: str, result: MatchResult) -> bool:
    """Whether a text names a film or may be the title of an unknown one."""
    words = _telling(text)
    return result.status is not MatchStatus.NONE or (bool(words) and _NO_TITLE.isdisjoint(words))


def _telling(text: str) -> list[str]:
    words = words_of(text)
    return [word for word in words if word not in LEADING_ARTICLES] or words


def holds_all(movie: Movie, text: str) -> bool:
    """Whether a film's title has all the words of a text, but for a few letters and articles."""
    return _holds(movie, _telling(text))


def _holds(movie: Movie, words: Sequence[str]) -> bool:
    """Whether a film's title has each of the words, as often as they are typed."""
    names = (movie.label, *movie.alternative_titles)
    left = [word for name in names for word in words_of(name)]
    for word in words:
        alike = next((each for each in left if _is_word(word, each)), None)
        if alike is None:
            return False
        left.remove(alike)
    return True


def are_same_words(text: str, name: str) -> bool:
    """Whether a text has the words of a name in its order, but for a few letters of each."""
    typed, words = words_of(text), words_of(name)
    return len(typed) == len(words) and all(map(_is_word, typed, words))


def _is_word(typed: str, word: str) -> bool:
    if typed.isdecimal() or word.isdecimal():
        return typed == word
    return fuzz.ratio(typed, word) >= _ALIKE
