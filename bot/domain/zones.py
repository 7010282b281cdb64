"""Time zones as people name them: offsets, abbreviations, cities and countries.

An abbreviation means the clocks of its place, so that "EST" in July is what New York shows then.
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

# In whose words cities and countries are known.
LANGUAGES = ("en", "de", "fr", "es", "pt", "ko")
# Whose rules of summer time tell zones apart; those of any year would do.
SAMPLE_YEAR = 2026
MAX_OFFSET = timedelta(hours=14)
ABBREVIATIONS = {
    "utc": "UTC", "gmt": "UTC", "z": "UTC",
    "bst": "Europe/London", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin", "eet": "Europe/Helsinki", "eest": "Europe/Helsinki",
    "msk": "Europe/Moscow", "trt": "Europe/Istanbul", "ist": "Asia/Kolkata",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "aet": "Australia/Sydney",
    "awst": "Australia/Perth", "acst": "Australia/Adelaide", "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland", "nzt": "Pacific/Auckland",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "eastern": "America/New_York", "ct": "America/Chicago", "cst": "America/Chicago",
    "cdt": "America/Chicago", "central": "America/Chicago", "mt": "America/Denver",
    "mst": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "akst": "America/Anchorage", "akdt": "America/Anchorage",
    "hst": "Pacific/Honolulu", "ast": "America/Halifax", "nst": "America/St_Johns",
    "brt": "America/Sao_Paulo", "art": "America/Argentina/Buenos_Aires", "clt": "America/Santiago",
}  # fmt: skip
# Where a country has several zones, the one in which its capital or most of its people live.
CAPITALS = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CD": "Africa/Kinshasa", "CL": "America/Santiago",
    "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil",
    "ES": "Europe/Madrid", "FM": "Pacific/Pohnpei", "GL": "America/Nuuk", "ID": "Asia/Jakarta",
    "KI": "Pacific/Tarawa", "KZ": "Asia/Almaty", "MH": "Pacific/Majuro", "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby", "PS": "Asia/Gaza",
    "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv", "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}  # fmt: skip
# Places that many people name and no list of zones has.
NICKNAMES = {
    "nyc": "America/New_York", "la": "America/Los_Angeles", "sf": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles",
    "las vegas": "America/Los_Angeles", "boston": "America/New_York", "miami": "America/New_York",
    "washington": "America/New_York", "houston": "America/Chicago", "dallas": "America/Chicago",
    "montreal": "America/Toronto", "ottawa": "America/Toronto", "rio": "America/Sao_Paulo",
    "rio de janeiro": "America/Sao_Paulo", "brasilia": "America/Sao_Paulo",
    "munich": "Europe/Berlin", "munchen": "Europe/Berlin", "hamburg": "Europe/Berlin",
    "cologne": "Europe/Berlin", "koln": "Europe/Berlin", "frankfurt": "Europe/Berlin",
    "barcelona": "Europe/Madrid", "lyon": "Europe/Paris", "marseille": "Europe/Paris",
    "geneva": "Europe/Zurich", "milan": "Europe/Rome", "manchester": "Europe/London",
    "edinburgh": "Europe/London",    "beijing": "Asia/Shanghai",
    "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata", "osaka": "Asia/Tokyo", "busan": "Asia/Seoul",
    "melbourne": "Australia/Sydney", "canberra": "Australia/Sydney",
    "부산": "Asia/Seoul", "인천": "Asia/Seoul", "베이징": "Asia/Shanghai",
    "오사카": "Asia/Tokyo", "엘에이": "America/Los_Angeles",
    "quebecoise": "America/Toronto", "peninsular": "Europe/Madrid",
}  # fmt: skip
# Countries as people call them, beside their full names.
COUNTRIES = {
    "usa": "US", "us": "US", "america": "US", "the states": "US", "uk": "GB", "britain": "GB",
    "great britain": "GB", "holland": "NL", "korea": "KR", "south korea": "KR", "uae": "AE",
    "czech republic": "CZ", "turkey": "TR", "mexico": "MX",
    "england": "GB", "scotland": "GB", "wales": "GB", "한국": "KR", "호주": "AU",
}  # fmt: skip
# Names that several places have whose clocks differ, the best known first.
SHARED_NAMES = {
    "alexandria": ("Africa/Cairo", "America/New_York"),
    "birmingham": ("Europe/London", "America/Chicago"),
    "cambridge": ("Europe/London", "America/New_York"),
    "cartagena": ("America/Bogota", "Europe/Madrid"),
    "cordoba": ("Europe/Madrid", "America/Argentina/Cordoba", "America/Mexico_City"),
    "georgetown": ("America/Guyana", "Asia/Kuala_Lumpur", "America/New_York"),
    "georgia": ("Asia/Tbilisi", "America/New_York"),
    "granada": ("Europe/Madrid", "America/Managua"),
    "guadalajara": ("America/Mexico_City", "Europe/Madrid"),
    "hamilton": ("America/Toronto", "Pacific/Auckland", "Atlantic/Bermuda"),
    "hyderabad": ("Asia/Kolkata", "Asia/Karachi"),
    "kingston": ("America/Jamaica", "America/Toronto"),
    "leon": ("America/Mexico_City", "Europe/Madrid", "America/Managua"),
    "manchester": ("Europe/London", "America/New_York"),
    "merida": ("America/Merida", "Europe/Madrid", "America/Caracas"),
    "newcastle": ("Europe/London", "Australia/Sydney"),
    "portland": ("America/Los_Angeles", "America/New_York"),
    "san jose": ("America/Los_Angeles", "America/Costa_Rica"),
    "santiago": ("America/Santiago", "Europe/Madrid", "America/Santo_Domingo"),
    "springfield": ("America/Chicago", "America/New_York"),
    "st petersburg": ("Europe/Moscow", "America/New_York"),
    "st. petersburg": ("Europe/Moscow", "America/New_York"),
    "tripoli": ("Africa/Tripoli", "Asia/Beirut"),
    "valencia": ("Europe/Madrid", "America/Caracas"),
    "victoria": ("America/Vancouver", "Australia/Melbourne", "Indian/Mahe"),
    "washington": ("America/New_York", "America/Los_Angeles"),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
}  # fmt: skip
# Offsets with a part of an hour, in minutes, and a place that always has them.
PARTS_OF_HOURS = {
    -570: "Pacific/Marquesas", 210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata",
    345: "Asia/Kathmandu", 390: "Asia/Yangon", 525: "Australia/Eucla", 570: "Australia/Darwin",
}  # fmt: skip
# Which of a country's zones with the same clocks people know best.
WELL_KNOWN = frozenset({
    *ABBREVIATIONS.values(), *NICKNAMES.values(), "America/Winnipeg", "America/Manaus",
    "America/Edmonton", "America/Tijuana", "America/Cancun", "Asia/Vladivostok", "Asia/Novosibirsk",
})  # fmt: skip
# Capitals' zones that about nine in ten people of their countries live by: a time typed with the
# country means these.
COUNTRY_CLOCKS = frozenset({
    "America/Guayaquil", "America/Mexico_City", "America/Santiago", "Asia/Shanghai",
    "Asia/Ulaanbaatar", "Europe/Kyiv", "Europe/Madrid", "Pacific/Auckland",
})  # fmt: skip
# Of a misspelled place, so alike in percent; "berln" and "berlin" are, "rome" and "lome" are not.
NEARLY, MAX_NEAR = 80.0, 3
DEMONYMS = {
    "british": "GB", "english": "GB", "german": "DE", "french": "FR", "spanish": "ES",
    "italian": "IT", "dutch": "NL", "polish": "PL", "swedish": "SE", "turkish": "TR",
    "japanese": "JP", "korean": "KR", "chinese": "CN", "indian": "IN", "brazilian": "BR",
    "mexican": "MX", "argentine": "AR", "deutscher": "DE", "deutsche": "DE", "englischer": "GB",
    "britischer": "GB", "franzosischer": "FR", "spanischer": "ES", "osterreichischer": "AT",
    "schweizer": "CH", "japanischer": "JP", "francaise": "FR", "allemande": "DE",
    "anglaise": "GB", "espagnole": "ES", "belge": "BE", "suisse": "CH", "american": "US",
    "japonaise": "JP", "espanola": "ES", "alemana": "DE", "francesa": "FR",
    "inglesa": "GB", "mexicana": "MX", "chilena": "CL", "colombiana": "CO", "peruana": "PE",
    "australian": "AU", "canadian": "CA", "indonesian": "ID", "russian": "RU",
    "japonesa": "JP", "venezolana": "VE", "uruguaya": "UY",
}  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?")


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
    if words in SHARED_NAMES:
        return list(SHARED_NAMES[words])
    if words in ABBREVIATIONS:
        return [ABBREVIATIONS[words]]
    return list(_places().get(words, ()))


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
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if ahead > MAX_OFFSET or int(match[3] or 0) > 59:
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
    return found | {name: (zone,) for name, zone in NICKNAMES.items()}


def _named_places(known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield zones by their own names, and cities by their names in several languages."""
    for zone in sorted(known, key=lambda name: "/" in name):
        yield zone.replace("_", " "), zone
        if "/" in zone and not zone.startswith("Etc/"):
            yield zone.rpartition("/")[2].replace("_", " "), zone
    for language in LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            if zone in known and "city" in names:
                yield names["city"], zone
