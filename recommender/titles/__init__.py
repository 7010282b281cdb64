"""Typed text to the movie that is meant."""
