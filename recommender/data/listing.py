"""MovieLens' way of writing titles ("Matrix, The (1999)") taken apart into what people read."""

import html
import re
from typing import NamedTuple

# The articles MovieLens moves behind a title, in the languages its original titles come in.
ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "la",
        "le",
        "les",
        "l'",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "i",
        "gli",
        "die",
        "der",
        "das",
        "den",
        "det",
        "de",
        "het",
        "een",
        "en",
        "ett",
        "et",
        "un",
        "une",
        "una",
        "ein",
        "eine",
        "o",
        "os",
        "as",
    ]
)
_YEAR = re.compile(r"\((\d{4})(?:\s*[-–]\s*(?:\d{4})?)?\s*\)")
_BRACKET = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_ALIAS = re.compile(r"^(?:a\.?k\.?a\.?|aka)\s+", re.IGNORECASE)
# A bracket behind one of these words belongs to the title itself ("Birdman: Or (The ...)"), unless
# it is capitalised as a title's last word ("Let the Right One In (Låt ...)").
_UNFINISHED = re.compile(r"(?::(?: Or)?|,|&|(?<!, )\b(?:or|and|of|the|a|in|to))$")


class Listing(NamedTuple):
    """A listed title taken apart; alternatives are the other names it gives in brackets.

    Of these `originals` are not marked as mere aliases.
    """

    title: str
    year: int | None
    alternatives: tuple[str, ...]
    originals: tuple[str, ...] = ()


def parse_listing(listed_title: str) -> Listing:
    """Take a listed title apart; a title without a year has the year None."""
    text = " ".join((html.unescape(listed_title) if "&" in listed_title else listed_title).split())
    year = None
    last = text.rfind("(")
    if last >= 0 and (match := _YEAR.fullmatch(text, last)):
        text, year = text[:last].rstrip(), int(match[1])
    alternatives: list[str] = []
    originals: list[str] = []
    while text.endswith(")") and (bracket := _BRACKET.search(text)) and bracket.start() > 0:
        if _UNFINISHED.search(text[: bracket.start()]):
            break
        name, aliases = _ALIAS.subn("", bracket.group(1))
        alternatives.insert(0, article_first(name.strip()))
        originals[:0] = alternatives[: 1 - aliases]
        text = text[: bracket.start()]
    title = article_first(text) or listed_title.strip()
    return Listing(title, year, tuple(alternatives), tuple(originals))


def article_first(title: str) -> str:
    """ "Matrix, The" -> "The Matrix"; "Avventura, L'" -> "L'Avventura"."""
    if ", " not in title:
        return title
    head, _, article = title.rpartition(", ")
    if article.casefold() not in ARTICLES:
        return title
    return f"{article}{head}" if article.endswith("'") else f"{article} {head}"
