"""What can make an evaluation impossible."""

from recommender.errors import RecommenderError


class EvaluationError(RecommenderError):
    """The data cannot answer what was asked; the sentence says why and what could be asked."""
