"""Reads which film others should be like: "something like Alien", "에이리언 같은 영화"."""

import re

from bot.domain.filters.korean import in_english
from bot.domain.filters.vocabulary import Vocabulary

_FILMS = r"(?:(?:some|more|other|any)\s+)?(?:something|anything|films?|movies?|flicks?|one|more)"
_LIKE = re.compile(
    rf"(?:{_FILMS}\s+)?(?:(?:that(?:'s|\s+(?:is|are))|which\s+(?:is|are))\s+)?"
    r"(?:like|similar\s+to|in\s+the\s+(?:style|vein)\s+of)\s+(?P<film>\S.*)",
    re.IGNORECASE,
)
_LIKE_KOREAN = re.compile(
    r"(?P<film>\S.*?)\s*(?:(?:[와과]|이?랑|하고)\s*)?(?:비슷한|같은)\s*(?:영화|작품|거|것|걸)?(?:\s*추천\S*)?"
)


def read_likeness(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the film that others should be like, as it was typed; None where a wish names none.

    "Like horror" names a genre.
    """
    plain = text.strip()
    found = _LIKE.fullmatch(plain) or _LIKE_KOREAN.fullmatch(plain)
    if found is None:
        return None
    film = found["film"].strip()
    kind = vocabulary.find(in_english(film))
    return None if kind is not None and kind.genres else film
