"""Half a star to five as people write them: 4, 4½, 9/10, 85%, ★★★★½, "4 stars", "four", 4점."""

import re
from dataclasses import dataclass

from bot.domain.korean_ratings import with_plain_stars
from bot.domain.nights.times.words import NUMBERS
from bot.domain.tastes import MAX_STARS
from bot.domain.text import half_width, with_single_blanks
from bot.domain.titles import RatingError

_SCALES = (MAX_STARS, 10)
_PERCENT = 100
_ON_THE_SCALE = frozenset(half / 2 for half in range(1, 2 * MAX_STARS + 1))
_SIGN = r"[★⭐✭✮🌟]\ufe0f?"
_HALF = r"(?:½|1/2)"
_WORDS = {word: each for word, each in NUMBERS.items() if each <= 10} | {
    "fünf": 5,
    **dict.fromkeys(("zero", "null", "zéro", "cero"), 0),
}
# "un prophète" is no film with one star; "une étoile" is.
_ARTICLES = frozenset({"ein", "eine", "einer", "einem", "un", "une", "una"})
_SCALE_WORDS = "|".join(word for word, number in _WORDS.items() if number in _SCALES)
_AND_HALF = r"\s(?:and\sa\shalf|et\sdemie?|y\smedi[ao])|einhalb"
_HALF_STAR = (
    r"(?:half\s(?:a\s)?star|(?:einen?\s|ein\s)?halbe[rn]?\sstern|(?:une\s)?demi[\s-][eé]toile"
    r"|media\sestrella)\b"
)
_STAR = r"(?:stars?|sterne?n?|[eé]toiles?|estrellas?)\b"
_WORD_NUMBER = (
    rf"\b(?:{'|'.join(word for word in _WORDS if word not in _ARTICLES)})"
    rf"(?:{_AND_HALF})?\b|\b(?:{'|'.join(sorted(_ARTICLES))})(?=\s{_STAR})"
)
_NUMBER = (
    rf"{_WORD_NUMBER}|\d\s?{_HALF}|\d(?:{_AND_HALF})\b|\d{{1,3}}(?:[.,]\d{{1,2}})?|[.,]5|{_HALF}"
)
_STARS = rf"""
    (?P<signs>(?:{_SIGN}\s?)+|\*{{2,5}})(?P<half>{_HALF})?(?:\s?☆)*
    | (?P<half_star>{_HALF_STAR})
    | (?P<sign>{_SIGN}\s?)?(?P<minus>[-–−](?=[\d.,½])|(?:minus|negative|moins|menos)\s)?
      (?P<number>{_NUMBER})
      (?P<explicit>\s?(?:/|out\ of|von|sur|de|su)\s?(?P<scale>100|10|5|{_SCALE_WORDS})(?![\w])
        | (?P<percent>\s?(?:%|percent\b|prozent\b|pour\s?cent\b|por\s?ciento\b)))?
      (?P<word>\s?(?:{_STAR}|{_SIGN}|\*))?(?P<more>{_AND_HALF})?
"""
_FLAGS = re.VERBOSE | re.IGNORECASE | re.DOTALL
# Between stars and a title; what only connects them is no part of either. A dash connects them in
# "Heat - 4" and "Heat-4"; in "Heat -4" it may be a minus, so that nothing is stored for it.
_GLUE = r"(?:[\s:;,=>→|—]|[–-](?![\d.,½])|(?<=[\w)\]])[–-])"
# Said behind it all.
_END = r"(?:[\s!?.❤♥]|:-?[)D]|<3|\b(?:please|pls|bitte|svp|por\sfavor)\b)*"
_LEADING = re.compile(
    rf"[(\[]?(?:{_STARS})[)\]]?(?:{_GLUE}*\s|(?<=[★⭐½☆\ufe0f]){_GLUE}*)(?:(?:for|to)\s+)?(?P<title>.+)",
    _FLAGS,
)
_TRAILING = re.compile(
    rf"(?P<title>.+?)(?:{_GLUE}+(?:with\s+)?[(\[]?|{_GLUE}*(?=[★⭐])|{_GLUE}*[(\[])"
    rf"(?:{_STARS})[)\]]?{_END}",
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class RatedTitle:
    """One way to read a typed rating.

    `number` is the text read as stars if it may belong to the title instead, else empty. It begins
    the text if it is `leading`, else it ends it.
    """

    title: str
    stars: float
    number: str = ""
    leading: bool = False


def read_ratings(text: str) -> list[RatedTitle]:
    """Return each way to read stars and a title, the likelier first; raise RatingError without one.

    The error has the title beside a number off the scale.
    """
    text = with_plain_stars(with_single_blanks(half_width(text)).strip())
    found = [
        _rated(match, leading=leading)
        for leading, match in (
            (True, _LEADING.fullmatch(text)),
            (False, _TRAILING.fullmatch(text)),
        )
        if match and any(letter.isalpha() or letter.isdecimal() for letter in match["title"])
    ]
    readings = [each for each in found if each.stars in _ON_THE_SCALE]
    if not readings:
        raise RatingError(found[0].title if found else "")
    certain = [each for each in readings if not each.number]
    return certain or readings


def checked_stars(stars: float) -> float:
    """Return the stars, from .5 to 5 in halves; raise RatingError for other numbers."""
    if stars not in _ON_THE_SCALE:
        raise RatingError
    return float(stars)


def _rated(match: re.Match[str], *, leading: bool) -> RatedTitle:
    # A percentage in front may begin the title: 100% Wolf.
    certain = match["word"] or match["sign"] or (match["explicit"] and not match["percent"])
    bare = not (certain or (match["percent"] and not leading))
    number = match["number"] or "" if bare else ""
    return RatedTitle(match["title"].strip(), _stars_of(match), number, leading)


def _stars_of(match: re.Match[str]) -> float:
    """Return the number of stars, whatever it is; out of ten or in percent, to the nearest half."""
    if match["half_star"]:
        return 0.5
    if match["signs"]:
        signs = len(re.findall(rf"{_SIGN}|\*", match["signs"]))
        return signs + (0.5 if match["half"] else 0)
    value = _value(match["number"]) + (0.5 if match["more"] else 0)
    if match["minus"]:
        return -value
    if not match["explicit"]:
        return value
    scale = _PERCENT if match["percent"] else _value(match["scale"])
    return int(2 * value * MAX_STARS / scale + 0.5) / 2


def _value(written: str) -> float:
    """Return a number in digits or words, perhaps with a half."""
    number = re.sub(_AND_HALF, "½", written.casefold()).replace("1/2", "½").replace(",", ".")
    whole = number.removesuffix("½").strip()
    half = 0.5 if number.endswith("½") else 0
    return (_WORDS[whole] if whole in _WORDS else float(whole or 0)) + half
