"""The base data that the model learns from: which set comes next, and what keeps it from coming."""
