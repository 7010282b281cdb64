"""Whether a colon in typed titles is a film's own or stands behind a list's name.

`halloween: scream, the ring` names a list, `Alien: Resurrection` does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.discord.title_questions import CHOSEN, Questions
from bot.domain.lists.film_list import MAX_NAME
from recommender import Movie
from recommender.titles.normalise import words_of

# How alike, in percent, what is typed and a title have to be, each up to the end of the shorter.
ALIKE = 80.0
# Neither a link's colon nor that of a time.
_BEFORE = re.compile(rf"\s*([^:,;\n]{{1,{MAX_NAME}}}):(?!//|(?<=\d:)\d)")
_SMALL_WORDS = frozenset({"the", "a", "an", "and"})


@dataclass(frozen=True, slots=True)
class NameBeforeColon:
    """Words before a colon that are no film's; `film` is all that is typed, if it may be new."""

    name: str
    film: str = ""


def name_before_colon(
    text: str, questions: Questions, listed: Sequence[Movie] = ()
) -> NameBeforeColon | None:
    """Return what stands before a colon in the first of some titles, if that is no film's name.

    `listed` films may be meant, too, though they are not in service. Raises TitleError.
    """
    titles = [each.title for each in questions.titles(text)]
    own = _BEFORE.match(titles[0])
    found = own or _BEFORE.match(text)
    if found is None or (own and _is_film(titles[0], own[1], questions, listed)):
        return None
    after = titles[0][own.end() :] if own else ""
    new = bool(len(titles) == 1 and after.strip()) and questions.read(after).is_unknown
    return NameBeforeColon(found[1].strip(), titles[0] if new else "")


def _is_film(title: str, before: str, questions: Questions, listed: Sequence[Movie]) -> bool:
    reading = questions.read(title)
    if reading.beyond or CHOSEN.fullmatch(title) or questions.is_other_title(title):
        return True
    movies = (*reading.offered, *reading.further, *listed)
    return any(_is_named(title, before, name) for each in movies for name in _names(each))


def _names(movie: Movie) -> Iterator[str]:
    yield from (movie.title, movie.label)
    yield from movie.listed_title.split("(")


def _is_named(title: str, before: str, name: str) -> bool:
    """Whether a name begins with what is before the colon, and goes on with what is behind it."""
    start, typed, name = _bare(before), _bare(title), _bare(name)
    whole = fuzz.ratio if len(typed) > len(name) else fuzz.partial_ratio
    begins = fuzz.ratio(start, name[: len(start)]) >= ALIKE
    return begins and whole(typed, name) >= ALIKE


def _bare(text: str) -> str:
    return " ".join(word for word in words_of(text) if word not in _SMALL_WORDS)
