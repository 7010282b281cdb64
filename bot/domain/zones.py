"""Time zones as people name them: offsets, abbreviations, cities and countries.

Offsets mean what people mean: "GMT+2" is two hours ahead, although the database of zones has a
zone of that name which is two hours behind.
"""

import re
import zoneinfo
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from bot.domain.text import plain_letters
from bot.domain.zone_tables import (
    ABBREVIATIONS,
    CAPITALS,
    COUNTRIES,
    COUNTRY_CLOCKS,
    DEMONYMS,
    NICKNAMES,
    PARTS_OF_HOURS,
    REGIONS,
    SHARED_NAMES,
    WELL_KNOWN,
)

# In whose words cities and countries are known.
LANGUAGES = ("en", "de", "fr", "es", "pt", "ko")
# Whose rules of summer time tell zones apart; those of any year would do.
SAMPLE_YEAR = 2026
MAX_OFFSET = timedelta(hours=14)
# Of a misspelled place, so alike in percent; "berln" and "berlin" are, "rome" and "lome" are not.
NEARLY, MAX_NEAR = 80.0, 3
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\-−–])\s?(\d{1,2})(?::?(\d{2})|[.,](5))?")
# What says that a place's time is meant, and no more: "tokyo time", "hora de madrid".
_TIME_OF = re.compile(
    r"(?:the )?(.+?) (?:(?:standard |daylight |summer )?time(?: ?zone)?|zeit|ortszeit)"
    r"|(?:heure|hora)s? (?:d'|de |del )?(.+)"
)


class SeveralZonesError(Exception):
    """A place has several zones, or several places have that name; the likeliest comes first."""

    def __init__(self, place: str, zones: tuple[str, ...]) -> None:
        super().__init__(place, zones)
        self.place, self.zones = place, zones


class UnknownZoneError(Exception):
    """There is no such time zone in the IANA database."""

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone


