"""The base data of the model: which data set comes next, and what prevents it."""
