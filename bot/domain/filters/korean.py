"""Wishes in Korean, put into the words that the reader of wishes knows: 공포 말고 -> not horror.

Korean joins words and says "not" behind what it leaves out. A text is read a piece at a time; a
word that is not all of known pieces stays as it was typed, so that it is said not to be understood.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.domain.filters.korean_kinds import english_kinds
from bot.domain.korean_numbers import NUMBERS
from recommender.hangul import HANGUL, in_hangul

DIAL = {
    "익숙한": "familiar", "익숙": "familiar", "유명한": "familiar", "호기심": "curious",
    "균형": "balanced", "균형 잡힌": "balanced", "과감한": "bold", "과감하게": "bold",
    "대담한": "bold", "과감": "bold", "대담": "bold", "대담하게": "bold",
    "모험적인": "adventurous", "모험적": "adventurous", "색다른": "adventurous",
    "대중적인": "familiar", "인기 있는": "familiar", "인기": "familiar",
}  # fmt: skip
_POOLS = {
    "from my watchlist": (
        "내 목록", "내 볼 영화 목록", "볼 영화 목록", "내 찜 목록", "찜 목록", "찜한 목록",
        "워치리스트",
    ),
    "from the server list": ("서버 목록", "이 서버 목록", "우리 목록", "우리 서버 목록"),
}  # fmt: skip
_AGES = {
    "최신": "new", "최신작": "new", "신작": "new", "최근": "new", "요즘": "new", "새로 나온": "new",
    "옛날": "old", "오래된": "old", "예전": "old", "고전": "old",
    "짧은": "short", "긴": "long",
    "덜 알려진": "lesser known", "숨은": "lesser known", "숨겨진": "lesser known",
    "숨은 명작": "lesser known", "안 유명한": "lesser known", "알려지지 않은": "lesser known",
    "유명하지 않은": "lesser known", "덜 유명한": "lesser known", "잘 안 알려진": "lesser known",
    "잘 모르는": "lesser known", "남들 잘 모르는": "lesser known",
    "남들이 잘 모르는": "lesser known", "사람들이 잘 모르는": "lesser known",
    "너무 길지 않은": "not too long", "길지 않은": "not too long", "안 긴": "not too long",
}  # fmt: skip
_UNWANTED = {
    "안 무서운": "horror", "무섭지 않은": "horror", "안 잔인한": "violent",
    "잔인하지 않은": "violent", "안 폭력적인": "violent", "폭력적이지 않은": "violent",
    "안 슬픈": "tearjerker", "슬프지 않은": "tearjerker", "안 웃긴": "comedy",
}  # fmt: skip
# Words that say nothing of which films are wanted, and endings of those that do.
_FILLER = (
    "영화들", "영화", "작품", "추천해 주세요", "추천해 줘", "추천해", "추천", "보여 줘",
    "보여 주세요", "볼만한", "볼 만한", "볼", "좋은", "괜찮은", "재미있는", "재밌는", "좀", "뭔가",
    "것", "거", "걸", "같은", "장르", "주세요", "줘", "골라 줘", "찾아 줘", "부탁해", "부탁해요",
    "보고 싶어", "나오는", "있는", "함께", "같이", "제작", "만든", "나온", "개봉한", "오늘",
    "오늘 밤", "오늘 저녁", "아무거나", "아무", "아무 영화나", "무난한", "혼자", "위주로", "위주",
    "꺼", "핫한", "내일", "내일 밤", "내일 저녁", "주말", "주말에", "이번 주말",
    "이번 주말에", "밤에", "저녁에", "여름에", "겨울에",
)  # fmt: skip
# What people laugh and weep with: ㅋㅋ, ㅠㅠ.
_JAMO = "[ㄱ-ㅣ]"
_MYSELF = r"(?:나는|나|난|저는|전)(?![가-힣])"
_ENDINGS = (
    "물", "극", "용", "풍", "류", "작", "의", "적인", "스러운", "에서", "으로", "로", "을", "를",
    "은", "는", "이", "가", "도", "요", "들", "만", "데", "데도",
)  # fmt: skip
_JOINING_ENDINGS = ("이랑", "랑", "와", "과")
_OR_ENDINGS = ("이나", "나")
_JOINING = ("그리고", "하고", "및")
_OR = ("또는", "아니면", "혹은")
_NOT_BEHIND = (
    "말고", "말구", "빼고", "빼구", "빼", "제외하고", "제외한", "제외", "없이", "없는", "아닌",
    "싫어요", "싫어", "싫고", "안 나오는", "말고는", "빼고는", "아니면 돼요", "아니면 돼",
    "아니면 됨", "아니면 다 좋아요", "아니면 다 좋아", "아니면 다 괜찮아",
)  # fmt: skip
_NATIVE = "|".join(sorted(NUMBERS, key=len, reverse=True))
# Of "두세 편" and "2~3편" the larger number is meant.
_COUNT = rf"(?:\d\s?[~-]\s?)?(\d{{1,9}}|{_NATIVE})\s?(?:개|편|가지)|(하나|둘|셋|넷)"
_HOURS = rf"(?P<hours>\d{{1,2}}(?:[.,]\d)?|{_NATIVE})\s?시간(?P<half>\s?반)?"
_LENGTH = (
    rf"(?:{_HOURS}(?:\s?(?P<minutes>\d{{1,3}})\s?분)?|(?P<only>\d{{1,3}})\s?분)\s?(?:짜리\s?)?"
)
_AT_MOST = r"이하|이내|까지|을?\s?넘지\s?않는|을?\s?안\s?넘는|안쪽|안에|안|미만|보다\s?짧은"
_AT_LEAST = r"이상|을?\s?넘는|초과|보다\s?긴"
_AGE = (
    r"(?P<age>\d{1,2})\s?(?:세|살)"
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
    parts = re.split(f"({_JAMO}+)", composed)
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
    typed = found[1] or found[2]
    return _Piece(str(NUMBERS.get(typed, typed)))


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


def _length(found: re.Match[str]) -> _Piece:
    hours = found["hours"] or "0"
    whole = NUMBERS.get(hours) or float(hours.replace(",", "."))
    minutes = int(found["minutes"] or found["only"] or 0)
    total = round(60 * (whole + (0.5 if found["half"] else 0))) + minutes
    bound = "at least" if found["longer"] else "about" if found["about"] else "at most"
    return _Piece(f"{bound} {total} minutes")


def _fixed(words: str, role: str = "wish") -> _Builder:
    return lambda _: _Piece(words, role)


_GAP = re.compile(r"[\s,;/+&!?.、。·ㆍ]+")
_WORD = re.compile(r"[^\s,;/+&!?、。·ㆍ]+")
_WORD_END = re.compile(rf"(?![{HANGUL}\w])")
_PIECES: tuple[tuple[re.Pattern[str], _Builder], ...] = (
    *((_any_of(names), _fixed(pool)) for pool, names in _POOLS.items()),
    (
        re.compile(r"(\d{1,3})\s?분\s?(?:에서|부터|~|-)\s?(\d{1,3})\s?분(?:\s?(?:까지|사이))?"),
        lambda found: _Piece(f"at least {found[1]} minutes at most {found[2]} minutes"),
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
    _named(_AGES),
    _named({korean: f"not {kind}" for korean, kind in _UNWANTED.items()}),
    (_any_of(_NOT_BEHIND), lambda found: _Piece(found[0], "not")),
    _named(english_kinds()),
    (_any_of(_JOINING), _fixed("", "joining")),
    (_any_of(_OR), lambda found: _Piece(found[0], "joining")),
    (_any_of(_FILLER), _fixed("", "filler")),
    (re.compile(f"{_JAMO}+"), _fixed("", "filler")),
)
# What only begins a word.
_OUTER_PIECES = ((re.compile(_MYSELF), _fixed("", "filler")),)
# What only follows something else in a word.
_INNER_PIECES: tuple[tuple[re.Pattern[str], _Builder], ...] = (
    (_any_of(_JOINING_ENDINGS), _fixed("", "joining")),
    (_any_of(_OR_ENDINGS), lambda found: _Piece(found[0], "joining")),
    (_any_of(_ENDINGS), _fixed("", "filler")),
)
