"""Texts made from titles, which stand beside those that people typed when the weights are fitted.

People typed too few sentences to fit dozens of weights to. Sentences and people are others than
those that titles_invented measures with, so that its figures say what carries over.
"""

import math
import random
from collections.abc import Callable, Iterator

from recommender import Dataset, Movie
from recommender.data.movielens import LAYOUTS, read_catalogue
from tests.benchmarks.titles_invented import (
    clear_films,
    heard,
    misspelt,
    not_in,
    plain,
    sequel,
    shortened,
    turned,
)
from tests.data import movielens
from tests.recommender.titles.judging import TypedTitle

PER_KIND = 120
SENTENCES = (
    "anyone else think {} is a bit long",
    "we ended up watching {} yesterday",
    "{} was way better than i expected",
    "please put {} on the list",
    "my sister cannot stand {}",
    "thinking about {} again",
    "i fell asleep during {}",
    "what did you all think of {}",
    "{} is my comfort movie",
    "just finished {} and wow",
    "the soundtrack of {} is so good",
    "you have to see {} at least once",
    "{} tonight?",
    "still not over {}",
    "ok but {} is a masterpiece",
    "he keeps quoting {}",
    "i would rate {} four stars",
    "{} made me laugh so hard",
    "is {} any good",
    "never seen {} before",
    "did {} get a sequel",
    "was {} shot on location",
    "how old is {} by now",
    "who directed {}",
    "can you add {} for saturday",
    "{} this sunday anyone",
    "watched {} with my brother",
    "we went to {} for my birthday",
    "my teacher showed us {} in class",
    "i walked out of {}",
    "i keep hearing about {}",
    "three hours of {} and i want more",
    "{} is a bit of a mess",
    "the ending of {} ruined my day",
    "they played {} at the museum",
)
PEOPLE = (
    "sandra bullock",
    "matt damon",
    "cate blanchett",
    "denis villeneuve",
    "willem dafoe",
    "jodie foster",
    "kevin bacon",
    "emily blunt",
    "oliver stone",
    "sam neill",
    "jeff goldblum",
    "tim burton",
    "viola davis",
    "greta gerwig",
)


def made_from_titles(dataset: Dataset, seed: int = 101) -> Iterator[TypedTitle]:
    """Texts about well-known films, and about films that the catalogue lacks."""
    chance = random.Random(seed)
    films, popularity = clear_films(dataset), dataset.popularity()
    weights = [math.sqrt(popularity[film.movie_id]) for film in films]
    for kind, typing in _typings(chance).items():
        for film in chance.choices(films, weights, k=PER_KIND):
            yield TypedTitle(typing(film), str(film.movie_id), kind)
    large = read_catalogue(movielens("ml-32m-titles"), LAYOUTS[0])
    missing = not_in(dataset.catalogue, large)
    for film in chance.sample(missing, 5 * PER_KIND):
        text = chance.choice(("{}", chance.choice(SENTENCES))).format(plain(film))
        yield TypedTitle(text, "NONE|ASK", "missing film")
    subtitled = chance.sample([film for film in missing if ": " in film.title], PER_KIND)
    for film, other in zip(chance.choices(films, weights, k=PER_KIND), subtitled, strict=True):
        yield TypedTitle(sequel(film, other), "NONE|ASK", "missing sequel")


def _typings(chance: random.Random) -> dict[str, Callable[[Movie], str]]:
    def sentence(text: str) -> str:
        return chance.choice(SENTENCES).format(text)

    def joined(film: Movie) -> str:
        return chance.choice(("", "with ", "by ")) + chance.choice(PEOPLE)

    return {
        "sentence": lambda film: sentence(plain(film)),
        "another sentence": lambda film: sentence(plain(film)),
        "one more sentence": lambda film: sentence(plain(film)),
        "misspelt sentence": lambda film: sentence(misspelt(film, chance)),
        "person behind": lambda film: f"{plain(film)} {joined(film)}",
        "person before": lambda film: f"{chance.choice(PEOPLE)} {plain(film)}",
        "another order": lambda film: turned(film, chance),
        "misspelt": lambda film: misspelt(film, chance),
        "by ear": lambda film: heard(film, chance),
        "short word missing": lambda film: shortened(film, chance),
    }
