"""A model of invented films, trained once for all rules of movie nights."""

import pytest

from recommender import Dataset, Model, train


@pytest.fixture(scope="session")
def model(invented: Dataset) -> Model:
    return train(invented)
