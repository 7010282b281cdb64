"""Parsing of titles as MovieLens lists them ("Matrix, The (1999)")."""

import html
import re
from typing import NamedTuple

# The articles that MovieLens moves to the end of a title, in the languages of its titles.
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
    """The parts of a listed title: `alternatives` are the other names that it gives in brackets.

    `originals` are those that it does not mark as mere aliases ("a.k.a.").
    """

    title: str
    year: int | None
    alternatives: tuple[str, ...]
    originals: tuple[str, ...] = ()


def parse_listing(listed_title: str) -> Listing:
    """Parse a listed title; without a year in it, the year is None."""
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
