"""Wishes for films from a server's list, "from halloween", where the server may lack it."""

import re
from collections.abc import Collection

from bot.domain.filters.errors import NoSuchListError, UnknownWordError, UntaggedError
from bot.domain.filters.list_filter import ListFilter
from bot.domain.filters.reading import read_list_filter
from bot.domain.filters.vocabulary import Vocabulary

_FROM = re.compile(
    r"\b(?:from|off)\s+(?:(?:the|this|our)\s+)?(?:list\s+)?[\"'“”*]*([^,;:]+)", re.IGNORECASE
)
_NO_NAMES = frozenset({"the", "this", "our", "list"})
_KOREAN = re.compile(r"(.+?)\s?(?:(?:목록|리스트)(?:\s?에서)?|에서)")


def read_list_wish(
    text: str,
    vocabulary: Vocabulary,
    known: Collection[str] = (),
    *,
    lists: Collection[str] | None = None,
) -> ListFilter:
    """Read a wish as `read_list_filter` does; raise NoSuchListError for a list that is not there.

    Where `lists` are empty, nothing can be from one.
    """
    try:
        return read_list_filter(text, vocabulary, known, lists=lists)
    except UntaggedError:
        raise
    except UnknownWordError as error:
        if lists and (name := _list_name(text, error.text)):
            raise NoSuchListError(name, error.understood, error.examples) from None
        raise


def _list_name(text: str, unknown: str) -> str:
    """Return the name of a list in a text that has `unknown` words; empty where these name none."""
    if korean := _KOREAN.fullmatch(unknown):
        return korean[1]
    words = [word for word in unknown.casefold().split() if word not in _NO_NAMES]
    for found in _FROM.finditer(text):
        name = found[1].casefold()
        if words and all(word in name for word in words):
            end = name.rindex(words[-1]) + len(words[-1])
            return found[1][:end].strip(" \"'“”*")
    return ""
