"""All aliases of a catalogue, found by exact key, by word or by how they sound."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
from scipy import sparse

from recommender.arrays import Positions
from recommender.data.catalogue import Catalogue
from recommender.titles.aliases import (
    ENGLISH_ARTICLES,
    LEADING_ARTICLES,
    Alias,
    AliasKind,
    aliases_of,
)
from recommender.titles.sound import sounds_of
from recommender.titles.trigrams import TrigramIndex


class AliasIndex:
    """Aliases as parallel arrays (row of the film, kind, words), and the ways to find them."""

    def __init__(self, catalogue: Catalogue) -> None:
        aliases = list(aliases_of(catalogue))
        self.rows = np.array([alias.row for alias in aliases], np.int32)
        self.kinds = np.array([alias.kind for alias in aliases], np.int8)
        self.texts = [" ".join(alias.words) for alias in aliases]
        self.sounds = sounds_of("\n".join(self.texts)).split("\n") if aliases else []
        self.trigrams = TrigramIndex(self.sounds)
        self._keys = exact_keys(aliases)
        self._movies = list(catalogue)
        hashes = np.array([hash(movie.label.casefold()) for movie in catalogue], np.int64)
        self._label_rows = np.argsort(hashes, kind="stable")
        self._label_hashes = hashes[self._label_rows]
        self._plain = {
            number: " ".join(alias.plain)
            for number, alias in enumerate(aliases)
            if alias.plain != alias.words
        }
        self.words = WordIndex(
            [
                alias.words if alias.plain == alias.words else (*alias.words, *alias.plain)
                for alias in aliases
            ]
        )

    def __len__(self) -> int:
        return len(self.texts)

    def exact(self, words: Sequence[str]) -> list[int]:
        """Aliases of these words, regardless of blanks and a leading article.

        An article of another language is part of a name that is listed without it ("les mis").
        """
        found = dict.fromkeys(self._at(words))
        if words[0] in LEADING_ARTICLES:
            for alias in self._at(without_article(words)):
                if words[0] in ENGLISH_ARTICLES or self.has_article(alias):
                    found[alias] = None
        return list(found)

    def has_article(self, alias: int) -> bool:
        """Whether a name begins with an article."""
        return self.texts[alias].partition(" ")[0] in LEADING_ARTICLES

    def labelled(self, text: str) -> list[int]:
        """The rows of films with exactly this label, regardless of case and outer blanks."""
        wanted = text.strip().casefold()
        first, end = np.searchsorted(self._label_hashes, [hash(wanted), hash(wanted) + 1])
        rows = map(int, self._label_rows[first:end])
        return [row for row in rows if self._movies[row].label.casefold() == wanted]

    def _at(self, words: Sequence[str]) -> tuple[int, ...]:
        found = self._keys.get(key_of(words), ())
        return (found,) if isinstance(found, int) else found

    def plain(self, alias: int) -> str | None:
        """The alias with its numbers as the title writes them."""
        return self._plain.get(alias)

    def spellings(self, alias: int) -> tuple[str, ...]:
        """The alias in words: numbers in digits, and as its film's title writes them."""
        plain = self._plain.get(alias)
        return (self.texts[alias],) if plain is None else (self.texts[alias], plain)

    def kind(self, alias: int) -> AliasKind:
        """Where in the listed title this alias is."""
        return AliasKind(int(self.kinds[alias]))


def without_article(words: Sequence[str]) -> Sequence[str]:
    """The words without a leading article."""
    return words[1:] if len(words) > 1 and words[0] in LEADING_ARTICLES else words


def _add(found: dict[str, int | tuple[int, ...]], key: str, number: int) -> None:
    """Add a number under a key; most keys have only one, stored without a tuple."""
    known = found.get(key)
    if known is None:
        found[key] = number
    else:
        found[key] = (*(known if isinstance(known, tuple) else (known,)), number)


def key_of(words: Sequence[str]) -> str:
    """The words joined without blanks, except between numbers."""
    key = "".join(words)
    return _key_of_numbers(words) if key[:1].isdecimal() or key[-1:].isdecimal() else key


def _key_of_numbers(words: Sequence[str]) -> str:
    key = ""
    for word in words:
        key += " " + word if key[-1:].isdecimal() and word[0].isdecimal() else word
    return key


def exact_keys(aliases: Iterable[Alias]) -> dict[str, int | tuple[int, ...]]:
    """The numbers of the aliases by their keys."""
    keys: dict[str, int | tuple[int, ...]] = {}
    for number, alias in enumerate(aliases):
        own = {key_of(alias.words), key_of(without_article(alias.words)), alias.letters}
        if alias.plain != alias.words:
            own |= {key_of(alias.plain), key_of(without_article(alias.plain))}
        for key in own:
            _add(keys, key, number)
    return keys


class WordIndex:
    """An inverted index from words to the aliases that have them.

    The words are in alphabetical order, so that all words with one beginning are a slice.
    """

    def __init__(self, aliases: Sequence[Sequence[str]]) -> None:
        self.vocabulary = sorted({word for words in aliases for word in words})
        self.ids = {word: number for number, word in enumerate(self.vocabulary)}
        lengths = [len(words) for words in aliases]
        ids = np.array([self.ids[word] for words in aliases for word in words], np.int32)
        owners = np.repeat(np.arange(len(aliases), dtype=np.int32), lengths)
        shape = (max(len(self.vocabulary), 1), max(len(aliases), 1))
        table = sparse.csr_matrix((np.ones(len(ids), np.int8), (ids, owners)), shape=shape)
        table.sum_duplicates()
        self._starts = table.indptr
        self._postings: Positions = table.indices.astype(np.int32, copy=False)
        frequency = np.maximum(np.diff(self._starts), 1)
        self._weights = np.log1p(len(aliases) / frequency) / np.log1p(max(len(aliases), 1))

    def __contains__(self, word: str) -> bool:
        return word in self.ids

    def weight(self, word: str) -> float:
        """How informative a word is: 1 for one that occurs once, near 0 for "the".

        That is its inverse document frequency as a share of the highest one.
        """
        number = self.ids.get(word)
        return 1.0 if number is None else float(self._weights[number])

    def with_word(self, word: str) -> Positions:
        """The aliases with this word."""
        number = self.ids.get(word)
        if number is None:
            return np.empty(0, np.int32)
        return self._postings[self._starts[number] : self._starts[number + 1]]

    def starting_with(self, prefix: str) -> Positions:
        """The aliases with a word that begins like this; some come repeatedly."""
        first = bisect_left(self.vocabulary, prefix)
        end = bisect_left(self.vocabulary, prefix + "\U0010ffff")
        return self._postings[self._starts[first] : self._starts[end]]

    def with_all(self, words: Iterable[str]) -> Positions:
        """The aliases with all of these words."""
        postings = sorted((self.with_word(word) for word in set(words)), key=len)
        found = postings[0]
        for other in postings[1:]:
            found = common(found, other)
        return found


def common(found: Positions, ordered: Positions) -> Positions:
    """The elements of `found` that are in the ordered array; much faster than `np.isin`."""
    if not len(found) or not len(ordered):
        return found[:0]
    places = np.minimum(np.searchsorted(ordered, found), len(ordered) - 1)
    shared: Positions = found[ordered[places] == found]
    return shared
