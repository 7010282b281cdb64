"""Shows how typed titles are understood.

`python -m tests.benchmarks.titles_explain "teh matirx" "heat with de niro"`
"""

import sys

import numpy as np

from recommender import TitleMatcher, load_dataset
from recommender.titles.decision import probabilities
from recommender.titles.query import Reading, read
from recommender.titles.weights import columns_of
from tests.data import movielens

FILMS, TERMS = 3, 8


def explain(matcher: TitleMatcher, text: str) -> None:
    """Print the readings, the likeliest films with what speaks for and against each, the answer."""
    readings = read(text)
    for reading in readings:
        print(
            f"reading: {' '.join(reading.words)}" + (f" ({reading.year})" if reading.year else "")
        )
    written_out = matcher._names.written_out(readings)
    for reading in written_out:
        print(f"written out: {' '.join(reading.words)}")
    named = matcher._names.labelled(text) or matcher._names.find(readings, written_out)
    if named is not None or not readings:
        print("a name as it stands: nothing is ranked" if named else "no words: no title")
    else:
        _weigh(matcher, [*written_out[:1], *readings])
    result = matcher.match(text)
    print(f"answer: {result.status}, {', '.join(movie.label for movie in result.movies[:5])}")


def _weigh(matcher: TitleMatcher, readings: list[Reading]) -> None:
    weights, found = matcher._weights, matcher._ranker.features(readings)
    likely = probabilities(weights, found)
    print(
        f"none of the films: {1 - sum(likely.values()):.3f}; match from {weights.match} on, ",
        end="",
    )
    print(f"ask while none is below {1 - weights.ask:.2f}")
    scores = weights.scores(found.features) if found.features else np.zeros(0)
    for row, share in list(likely.items())[:FILMS]:
        own = [place for place, each in enumerate(found.rows) if each == row]
        best = found.features[max(own, key=lambda place: scores[place])]
        print(f"{matcher._movies[row].label}: {share:.3f}")
        parts = {
            term: weight * np.prod([best[column] for column in columns_of(term)])
            for term, weight in weights.terms.items()
        }
        strongest = sorted(parts.items(), key=lambda part: -abs(part[1]))[:TERMS]
        print("   " + ", ".join(f"{term} {value:+.2f}" for term, value in strongest))


if __name__ == "__main__":
    dataset = load_dataset(movielens("ml-latest-small"))
    small = TitleMatcher(dataset.catalogue, dataset.popularity())
    for typed in sys.argv[1:]:
        explain(small, typed)
