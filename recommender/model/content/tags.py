"""Labels that likes share, such as tags: the rarer a label, the more its films gain.

Most films lack tags that would fit them. So likes that share a tag are strong evidence, and likes
without it weak evidence against it. Bayes' rule gives the odds that a person follows a label: that
their likes have it because they look for it, not by chance.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from recommender.arrays import Bools, Counts, Factors, Floats, Rows
from recommender.data.catalogue import Movie
from recommender.model.content.aspect import Trust
from recommender.model.content.labels import Labels, labels_of

# All were chosen on validation people of ml-latest-small and by the lists of thirty tastes:
# docs/development/tuning.md.
# The share of a follower's likes that have the tag, and the prior odds that somebody follows it.
_TAG_IF_FOLLOWED = 0.8
_FOLLOWED = 5e-4
# What films of a tag gain if all likes have it, in standard deviations of the scores at a focus
# weight of 1. If fewer have it, the square of their share scales it.
_HEIGHT = 16.0
# The least strength of a label, as a multiple of its log-odds ratio and the share of likes with it.
_LEAST_WEIGHT = 0.01
# A like without any tag counts this much of a like whose tags do not include this one.
_WEIGHT_OF_UNTAGGED = 0.25
# Films with many tags say little by each, and so do tags of such films ("visually appealing"):
# factors of the logarithm of a film's number of labels over the usual number.
_PENALTY_OF_FILM = 0.5
_PENALTY_OF_TAG = 0.75
# The same for what such films gain.
_DAMPING = 0.25
# At most this many labels count, and none below this strength or share of the likes.
_MOST_TAGS = 12
_LEAST_STRENGTH = 0.006
_LEAST_SHARE = 0.15
# Larger odds against a label change nothing.
_MOST_ODDS = 30.0


class Entries(NamedTuple):
    """The columns of the ones in some rows, row after row, and their number in each row."""

    counts: Rows
    columns: Rows


class SparseRows(NamedTuple):
    """A sparse matrix of ones by rows; reading a few rows takes a tenth of the time of scipy's."""

    starts: Rows
    counts: Rows
    columns: Rows

    @classmethod
    def of(cls, matrix: csr_matrix) -> "SparseRows":
        """Take the places of a matrix' entries, all of which are ones."""
        starts = matrix.indptr.astype(np.int64)
        return cls(starts[:-1], np.diff(starts), matrix.indices.astype(np.int64))

    def columns_of(self, row: int) -> Rows:
        """Return the columns of the ones in one row."""
        start = int(self.starts[row])
        return self.columns[start : start + int(self.counts[row])]

    def entries(self, rows: Rows) -> Entries:
        """Return the columns of the ones in some rows."""
        counts = self.counts.take(rows)
        before = counts.cumsum()
        before -= counts
        places = (self.starts.take(rows) - before).repeat(counts)
        places += np.arange(len(places))
        return Entries(counts, self.columns.take(places))


