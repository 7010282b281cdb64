"""Typed titles nobody wrote by hand: does what was learnt from the development sets carry over?

`python -m tests.benchmarks.titles_invented` misspells real titles, puts them into sentences, drops
and swaps words, adds people, and types titles of films that ml-latest-small lacks. What fails here
has been looked at while the rules were written, so it is no unseen set. Rates come with their 95 %
interval (Wilson).
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from recommender import Catalogue, Dataset, MatchStatus, Movie, TitleMatcher, load_dataset
from recommender.data.movielens import LAYOUTS, read_catalogue
from tests.benchmarks.figure import Figure, at_most
from tests.data import movielens

PER_KIND = 200
SENTENCES = (
    "have you guys seen {}",
    "never made it past the first hour of {}",
    "has {} aged well",
    "my dad made us sit through {}",
    "someone told me {} is great",
    "i cried at {}",
    "{} is so underrated",
    "could we do {} on friday",
    "{} still holds up",
    "we saw {} at the drive in",
)
PEOPLE = (
    "tilda swinton",
    "steve buscemi",
    "idris elba",
    "kathy bates",
    "benicio del toro",
    "toni collette",
    "mads mikkelsen",
    "geena davis",
    "milos forman",
    "rutger hauer",
    "meg ryan",
    "bong joon ho",
)
PASTED = ("{} ({year}) - IMDb", "{} | Netflix", "{} - Rotten Tomatoes", "Watch {} | Prime Video")
BY_EAR = (
    ("ph", "f"),
    ("ck", "k"),
    ("ee", "ea"),
    ("ou", "ow"),
    ("ght", "t"),
    ("oo", "u"),
    ("c", "k"),
)

Typing = Callable[[Movie, random.Random], str]


@dataclass
class Tally:
    """What became of the texts of one kind."""

    asked: int = 0
    right: int = 0
    first: int = 0
    silent: int = 0


def measure() -> Iterable[Figure]:
    """Tally every kind, then films that are not in the catalogue."""
    dataset = load_dataset(movielens("ml-latest-small"))
    popularity = dataset.popularity()
    matcher = TitleMatcher(dataset.catalogue, popularity)
    chance = random.Random(20)
    films = clear_films(dataset)
    weights = [math.sqrt(popularity[film.movie_id]) for film in films]
    yield from _known_films(matcher, films, weights, chance)
    yield from _missing_films(matcher, dataset, films, weights, chance)


def _known_films(
    matcher: TitleMatcher, films: Sequence[Movie], weights: Sequence[float], chance: random.Random
) -> Iterable[Figure]:
    """What becomes of texts about films of the catalogue."""
    total = Tally()
    for kind, typing in TYPINGS.items():
        tally = Tally()
        for film in chance.choices(films, weights, k=PER_KIND):
            _add(tally, matcher, typing(film, chance), film.movie_id)
        _merge(total, tally)
        yield _figure(f"{kind}: all right", tally.right, tally.asked)
        yield _figure(f"{kind}: right film first", tally.first, tally.asked)
    yield _figure("all kinds: silently wrong", total.silent, total.asked, most=1)


def _missing_films(
    matcher: TitleMatcher,
    dataset: Dataset,
    films: Sequence[Movie],
    weights: Sequence[float],
    chance: random.Random,
) -> Iterable[Figure]:
    """What becomes of texts about films that the catalogue lacks."""
    large = read_catalogue(movielens("ml-32m-titles"), LAYOUTS[0])
    lacking = not_in(dataset.catalogue, large)
    missing = chance.sample(lacking, 2 * PER_KIND)
    for kind, template in (("as typed", "{}"), ("in sentences", SENTENCES[0])):
        accepted = sum(
            matcher.match(template.format(plain(film))).status is MatchStatus.MATCH
            for film in missing
        )
        yield _figure(f"films not in the catalogue, {kind}: accepted", accepted, len(missing))
    subtitled = chance.sample([film for film in lacking if ": " in film.title], 2 * PER_KIND)
    sequels = map(sequel, chance.choices(films, weights, k=len(subtitled)), subtitled)
    accepted = sum(matcher.match(text).status is MatchStatus.MATCH for text in sequels)
    yield _figure("sequels not in the catalogue: accepted", accepted, len(subtitled))


def _add(tally: Tally, matcher: TitleMatcher, text: str, movie_id: int) -> None:
    result = matcher.match(text)
    first = result.ids[:1] == (movie_id,)
    matched = result.status is MatchStatus.MATCH
    tally.asked += 1
    tally.first += first
    tally.right += first and matched
    tally.silent += matched and not first


def _merge(total: Tally, part: Tally) -> None:
    total.asked += part.asked
    total.silent += part.silent


def _figure(name: str, count: int, of: int, most: float | None = None) -> Figure:
    low, high = wilson(count, of)
    label = f"{name} (n={of}, 95 % {100 * low:.1f} to {100 * high:.1f})"
    return Figure(label, 100 * count / of, "%", at_most(most) if most is not None else None)


def wilson(count: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval for a share, after Wilson (1927)."""
    share, squared = count / of, z * z
    middle = (share + squared / (2 * of)) / (1 + squared / of)
    half = z / (1 + squared / of) * math.sqrt(share * (1 - share) / of + squared / (4 * of * of))
    return middle - half, middle + half


