"""An index of all films of a large data set by name alone, in a file of some megabytes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from recommender.arrays import Ids, Positions, Rows
from recommender.data.catalogue import Catalogue, Movie
from recommender.titles.aliases import AliasKind, aliases_of
from recommender.titles.external_ids import NO_NUMBER, ExternalIds, NumberSource
from recommender.titles.index import exact_keys, key_of, without_article
from recommender.titles.popularity import near_year
from recommender.titles.query import read
from recommender.titles.sound import sounds_of
from recommender.titles.wordclass import spoken_of

# Building computes the names of this many films at a time, which bounds its memory.
_AT_ONCE = 2000
# Names that sound alike are the same name only from so many letters of the sound on ("us", "ice").
_SHORTEST_SOUND = 5
_FIELDS = ("keys", "rows", "numbers", "starts", "lines")


class TitleIndex:
    """Finds films by a name as it is spelled, or as it sounds; the rest is for a `TitleMatcher`.

    A matcher of 87,585 films takes 147 MB and 3 s to build. This keeps, of each film, what it is
    called, its genres and numbers as one run of bytes, and 64 bits for each of its names.
    """

    def __init__(
        self,
        keys: npt.NDArray[np.uint64],
        rows: Positions,
        numbers: Ids,
        starts: Rows,
        lines: npt.NDArray[np.uint8],
    ) -> None:
        """Take names x 1 (in order of the keys), films x 3, films + 1 and the bytes of all films.

        Raises ValueError where these are no index.
        """
        films = len(numbers)
        fits = (
            numbers.shape == (films, 3)
            and starts.shape == (films + 1,)
            and keys.shape == rows.shape
            and keys.dtype == np.uint64
            and lines.dtype == np.uint8
            and bool((np.diff(starts) >= 0).all())
            and int(starts[-1]) == len(lines)
            and (not len(rows) or 0 <= int(rows.min()) <= int(rows.max()) < films)
        )
        if not fits:
            raise ValueError("is no index of titles")
        self._keys, self._rows, self._numbers = keys, rows, numbers
        self._starts, self._lines = starts, lines
        self._external_ids = ExternalIds(
            dict(
                zip(
                    (NumberSource.MOVIELENS, NumberSource.IMDB, NumberSource.TMDB),
                    numbers.T,
                    strict=True,
                )
            )
        )

    def __len__(self) -> int:
        return len(self._numbers)

    @classmethod
    def of(cls, movies: Iterable[Movie]) -> Self:
        """Index films."""
        keys, rows, numbers = [], [], []
        lines, first = [], 0
        for some in _batches(list(movies)):
            for key, row in _keys_of(some):
                keys.append(key)
                rows.append(first + row)
            numbers += [[m.movie_id, m.imdb_id or NO_NUMBER, m.tmdb_id or NO_NUMBER] for m in some]
            lines += ["\t".join((m.listed_title, "|".join(m.genres))).encode() for m in some]
            first += len(some)
        table = np.array(keys, np.uint64)
        order = np.argsort(table, kind="stable")
        starts = np.concatenate([[0], np.cumsum([len(line) for line in lines], dtype=np.int64)])
        return cls(
            table[order],
            np.array(rows, np.int32)[order],
            np.array(numbers, np.int64).reshape(-1, 3),
            starts.astype(np.int64),
            np.frombuffer(b"".join(lines), np.uint8),
        )

    def save(self, path: Path) -> None:
        """Write the index into a file, which afterwards is complete or unchanged."""
        unfinished = path.with_suffix(".part.npz")
        np.savez(
            unfinished,
            keys=self._keys,
            rows=self._rows,
            numbers=self._numbers,
            starts=self._starts,
            lines=self._lines,
        )
        unfinished.replace(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote; OSError or ValueError where it cannot be used."""
        with np.load(path, allow_pickle=False) as file:
            try:
                return cls(*(file[name] for name in _FIELDS))
            except (KeyError, IndexError, EOFError) as error:
                raise ValueError("is no index of titles") from error

    def find(self, text: str, *, inside: bool = False) -> list[Movie]:
        """Return the films that a text names, by number or title, the newest first.

        Names as they are spelled go before those that only sound alike; a typed year has to fit.
        With `inside`, a sentence about watching may hold the name ("have you seen joker").
        """
        rows = self._external_ids.find(text)
        if rows is not None:
            return [self._movie(row) for row in rows]
        found = self._named(text, _spelled) or self._named(text, _heard)
        return found or (self._named(text, _inside) if inside else [])

    def get(self, movie_id: int) -> Movie | None:
        """Return the film with a number of the data set."""
        found = np.flatnonzero(self._numbers[:, 0] == movie_id)
        return self._movie(int(found[0])) if len(found) else None

    def _named(self, text: str, names: "_Naming") -> list[Movie]:
        for reading in read(text):
            rows = {row for name in names(reading.words) for row in self._at(name)}
            films = [
                movie
                for movie in map(self._movie, sorted(rows))
                if reading.year is None or near_year(movie.year or 0, reading.year)
            ]
            if films:
                return sorted(films, key=lambda movie: -(movie.year or 0))
        return []

    def _at(self, name: str) -> list[int]:
        key = np.uint64(_hashed(name))
        first, end = (np.searchsorted(self._keys, key, side=side) for side in ("left", "right"))
        return [int(row) for row in self._rows[first:end]]

    def _movie(self, row: int) -> Movie:
        line = self._lines[self._starts[row] : self._starts[row + 1]].tobytes().decode()
        listed, _, genres = line.partition("\t")
        movie_id, *others = (int(number) for number in self._numbers[row])
        imdb_id, tmdb_id = (None if each == NO_NUMBER else each for each in others)
        return Movie.from_listing(movie_id, listed, genres.split("|"), imdb_id, tmdb_id)


_Naming = Callable[[Sequence[str]], Iterator[str]]


def _spelled(words: Sequence[str]) -> Iterator[str]:
    yield from {key_of(words), key_of(without_article(words))}


def _inside(words: Sequence[str]) -> Iterator[str]:
    if left := spoken_of(words):
        yield from _spelled(left)


def _heard(words: Sequence[str]) -> Iterator[str]:
    """A name by its sound, told apart from one by its letters."""
    sound = sounds_of(" ".join(without_article(words)))
    if len(sound) >= _SHORTEST_SOUND:
        yield f"\n{sound}"


def _keys_of(movies: Sequence[Movie]) -> Iterator[tuple[int, int]]:
    """Return each name's key and the place of its film."""
    aliases = [each for each in aliases_of(Catalogue(movies)) if each.kind <= AliasKind.OTHER_TITLE]
    found = {
        (name, aliases[at].row)
        for name, own in exact_keys(aliases).items()
        for at in (own if isinstance(own, tuple) else (own,))
    }
    found |= {(name, alias.row) for alias in aliases for name in _heard(alias.words)}
    for name, row in sorted(found):
        yield _hashed(name), row


def _batches(movies: Sequence[Movie]) -> Iterator[Sequence[Movie]]:
    for first in range(0, len(movies), _AT_ONCE):
        yield movies[first : first + _AT_ONCE]


def _hashed(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest())
