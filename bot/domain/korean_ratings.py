"""Stars in Korean at either end of a text, put into the form that ratings are read in."""

import re
import unicodedata

from bot.domain.korean_numbers import NUMBERS
from recommender.hangul import in_hangul

_NUMBERS = NUMBERS | {"영": 0, "빵": 0}
_NATIVE = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:[-–−]|마이너스\s?)?(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{_NATIVE})"
_MINUS = re.compile(r"[-–−]|마이너스\s?")
_HALF = r"(?:\s?반)?"
# "5점 만점에 4점", "10점 중 8", "별 네 개 반", "별점 4.5", "4점"
_STARS = rf"""(?:
    (?P<scale>5|10)\s?점?\s?(?:만점|중)(?:에서?|으로)?\s?(?P<of>{_NUMBER})\s?점?(?P<of_half>{_HALF})
  | (?:별점|평점|별)\s?(?P<signed>{_NUMBER})\s?(?:점|개)?(?P<signed_half>{_HALF})
  | 별\s?(?P<only_half>반)\s?개
  | (?P<points>{_NUMBER})\s?점(?P<points_half>{_HALF})
)"""
_SAID_BEHIND = (
    r"(?:\s?(?:줄게요?|줄래요?|줘요?|줌|준다|줬어요?|드림|드려요|드립니다|이에요|예요|이요|요|임))?"
)
_LEADING = re.compile(rf"\(?{_STARS}\)?(?![가-힣\d])(?=.*\w)", re.VERBOSE | re.DOTALL)
_TRAILING = re.compile(rf"\(?{_STARS}\)?{_SAID_BEHIND}(?P<end>[\s!?.~❤♥]*)$", re.VERBOSE)


def with_plain_stars(text: str) -> str:
    """Return "기생충 별 네 개 반" as "기생충 4.5 stars"; other texts as they are."""
    if not in_hangul(text):
        return text
    text = unicodedata.normalize("NFKC", text).strip()
    if found := _LEADING.match(text):
        return f"{_plain(found)} {text[found.end() :].lstrip(' :,-')}"
    if found := _TRAILING.search(text):
        return f"{text[: found.start()]} {_plain(found)}"
    return text


def _plain(found: re.Match[str]) -> str:
    if found["only_half"]:
        return "0.5 stars"
    for number in ("of", "signed", "points"):
        if typed := found[number]:
            minus, counted = _MINUS.match(typed), _MINUS.sub("", typed)
            half = ".5" if found[f"{number}_half"] else ""
            value = f"{'-' if minus else ''}{_NUMBERS.get(counted, counted)}{half}"
            return f"{value}/{found['scale']}" if number == "of" else f"{value} stars"
    return found[0]
