"""Kinds of ballots for movie nights: a module for each kind, and what all kinds share."""
