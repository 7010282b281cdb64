"""Years and lengths as people type them: 90s, since 2010, under 2 hours."""

import itertools
import re

from bot.domain.filters.errors import YearsError
from bot.domain.filters.korean import in_english
from bot.domain.filters.list_filter import Span

_FIRST_FILM, _LAST_YEAR = 1870, 2100
_DECADE = re.compile(r"(?:the\s+)?(?:(\d{2})?(\d)0)['’]?s\b")
_DECADE_NAMES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000, "aughts": 2000,
}  # fmt: skip
_NAMED_DECADE = re.compile(rf"(?:the\s+)?({'|'.join(_DECADE_NAMES)})\b")
# "60s and 70s", "80s or 90s"; a "to" or dash means those between, too.
_AND = re.compile(r"\s*(?:and|or|[/&,+])\s*(?:the\s+)?")
_A_DECADE = 10
_TO_DECADE = re.compile(r"(?:\s*(?:–|to|until|through)\s*|-|\s-\s)(?:the\s+)?")
_PART_OF_DECADE = re.compile(r"(?:the\s+)?(?P<part>early|mid|late)[\s-]+")
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}
_BETWEEN = re.compile(r"(?:between\s+|from\s+)?(\d{4})\s*(?:-|–|to|and|until)\s*(\d{4})\b")
_OPEN = re.compile(
    r"(?:(since|from|after|newer than|before|older than|until|up to)\s+|(pre|post)[\s-]*)"
    r"(?:(\d{4})(?![\ds])|(?=(?:the\s+)?\w+s\b))"
)
_AND_OTHERS = re.compile(
    r"(?:(?P<plus>\+(?=[\s,]|$))|\s+(?:(?P<newer>(?:or|and)\s+(?:later|newer|up|after)|onwards?)"
    r"|(?:or|and)\s+(?:earlier|older|before)))(?!\w)"
)
_SINGLE = re.compile(r"\d{4}(?!\d)")
# How far a year that bounds others is from the first or last one that fits.
_FROM = {"since": 0, "from": 0, "after": 1, "newer than": 1, "post": 1}
_TO = {"until": 0, "up to": 0, "before": -1, "older than": -1, "pre": -1}

_AGE_WORD = re.compile(
    r"(?:the\s+)?(?:(?P<new>new|newer|newest|latest|recent)|old[\s-]?school|vintage|old|older|oldest)\b"
)
# What people call new: the last years that a set knows. What they call old: longer ago than this.
_NEW_YEARS, _OLD_YEARS = 5, 35
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_COUNTS = _WORDS | {
    "couple of": 2, "few": _NEW_YEARS, "several": _NEW_YEARS, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})"
_LAST_YEARS = re.compile(
    rf"(?:(?P<none>(?:not|nothing|none)\s+)?(?:from|of|in|within|over|during)\s+)?(?:the\s+)?"
    rf"(?:last|past|previous)\s+(?:{_COUNT}\s+(?:years?|(?P<decades>decades?))|(?P<decade>decade))\b"
)
_AGE_IN_YEARS = re.compile(
    rf"(?:(?P<newer>(?:not?|none)\s+older\s+than|(?:newer|younger)\s+than)|older\s+than)"
    rf"\s+{_COUNT}\s+years?(?:\s+old)?\b"
)
_CENTURY = re.compile(r"(?:the\s+)?(?:(?P<new>21st|twenty[\s-]first|this)|20th|last)\s+century\b")
_CENTURY_BEGAN = 2000

_NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{'|'.join(_WORDS)})"
_BOUND = (
    r"(?P<bound>(?:no\s+|not\s+)?(?:under|below|over|(?:less|more|shorter|longer)\s+than|at\s+most"
    r"|at\s+least|up\s+to|max(?:imum)?|min(?:imum)?|within)|[<>])"
)
_LENGTH = re.compile(
    rf"""(?:(?P<about>about|around|roughly|circa|~)|{_BOUND})?\s*
    (?:(?P<hours>{_NUMBER})(?P<plus>\+)?[\s-]*(?:h(?=\d\d(?!\d))|(?:h|hrs?|hours?)\b)(?:\s*(?:and\s+)?(?P<half>a\s+half))?)?\s*(?:and\s+)?
    (?:(?P<minutes>\d{{1,3}})(?:[\s-]*(?:m|mins?|minutes?)\b|(?<=h\d\d)(?!\d)
        # More than 25 are no number of films.
        |(?(hours)(?:(?<=\s2[6-9])|(?<=\s[345]\d))(?![\w%])|(?!))))?""",
    re.VERBOSE,
)
_LENGTH_BOUND = re.compile(
    r"(?:\s*(?:or\s+(?:less|shorter|under)|tops|(?:max(?:imum)?|at\s+most)(?!\s*\d)"
    r"|(?P<longer>or\s+(?:more|longer|over)|(?:min(?:imum)?|at\s+least)(?!\s*\d)))"
    r"|(?P<plus>(?<!\s)\+(?=[\s,]|$)))(?!\w)"
)
_BARE_MINUTES = re.compile(
    rf"{_BOUND}(?:\s+|(?<=[<>]))(?P<minutes>[6-9]\d|1\d\d|2[0-4]\d)(?![\w%:'-]|[.,]\d"
    r"|\s*(?:h|m|hrs?|mins?|hours?|minutes?|films?|movies?|years?|people)\b)"
)
_FROM_TO = re.compile(
    rf"(?:between\s+|from\s+)?(?P<least>{_NUMBER})\s*(?:-|–|to|or|and)\s*(?P<most>{_NUMBER})[\s-]*"
    r"(?:(?P<hours>h|hrs?|hours?)|m|mins?|minutes?)\b"
)
# A length alone is the time that people have; any other number before "hours" is a title's.
_POSSIBLE_MINUTES, _ABOUT = range(30, 10 * 60), 15
# What people mean by "not too long": about an hour and three quarters, as most films are.
_NOT_LONG = re.compile(
    r"(?:not|nothing|no|(?:do|does|is|are)(?:n'?t|\s+not))(?:(?<!no)\s+long\b|(?:\s+"
    r"(?:a|any\w*|some\w*|films?|movies?|that(?:'s)?|is|are|be|feel|want|like|need|to|watch))*"
    r"\s+(?:too|very|so|that|overly)\s+long(?![\w-]))"
)
# What a short film and one that is not long last at most, and a long one at least.
_SHORT_OR_LONG = re.compile(r"(?:(?P<short>short|quick)|long)(?:er)?(?![\w-]|\s+than)")
_SHORT_MINUTES, _NOT_LONG_MINUTES, _LONG_MINUTES = 95, 105, 140
_LONGER = ("over", "more", "longer", "least", "min", ">")


def match_years(text: str, start: int = 0) -> tuple[Span, int] | None:
    """Read years at a place of a text; return them and where they end. Raises YearsError."""
    part = _PART_OF_DECADE.match(text, start)
    if decade := _match_decade(text, part.end() if part else start):
        year, found = decade
        if part:
            first, last = _PARTS[part["part"]]
            return _checked((year + first, year + last), found)
        years, found = _further_decades(text, [year], found)
        return _and_others((min(years), max(years) + 9), found)
    if between := _BETWEEN.match(text, start):
        return _checked((int(between[1]), int(between[2])), between)
    if half := _OPEN.match(text, start):
        return _match_half(text, half)
    if single := _SINGLE.match(text, start):
        return _and_others((int(single[0]), int(single[0])), single)
    return None


def _match_half(text: str, half: re.Match[str]) -> tuple[Span, int] | None:
    """Read the year or decade behind "since" or "before"; "from the 90s" is all of that decade."""
    word = half[1] or half[2]
    if half[3]:
        first = last = int(half[3])
        found = half
    elif word != "from" and (decade := _match_decade(text, half.end())):
        first, found = decade
        last = first + 9
    else:
        return None
    if word in _FROM:
        return _checked((last + 1 if _FROM[word] else first, None), found)
    return _checked((None, first - 1 if _TO[word] else last), found)


def _and_others(years: tuple[int, int], found: re.Match[str]) -> tuple[Span, int]:
    """Read "+" or "and older" behind years."""
    others = _AND_OTHERS.match(found.string, found.end())
    if others is None:
        return _checked(years, found)
    newer = others["plus"] or others["newer"]
    return _checked((years[0], None) if newer else (None, years[1]), others)


def _further_decades(
    text: str, years: list[int], found: re.Match[str]
) -> tuple[list[int], re.Match[str]]:
    """Read the decades that follow the last of the first `years` without a gap between them."""
    while joined := _TO_DECADE.match(text, found.end()) or _AND.match(text, found.end()):
        other = _match_decade(text, joined.end())
        if other is None:
            break
        before, after = _nearest(years[-1], found, *other)
        if joined.re is _AND and abs(after - before) > _A_DECADE:
            break
        years, found = [*years[:-1], before, after], other[1]
    return years, found


def _nearest(
    year: int, decade: re.Match[str], other: int, next_decade: re.Match[str]
) -> tuple[int, int]:
    """Return the first years of two decades in the centuries that bring them nearest."""
    pairs = itertools.product(_centuries(year, decade), _centuries(other, next_decade))
    return min(pairs, key=lambda pair: abs(pair[1] - pair[0]))


def _centuries(year: int, decade: re.Match[str]) -> list[int]:
    """Return which years a decade may begin in: "20s" of two centuries."""
    guessed = decade.re is _DECADE and not decade[1] and year >= _CENTURY_BEGAN
    return [year, year - 100] if guessed else [year]


def _match_decade(text: str, start: int) -> tuple[int, re.Match[str]] | None:
    """Read "90s" or "nineties" at a place of a text; return the first year, too."""
    if named := _NAMED_DECADE.match(text, start):
        return _DECADE_NAMES[named[1]], named
    if decade := _DECADE.match(text, start):
        century = decade[1] or ("20" if decade[2] in "012" else "19")
        return int(f"{century}{decade[2]}0"), decade
    return None


