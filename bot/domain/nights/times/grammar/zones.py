"""Zones of time: offsets, abbreviations, and the names of places."""

import re

from bot.domain.nights.times import patterns
from bot.domain.nights.times.pieces import Found, Zone
from bot.domain.text import plain_letters
from bot.domain.zone_tables import ABBREVIATIONS
from bot.domain.zones import find_zones

MAX_PLACE_WORDS = 3
# Words before the name of a place: "9pm in the USA", "20h au Canada", "8pm time in Brazil".
BEFORE_PLACES = frozenset(
    ("time", "in", "the", "of", "den", "der", "en", "au", "aux", "a", "el", "la", "los")
)


def zone(text: str, at: int) -> Found | None:
    """Read "UTC+2", "EST", "Berlin time", "hora de México"."""
    if match := patterns.OFFSET.match(text, at) or patterns.ISO_OFFSET.match(text, at):
        found = find_zones(match[0])
        return ((Zone(found),), match.end()) if found else None
    for pattern in (patterns.PLACE_BEFORE, patterns.PLACE_BEHIND):
        if match := pattern.match(text, at):
            # German makes adjectives of cities: Pariser, Wiener, Tokioter Zeit.
            names = (match[1], match[1].removesuffix("er"), match[1].removesuffix("ter"))
            found = next(filter(None, map(find_zones, names)), ())
            if found:
                return (Zone(found),), match.end()
    if match := patterns.ABBREVIATION.match(text, at):
        found = find_zones(match[1]) if match[1] in ABBREVIATIONS else ()
        return ((Zone(found),), match.end()) if found else None
    return None


def city(text: str, at: int) -> Found | None:
    """Read a city of two words or more, which is hardly the title of a film."""
    for count in range(MAX_PLACE_WORDS, 1, -1):
        match = re.compile(rf"[a-z.'-]+(?:\s[a-z.'-]+){{{count - 1}}}{patterns.END}").match(
            text, at
        )
        found = find_zones(match[0]) if match else None
        if match and found:
            return (Zone(found),), match.end()
    return None


def place_alone(text: str) -> Zone | None:
    """Read what is left of a time, if it is nothing but a place: "australia", "in the usa"."""
    plain = plain_letters(text)
    if (found := zone(plain, 0)) and found[1] == len(plain) and isinstance(found[0][0], Zone):
        return found[0][0]
    names = plain.split()
    for start in range(len(names)):
        if there := find_zones(" ".join(names[start:])):
            return Zone(there)
        if names[start] not in BEFORE_PLACES:
            break
    return None
