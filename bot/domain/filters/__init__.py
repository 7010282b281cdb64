"""What people want of a list, in their own words: how many, which kinds, years, how daring."""

from bot.domain.filters.alternatives import parts_of
from bot.domain.filters.errors import (
    ContradictionError,
    CountError,
    DialError,
    EmptyPoolError,
    FilterError,
    InseparableError,
    NoSuchListError,
    UnknownWordError,
    UntaggedError,
    YearsError,
)
from bot.domain.filters.everyday import TELLING_TAGS
from bot.domain.filters.likeness import film_and_wish, names_film, read_likeness, read_wish
from bot.domain.filters.list_filter import (
    ANY_FILM,
    DIAL,
    MAX_FILMS,
    ListFilter,
    Span,
    dial_word,
)
from bot.domain.filters.named_lists import read_list_wish
from bot.domain.filters.numbers import checked_count, read_dial
from bot.domain.filters.pools import SERVER_LIST, WATCHLIST, FilmPool, may_name_a_list
from bot.domain.filters.reading import read_list_filter
from bot.domain.filters.spans import read_years
from bot.domain.filters.vocabulary import Vocabulary

__all__ = [
    "ANY_FILM",
    "DIAL",
    "MAX_FILMS",
    "SERVER_LIST",
    "TELLING_TAGS",
    "WATCHLIST",
    "ContradictionError",
    "CountError",
    "DialError",
    "EmptyPoolError",
    "FilmPool",
    "FilterError",
    "InseparableError",
    "ListFilter",
    "NoSuchListError",
    "Span",
    "UnknownWordError",
    "UntaggedError",
    "Vocabulary",
    "YearsError",
    "checked_count",
    "dial_word",
    "film_and_wish",
    "may_name_a_list",
    "names_film",
    "parts_of",
    "read_dial",
    "read_likeness",
    "read_list_filter",
    "read_list_wish",
    "read_wish",
    "read_years",
]
