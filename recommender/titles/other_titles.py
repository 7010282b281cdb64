"""Names of films that the catalogue lacks, such as Korean ones: given by hand or from outside."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from recommender.hangul import bare_letters, in_hangul
from recommender.titles.normalise import LONGEST_QUERY

_QUOTES = re.compile(r"[\"“”'‘’「」『』《》〈〉<>]")
_YEAR = r"(?P<year>(?:18|19|20)\d{2})\s?년?(?:작|도)?"
_DATED = (
    re.compile(rf"(?P<title>.*\S)(?:\s*\(\s*|\s+|(?<=[가-힣])){_YEAR}\s?\)?"),
    re.compile(rf"{_YEAR}\s+(?P<title>\S.*)"),
)
# What Korean puts behind a name.
_PARTICLES = (
    "이라는", "이랑", "이나", "에서", "라는", "까지", "처럼", "보다", "을", "를", "이", "가", "은",
    "는", "도", "랑", "와", "과", "에", "의", "만", "요",
)  # fmt: skip
# What is said around a title without being one.
_TALK = frozenset(
    re.findall(
        r"\S+",
        """나 난 나는 내가 저 저는 전 제가 우리 오늘 어제 방금 어젯밤 영화 영화는 영화를 영화가 작품
        진짜 정말 너무 완전 되게 엄청 제일 가장 꼭 한번 다시 또 좀 그 이 봤어 봤어요 봤다 봤음
        봤는데 봤습니다 봄 보고 싶어 싶어요 싶다 보고싶어 보고싶다 볼래 볼래요 볼까 볼까요 보자
        봐 봐요 좋아 좋아요 좋아해 좋아해요 좋아함 좋아하는 좋았어 좋았어요 좋았다 좋음 재밌어
        재밌어요 재밌다 재밌었어 재밌었어요 재미있어 재미있었어 재미있었어요 최고 최고야 최고예요
        최고였어 추천 추천해 추천해요 추천해줘 같은 비슷한 별로 별로야 별로예요 별로였어
        별로였어요 싫어 싫어요 어때 어때요 있어 있어요 있나요 라는 이라는""",
    )
)
_SIGNS = "?!.,~ㅋㅎㅠㅜ"
_MOST_WORDS = 12
# Misspelled by so many letters, a name of so many letters may still be meant: a syllable has two
# or three of them.
_SLIPS = ((5, 1), (10, 2), (18, 3))
_MOST_NEAR = 5


class NumberedTitle(NamedTuple):
    """A name of the film that IMDb or TMDB knows by this number."""

    title: str
    imdb_id: int | None = None
    tmdb_id: int | None = None


class OtherTitles:
    """Rows of films by other names of theirs; immutable."""

    def __init__(self, rows: Mapping[str, tuple[int, ...]] | None = None) -> None:
        self._rows = dict(rows or {})

    def __len__(self) -> int:
        return len(self._rows)

    def with_more(self, titles: Iterable[tuple[str, int]]) -> "OtherTitles":
        """Return these names and others: each with its film's row."""
        more = OtherTitles(self._rows)
        for title, row in titles:
            if key := bare_letters(title):
                more._rows[key] = tuple(dict.fromkeys((*more._rows.get(key, ()), row)))
        return more

    def exact(self, text: str) -> tuple[int, ...]:
        """Return the films of just this name."""
        return self._rows.get(bare_letters(text), ())

    def is_name(self, text: str) -> bool:
        """Whether a text is a name, perhaps with a year, and nothing else."""
        return any(self.exact(" ".join(words)) for words, _ in _readings(text))

    def containing(self, part: str) -> list[int]:
        """Return the films with a name that this is a part of."""
        key = bare_letters(part)
        return [row for name, rows in self._rows.items() if key and key in name for row in rows]

    def find(self, text: str) -> tuple[tuple[int, ...], int | None]:
        """Return the films that a text names, and the year that it says; none where it names none.

        Around a Korean name there may be words that say something of it.
        """
        if not self._rows:
            return (), None
        for words, year in _readings(text):
            for name in _names_in(words):
                if found := self.exact(name):
                    return found, year
        return (), None

    def near(self, text: str) -> list[int]:
        """Return the films of names that are nearly this one, the nearest first."""
        found: dict[int, None] = {}
        for words, _ in _readings(text):
            key = bare_letters(" ".join(words))
            allowed = max((slips for length, slips in _SLIPS if len(key) >= length), default=0)
            alike = process.extract(
                key, self._keys, scorer=OSA.distance, score_cutoff=allowed, limit=_MOST_NEAR
            )
            found |= dict.fromkeys(chain.from_iterable(self._rows[name] for name, _, _ in alike))
        return list(found)[:_MOST_NEAR]

    def beginning_with(self, prefix: str) -> list[int]:
        """Return the films with a name that begins with what has been typed so far."""
        key = bare_letters(prefix)
        if not key:
            return []
        first = bisect_left(self._keys, key)
        end = bisect_left(self._keys, f"{key}\U0010ffff")
        names = self._keys[first:end]
        return list(dict.fromkeys(chain.from_iterable(map(self._rows.__getitem__, names))))

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._rows)


def names_in(text: str) -> list[str]:
    """Return what a Korean text may name as a film, without year and talk; the likelier first."""
    *_, words = [words for words, _ in _readings(text)] or [[""]]
    while len(words) > 1 and words[-1].strip(_SIGNS) in _TALK:
        words = words[:-1]
    while len(words) > 1 and words[0].strip(_SIGNS) in _TALK:
        words = words[1:]
    return list(dict.fromkeys(_without_particle(words)))


def _readings(text: str) -> Iterator[tuple[list[str], int | None]]:
    """Yield the words of a text, then those without a year at an end of it."""
    whole = " ".join(_QUOTES.sub(" ", unicodedata.normalize("NFKC", text)).split())
    if len(whole) > LONGEST_QUERY:
        return
    yield whole.split()[:_MOST_WORDS], None
    for dated in _DATED:
        if found := dated.fullmatch(whole):
            yield found["title"].split()[:_MOST_WORDS], int(found["year"])


def _names_in(words: list[str]) -> Iterator[str]:
    """Yield a text as a name, then what is left of it without the talk around."""
    yield " ".join(words)
    if not in_hangul(" ".join(words)):
        return
    for count in range(len(words), 0, -1):
        for start in range(len(words) - count + 1):
            others = (*words[:start], *words[start + count :])
            if all(word.strip(_SIGNS) in _TALK or not bare_letters(word) for word in others):
                yield from _without_particle(words[start : start + count])


def _without_particle(words: list[str]) -> Iterator[str]:
    name = " ".join(words).rstrip(_SIGNS)
    yield name
    for particle in _PARTICLES:
        if name.endswith(particle) and len(name) > len(particle) + 1:
            yield name.removesuffix(particle).rstrip()
