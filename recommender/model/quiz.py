"""The taste quiz: questions about films, each chosen by the answers so far."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from recommender.arrays import Floats
from recommender.data.series import same_series, series_key
from recommender.model.model import Model
from recommender.model.profile import Profile

LENGTH = 10
# The quiz asks about the best films of the person's list, of which they have probably heard.
_CANDIDATES = 200
# How far these answers count as a film not liked when the quiz chooses the next film.
_NO_WEIGHTS = {"dislike": 1.0, "unseen": 0.5}


class QuizAnswer(StrEnum):
    """What a person says about one film."""

    LIKE = "like"
    DISLIKE = "dislike"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz of `length` questions on one model; holds no answers itself.

    The next film is the one whose like would reduce the uncertainty of all films' scores most,
    times how likely the like is: p * q'A^-1 G A^-1 q / (1 + q'A^-1 q), with q the film's factors, A
    the matrix of the person's fold-in, G the Gram matrix of all factors and p the predicted score
    (greedy A-optimal design). Likes that people name before the quiz count like answers. The power
    `likelihood_power` weakens p; `same_for_all` asks everybody about the films that suit newcomers.
    For a quiz without likes named before, .25 and True did better.
    """

    model: Model
    length: int = LENGTH
    likelihood_power: float = 1.0
    same_for_all: bool = False

    def next_movie(
        self, answers: Mapping[int, QuizAnswer], skip: Collection[int] = ()
    ) -> int | None:
        """Return the id of the film to ask about next, or None when the quiz is over.

        `skip` holds ids of films not to ask about, such as those that the person has judged before.
        """
        if len(answers) >= self.length:
            return None
        candidates = self._candidates(answers, skip)
        if not candidates:
            return None
        rows = [self.model.row(movie_id) for movie_id in candidates]
        return candidates[int(np.argmax(self._worth(rows, answers)))]

    def profile(self, answers: Mapping[int, QuizAnswer]) -> Profile:
        """Turn answers into a profile."""
        return Profile(
            likes=[each for each, answer in answers.items() if answer is QuizAnswer.LIKE],
            dislikes=[each for each, answer in answers.items() if answer is QuizAnswer.DISLIKE],
        )

    def _candidates(self, answers: Mapping[int, QuizAnswer], skip: Collection[int]) -> list[int]:
        """List films that the person may know, without series already asked about if possible."""
        catalogue = self.model.catalogue
        asked = [series_key(catalogue[each].title) for each in answers if each in catalogue]
        person = Profile() if self.same_for_all else self.profile(answers)
        known = self.model.rank(person, _CANDIDATES, set(skip) | set(answers))
        keys = {movie_id: series_key(catalogue[movie_id].title) for movie_id, _ in known}
        fresh = [
            movie_id
            for movie_id, key in keys.items()
            if not any(same_series(key, other) for other in asked)
        ]
        return fresh or list(keys)

    def _worth(self, rows: list[int], answers: Mapping[int, QuizAnswer]) -> Floats:
        """Return what asking about the films of these rows is worth, one number each."""
        profile = self.profile(answers)
        system = self.model.system(profile)
        target = system @ self.model.represent(profile).folded.vector
        for movie_id, answer in answers.items():
            if answer is not QuizAnswer.LIKE and movie_id in self.model:
                factors = self.model.item_factors[self.model.row(movie_id)].astype(np.float64)
                system += _NO_WEIGHTS[answer] * np.outer(factors, factors)
        asked = self.model.item_factors[rows].astype(np.float64)
        solved = np.linalg.solve(system, asked.T).T
        likely = np.clip(solved @ target, 0.01, 0.95)
        squares = ((solved @ self.model.gram) * solved).sum(axis=1)
        reduction = squares / (1 + (solved * asked).sum(axis=1))
        worth: Floats = likely**self.likelihood_power * reduction
        return worth
