"""Typed text in plain letters, for comparing words whatever their case and accents.

Syllables of Hangul stay whole, as words begin and end between them.
"""

import re
import unicodedata

from recommender.hangul import in_hangul

_SPELLED = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "’": "'", "‘": "'", "´": "'",
    "¼": " 1/4", "½": " 1/2", "¾": " 3/4",
}  # fmt: skip
_HALF_WIDTH = {0x3000: " "} | {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def half_width(text: str) -> str:
    """Return text with the wide letters, digits and signs of East Asian keyboards as usual ones."""
    return text.translate(_HALF_WIDTH)


def with_single_blanks(text: str) -> str:
    """Return text with one blank or line break for a run of them: long ones slow patterns down."""
    return re.sub(r"\s+", lambda run: "\n" if "\n" in run[0] else " ", text)


def plain_letters(text: str) -> str:
    """Return text in lower case without accents: "São Paulo" -> "sao paulo"."""
    return plain_with_places(text)[0]


def composed(text: str) -> str:
    """Return text with each letter in one piece: some keyboards take é and syllables apart."""
    return unicodedata.normalize("NFC", text)


def plain_with_places(text: str) -> tuple[str, list[int]]:
    """Return text in plain letters, and for each letter where it came from in `text`."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if in_hangul(letter):
            letters.append(letter)
            places.append(place)
            continue
        for part in unicodedata.normalize("NFKD", _SPELLED.get(letter, letter)).casefold():
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places
