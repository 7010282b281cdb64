"""Finding the films of the catalogue that the rows of a history mean."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from bot.domain.imports.history import FilmKey
from bot.domain.imports.similar_names import Near, SimilarNames
from recommender import Catalogue, Movie
from recommender.data.listing import parse_listing
from recommender.titles.aliases import ENGLISH_ARTICLES
from recommender.titles.normalise import words_of

# Festivals and countries differ by a year; further apart it is another film of that name.
MAX_YEARS_APART = 1
MAX_CANDIDATES = 10
# How alike names of one year are, in percent, to be one film. The words that two titles share tell
# less: of 5,300 films that ml-latest-small lacks, they made .9 % others ("First Descent", "The
# Descent"), this .2 %, nearly all of them of the same name.
MIN_LIKENESS = 90


class FoundBy(StrEnum):
    """What identified the film."""

    IMDB = "imdb"
    TMDB = "tmdb"
    MOVIELENS = "movielens"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Found:
    """A film with what identified it, or candidates to ask about, or nothing."""

    movie: Movie | None = None
    by: FoundBy | None = None
    candidates: tuple[Movie, ...] = ()


class FilmFinder:
    """Finds films by id, else by title and year; never by a title alone.

    Built once for a catalogue; immutable, safe to share.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_imdb = {movie.imdb_id: movie for movie in catalogue if movie.imdb_id}
        self._by_tmdb = {movie.tmdb_id: movie for movie in catalogue if movie.tmdb_id}
        self._by_name: dict[str, list[Movie]] = defaultdict(list)
        of_year: dict[int, list[tuple[str, Movie]]] = defaultdict(list)
        for movie in catalogue:
            for name in _names(movie):
                self._by_name[name].append(movie)
                if movie.year:
                    of_year[movie.year].append((name, movie))
        # Year by year: freeing many objects at once would block all other threads.
        self._of_year = {year: SimilarNames(of_year.pop(year)) for year in list(of_year)}
        self._vocabulary = {word for name in self._by_name for word in name.split()}

    def find(self, film: FilmKey) -> Found:
        """Find the film that a row names."""
        return self.find_all([film])[0]

    def find_all(self, films: Sequence[FilmKey]) -> list[Found]:
        """Find many films; comparing their names at once takes far less time."""
        found = [self._by_number(film) or self._by_names(film) for film in films]
        unknown: dict[int, list[int]] = defaultdict(list)
        for at, film in enumerate(films):
            if film.year in self._of_year and self._may_be_misspelt(film, found[at]):
                unknown[film.year].append(at)
        for year, places in unknown.items():
            asked = [(at, name) for at in places for name in _names_of(films[at])]
            near = self._of_year[year].near([name for _at, name in asked])
            for (at, name), each in zip(asked, near, strict=True):
                found[at] = self._with_similar(found[at], films[at], name, each)
        return found

    def _by_number(self, film: FilmKey) -> Found | None:
        movie = self._catalogue.get(film.movielens_id) if film.movielens_id else None
        # ml-100k has other ids, so the title has to agree.
        if movie and (not film.title or _name(film.title) in _names(movie)):
            return Found(movie, FoundBy.MOVIELENS)
        if film.imdb_id and (movie := self._by_imdb.get(film.imdb_id)):
            return Found(movie, FoundBy.IMDB)
        if film.tmdb_id and (movie := self._by_tmdb.get(film.tmdb_id)):
            return Found(movie, FoundBy.TMDB)
        return None

    def _by_names(self, film: FilmKey) -> Found:
        """Return the film of a name and year, or the candidates of a name."""
        candidates: list[Movie] = []
        for name in _names_of(film):
            named = [movie for movie in self._by_name.get(name, ()) if _may_be(movie, film)]
            same = [movie for movie in named if movie.year == film.year]
            if named and not same:
                # "The Hunger Games" of 2013 may be the second part, whose subtitle the file drops.
                same = [*named, *filter(partial(_may_be, film=film), self._parts(name, film.year))]
            if len(same) == 1 and film.year is not None and _tells(name, same[0]):
                return Found(same[0], FoundBy.TITLE)
            candidates.extend(same or self._with_year_in_title(name, film.year))
        return Found(candidates=tuple(dict.fromkeys(candidates))[:MAX_CANDIDATES])

    def _with_year_in_title(self, name: str, year: int | None) -> Sequence[Movie]:
        """Return films whose title ends with what the row has as the year: "Wonder Woman 1984"."""
        return self._by_name.get(name, ()) if name.endswith(f" {year}") else ()

    def _parts(self, name: str, year: int | None) -> Sequence[Movie]:
        """Return the films of a year whose names continue this one."""
        return self._of_year[year].going_on(name) if year in self._of_year else ()

    def _may_be_misspelt(self, film: FilmKey, found: Found) -> bool:
        """Whether the row may mean a film of a similar name: no film has its name or id.

        If the row has an id at a site whose ids the catalogue has, that would have found the film.
        """
        numbered = (film.imdb_id and self._by_imdb) or (film.tmdb_id and self._by_tmdb)
        return found == Found() and not numbered

    def _with_similar(self, found: Found, film: FilmKey, name: str, near: Near) -> Found:
        """Take the most similar film if it is the same film, else as a candidate."""
        if found.movie:
            return found
        if near.likest is not None:
            other, movie, likeness = near.likest
            alike = likeness >= MIN_LIKENESS and self._is_misspelling(name, other)
            if alike and _may_be(movie, film):
                return Found(movie, FoundBy.TITLE)
        movies = [movie for movie in near.movies if _may_be(movie, film)]
        return Found(candidates=tuple(dict.fromkeys((*found.candidates, *movies)))[:MAX_CANDIDATES])

    def _is_misspelling(self, name: str, other: str) -> bool:
        """Whether a name differs by no word that a title has: "Closer" is not "Close" misspelt.

        Parts of a series differ by their numbers only, so these have to be the same.
        """
        if name.replace(" ", "") == other.replace(" ", ""):
            return True
        differing = set(name.split()) - set(other.split()) - ENGLISH_ARTICLES
        return _numbers(name) == _numbers(other) and differing.isdisjoint(self._vocabulary)


def _tells(name: str, movie: Movie) -> bool:
    """Whether name and year tell: a set lacks some years, and a single word names many films."""
    return movie.year is not None or " " in name


def _numbers(name: str) -> list[str]:
    return [word for word in name.split() if word.isdecimal()]


def _names_of(film: FilmKey) -> list[str]:
    """Return the names that a row gives its film."""
    titles = filter(None, (film.title, film.original_title))
    return list(dict.fromkeys(map(_name, titles)))


def _name(title: str) -> str:
    return " ".join(words_of(parse_listing(title).title))


def _names(movie: Movie) -> Iterator[str]:
    """Yield a film's names as `_name` writes them; a listing is taken apart already."""
    yield from dict.fromkeys(
        " ".join(words_of(title)) for title in (movie.title, *movie.alternative_titles)
    )


def _may_be(movie: Movie, film: FilmKey) -> bool:
    """Whether neither the year nor an id at the same site speaks against the film."""
    if film.year and movie.year and abs(movie.year - film.year) > MAX_YEARS_APART:
        return False
    numbers = ((movie.imdb_id, film.imdb_id), (movie.tmdb_id, film.tmdb_id))
    return not any(its and asked and its != asked for its, asked in numbers)
