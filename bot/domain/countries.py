"""Countries by their ISO 3166-1 codes: their names, and the country of a time zone."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

# What people write for it beside the code of the standard.
_ALSO = {
    "uk": "GB", "usa": "US", "korea": "KR", "holland": "NL", "england": "GB", "한국": "KR",
    "호주": "AU",
}  # fmt: skip
# Babel's codes for groups of countries and for tests.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


@cache
def countries(language: str = "en") -> Mapping[str, str]:
    """Return the names of all countries in a language, by their codes."""
    named = Locale.parse(language).territories
    return {
        code: name
        for code, name in named.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


def country_name(code: str, language: str = "en") -> str:
    """Return a country's name in a language."""
    return countries(language).get(code, code)


def read_country(text: str, languages: tuple[str, ...]) -> str | None:
    """Return the code of a country by its name in one of these languages."""
    typed = text.strip().casefold()
    if typed.upper() in countries():
        return typed.upper()
    return _ALSO.get(typed) or _codes(languages).get(typed)


@cache
def _codes(languages: tuple[str, ...]) -> Mapping[str, str]:
    return {
        name.casefold(): code
        for language in reversed(languages)
        for code, name in countries(language).items()
    }


def country_of_zone(zone: str) -> str | None:
    """Return the country of a time zone; None for zones without one, such as UTC."""
    found: str | None = get_global("zone_territories").get(zone)
    return found if found in countries() else None
