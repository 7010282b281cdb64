"""Tags, and kinds of foreign films: what likes share of them counts the more, the rarer it is.

Few films have the tags that they could have, so that likes which share one say much, and others say
little against it. A person follows a tag by Bayes' rule: the odds that this many of their likes
have it because they look for it, not by chance.
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
from recommender.model.aspect import Trust
from recommender.model.marks import Marks, marks_of

# Chosen on validation people of ml-latest-small and by lists of thirty tastes:
# docs/development/tuning.md.
# Of the likes of who follows a tag so many have it, and so likely it is that somebody follows one.
_FAITHFUL = 0.8
_FOLLOWED = 5e-4
# What films get of a tag that all likes have, in standard deviations of the scores beside a weight
# of focus of 1; where fewer have it, that times their share squared.
_HEIGHT = 16.0
# Even what is hardly followed counts a little: that times how telling the tag is and its share.
_HARDLY = 0.01
# A like without any tag says so much of what another one without this tag says against it.
_UNTAGGED = 0.25
# Films that have many tags say little by each, and tags of such films little on any ("visually
# appealing"): these are multiplied with the logarithm of how many they have beside what is usual.
_VAGUE_FILM = 0.5
_VAGUE_TAG = 0.75
# So they offer a little less of each.
_SHORTENED = 0.25
# Of so many tags that likes have in common at most, and none that counts or is shared less.
_MOST_TAGS = 12
_LEAST_STRENGTH = 0.006
_LEAST_SHARE = 0.15
# Larger odds against a tag change nothing.
_MOST_ODDS = 30.0


class Entries(NamedTuple):
    """The columns of some rows of ones and zeros, row by row, and how many each has."""

    counts: Rows
    columns: Rows


class SparseRows(NamedTuple):
    """Rows of ones and zeros: a few are read in a tenth of the time that scipy takes."""

    starts: Rows
    counts: Rows
    columns: Rows

    @classmethod
    def of(cls, matrix: csr_matrix) -> "SparseRows":
        """Read a matrix of scipy's."""
        starts = matrix.indptr.astype(np.int64)
        return cls(starts[:-1], np.diff(starts), matrix.indices.astype(np.int64))

    def columns_of(self, row: int) -> Rows:
        """Return the columns of one row."""
        start = int(self.starts[row])
        return self.columns[start : start + int(self.counts[row])]

    def entries(self, rows: Rows) -> Entries:
        """Return the columns of some rows."""
        counts = self.counts.take(rows)
        before = counts.cumsum()
        before -= counts
        places = (self.starts.take(rows) - before).repeat(counts)
        places += np.arange(len(places))
        return Entries(counts, self.columns.take(places))


