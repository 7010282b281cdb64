"""Fits the weights by which candidate films are ranked, and writes them into the package.

`python -m tests.benchmarks.titles_fit` prints what the weights in use and newly fitted ones make
of the typed titles; with `--write` the new ones replace weights.toml. Which terms there are,
features and products of two, is read from weights.toml: add or remove a line there, then fit again.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

import recommender.titles.weights
from recommender import TitleMatcher, load_dataset
from recommender.titles.decision import CandidateFeatures, decide, probabilities
from recommender.titles.query import read
from recommender.titles.weights import VERSION, Weights, columns_of, shipped_weights
from tests.benchmarks.titles_training import made_from_titles
from tests.data import movielens
from tests.recommender.titles.judging import Judged, TypedTitle, judge_rows, typed_titles

Floats = npt.NDArray[np.float64]

MADE_SET = "texts made from titles"
SETS = ("dev.tsv", "dev2.tsv", "dev3.tsv", "typed_titles.tsv")
FILE = Path(recommender.titles.weights.__file__).with_name("weights.toml")
PENALTY = 4.0
"""How strongly weights are drawn to 0, in units of each term's spread. Five-fold cross-validation
is best from 2 to 6."""
SILENT, ACCEPTED = 8, 6
"""How many right answers a wrong film told as the right one, and one taken from chat, are worth."""
MADE = 0.2
"""What a text made from a title counts beside one that a person typed. Cross-validation on typed
texts alone is as good with it as without, and sentences are understood far better."""
MATCH = np.arange(0.56, 0.92, 0.04)
ASK = np.arange(0.25, 0.7, 0.05)
NEAR = 0.01


@dataclass(frozen=True)
class Example:
    """A typed title that no name answers as it stands, and the features about films near it."""

    typed: TypedTitle
    candidates: CandidateFeatures
    meant: frozenset[int]
    """The rows of the films that are right; none if no film is."""
    weight: float = 1.0
    """How much it counts beside others when weights are fitted."""


def examples(
    matcher: TitleMatcher, typed: Iterable[TypedTitle], weight: float = 1.0
) -> list[Example]:
    """The typed titles whose answer the weights decide."""
    found = []
    for title in typed:
        readings = read(title.query)
        written_out = matcher._names.written_out(readings)
        if not readings or matcher._names.labelled(title.query):
            continue
        if matcher._names.find(readings, written_out) is not None:
            continue
        candidates = matcher._ranker.features([*written_out[:1], *readings])
        meant = frozenset(matcher._rows[movie_id] for movie_id in title.ids)
        if not meant or not meant.isdisjoint(candidates.rows):
            found.append(Example(title, candidates, meant, weight))
    return found


def fit(chosen: Sequence[Example], terms: Sequence[str], penalty: float = PENALTY) -> Weights:
    """The weights under which the right films (or none) are likeliest, with limits to suit."""
    table = _Table(chosen, terms)
    found = minimize(
        table.loss, np.zeros(len(terms)), (penalty,), "L-BFGS-B", jac=True, options={"maxiter": 400}
    )
    weights = Weights(dict(zip(terms, found.x.tolist(), strict=True)), 1, 1, NEAR)
    return with_limits(weights, chosen)


class _Table:
    """The terms of all pieces of evidence, and which of them are of the right film."""

    def __init__(self, chosen: Sequence[Example], terms: Sequence[str]) -> None:
        features = np.array(
            [feature for example in chosen for feature in example.candidates.features], np.float64
        )
        first, second = np.array([columns_of(term) for term in terms]).T
        self._table: Floats = features[:, first] * features[:, second]
        spread = self._table.std(axis=0)
        self._spread = np.where(spread > 0, spread, 1) * (np.array(terms) != "film")
        self._owners = np.repeat(np.arange(len(chosen)), [len(e.candidates.rows) for e in chosen])
        self._right = np.array([row in e.meant for e in chosen for row in e.candidates.rows])
        self._counted = np.array([e.weight for e in chosen])
        self._none = np.array([not e.meant for e in chosen])

    def loss(self, weights: Floats, penalty: float) -> tuple[float, Floats]:
        """The negative logarithm of the likelihood, penalised (ridge), and its gradient."""
        count = len(self._none)
        raised = np.exp(np.clip(self._table @ weights, -50, 50))
        every = 1 + np.bincount(self._owners, raised, count)
        right = np.bincount(self._owners[self._right], raised[self._right], count) + self._none
        shares = raised / every[self._owners]
        of_right = np.where(self._right, raised / right[self._owners], 0)
        scaled = self._spread * weights
        loss = float(
            self._counted @ (np.log(every) - np.log(right)) + penalty / 2 * scaled @ scaled
        )
        away = self._counted[self._owners] * (shares - of_right)
        return loss, away @ self._table + penalty * self._spread * scaled


def with_limits(weights: Weights, chosen: Sequence[Example]) -> Weights:
    """The weights with the limits under which most is gained on these examples."""
    likely = [probabilities(weights, example.candidates) for example in chosen]

    def gained(limits: tuple[float, float]) -> float:
        answers = judged(Weights(weights.terms, *limits, weights.near), chosen, likely)
        return sum(e.weight * worth(one) for e, one in zip(chosen, answers, strict=True))

    pairs = [(float(match), float(ask)) for match in MATCH for ask in ASK]
    gains = np.array([gained(pair) for pair in pairs])
    # The middle of the best ones, rather than an edge of them.
    match, ask = np.median(np.array(pairs)[gains == gains.max()], axis=0).round(2).tolist()
    return Weights(weights.terms, match, ask, weights.near)


def judged(
    weights: Weights,
    chosen: Sequence[Example],
    likely: Sequence[Mapping[int, float]] | None = None,
) -> list[Judged]:
    """What the weights make of the examples."""
    if likely is None:
        likely = [probabilities(weights, example.candidates) for example in chosen]
    answers = (
        decide(weights, shares, example.candidates.doubtful)
        for example, shares in zip(chosen, likely, strict=True)
    )
    return [
        judge_rows(example.typed.expected, example.meant, status, rows)
        for example, (status, rows) in zip(chosen, answers, strict=True)
    ]


def worth(one: Judged) -> float:
    """What an answer is worth: a wrong one less than none."""
    return one.right - SILENT * one.wrong - ACCEPTED * one.accepted


def write(weights: Weights, path: Path, sets: Mapping[str, int]) -> None:
    """Write the weights as a file of the package."""
    fitted = ", ".join(f"{count} of {name}" for name, count in sets.items())
    lines = [
        "# Written by `python -m tests.benchmarks.titles_fit --write`; docs/development/titles.md",
        f"# explains the terms. Fitted to {fitted}.",
        f"version = {VERSION}",
        "",
        "[limits]",
        *(f"{name} = {getattr(weights, name):.4g}" for name in ("match", "ask", "near")),
        "",
        "[terms]",
        *(
            f"{name if name.isidentifier() else repr(name)} = {value:.3f}"
            for name, value in weights.terms.items()
        ),
    ]
    path.write_text("\n".join(lines).replace("'", '"') + "\n", "utf-8")


def loaded() -> dict[str, list[Example]]:
    """The examples of every set that is on this machine, and those made from titles."""
    dataset = load_dataset(movielens("ml-latest-small"))
    matcher = TitleMatcher(dataset.catalogue, dataset.popularity())
    sets = {name: found for name in SETS if (found := examples(matcher, typed_titles(name)))}
    return sets | {MADE_SET: examples(matcher, made_from_titles(dataset), MADE)}


def told(name: str, answers: Sequence[Judged], show: Callable[[str], None] = print) -> None:
    """Print how many answers were right, and how many wrong ones were silent."""
    right, wrong = sum(one.right for one in answers), sum(one.wrong for one in answers)
    accepted = sum(one.accepted for one in answers)
    show(
        f"{name}: {100 * right / len(answers):.1f} % of {len(answers)} right, "
        f"{wrong} silently wrong, {accepted} accepted that are no film"
    )


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="replace weights.toml")
    options = parser.parse_args()
    sets = loaded()
    chosen = [example for found in sets.values() for example in found]
    now = shipped_weights()
    new = fit(chosen, list(now.terms))
    for name, found in sets.items():
        told(f"{name}, weights in use", judged(now, found))
        told(f"{name}, fitted", judged(new, found))
    print(f"match {new.match}, ask {new.ask}; {len(new.terms)} terms")
    if options.write:
        write(new, FILE, {name: len(found) for name, found in sets.items()})
        print(f"wrote {FILE}")


if __name__ == "__main__":
    main()
