"""From text as people and catalogues write it to plain words that compare.

Works on one title or on many at once, one a line: a catalogue is folded in a single pass.
"""

import html
import re
import unicodedata

from recommender.titles.numbers import PAUSE, digits_for_words

LONGEST_QUERY = 250
"""Characters; whatever is longer is not a typed title, and is not read any further."""

_BEFORE_DECOMPOSITION = str.maketrans(
    {
        **dict.fromkeys("'’‘`´ʼʻ′\u00ad", ""),
        **dict.fromkeys("™®©", " "),
        "½": " 1/2",
        "⅓": " 1/3",
        "⅔": " 2/3",
        "¼": " 1/4",
        "¾": " 3/4",
        "²": " 2",
        "³": " 3",
        "&": " and ",
        "+": " and ",
        "×": " x ",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ı": "i",
        "№": " no ",
    }
)
_INVISIBLE = re.compile(r"[\u0300-\u036f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]+")
_INITIALS = re.compile(r"\b([^\W\d_])[.*](?=[^\W\d_]\b)")
_DECIMAL_HALF = re.compile(r"(?<=\d)\.5\b")
_WORD = re.compile(r"[^\W_]+")

_SPELLINGS = {
    "mister": "mr",
    "missus": "mrs",
    "doctor": "dr",
    "saint": "st",
    "sgt": "sergeant",
    "vs": "versus",
    "yr": "year",
    "yrs": "years",
    "secs": "seconds",
    "n": "and",
    "w": "with",
    "u": "you",
    "ur": "your",
    "luv": "love",
    "thru": "through",
    "nite": "night",
    "colour": "color",
    "colours": "colors",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "honour": "honor",
    "theatre": "theater",
    "labour": "labor",
    "centre": "center",
    "favourite": "favorite",
    "armour": "armor",
    "rumour": "rumor",
    "travelling": "traveling",
    "jewellery": "jewelry",
}
PART_WORDS = frozenset(("part", "pt", "vol", "volume", "chapter", "episode", "ep", "chap", "no"))


def fold(text: str) -> str:
    """Fold letters: no case, marks, apostrophes or invisible characters; "&" is "and"."""
    if "&" in text:
        text = html.unescape(text)
    text = text.translate(_BEFORE_DECOMPOSITION)
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text))
    text = text.casefold()
    if ".5" in text:
        text = _DECIMAL_HALF.sub(" 1/2", text)
    if "." in text or "*" in text:
        text = _INITIALS.sub(r"\1", text)
    return text


def plain_words(folded: str) -> list[str]:
    """Split folded text into words, spelled one way ("colour" is "color").

    A word alone stays as it is: "W." is a film, not short for "with".
    """
    words = _WORD.findall(folded)
    if len(words) - words.count(PAUSE) < 2 or _SPELLINGS.keys().isdisjoint(words):
        return words
    return [_SPELLINGS.get(word, word) for word in words]


def numbered_words(words: list[str], *, compound: bool = True) -> list[str]:
    """Write every number in digits and drop "part" and the like before it."""
    return digits_for_words(words, PART_WORDS, compound=compound)


def words_of(text: str) -> list[str]:
    """Fold a text and return its words, numbers in digits."""
    return numbered_words(plain_words(fold(text)))
