"""Time zones as people name them: offsets, abbreviations, cities and countries.

An abbreviation means the clocks of its place, so that "EST" in July is what New York shows then.
Offsets mean what people mean: "GMT+2" is two hours ahead, although the database of zones has a
zone of that name which is two hours behind.
"""

import re
import zoneinfo
from collections.abc import Iterator, Mapping
from datetime import timedelta, timezone, tzinfo
from functools import cache

from babel import Locale
from babel.core import get_global

from bot.domain.text import plain_letters

# In whose words cities and countries are known.
LANGUAGES = ("en", "de", "fr", "es", "pt", "ko")
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
    "edinburgh": "Europe/London", "england": "Europe/London", "scotland": "Europe/London",
    "uk": "Europe/London", "usa": "America/New_York", "beijing": "Asia/Shanghai",
    "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata", "osaka": "Asia/Tokyo", "busan": "Asia/Seoul",
    "melbourne": "Australia/Sydney", "canberra": "Australia/Sydney",
}  # fmt: skip
DEMONYMS = {
    "british": "GB", "english": "GB", "german": "DE", "french": "FR", "spanish": "ES",
    "italian": "IT", "dutch": "NL", "polish": "PL", "swedish": "SE", "turkish": "TR",
    "japanese": "JP", "korean": "KR", "chinese": "CN", "indian": "IN", "brazilian": "BR",
    "mexican": "MX", "argentine": "AR", "deutscher": "DE", "deutsche": "DE", "englischer": "GB",
    "britischer": "GB", "franzosischer": "FR", "spanischer": "ES", "osterreichischer": "AT",
    "schweizer": "CH", "japanischer": "JP", "francaise": "FR", "allemande": "DE",
    "anglaise": "GB", "espagnole": "ES", "belge": "BE", "suisse": "CH", "quebecoise": "CA",
    "japonaise": "JP", "espanola": "ES", "peninsular": "ES", "alemana": "DE", "francesa": "FR",
    "inglesa": "GB", "mexicana": "MX", "chilena": "CL", "colombiana": "CO", "peruana": "PE",
    "japonesa": "JP", "venezolana": "VE", "uruguaya": "UY",
}  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?")


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


def find_zone(text: str) -> tzinfo | None:
    """Return the zone of an offset, an abbreviation, a city or a country; None for no zone.

    Of several zones that a country has it is the capital's; see `find_zone_names` for all.
    """
    words = " ".join(plain_letters(text).split())
    offset = _offset(words)
    if offset is not None:
        return offset
    names = find_zone_names(words)
    return zoneinfo.ZoneInfo(names[0]) if names else None


def find_zone_names(text: str) -> list[str]:
    """Return the names of the zones that a place has, the likeliest first."""
    words = " ".join(plain_letters(text).replace("_", " ").split())
    offset = _offset(words)
    if offset is not None:
        hours, rest = divmod(offset.utcoffset(None), timedelta(hours=1))
        # The database counts these zones the other way round.
        return [] if rest else [f"Etc/GMT{-hours:+d}"]
    if words in ABBREVIATIONS:
        return [ABBREVIATIONS[words]]
    return list(_places().get(words, ()))


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
    for name, code in DEMONYMS.items():
        found[name] = (CAPITALS.get(code) or zones_of[code][0],)
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
