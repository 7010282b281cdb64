"""Why a wish for a list cannot be kept; `bot/messages/errors/films.py` says it."""

from collections.abc import Iterable

from bot.domain.filters.list_filter import MAX_FILMS, ListFilter
from bot.domain.filters.pools import FilmPool


class FilterError(Exception):
    """What somebody typed does not say which films they want."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class UnknownWordError(FilterError):
    """Words that are no number, kind of film, time or position of the dial.

    `understood` is what could be read beside them; `examples` are wishes that can be kept.
    """

    def __init__(self, text: str, understood: ListFilter, examples: Iterable[ListFilter]) -> None:
        super().__init__(text)
        self.understood = understood
        self.examples = tuple(examples)


class UntaggedError(UnknownWordError):
    """A kind of film that only tags tell, where no film has such a tag, or none has any tag."""


class NoSuchListError(UnknownWordError):
    """A list that films are to be from, which the server lacks."""


class ContradictionError(FilterError):
    """Two wishes that no film can keep together."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")
        self.first, self.second = first, second


class InseparableError(FilterError):
    """One kind is wanted and another not, but all that is known of both is that they are a third.

    `kind` is that third one.
    """

    def __init__(self, first: str, second: str, kind: str) -> None:
        super().__init__(f"{first} {second}")
        self.first, self.second, self.kind = first, second, kind


class YearsError(FilterError):
    """Years that no film can have."""


class CountError(FilterError):
    """More or fewer films than a list can have; `limit` is how many that is."""

    def __init__(self, count: int, limit: int = MAX_FILMS) -> None:
        super().__init__(str(count))
        self.count, self.limit = count, limit


class DialError(FilterError):
    """A position that the dial does not have."""


class EmptyPoolError(Exception):
    """Films are to be chosen from a list that has none."""

    def __init__(self, pool: FilmPool) -> None:
        super().__init__(pool)
        self.pool = pool
