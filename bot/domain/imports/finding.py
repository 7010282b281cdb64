"""Which film of the catalogue a row of somebody's history means."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from bot.domain.imports.history import FilmKey
from recommender import Catalogue, Movie
from recommender.data.listing import parse_listing
from recommender.titles.normalise import words_of

# Festivals and countries differ by a year; further apart it is another film of that name.
MAX_YEARS_APART = 1
MAX_CANDIDATES = 10
# How alike names of one year are, in percent, to be one film: of 5,300 films that
# ml-latest-small lacks, .9 % were taken for others by the words that two titles share
# ("First Descent", "The Descent"), with this .2 %, nearly all of them of the same name.
MIN_LIKENESS = 90
# Less alike, it is worth a question: two letters swapped in a short title, and titles that
# hold all words of the other ("Star Wars", "Star Wars: Episode IV - A New Hope").
MIN_LIKENESS_TO_ASK = 80
MIN_WORDS_SHARED_TO_ASK = 95


class FoundBy(StrEnum):
    """What told which film is meant."""

    IMDB = "imdb"
    TMDB = "tmdb"
    MOVIELENS = "movielens"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Found:
    """The film, with what told it; or films of which one may be meant; or none of these."""

    movie: Movie | None = None
    by: FoundBy | None = None
    candidates: tuple[Movie, ...] = ()


class FilmFinder:
    """Finds films by number, else by title and year; never by a title alone.

    Built once for a catalogue; immutable, safe to share.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_imdb = {movie.imdb_id: movie for movie in catalogue if movie.imdb_id}
        self._by_tmdb = {movie.tmdb_id: movie for movie in catalogue if movie.tmdb_id}
        self._by_name: dict[str, list[Movie]] = defaultdict(list)
        self._of_year: dict[int, tuple[list[str], list[Movie]]] = {}
        for movie in catalogue:
            for name in _names(movie):
                self._by_name[name].append(movie)
                if movie.year:
                    names, movies = self._of_year.setdefault(movie.year, ([], []))
                    names.append(name)
                    movies.append(movie)

    def find(self, film: FilmKey) -> Found:
        """Return what is known of the film that a row names."""
        return self._by_number(film) or self._by_titles(film)

    def _by_number(self, film: FilmKey) -> Found | None:
        movie = self._catalogue.get(film.movielens_id) if film.movielens_id else None
        # ml-100k numbers its films otherwise, so the title has to agree.
        if movie and (not film.title or _name(film.title) in _names(movie)):
            return Found(movie, FoundBy.MOVIELENS)
        if film.imdb_id and (movie := self._by_imdb.get(film.imdb_id)):
            return Found(movie, FoundBy.IMDB)
        if film.tmdb_id and (movie := self._by_tmdb.get(film.tmdb_id)):
            return Found(movie, FoundBy.TMDB)
        return None

    def _by_titles(self, film: FilmKey) -> Found:
        candidates: list[Movie] = []
        for title in filter(None, dict.fromkeys((film.title, film.original_title))):
            found = self._by_title(film, _name(title))
            if found.movie:
                return found
            candidates.extend(found.candidates)
        return Found(candidates=tuple(dict.fromkeys(candidates))[:MAX_CANDIDATES])

    def _by_title(self, film: FilmKey, name: str) -> Found:
        named = [movie for movie in self._by_name.get(name, ()) if _may_be(movie, film)]
        if film.year is None:
            return Found(candidates=tuple(named))
        same = [movie for movie in named if movie.year == film.year] or named
        if len(same) == 1:
            return Found(same[0], FoundBy.TITLE)
        return Found(candidates=tuple(same)) if same else self._by_likeness(film, name, film.year)

    def _by_likeness(self, film: FilmKey, name: str, year: int) -> Found:
        """Compare with the names of that year, unless a number already says it is none of them."""
        if self._has_numbers_of(film):
            return Found()
        names, movies = self._of_year.get(year, ([], []))
        cutoff = MIN_LIKENESS_TO_ASK
        likest = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=cutoff)
        if likest and _is_one_film(name, likest) and _may_be(movies[likest[2]], film):
            return Found(movies[likest[2]], FoundBy.TITLE)
        holding = process.extract(
            name,
            names,
            scorer=fuzz.token_set_ratio,
            score_cutoff=MIN_WORDS_SHARED_TO_ASK,
            limit=MAX_CANDIDATES,
        )
        places = [likest[2]] if likest else []
        places.extend(at for _name, _score, at in holding)
        return Found(candidates=tuple(movies[at] for at in places if _may_be(movies[at], film)))

    def _has_numbers_of(self, film: FilmKey) -> bool:
        """Whether the catalogue would know the film by a number that the row has, if it held it."""
        return bool((film.imdb_id and self._by_imdb) or (film.tmdb_id and self._by_tmdb))


def _is_one_film(name: str, likest: tuple[str, float, int]) -> bool:
    """Whether names are alike enough; those of two parts of a series differ by a number only."""
    other, likeness, _at = likest
    return likeness >= MIN_LIKENESS and _numbers(name) == _numbers(other)


def _numbers(name: str) -> list[str]:
    return [word for word in name.split() if word.isdecimal()]


def _name(title: str) -> str:
    return " ".join(words_of(parse_listing(title).title))


def _names(movie: Movie) -> Iterator[str]:
    titles: Iterable[str] = (movie.title, *movie.alternative_titles)
    yield from dict.fromkeys(map(_name, titles))


def _may_be(movie: Movie, film: FilmKey) -> bool:
    """Whether nothing speaks against it: neither the year nor a number of the same catalogue."""
    if film.year and movie.year and abs(movie.year - film.year) > MAX_YEARS_APART:
        return False
    numbers = ((movie.imdb_id, film.imdb_id), (movie.tmdb_id, film.tmdb_id))
    return not any(its and asked and its != asked for its, asked in numbers)