class Tags(NamedTuple):
    """Films by their marks: `by_film` is films x marks, `by_mark` marks x films.

    Of the marks the first `tags` are tags, and of each film come first those that people gave it,
    so many as `given` says. `telling` is what a like that has a mark adds to the log-odds that it
    is followed, beside what each like takes from them, which is `missing`; `vague` is how much less
    films say that have many. `offered` is how much films offer of their marks, as far as they are
    trusted (foreign ones by the root of that), and `series` numbers their series. `rarity` of marks
    and `lengths` of films make their vectors; kinds of foreign films are not in them.
    """

    by_film: SparseRows
    by_mark: SparseRows
    tags: int
    given: Rows
    telling: Floats
    missing: Floats
    vague: Floats
    offered: Floats
    series: Rows
    rarity: Floats
    lengths: Floats
    trust: Trust
    weight: float = 1.0

    def near(self, row: int) -> Factors:
        """Return the cosines of all films' vectors with those of one film, times the weight."""
        own = self.by_film.columns_of(row)
        having = self.by_mark.entries(own)
        squares = np.square(self.rarity.take(own)).repeat(having.counts)
        cosines = _sums(having.columns, squares, len(self.lengths))
        cosines *= self.weight / (self.lengths * self.lengths[row])
        return cosines.astype(np.float32)

    def pull(self, rows: Rows, shares: Factors, weight: float) -> "TagsPull | None":
        """Let the marks that a person follows count; None where that is none.

        Marks of one like alone are its own affair, unless it is the only one. Likes of one series
        count together as one.
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
            # Thirds add up to a little less than a whole.
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
        films = self.by_mark.entries(followed.take(best))
        of_films = _sums(films.columns, heights.repeat(films.counts), len(self.lengths))
        of_films *= self.offered
        return TagsPull(self, heights / share.take(best), films, rows, parts, of_films)

    def _strengths(
        self, liked: Entries, followed: Rows, voices: Floats, rows: Rows, likes: int
    ) -> tuple[Floats, Floats]:
        """Return which shares of the likes have marks and how far these are followed, at most 1.

        Each like has its voice, and there are so many that count.
        """
        marks, vague = len(self.rarity), voices * self.vague.take(rows)
        share = _sums(liked.columns, voices.repeat(liked.counts), marks).take(followed)
        told = _sums(liked.columns, vague.repeat(liked.counts), marks).take(followed)
        known = float(voices.dot(liked.counts > 0))
        known += _UNTAGGED * (1 - known)
        telling, missing = self.telling.take(followed), self.missing.take(followed) * known
        part = share / known
        if followed[-1] >= self.tags:
            # Whether a film is foreign is known of each.
            kinds = followed >= self.tags
            missing[kinds] /= known
            part[kinds] = share[kinds]
        odds = likes * (share * telling - told + missing) + math.log(_FOLLOWED)
        strengths = part * part / (1 + np.exp(np.minimum(-odds, _MOST_ODDS)))
        np.maximum(strengths, _HARDLY * telling * part, out=strengths)
        return share, strengths / max(float(np.add.reduce(strengths)), 1.0)

    def shared(self, ones: Rows, others: Rows) -> Bools:
        """Tell which films have a tag in common that people gave them: ones x others."""
        by_film = self.by_film._replace(counts=self.given)
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
    """The marks that a person follows.

    `scales` is what each counts for a like that has a share of 1 and the mark, and the films
    `having` them come mark by mark. `liked` are rows of films of which only `parts` count, and
    `of_films` is what is added to each film.
    """

    tags: Tags
    scales: Floats
    having: Entries
    liked: Rows
    parts: Floats
    of_films: Floats

    def highest(self, start: int) -> float:
        """Return the most that is added to a film from a row on."""
        return float(np.maximum.reduce(self.of_films[start:]))

    def add_to(self, scores: Factors, start: int) -> None:
        """Add to the scores of as many films from a row on."""
        scores += self.of_films[start : start + len(scores)]

    def products(self, films: Rows) -> Factors:
        """Return what a share of 1 of each like adds to films fully trusted: films x likes."""
        likes, width = len(self.liked), 1 + len(films) + len(self.liked)
        # All other films share the first place.
        place_of = np.zeros(len(self.of_films), np.int64)
        place_of.put(np.concatenate([films, self.liked]), np.arange(1, width))
        marks = len(self.scales)
        places = np.arange(0, marks * width, width).repeat(self.having.counts)
        places += place_of.take(self.having.columns)
        has = np.zeros((marks, width))
        has.put(places, 1)
        counting = has.take(place_of.take(films), axis=1).T * self.scales
        counting *= (self.tags.offered / self.tags.trust.of_each).take(films)[:, None]
        products: Floats = counting.dot(has[:, -likes:] * self.parts)
        return products.astype(np.float32)


def _shared(having: npt.NDArray[np.number], likes: int) -> Rows:
    """Return the marks that several of so many likes have."""
    return (having >= max(min(likes, 2), math.ceil(likes * _LEAST_SHARE))).nonzero()[0]


def _sums(places: Rows, values: npt.NDArray[np.floating], size: int) -> Floats:
    """Add up what belongs to each of so many places."""
    return np.bincount(places, values, size).astype(np.float64, copy=False)


def tags_of(movies: Sequence[Movie], popularity: Counts, trust: Trust) -> Tags | None:
    """Describe films, in their order, or return None where the set has no tags."""
    marks = marks_of(movies, popularity, trust)
    return None if marks is None else _tags(marks, popularity, trust)


def _tags(marks: Marks, popularity: Counts, trust: Trust) -> Tags:
    matrix, by_mark = marks.of_films, marks.of_films.T.tocsr()
    of_films, of_marks = marks.described, np.maximum(np.diff(by_mark.indptr), 1)
    most_liked = popularity * (of_films > 0)
    usual_number = most_liked.dot(of_films) / max(int(most_liked.sum()), 1)
    plenty = np.log(np.maximum(of_films, 1) / usual_number)
    missing = np.log((1 - _FAITHFUL) / (1 - marks.usual))
    telling = np.log(_FAITHFUL / marks.usual) - missing
    telling -= _VAGUE_TAG * (by_mark @ plenty) / of_marks
    # A tag on every tagged film still says a little: no length is zero.
    rarity = np.log((1 + np.count_nonzero(of_films)) / of_marks)
    rarity[marks.tags :] = 0
    lengths = np.sqrt(matrix @ np.square(rarity))
    # Few like foreign films here, and that they are foreign needs no trust.
    is_foreign = matrix[:, marks.tags :].getnnz(axis=1) > 0
    trusted = np.where(is_foreign, np.sqrt(trust.of_each), trust.of_each)
    return Tags(
        SparseRows.of(matrix),
        SparseRows.of(by_mark),
        marks.tags,
        marks.given,
        np.maximum(telling, 0),
        missing,
        _VAGUE_FILM * plenty,
        np.exp(-_SHORTENED * plenty) * trusted,
        marks.series,
        rarity,
        np.where(lengths > 0, lengths, 1),
        trust,
    )
