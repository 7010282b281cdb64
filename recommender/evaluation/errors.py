"""Errors that make an evaluation impossible."""

from recommender.errors import RecommenderError


class EvaluationError(RecommenderError):
    """The data does not suffice; the message says for what, and what it suffices for."""