def match_recent_years(text: str, start: int, newest: int) -> tuple[Span, int] | None:
    """Read "last 5 years" or "not older than a decade" of films up to `newest`, or a century."""
    if last := _LAST_YEARS.match(text, start):
        tens = 10 if last["decades"] or last["decade"] else 1
        first = newest - tens * _count(last["count"]) + 1
        return ((None, first - 1) if last["none"] else (first, None)), last.end()
    if age := _AGE_IN_YEARS.match(text, start):
        first = newest - _count(age["count"]) + 1
        return ((first, None) if age["newer"] else (None, first - 1)), age.end()
    if century := _CENTURY.match(text, start):
        span = (_CENTURY_BEGAN, None) if century["new"] else (None, _CENTURY_BEGAN - 1)
        return span, century.end()
    return None


def _count(typed: str | None) -> int:
    if typed is None:
        return 1
    return int(typed) if typed.isdecimal() else _COUNTS[typed]


def match_age_words(text: str, start: int, newest: int) -> tuple[Span, int] | None:
    """Read "new" or "old" at a place of a text, of films up to `newest`."""
    found = _AGE_WORD.match(text, start)
    if found is None:
        return None
    span = (newest - _NEW_YEARS + 1, None) if found["new"] else (None, newest - _OLD_YEARS)
    return span, found.end()


def read_years(text: str) -> Span:
    """Read 1994, 90s, 1990-1999, since 2010 or before 1960; raises YearsError."""
    typed = " ".join(in_english(text).casefold().split())
    found = match_years(typed)
    if found is None or found[1] != len(typed):
        raise YearsError(text)
    return found[0]


def match_length(text: str, start: int = 0) -> tuple[Span, int] | None:
    """Read "under 2 hours", "at least 90 min" or "90 min" at a place of a text, in minutes."""
    if short := _NOT_LONG.match(text, start):
        return (None, _NOT_LONG_MINUTES), short.end()
    if word := match_length_word(text, start):
        return word
    if both := _FROM_TO.match(text, start):
        minutes_of = 60 if both["hours"] else 1
        least, most = (round(minutes_of * _given(both[each])) for each in ("least", "most"))
        return (least, most), both.end()
    if bare := _BARE_MINUTES.match(text, start):
        return _bounded(int(bare["minutes"]), bare["bound"]), bare.end()
    found = _LENGTH.match(text, start)
    if found is None or not (found["hours"] or found["minutes"]):
        return None
    given = _given(found["hours"] or "0")
    minutes = round(60 * (given + (0.5 if found["half"] else 0))) + int(found["minutes"] or 0)
    if found["bound"] is None:
        return _unbound_length(text, minutes, found)
    return _bounded(minutes, found["bound"]), found.end()


def _bounded(minutes: int, bound: str) -> Span:
    longer = any(word in bound for word in _LONGER) is not bound.startswith(("no ", "not "))
    return (minutes, None) if longer else (None, minutes)


def _unbound_length(text: str, minutes: int, found: re.Match[str]) -> tuple[Span, int] | None:
    """Read what may be behind a length: "or less", which is meant of most, or "or more"."""
    if minutes not in _POSSIBLE_MINUTES:
        return None
    if found["about"]:
        return (minutes - _ABOUT, minutes + _ABOUT), found.end()
    # "30 Minutes or Less" is a film.
    may_be_wish = minutes > _POSSIBLE_MINUTES.start
    bound = _LENGTH_BOUND.match(text, found.end()) if may_be_wish else None
    end = bound.end() if bound else found.end()
    longer = found["plus"] or (bound and (bound["longer"] or bound["plus"]))
    return ((minutes, None) if longer else (None, minutes)), end


def match_length_word(text: str, start: int) -> tuple[Span, int] | None:
    """Read "short" or "long" at a place of a text, in minutes."""
    word = _SHORT_OR_LONG.match(text, start)
    if word is None:
        return None
    return ((None, _SHORT_MINUTES) if word["short"] else (_LONG_MINUTES, None)), word.end()


def opposite(span: Span) -> Span | None:
    """Return what a span leaves out; None where that is more than one span."""
    match span:
        case (None, int(last)):
            return last + 1, None
        case (int(first), None):
            return None, first - 1
    return None


def common(one: Span | None, other: Span) -> Span | None:
    """Return what two spans have in common; None where that is nothing."""
    if one is None:
        return other
    firsts = [each for each in (one[0], other[0]) if each is not None]
    lasts = [each for each in (one[1], other[1]) if each is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    return None if first is not None and last is not None and first > last else (first, last)


def _checked(years: Span, found: re.Match[str]) -> tuple[Span, int]:
    first, last = years
    possible = all(_FIRST_FILM <= year <= _LAST_YEAR for year in years if year is not None)
    if not possible or (first is not None and last is not None and first > last):
        raise YearsError(found[0])
    return years, found.end()


def _given(number: str) -> float:
    """Read what `_NUMBER` matches."""
    return float(_WORDS.get(number, 0) or number.replace(",", "."))
