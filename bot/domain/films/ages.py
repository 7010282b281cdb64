"""Age ratings of different countries, compared by the age from which a film is meant to be fit."""

import re
from collections.abc import Mapping

# What authorities write without a number, and the age that they, or their neighbours, mean by it:
# MPA, BBFC, FSK, CNC, KMRB, EIRIN, ACB, CHVRS and others. PG counts from eight, as the BBFC says.
_NAMED = {
    "": None,
    "nr": None,
    "ur": None,
    "unrated": None,
    "notrated": None,
    "g": 0,
    "u": 0,
    "uc": 0,
    "tp": 0,
    "t": 0,
    "l": 0,
    "a": 0,
    "aa": 0,
    "al": 0,
    "all": 0,
    "atp": 0,
    "apta": 0,
    "btl": 0,
    "s": 0,
    "pg": 8,
    "m": 15,
    "ma": 15,
    "r": 17,
    "nc17": 18,
    "x": 18,
    "rc": 18,
    "e": None,
    "exempt": None,
}
_NUMBER = re.compile(r"\d{1,2}")
ADULT_AGE = 21


def age_of(rating: str) -> int | None:
    """Return the age from which a film with this rating is fit; None where it says none."""
    if number := _NUMBER.search(rating):
        age = int(number[0])
        return age if age <= ADULT_AGE else None
    return _NAMED.get(re.sub(r"[^a-z]", "", rating.casefold()))


def age_in(ages: Mapping[str, int], country: str | None) -> int | None:
    """Return from which age a film is fit in a country; where it was not rated, by the strictest.

    None where nobody rated it.
    """
    if country is not None and country in ages:
        return ages[country]
    return max(ages.values(), default=None)
