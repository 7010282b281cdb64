"""Missing films: those of a file that the catalogue lacks or that are in doubt."""

from dataclasses import dataclass, replace
from hashlib import blake2b

from bot.domain.imports.effects import ImportedTaste, imported_taste
from bot.domain.imports.history import FilmKey
from bot.domain.imports.merging import ImportKind
from bot.domain.imports.plan import ImportReason
from recommender.titles.normalise import words_of


@dataclass(frozen=True, slots=True)
class MissingFilm:
    """One film, and what the person said of it there.

    `candidates` are the films that it may be; `declined` if the person said it is none of them.
    """

    film: FilmKey
    kind: ImportKind
    stars: float | None = None
    unseen: bool = False
    reason: ImportReason = ImportReason.NOT_IN_DATA
    candidates: tuple[int, ...] = ()
    declined: bool = False

    @property
    def identity(self) -> str:
        """A string that is the same for the same film in all files of a person."""
        return identity_of(self.film)

    @property
    def is_asked(self) -> bool:
        """Whether the person can say which film it is."""
        return bool(self.candidates) and not self.declined

    def after(self, earlier: "MissingFilm") -> "MissingFilm":
        """Return the film merged with that of an earlier file, by the rules for known films.

        An opinion replaces an earlier one; "seen" and "to watch" remove none.
        """
        declined = earlier.declined
        if earlier.kind is ImportKind.WATCHLIST:
            return replace(self, declined=declined)
        if self.kind is ImportKind.WATCHLIST:
            unseen = earlier.unseen
        else:
            unseen = earlier.unseen and self.unseen
        judges = self.kind in (ImportKind.LIKED, ImportKind.DISLIKED) or self.stars is not None
        kind = self.kind if judges else earlier.kind
        stars = earlier.stars if self.stars is None else self.stars
        return replace(self, kind=kind, stars=stars, unseen=unseen, declined=declined)

    def taste(self, movie_id: int) -> ImportedTaste | None:
        """Return the imported taste for when the film is known; None if it is only a wish."""
        if self.kind is ImportKind.WATCHLIST:
            return None
        return imported_taste(movie_id, self.kind, self.stars, unseen=self.unseen)


def identity_of(film: FilmKey) -> str:
    """Return 16 letters that identify a film by its id, else by its title and year."""
    numbers = (("imdb", film.imdb_id), ("tmdb", film.tmdb_id), ("movielens", film.movielens_id))
    key: object = next((each for each in numbers if each[1]), None)
    name = repr(key or (" ".join(words_of(film.title)) or film.title, film.year))
    return blake2b(name.encode("utf-8", "replace"), digest_size=8).hexdigest()