def zone_named(name: str) -> zoneinfo.ZoneInfo:
    """Return the IANA zone, such as Europe/Berlin; raise UnknownZoneError."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZoneError(name) from error


def find_zones(text: str) -> tuple[tzinfo, ...]:
    """Return the zones that a time typed with this offset, abbreviation, city or country may be in.

    Their clocks differ, the likeliest comes first, and there is none where there is no such place.
    """
    words = " ".join(plain_letters(text).split())
    offset = _offset(words)
    if offset is not None:
        return (offset,)
    names = different_zones(words)
    usual = words in ABBREVIATIONS or (
        words not in SHARED_NAMES and COUNTRY_CLOCKS.issuperset(names[:1])
    )
    return tuple(map(zoneinfo.ZoneInfo, names[:1] if usual else names))


def find_zone_names(text: str) -> list[str]:
    """Return the names of the zones that a place has, the likeliest first."""
    words = " ".join(plain_letters(text).replace("_", " ").split())
    offset = _offset(words)
    if offset is not None:
        hours, rest = divmod(offset.utcoffset(None), timedelta(hours=1))
        if rest:
            place = PARTS_OF_HOURS.get(int(offset.utcoffset(None).total_seconds() // 60))
            return [place] if place else []
        # The database counts these zones the other way round.
        return [f"Etc/GMT{-hours:+d}" if hours else "UTC"]
    if found := _zones_of(words):
        return found
    if match := _TIME_OF.fullmatch(words):
        return _zones_of(match[1] or match[2])
    return _in_country(words)


def _zones_of(words: str) -> list[str]:
    if words in SHARED_NAMES:
        return list(SHARED_NAMES[words])
    if words in ABBREVIATIONS:
        return [ABBREVIATIONS[words]]
    return list(_places().get(words, ()))


def _in_country(words: str) -> list[str]:
    """Return the zones of "portland, oregon": those of the first place that the second has."""
    for divider in re.finditer(r",\s?|\s", words):
        within = _zones_of(words[divider.end() :].strip())
        found = [zone for zone in _zones_of(words[: divider.start()]) if zone in within]
        if found:
            return found
    return []


def the_zone(text: str) -> str | None:
    """Return the name of the one zone that a place has; None where there is no such place.

    Raises SeveralZonesError where its clocks may show different times.
    """
    names = different_zones(text)
    if len(names) > 1:
        raise SeveralZonesError(text, names)
    return names[0] if names else None


def different_zones(text: str) -> tuple[str, ...]:
    """Return a zone of a place for each of the clocks there, the likeliest first."""
    different: dict[tuple[timedelta | None, ...], str] = {}
    found = find_zone_names(text)
    for name in (*found[:1], *sorted(found[1:], key=lambda name: name not in WELL_KNOWN)):
        different.setdefault(_clocks(name), name)
    return tuple(different.values())


def near_places(text: str) -> list[str]:
    """Return the names of known places that are nearly what was typed, the nearest first."""
    typed = plain_letters(text).strip()
    found = process.extract(
        typed, _places().keys(), scorer=fuzz.ratio, limit=MAX_NEAR, score_cutoff=NEARLY
    )
    return [name.title() for name, _score, _place in found if "/" not in name]


def _clocks(name: str) -> tuple[timedelta | None, ...]:
    """What tells the clocks of zones apart: how far they are ahead in each month."""
    zone = zoneinfo.ZoneInfo(name)
    return tuple(
        datetime(SAMPLE_YEAR, month, 15, tzinfo=zone).utcoffset() for month in range(1, 13)
    )


def _offset(words: str) -> timezone | None:
    match = _OFFSET.fullmatch(words)
    if match is None:
        return None
    minutes = 30 if match[4] else int(match[3] or 0)
    ahead = timedelta(hours=int(match[2]), minutes=minutes)
    if ahead > MAX_OFFSET or minutes > 59:
        return None
    return timezone(ahead if match[1] == "+" else -ahead)


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Names of places in plain letters -> their zones."""
    # Asking for them reads many files.
    known = zoneinfo.available_timezones()
    found: dict[str, tuple[str, ...]] = {
        plain_letters(name): (zone,) for name, zone in _named_places(known)
    }
    zones_of: Mapping[str, list[str]] = get_global("territory_zones")
    for language in LANGUAGES:
        for code, country in Locale(language).territories.items():
            zones = [zone for zone in zones_of.get(code, ()) if zone in known]
            if zones:
                first = CAPITALS.get(code, zones[0])
                others = [zone for zone in zones if zone != first]
                found.setdefault(plain_letters(country), (first, *others))
    for name, code in (COUNTRIES | DEMONYMS).items():
        zones = [zone for zone in zones_of[code] if zone in known]
        first = CAPITALS.get(code, zones[0])
        found[name] = (first, *(zone for zone in zones if zone != first))
    for zone, names in REGIONS.items():
        found |= dict.fromkeys(names.split(", "), (zone,))
    return found | {name: (zone,) for name, zone in NICKNAMES.items()}


def _named_places(known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield zones by their own names; clocks and cities by their names in several languages."""
    yield from _named_clocks()
    for zone in sorted(known, key=lambda name: "/" in name):
        yield zone.replace("_", " "), zone
        if "/" in zone and not zone.startswith("Etc/"):
            yield zone.rpartition("/")[2].replace("_", " "), zone
    for language in LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            if zone in known and "city" in names:
                yield names["city"], zone


def _named_clocks() -> Iterator[tuple[str, str]]:
    """Yield what clocks are called in full: Central European Time, Mitteleuropäische Sommerzeit."""
    clocks_of: Mapping[str, str] = get_global("meta_zones")
    for zone in dict.fromkeys(ABBREVIATIONS.values()):
        clocks = clocks_of.get(zone)
        # London's in winter, and all the year what nobody means by London's.
        for language in LANGUAGES if clocks and clocks != "GMT" else ():
            for name in Locale(language).meta_zones.get(clocks, {}).get("long", {}).values():
                yield name, zone
