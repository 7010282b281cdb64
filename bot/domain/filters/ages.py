"""Age ratings as people type them: rated PG-13, fsk 12, for 8 year olds, under 12."""

import re

# The age that the usual letters stand for; `bot.domain.films.ages` compares whole systems.
_LETTERS = {"g": 0, "u": 0, "pg": 8, "pg13": 13, "r": 17, "nc17": 18}
_AGE = re.compile(
    r"""(?:rated|rating|fsk|age[sd]?|up\s+to\s+(?:age|rated|fsk))\s*(?:up\s+to\s+)?
        (?P<rating>pg-?13|nc-?17|pg|g|u|r|\d{1,2}(?:\s*(?:-|–|to)\s*\d{1,2})?)(?![\w-])
    | (?P<letters>pg-?13|nc-?17)(?![\w-])
    | (?:for\s+)?(?P<years>\d{1,2})(?:\s*(?:-|–|to|or|and)\s*\d{1,2})?
        [\s-]*(?:(?:years?|yrs?)[\s-]*olds?|y/?o)\b
    | (?:under|below)\s+(?P<under>1?\d)s?(?![\w.,:'-]|\s*(?:h|m|hrs?|mins?|hours?|minutes?)\b)""",
    re.VERBOSE,
)


def match_age(text: str, start: int = 0) -> tuple[int, int] | None:
    """Read an age rating at a place of a text; return the age and where it ends."""
    found = _AGE.match(text, start)
    if found is None:
        return None
    if found["under"]:
        return max(int(found["under"]) - 1, 0), found.end()
    rating = found["rating"] or found["letters"] or found["years"]
    youngest = re.match(r"\d+", rating)
    return int(youngest[0]) if youngest else _LETTERS[rating.replace("-", "")], found.end()
