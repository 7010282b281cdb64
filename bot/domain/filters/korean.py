"""Wishes in Korean, put into the words that the reader of wishes knows: 공포 말고 -> not horror.

Korean joins words and says "not" behind what it leaves out. A text is read a piece at a time; a
word that is not all of known pieces stays as it was typed, so that it is said not to be understood.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.domain.filters.korean_kinds import english_kinds
from bot.domain.filters.korean_words import (
    AGES,
    DIAL,
    ENDINGS,
    FILLER,
    JAMO,
    JOINING,
    JOINING_ENDINGS,
    MYSELF,
    NOT_BEHIND,
    OR,
    OR_ENDINGS,
    POOLS,
    UNWANTED,
)
from bot.domain.korean_numbers import NUMBERS
from recommender.hangul import HANGUL, in_hangul

_NATIVE = "|".join(sorted(NUMBERS, key=len, reverse=True))
_TO = r"(?:~|-|에서|부터)"
# Of "두세 편", "2~3편" and "3,4편" the larger number is meant.
_COUNT = (
    rf"(?:(\d{{1,2}})\s?(?:개|편|가지)?\s?(?:{_TO}|,)\s?)?(\d{{1,9}}|{_NATIVE})\s?(?:개|편|가지)"
    r"(?:까지|\s?사이)?|(하나|둘|셋|넷)"
)
_HOURS = rf"(?P<hours>\d{{1,2}}(?:[.,]\d)?|{_NATIVE})\s?시간(?P<half>\s?반)?"
_LENGTH = (
    rf"(?:{_HOURS}(?:\s?(?P<minutes>\d{{1,3}})\s?분)?|(?P<only>\d{{1,3}})\s?분)\s?(?:짜리\s?)?"
)
_TIME = rf"(?:\d{{1,3}}(?:[.,]\d)?|{_NATIVE})\s?"
_AT_MOST = r"이하|이내|까지|을?\s?넘지\s?않는|을?\s?안\s?넘는|안쪽|안에|안|미만|보다\s?짧은"
_AT_LEAST = r"이상|을?\s?넘는|초과|보다\s?긴"
_AGE = (
    rf"(?P<age>\d{{1,2}})(?:\s?(?:세|살)?\s?{_TO}\s?\d{{1,2}})?\s?(?:세|살)"
    r"(?:\s?(?:(?:이하|이상)?\s?(?:관람|이용)\s?가(?:능)?|짜리|이하|(?:아이|애|아들|딸)\S*))?"
)
_JOINED = r"\s?(?:[~,-]|이?나|와|과|또는|에서|부터)\s?"
_DECADE = (
    rf"(?P<first>(?:19|20)?\d0)\s?(?:년대)?(?:{_JOINED}(?P<last>(?:19|20)?\d0))?\s?년대"
    r"(?:\s?(?:(?P<part>초(?!능력)|중(?!국)|후|말(?!고|구))반?|(?P<since>이후|부터)|(?P<until>이전|까지)))?"
)
_SINO = {"이": 2, "삼": 3, "오": 5, "십": 10, "이십": 20, "삼십": 30, "몇": "few"}
_RECENT_COUNT = rf"\d{{1,2}}|{'|'.join(sorted(_SINO, key=len, reverse=True))}"
_RECENT = (
    rf"(?:(?:최근|지난|요)\s?(?P<count>{_RECENT_COUNT})\s?년\s?(?:간|동안|사이|안에?|이내|이후)?"
    rf"|(?P<within>{_RECENT_COUNT})\s?년\s?(?:안에?|이내|내|사이))"
)
_YEARS = r"(\d{4})\s?년?\s?(?:부터|에서|~|-)\s?(\d{4})\s?년?(?:\s?(?:까지|사이))?"
_YEAR = r"(?P<year>\d{4})\s?년(?:\s?(?P<word>이후|이래|부터|이전|까지|전(?!쟁|체)))?"
_YEAR_WORDS = {"이전": "until ", "까지": "until ", "전": "before ", None: ""}
_PARTS_OF_DECADES = {"초": (0, 4), "중": (3, 7), "후": (5, 9), "말": (5, 9), None: (0, 9)}


@dataclass(slots=True)
class _Piece:
    """English words for a piece; `role` says what it does to the pieces beside it."""

    words: str
    role: str = "wish"


_Builder = Callable[[re.Match[str]], _Piece]


def in_english(text: str) -> str:
    """Return a wish with its Korean words in English; a text without Korean is as it was."""
    if not in_hangul(text):
        return text
    plain = _compatible(text).casefold().replace("〜", "~")
    pieces: list[_Piece] = []
    at = 0
    while at < len(plain):
        if gap := _GAP.match(plain, at):
            pieces += [_Piece("", "break")] if gap[0].strip() else []
            at = gap.end()
            continue
        found, at = _read(plain, at, set()) or _other_word(plain, at)
        pieces += found
    return _sentence(pieces)


def _compatible(text: str) -> str:
    """Return text in usual letters; letters of Hangul by themselves stay as they are typed."""
    composed = unicodedata.normalize("NFC", text)
    parts = re.split(f"({JAMO}+)", composed)
    return "".join(
        part if place % 2 else unicodedata.normalize("NFKC", part)
        for place, part in enumerate(parts)
    )


def as_typed(kind: str, text: str) -> str:
    """Return a kind that was wished for in Korean in the words of that wish."""
    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()
    said = [
        korean
        for korean, english in english_kinds().items()
        if english == kind and korean.replace(" ", "") in bare
    ]
    return max(said, key=len, default=kind)


def _read(
    text: str, at: int, unreadable: set[int], *, inside: bool = False
) -> tuple[list[_Piece], int] | None:
    """Read pieces up to the end of a word; None where a part of it is unknown.

    `inside` a word there are endings, too; `unreadable` are places where that was tried before.
    """
    if at in unreadable:
        return None
    for pattern, build in (*_PIECES, *(_INNER_PIECES if inside else _OUTER_PIECES)):
        match = pattern.match(text, at)
        if match is None:
            continue
        piece = build(match)
        if _WORD_END.match(text, match.end()):
            return [piece], match.end()
        if rest := _read(text, match.end(), unreadable, inside=True):
            return [piece, *rest[0]], rest[1]
    unreadable.add(at)
    return None


def _other_word(text: str, at: int) -> tuple[list[_Piece], int]:
    """Take a word as it is."""
    word = _WORD.match(text, at)
    end = word.end() if word else at + 1
    return [_Piece(text[at:end], "other")], end


def _sentence(pieces: list[_Piece]) -> str:
    """Put the pieces into the order of English: what is not wanted comes after its "not"."""
    words: list[_Piece] = []
    for piece in pieces:
        if piece.role == "not" and _negate(words):
            continue
        if piece.role == "other" and words and words[-1].role == "other":
            words[-1].words += f" {piece.words}"
        else:
            words.append(piece)
    return ", ".join(piece.words for piece in words if piece.words)


def _negate(words: list[_Piece]) -> bool:
    """Turn the last wish, and those that are joined to it, into what is not wanted."""
    negated, joined = False, True
    for piece in reversed(words):
        if piece.role in ("wish", "other") and joined:
            piece.words, piece.role = f"not {piece.words}", "unwanted"
            negated, joined = True, False
        elif piece.role == "joining":
            piece.words, joined = "", True
        elif piece.role != "filler":
            break
    return negated


def _any_of(options: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(options, key=len, reverse=True)
    return re.compile("|".join(each.replace(" ", r"\s?") for each in longest_first))


def _named(table: dict[str, str]) -> tuple[re.Pattern[str], _Builder]:
    bare = {name.replace(" ", ""): english for name, english in table.items()}
    return _any_of(table), lambda found: _Piece(bare[re.sub(r"\s", "", found[0])])


def _count(found: re.Match[str]) -> _Piece:
    return _Piece(str(max(NUMBERS.get(each) or int(each) for each in found.groups() if each)))


def _decade(found: re.Match[str]) -> _Piece:
    first, last = sorted(_year(found[end] or found["first"]) for end in ("first", "last"))
    if found["since"]:
        return _Piece(f"since {first}")
    if found["until"]:
        return _Piece(f"until {last + 9}")
    start, end = _PARTS_OF_DECADES[found["part"]]
    return _Piece(f"{first + start}-{last + end}")


def _recent_years(found: re.Match[str]) -> _Piece:
    count = found["count"] or found["within"]
    return _Piece(f"last {_SINO.get(count, count)} years")


def _century(found: re.Match[str]) -> _Piece:
    return _Piece("21st century" if found["new"] else "20th century")


def _year(decade: str) -> int:
    short = int(decade)
    return short if short >= 100 else short + (2000 if short < 30 else 1900)


def _minutes(found: re.Match[str]) -> int:
    hours = found["hours"] or "0"
    whole = NUMBERS.get(hours) or float(hours.replace(",", "."))
    minutes = int(found["minutes"] or found["only"] or 0)
    return round(60 * (whole + (0.5 if found["half"] else 0))) + minutes


def _lengths(found: re.Match[str]) -> _Piece:
    """Read "2~3시간" or "90분에서 2시간"; a unit that is missing is that of the other length."""
    unit = "분" if "분" in found["most"] and "시간" not in found["most"] else "시간"
    least = found["least"] if found["unit"] else found["least"] + unit
    ends = (re.match(_LENGTH, each) for each in (least, found["most"]))
    first, last = sorted(_minutes(end) for end in ends if end)
    return _Piece(f"at least {first} minutes at most {last} minutes")


def _length(found: re.Match[str]) -> _Piece:
    total = _minutes(found)
    bound = "at least" if found["longer"] else "about" if found["about"] else "at most"
    return _Piece(f"{bound} {total} minutes")


def _fixed(words: str, role: str = "wish") -> _Builder:
    return lambda _: _Piece(words, role)


_GAP = re.compile(r"[\s,;/+&!?.、。·ㆍ]+")
_WORD = re.compile(r"[^\s,;/+&!?、。·ㆍ]+")
_WORD_END = re.compile(rf"(?![{HANGUL}\w])")
_PIECES: tuple[tuple[re.Pattern[str], _Builder], ...] = (
    *((_any_of(names), _fixed(pool)) for pool, names in POOLS.items()),
    (
        re.compile(
            rf"(?P<least>{_TIME}(?P<unit>시간(?:\s?반|\s?\d{{1,2}}\s?분)?|분)?)\s?{_TO}\s?"
            rf"(?P<most>{_TIME}(?:시간(?:\s?반|\s?\d{{1,2}}\s?분)?|분))(?:\s?(?:까지|사이))?"
        ),
        _lengths,
    ),
    (
        re.compile(rf"{_LENGTH}(?:(?P<longer>{_AT_LEAST})|(?P<about>정도|쯤|가량)|{_AT_MOST})?"),
        _length,
    ),
    (re.compile(r"전체\s?(?:관람|이용)가"), _fixed("rated g")),
    (re.compile(_AGE), lambda found: _Piece(f"rated {found['age']}")),
    (re.compile(_DECADE), _decade),
    (re.compile(_RECENT), _recent_years),
    (re.compile(r"(?P<new>21)\s?세기|20\s?세기"), _century),
    (re.compile(_YEARS), lambda found: _Piece(f"{found[1]}-{found[2]}")),
    (
        re.compile(_YEAR),
        lambda found: _Piece(f"{_YEAR_WORDS.get(found['word'], 'since ')}{found['year']}"),
    ),
    (re.compile(_COUNT), _count),
    _named(DIAL),
    _named(AGES),
    _named({korean: f"not {kind}" for korean, kind in UNWANTED.items()}),
    (_any_of(NOT_BEHIND), lambda found: _Piece(found[0], "not")),
    _named(english_kinds()),
    (_any_of(JOINING), _fixed("", "joining")),
    (_any_of(OR), lambda found: _Piece(found[0], "joining")),
    (_any_of(FILLER), _fixed("", "filler")),
    (re.compile(f"{JAMO}+"), _fixed("", "filler")),
)
# What only begins a word.
_OUTER_PIECES = ((re.compile(MYSELF), _fixed("", "filler")),)
# What only follows something else in a word.
_INNER_PIECES: tuple[tuple[re.Pattern[str], _Builder], ...] = (
    (_any_of(JOINING_ENDINGS), _fixed("", "joining")),
    (_any_of(OR_ENDINGS), lambda found: _Piece(found[0], "joining")),
    (_any_of(ENDINGS), _fixed("", "filler")),
)