def plain(film: Movie) -> str:
    """The title in small letters, without signs."""
    return " ".join(re.findall(r"[^\W_]+", film.title.lower().replace("'", "")))


def _core(title: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(re.findall(r"[^\W_]+", title.lower())))


def clear_films(dataset: Dataset) -> list[Movie]:
    """Rated films of several letters that share their title with none a tenth as well known."""
    popularity = dataset.popularity()
    named: dict[str, list[Movie]] = defaultdict(list)
    for film in dataset.catalogue:
        if popularity.get(film.movie_id, 0) and len(_core(film.title)) > 4:
            named[_core(film.title)].append(film)
    clear = []
    for films in named.values():
        films.sort(key=lambda film: -popularity[film.movie_id])
        counts = [popularity[film.movie_id] for film in films]
        if len(films) == 1 or counts[0] >= 10 * counts[1]:
            clear.append(films[0])
    return clear


def not_in(catalogue: Catalogue, large: Catalogue) -> list[Movie]:
    """Films of the large catalogue none of whose names is one in the small one."""
    names = Counter(_core(title) for film in catalogue for title in _titles(film))
    return [
        film
        for film in large
        if film.movie_id not in catalogue and not any(_core(t) in names for t in _titles(film))
    ]


def _titles(film: Movie) -> tuple[str, ...]:
    return (film.title, *film.alternative_titles)


def misspelt(film: Movie, chance: random.Random) -> str:
    """One letter lost, changed, doubled or swapped, but not the first."""
    text = plain(film)
    place = chance.randrange(1, max(len(text) - 1, 2))
    head, letter, tail = text[:place], text[place], text[place + 1 :]
    swapped = head + tail[:1] + letter + tail[1:]
    changed = head + chance.choice("aeiorstnl") + tail
    return chance.choice((head + tail, changed, head + 2 * letter + tail, swapped))


def heard(film: Movie, chance: random.Random) -> str:
    """Two spellings replaced by ones that sound alike."""
    text = plain(film)
    for spelling, sound in chance.sample(BY_EAR, 4):
        text = text[0] + text[1:].replace(spelling, sound, 1)
    return text


def in_sentence(film: Movie, chance: random.Random) -> str:
    """A sentence about the film."""
    return chance.choice(SENTENCES).format(plain(film))


def with_person(film: Movie, chance: random.Random) -> str:
    """Somebody's name behind the title."""
    return f"{plain(film)} {chance.choice(('', 'with '))}{chance.choice(PEOPLE)}"


def pasted(film: Movie, chance: random.Random) -> str:
    """As it is copied from a site."""
    return chance.choice(PASTED).format(film.title, year=film.year)


def shortened(film: Movie, chance: random.Random) -> str:
    """A long title without one of its short words."""
    words = plain(film).split()
    short = [place for place, word in enumerate(words) if len(word) <= 4]
    if len(words) > 3 and short:
        del words[chance.choice(short)]
    return " ".join(words)


def turned(film: Movie, chance: random.Random) -> str:
    """The words of the title with the end first."""
    words = plain(film).split()
    place = chance.randrange(len(words))
    return " ".join([*words[place:], *words[:place]])


def sequel(film: Movie, other: Movie) -> str:
    """A film's title with another one's subtitle: no film has this one."""
    return f"{plain(film)} {plain(replace(other, title=other.title.partition(': ')[2]))}"


TYPINGS: dict[str, Typing] = {
    "misspelt": misspelt,
    "by ear": heard,
    "in sentences": in_sentence,
    "with a person": with_person,
    "pasted": pasted,
    "a word missing": shortened,
    "in another order": turned,
}


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.name}: {figure.value:.1f} {figure.unit}")