class Tags(NamedTuple):
    """The labels of all films: `by_film` is films x labels, `by_label` labels x films.

    The first `tags` labels are tags. In each row of `by_film` come first the tags that people gave
    the film, `own_tags` of them. `series` has the same number for films of one series.

    For each label: a like without it adds `absent_log_ratio` to the log-odds that the person
    follows it, a like with it `log_odds_ratio` more; `rarity` is the logarithm of its inverse
    frequency, 0 for foreign films' genres and languages. For each film: `many_labels_penalty` is
    taken from these log-odds, `film_weights` scales what it gains (its trust, or the root of that
    for a foreign film, damped if it has many labels), and `norms` is the length of its vector of
    rarities.
    """

    by_film: SparseRows
    by_label: SparseRows
    tags: int
    own_tags: Rows
    log_odds_ratio: Floats
    absent_log_ratio: Floats
    many_labels_penalty: Floats
    film_weights: Floats
    series: Rows
    rarity: Floats
    norms: Floats
    trust: Trust
    weight: float = 1.0

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weight."""
        own = self.by_film.columns_of(row)
        having = self.by_label.entries(own)
        squares = np.square(self.rarity.take(own)).repeat(having.counts)
        cosines = _sums(having.columns, squares, len(self.norms))
        cosines *= self.weight / (self.norms * self.norms[row])
        return cosines.astype(np.float32)

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "TagsPull | None":
        """Return what films gain by the labels that a person follows; None if there are none.

        At least two likes have to share a label, unless there is only one like. Likes of one series
        count as one.
        """
        liked = self.by_film.entries(rows)
        followed = _shared(np.bincount(liked.columns, minlength=len(self.rarity)), len(rows))
        if not len(followed):
            return None
        sizes = Counter(series := self.series.take(rows).tolist())
        parts = np.ones(len(rows))
        if len(sizes) < len(rows):
            parts /= np.array([sizes[each] for each in series])
            having = _sums(liked.columns, parts.repeat(liked.counts), len(self.rarity))
            # Three thirds may add up to slightly less than 1.
            followed = _shared(having + 1e-6, len(sizes))
            if not len(followed):
                return None
            parts /= float(parts.dot(shares))
        share, strengths = self._strengths(liked, followed, shares * parts, rows, len(sizes))
        best = (strengths > _LEAST_STRENGTH).nonzero()[0]
        if not len(best):
            return None
        if len(best) > _MOST_TAGS:
            best = (-strengths).argsort(kind="stable")[:_MOST_TAGS]
        heights = strengths.take(best) * (_HEIGHT * weight * self.weight)
        films = self.by_label.entries(followed.take(best))
        of_films = _sums(films.columns, heights.repeat(films.counts), len(self.norms))
        of_films *= self.film_weights
        return TagsPull(self, heights / share.take(best), films, rows, parts, of_films)

    def _strengths(
        self, liked: Entries, followed: Rows, voices: Floats, rows: Rows, likes: int
    ) -> tuple[Floats, Floats]:
        """Return the share of likes with each followed label, and the labels' strengths.

        `liked` has the labels of the likes, `rows` and `voices` their films and their shares of 1,
        and `likes` is their number, a series counting once. Strengths add up to 1 at most.
        """
        labels, penalty = len(self.rarity), voices * self.many_labels_penalty.take(rows)
        share = _sums(liked.columns, voices.repeat(liked.counts), labels).take(followed)
        penalty = _sums(liked.columns, penalty.repeat(liked.counts), labels).take(followed)
        known = float(voices.dot(liked.counts > 0))
        known += _WEIGHT_OF_UNTAGGED * (1 - known)
        ratio, absent = self.log_odds_ratio.take(followed), self.absent_log_ratio.take(followed)
        absent *= known
        part = share / known
        if followed[-1] >= self.tags:
            # Unlike tags, whether a film is foreign is known of each film.
            kinds = followed >= self.tags
            absent[kinds] /= known
            part[kinds] = share[kinds]
        odds = likes * (share * ratio - penalty + absent) + math.log(_FOLLOWED)
        strengths = part * part / (1 + np.exp(np.minimum(-odds, _MOST_ODDS)))
        np.maximum(strengths, _LEAST_WEIGHT * ratio * part, out=strengths)
        return share, strengths / max(float(np.add.reduce(strengths)), 1.0)

    def shared(self, ones: Rows, others: Rows) -> Bools:
        """Tell which pairs of films share a tag that people gave both: ones x others."""
        by_film = self.by_film._replace(counts=self.own_tags)
        theirs = by_film.entries(others)
        places = np.arange(len(others)).repeat(theirs.counts)
        found = np.zeros((len(ones), len(others)), bool)
        has = np.zeros(len(self.rarity), bool)
        for its, row in zip(found, ones.tolist(), strict=True):
            own = by_film.columns_of(row)
            has[own] = True
            its[places.compress(has.take(theirs.columns))] = True
            has[own] = False
        return found


class TagsPull(NamedTuple):
    """What films gain by the labels that a person follows.

    `scales` is what a like with the label and a share of 1 adds for each label, and `having` lists
    the films of each label. `liked` are the rows of the likes and `parts` how far each counts (less
    than 1 beside others of its series). `of_films` is what all films gain.
    """

    tags: Tags
    scales: Floats
    having: Entries
    liked: Rows
    parts: Floats
    of_films: Floats

    def highest(self, start: int) -> float:
        """Return the most that any film from row `start` on gains."""
        return float(np.maximum.reduce(self.of_films[start:]))

    def add_to(self, scores: Factors, start: int) -> None:
        """Add the gains to `scores`, those of the films from row `start` on."""
        scores += self.of_films[start : start + len(scores)]

    def products(self, films: Rows) -> Factors:
        """Return what each like adds per share of 1 and trust of 1: films x likes."""
        likes, width = len(self.liked), 1 + len(films) + len(self.liked)
        # Column 0 is for all films that are neither asked about nor liked.
        place_of = np.zeros(len(self.of_films), np.int64)
        place_of.put(np.concatenate([films, self.liked]), np.arange(1, width))
        labels = len(self.scales)
        places = np.arange(0, labels * width, width).repeat(self.having.counts)
        places += place_of.take(self.having.columns)
        has = np.zeros((labels, width))
        has.put(places, 1)
        counting = has.take(place_of.take(films), axis=1).T * self.scales
        counting *= (self.tags.film_weights / self.tags.trust.of_each).take(films)[:, None]
        products: Floats = counting.dot(has[:, -likes:] * self.parts)
        return products.astype(np.float32)


def _shared(having: npt.NDArray[np.number], likes: int) -> Rows:
    """Return the labels that enough of the likes share; `having` counts the likes with each."""
    return (having >= max(min(likes, 2), math.ceil(likes * _LEAST_SHARE))).nonzero()[0]


def _sums(places: Rows, values: npt.NDArray[np.floating], size: int) -> Floats:
    """Return the sum of the values at each of `size` places."""
    return np.bincount(places, values, size).astype(np.float64, copy=False)


def tags_of(movies: Sequence[Movie], popularity: Counts, trust: Trust) -> Tags | None:
    """Read the labels of films, in their order; return None if the data set has no tags."""
    labels = labels_of(movies, popularity, trust)
    return None if labels is None else _tags(labels, popularity, trust)


def _tags(labels: Labels, popularity: Counts, trust: Trust) -> Tags:
    matrix, by_label = labels.of_films, labels.of_films.T.tocsr()
    of_films, of_labels = labels.label_counts, np.maximum(np.diff(by_label.indptr), 1)
    most_liked = popularity * (of_films > 0)
    usual_number = most_liked.dot(of_films) / max(int(most_liked.sum()), 1)
    excess = np.log(np.maximum(of_films, 1) / usual_number)
    absent_log_ratio = np.log((1 - _TAG_IF_FOLLOWED) / (1 - labels.usual))
    log_odds_ratio = np.log(_TAG_IF_FOLLOWED / labels.usual) - absent_log_ratio
    log_odds_ratio -= _PENALTY_OF_TAG * (by_label @ excess) / of_labels
    # One more film than there are: a tag that every tagged film has still counts.
    rarity = np.log((1 + np.count_nonzero(of_films)) / of_labels)
    rarity[labels.tags :] = 0
    norms = np.sqrt(matrix @ np.square(rarity))
    # Few people of MovieLens like foreign films, and that a film is foreign is certain.
    is_foreign = matrix[:, labels.tags :].getnnz(axis=1) > 0
    trusted = np.where(is_foreign, np.sqrt(trust.of_each), trust.of_each)
    return Tags(
        SparseRows.of(matrix),
        SparseRows.of(by_label),
        labels.tags,
        labels.own_tags,
        np.maximum(log_odds_ratio, 0),
        absent_log_ratio,
        _PENALTY_OF_FILM * excess,
        np.exp(-_DAMPING * excess) * trusted,
        labels.series,
        rarity,
        np.where(norms > 0, norms, 1),
        trust,
    )
