"""Typed titles among 87,585 films: how long an answer takes, beside plain WRatio over all titles.

Times are processor time of the answering thread, so that other programs do not count.
`python -m tests.benchmarks.titles` also counts the films that their own title does not find.
Queries are made from the catalogue: misspelt, in sentences, with people, prefixes of titles.
"""

import gc
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process, utils

from recommender import Catalogue, MatchStatus, TitleMatcher
from recommender.data.movielens import LAYOUTS, read_catalogue
from tests.benchmarks.figure import Figure, at_most, ratio_at_least
from tests.data import movielens

QUERIES = 400
TURNS = 7
WRATIO_QUERIES = 8
SENTENCES = (
    "has anyone seen {}",
    "{} is on tonight btw",
    "please add {} to the list",
    "{} with tom hanks",
    "{} - IMDb",
    "just watched {}, what a film",
)
AWKWARD = (
    " " * 5000,
    "a" * 5000,
    "the " * 62,
    "good will hunting is great and so is fight club " * 5,
    "of the man in love " * 13,
    "z\u0300\u0301\u0302" * 80,
    "你好吗" * 80,
    "1999 " * 50,
    "(" * 249,
    "a | " * 60,
    "\ud800" * 200,
    "x and " * 40,
    "' OR 1=1; --" * 20,
)


def measure() -> Iterable[Figure]:
    """Build once, ask much."""
    catalogue = read_catalogue(movielens("ml-32m-titles"), LAYOUTS[0])
    popularity = invented_popularity(len(catalogue))
    gc.collect()
    before, began = resident(), time.thread_time()
    matcher = TitleMatcher(catalogue, popularity)
    built, gained = time.thread_time() - began, resident() - before
    size = f"{len(catalogue):,} titles"
    yield Figure(f"build ({size})", built, "s", at_most(3))
    yield Figure(f"memory of the matcher ({size})", gained, "MB", at_most(150))
    queries = list(typed(catalogue, random.Random(5)))
    matching = times(matcher.match, queries)
    yield from _compared(matching, _by_wratio(catalogue, queries))
    keys = [query[: place + 1] for query in queries[:80] for place in range(len(query))]
    typing = times(matcher.complete, keys)
    yield Figure("keystroke p50", percentile(typing, 50), "ms", at_most(1))
    yield Figure("keystroke p99", percentile(typing, 99), "ms", at_most(5))
    worst = max(times(matcher.match, AWKWARD) + times(matcher.complete, AWKWARD))
    slowest = max(worst, *matching, *typing)
    yield Figure("slowest answer to any input", slowest, "ms", at_most(20))
    counts = by_own_title(matcher, catalogue)
    yield Figure("films their own title does not find", counts["not found"], "films", at_most(0))
    yield Figure("films asked about, as others are shown alike", counts["asked"], "films")


def _compared(matching: Sequence[float], wratio: Sequence[float]) -> Iterable[Figure]:
    for share, times_as_fast in ((50, 50), (99, 35)):
        own, plain = percentile(matching, share), percentile(wratio, share)
        aim = ratio_at_least(times_as_fast)
        yield Figure(f"query p{share}", own, "ms", aim, plain / own, f"WRatio, {plain:.0f} ms")


def _by_wratio(catalogue: Catalogue, queries: Sequence[str]) -> list[float]:
    labels = [utils.default_process(movie.label) for movie in catalogue]

    def best(query: str) -> object:
        prepared = utils.default_process(query)
        return process.extractOne(prepared, labels, scorer=fuzz.WRatio)

    return times(best, queries[:WRATIO_QUERIES], turns=1)


def times(
    answer: Callable[[str], object], queries: Iterable[str], turns: int = TURNS
) -> list[float]:
    """Milliseconds for each query, the best of some turns: others use the machine as well."""
    taken = []
    for query in queries:
        tries = []
        for _ in range(turns):
            began = time.thread_time()
            answer(query)
            tries.append(1e3 * (time.thread_time() - began))
        taken.append(min(tries))
    return taken


def percentile(values: Sequence[float], share: float) -> float:
    """A percentile of times."""
    return float(np.percentile(values, share))


def typed(catalogue: Catalogue, chance: random.Random) -> Iterable[str]:
    """Titles as people type them; a quarter of each kind."""
    movies = chance.sample(list(catalogue), QUERIES)
    for number, movie in enumerate(movies):
        plain = " ".join(re.findall(r"[\w']+", movie.title.lower()))
        kinds = (
            plain,
            misspelt(plain, chance),
            chance.choice(SENTENCES).format(plain),
            f"{misspelt(plain, chance)} {movie.year or ''}",
        )
        yield kinds[number % len(kinds)]


def misspelt(text: str, chance: random.Random) -> str:
    """The text with one letter lost, doubled or swapped."""
    if len(text) < 4:
        return text
    place = chance.randrange(1, len(text) - 1)
    head, letter, tail = text[:place], text[place], text[place + 1 :]
    return chance.choice(
        (head + tail, head + 2 * letter + tail, head + tail[0] + letter + tail[1:])
    )


def invented_popularity(count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Ratings a film, by Zipf's law: the set of titles comes without ratings."""
    ranks = np.random.default_rng(7).permutation(count) + 1
    return np.asarray(100_000 / ranks, np.float64).round()


def resident() -> float:
    """The memory of this process, MB."""
    status = Path("/proc/self/status").read_text("utf-8")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else float("nan")


def by_own_title(matcher: TitleMatcher, catalogue: Catalogue) -> Counter[str]:
    """What becomes of every film's displayed title: found, asked about, or not found."""
    counts: Counter[str] = Counter()
    for movie in catalogue:
        result = matcher.match(movie.label)
        if movie.movie_id not in result.ids:
            counts["not found"] += 1
        elif result.status is MatchStatus.MATCH and result.ids[0] == movie.movie_id:
            counts["found"] += 1
        else:
            counts["asked"] += 1
    return counts


if __name__ == "__main__":
    for figure in measure():
        verdict = (
            ""
            if figure.met is None
            else f" (aim {figure.aim}: {'met' if figure.met else 'MISSED'})"
        )
        print(f"{figure.name}: {figure.value:.3g} {figure.unit}{verdict} {figure.compared_with}")
