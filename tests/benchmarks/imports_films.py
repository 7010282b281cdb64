"""Files of other sites whose films are known: how many are taken, and how many for another one.

The films of a large set are written as other sites write them and looked for in a smaller set,
which holds some of them under the same number and lacks most. Films with an odd number were looked
at while the rules were made; the figures are of those with an even one, with their 95 % interval.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.imports.finding import FilmFinder, Found
from bot.domain.imports.history import FilmKey
from recommender import Catalogue, Movie
from recommender.data.movielens import LAYOUTS, read_catalogue
from tests.benchmarks.figure import Aim, Figure, at_least, at_most
from tests.benchmarks.titles_invented import wilson
from tests.data import movielens

FILMS = 3_000
MOST_WRONG, LEAST_TAKEN = 0.3, 90.0
# How often a file's row differs from the way MovieLens writes the film; most do not at all.
YEAR_OFF = 0.05
OTHERWISE = 0.2
ARTICLE = re.compile(r"^(?:The|An?) (?=\S+ \S)")
ROMANS = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8"}
SIGNS: tuple[tuple[str, str], ...] = (
    (": ", " - "),
    (": ", " "),
    (" - ", ": "),
    (" & ", " and "),
    (" and ", " & "),
    ("'", "’"),
    ("-", " "),
    ("...", "…"),
    (" vs. ", " vs "),
    ("!", ""),
    ("?", ""),
    (",", ""),
)

Writing = Callable[[Movie, random.Random], str | None]


def other_signs(movie: Movie, chance: random.Random) -> str | None:
    """Other punctuation, as in "Alien - Romulus"."""
    fitting = [pair for pair in SIGNS if pair[0] in movie.title]
    return movie.title.replace(*chance.choice(fitting)) if fitting else None


def without_accents(movie: Movie, _chance: random.Random) -> str | None:
    """ "Amelie" for "Amélie"."""
    letters = unicodedata.normalize("NFKD", movie.title)
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return plain if plain != movie.title else None


def other_numerals(movie: Movie, _chance: random.Random) -> str | None:
    """ "Rocky 2" for "Rocky II"."""
    words = [ROMANS.get(word, word) for word in movie.title.split(" ")]
    written = " ".join(words).replace("Part ", "").replace("Vol. ", "Volume ")
    return written if written != movie.title else None


def other_title(movie: Movie, chance: random.Random) -> str | None:
    """The original title, or another one that MovieLens gives in brackets."""
    titles = movie.alternative_titles
    return chance.choice(titles) if titles else None


def without_article(movie: Movie, _chance: random.Random) -> str | None:
    """ "Old Man & the Gun"."""
    return ARTICLE.sub("", movie.title) if ARTICLE.match(movie.title) else None


def without_subtitle(movie: Movie, _chance: random.Random) -> str | None:
    """ "Borat"."""
    head, colon, _subtitle = movie.title.partition(": ")
    return head if colon else None


def typed_wrong(movie: Movie, chance: random.Random) -> str | None:
    """One letter less, or two the other way round."""
    title = movie.title
    if len(title) < 8:
        return None
    at = chance.randrange(1, len(title) - 1)
    return title[:at] + chance.choice(
        (title[at + 1 :], title[at + 1] + title[at] + title[at + 2 :])
    )


WRITINGS: dict[str, Writing] = {
    "other punctuation": other_signs,
    "no accents": without_accents,
    "other numerals": other_numerals,
    "original title": other_title,
    "no article": without_article,
    "no subtitle": without_subtitle,
    "a typing error": typed_wrong,
}


@dataclass(frozen=True)
class Row:
    """A row of a file, and the film that it means if the smaller set holds it."""

    key: FilmKey
    movie_id: int | None


def measure() -> Iterable[Figure]:
    """Measure against the set that is the default, and against an older one."""
    large = read_catalogue(movielens("ml-32m-titles"), LAYOUTS[0])
    for name in ("ml-latest-small", "ml-1m"):
        yield from _measured(name, read_catalogue(movielens(name)), large)


def _measured(name: str, small: Catalogue, large: Catalogue, parity: int = 0) -> Iterable[Figure]:
    chance = random.Random(14)
    finder = FilmFinder(small)
    films = [each for each in large if each.year and each.movie_id % 2 == parity]
    held = [each for each in films if each.movie_id in small]
    lacking = [each for each in films if each.movie_id not in small]
    for kind, writing in WRITINGS.items():
        rows = [
            Row(FilmKey(title, each.year), each.movie_id)
            for each in held
            if (title := writing(each, chance))
        ]
        yield from _figures(f"{name}, {kind}", finder, chance.sample(rows, min(len(rows), FILMS)))
    yield from _figures(
        f"{name}, a year off", finder, [_a_year_off(_plain(each), chance) for each in held]
    )
    known = {(each.title.casefold(), each.year) for each in large}
    for kind, missing in (
        ("films that it lacks", [replace(_plain(each), movie_id=None) for each in lacking]),
        ("the same titles of other years", _invented(held, _remade, known, chance)),
        ("new parts of a series", _invented(held, _continued, known, chance)),
    ):
        yield from _figures(f"{name}, {kind}", finder, missing)
    file = [_as_written(each, chance) for each in held]
    file += [
        replace(_as_written(each, chance), movie_id=None)
        for each in chance.sample(lacking, len(held))
    ]
    yield from _figures(f"{name}, a file as people bring it", finder, file, demanding=True)


def _plain(movie: Movie) -> Row:
    return Row(FilmKey(movie.title, movie.year), movie.movie_id)


def _a_year_off(row: Row, chance: random.Random) -> Row:
    assert row.key.year is not None
    return replace(row, key=replace(row.key, year=row.key.year + chance.choice((-1, 1))))


def _as_written(movie: Movie, chance: random.Random) -> Row:
    row = _plain(movie)
    if chance.random() < OTHERWISE:
        writing = chance.choice(list(WRITINGS.values()))
        title = writing(movie, chance) or movie.title
        row = replace(row, key=replace(row.key, title=title))
    return _a_year_off(row, chance) if chance.random() < YEAR_OFF else row


def _invented(
    films: Iterable[Movie],
    writing: Callable[[Movie, random.Random], FilmKey],
    known: Collection[tuple[str, int | None]],
    chance: random.Random,
) -> list[Row]:
    """Return rows of films that do not exist; where chance hits on a real one, it is left out."""
    keys = [writing(each, chance) for each in films]
    return [
        Row(key, None)
        for key in keys
        if key.year is not None
        and not any((key.title.casefold(), key.year + apart) in known for apart in (-1, 0, 1))
    ]


def _remade(movie: Movie, chance: random.Random) -> FilmKey:
    return FilmKey(movie.title, (movie.year or 0) + chance.choice((-1, 1)) * chance.randint(2, 30))


def _continued(movie: Movie, chance: random.Random) -> FilmKey:
    """Return a new film of a series, which shares the subtitle of no other."""
    part = chance.choice((" 2049", " 11", ": Dead Reckoning", ": The Last Voyage", " Reloaded"))
    return FilmKey(movie.title + part, (movie.year or 0) + chance.randint(1, 5))


def _figures(
    name: str, finder: FilmFinder, rows: Sequence[Row], *, demanding: bool = False
) -> Iterable[Figure]:
    outcomes = list(zip(rows, finder.find_all([row.key for row in rows]), strict=True))
    wrong = sum(_is_wrong(row, found) for row, found in outcomes)
    yield _share(f"{name}: wrong", wrong, len(rows), at_most(MOST_WRONG) if demanding else None)
    held = [(row, found) for row, found in outcomes if row.movie_id is not None]
    if held:
        taken = sum(found.movie is not None and not _is_wrong(row, found) for row, found in held)
        aim = at_least(LEAST_TAKEN) if demanding else None
        yield _share(f"{name}: taken right", taken, len(held), aim)


def _is_wrong(row: Row, found: Found) -> bool:
    return found.movie is not None and found.movie.movie_id != row.movie_id


def _share(name: str, count: int, of: int, aim: Aim | None) -> Figure:
    low, high = wilson(count, of)
    return Figure(
        f"{name} (n={of:,}, {100 * low:.2f} to {100 * high:.2f})", 100 * count / of, "%", aim
    )
