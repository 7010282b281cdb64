"""Reads which film others should be like: "something like Alien", "에이리언 같은 영화"."""

import re
from collections.abc import Callable

from bot.domain.filters.errors import FilterError
from bot.domain.filters.korean import in_english
from bot.domain.filters.list_filter import ANY_FILM, ListFilter
from bot.domain.filters.reading import read_list_filter
from bot.domain.filters.vocabulary import Vocabulary

# A wish behind a film begins with one of these: other words may be more of its title.
_WISH = re.compile(
    r"(?:but|not|no|without|less|minus|except|only|since|before|from\s+the|under|below|over|within"
    r"|shorter|longer|at\s+(?:most|least)|up\s+to|max|in\s+the|that(?:'s|\s+is|\s+are)"
    r"|for|tonight|today|please|with\s+(?:my|our|the|some|friends|kids))\b.*"
    r"|[-<>]\s*\w.*|(?:the\s+)?(?:19|20)?\d0s\b.*|\d+\s*(?:h|m)\w*.*",
    re.IGNORECASE,
)
# Of a wish that names no kind of film only these words are none of a title.
_SAYS_NOTHING = re.compile(
    r"(?:(?:for\s+)?(?:tonight|today|now|please|me|us|(?:the|this)\s+(?:evening|weekend))\s*"
    r"|(?:with|for|and)\s+(?:my\s+)?(?:girlfriend|boyfriend|wife|husband|friends)\s*)+"
)
# As much as the menu that asks which film is meant carries along.
_MAX_WISH = 50

_SOME = r"(?:(?:some|more|other|any|an?)\s+)?"
_FILMS = rf"{_SOME}(?:something|anything|films?|movies?|flicks?|one|more)"
_ASKED = r"(?:(?:(?:show|give|find)\s+me|i\s+want|i'd\s+like|i\s+would\s+like)\s+)?"
_LIKE_FILM = (
    r"(?:(?:that(?:'s|\s+(?:is|are))|which\s+(?:is|are))\s+)?"
    r"(?:like|similar\s+to|in\s+the\s+(?:style|vein)\s+of)\s+(?P<film>\S.*)"
)
# Tried in this order. The Korean one may have a wish behind the film, and the last one has it
# before: "something funny like Paddington".
_LIKENESSES = (
    re.compile(rf"{_ASKED}(?:{_FILMS}\s+)?{_LIKE_FILM}", re.IGNORECASE),
    re.compile(
        r"(?P<film>\S.*?)\s*(?:(?:[와과]|이?랑|하고)\s*)?(?:비슷한|같은)"
        r"\s*(?:영화|작품|거|것|걸)?(?:\s*추천\S*)?(?:\s+(?P<wish>\S.*))?"
    ),
    re.compile(rf"{_ASKED}{_SOME}(?P<wish>\S.*?)\s+(?P<like>{_LIKE_FILM})", re.IGNORECASE),
)
_ENDS_IN_FILMS = re.compile(rf"(?:.*\s)?{_FILMS}", re.IGNORECASE)
# So many words before "like" may be of a title: "Bend It Like Beckham".
_MOST_BEFORE_LIKE = 3


def read_likeness(text: str, vocabulary: Vocabulary, is_title: Callable[[str], bool]) -> str | None:
    """Return the film that others should be like, as it was typed; None where a wish names none.

    What is wished for beside it comes behind it, as `film_and_wish` reads it. "Like horror" names
    a genre, and "like a korean thriller" kinds of films, but for known titles: `is_title` tells
    them.
    """
    plain = " ".join(text.split())  # many blanks would take the patterns seconds
    found = next(filter(None, (likeness.fullmatch(plain) for likeness in _LIKENESSES)), None)
    if found is None:
        return None
    if is_title(plain):
        return plain
    film, said = found["film"].strip(), found.groupdict()
    if wish := said.get("wish"):
        if said.get("like") and (titled := _title_with_like(wish, said["like"], is_title)):
            film, wish = titled
        if not _asks_for_films(wish, vocabulary):
            wished = f"{film} but {wish}"
            return wished if film_and_wish(wished, vocabulary, is_title)[1] else None
    kind = vocabulary.find(in_english(film))
    if kind is not None and kind.genres and len(film.split()) == 1:
        return None
    if is_title(film) or film_and_wish(film, vocabulary, is_title)[1]:
        return film
    return None if _names_kinds(film, vocabulary) else film


def _title_with_like(
    wish: str, like: str, is_title: Callable[[str], bool]
) -> tuple[str, str] | None:
    """Part "funny in" and "like flint" into a title that has the "like" and the wish before it."""
    words = wish.split()
    for begin in range(max(1, len(words) - _MOST_BEFORE_LIKE), len(words)):
        title = " ".join((*words[begin:], like))
        if is_title(title):
            return title, " ".join(words[:begin])
    return None


def _asks_for_films(wish: str, vocabulary: Vocabulary) -> bool:
    """Whether a wish before "like" says nothing but that films are wanted: "recommend films"."""
    return bool(_ENDS_IN_FILMS.fullmatch(wish)) and read_wish(wish, vocabulary) == ANY_FILM


def _names_kinds(text: str, vocabulary: Vocabulary) -> bool:
    try:
        wanted = read_list_filter(text, vocabulary)
    except FilterError:
        return False
    return bool(wanted.genres or wanted.kinds or wanted.years)


def film_and_wish(
    text: str, vocabulary: Vocabulary, is_title: Callable[[str], bool]
) -> tuple[str, str]:
    """Part "alien but not scary" into a film and what is wished for beside; empty for nothing.

    `is_title` tells whether a text is a known title: one that has such words is left whole.
    """
    words = text.split()
    if is_title(text):
        return text, ""
    for end in range(len(words) - 1, 0, -1):
        film, wish = " ".join(words[:end]).rstrip(",;"), " ".join(words[end:])
        wish = re.sub(r"^[-–]\s+", "", wish)
        if _WISH.fullmatch(wish) and is_title(film) and _says_something(wish, vocabulary):
            return film, wish
    return text, ""


def names_film(text: str, vocabulary: Vocabulary, is_title: Callable[[str], bool]) -> bool:
    """Whether a text is a known title, perhaps with a wish behind it: "matrix for tonight"."""
    return is_title(text) or bool(film_and_wish(text, vocabulary, is_title)[1])


def _says_something(wish: str, vocabulary: Vocabulary) -> bool:
    """Whether a wish can be read, and is not two words of a title that a wish could hold, too."""
    wanted = read_wish(wish, vocabulary)
    return wanted is not None and (wanted != ANY_FILM or bool(_SAYS_NOTHING.fullmatch(wish)))


def read_wish(wish: str, vocabulary: Vocabulary) -> ListFilter | None:
    """Return which films are wished for beside a likeness; None where the wish is another one."""
    if not wish or len(wish) > _MAX_WISH or ":" in wish:
        return None
    try:
        wanted = read_list_filter(wish, vocabulary)
    except FilterError:
        return None
    other = (wanted.adventure, wanted.pool)
    return None if wanted.lesser_known or other != (None, None) else wanted
