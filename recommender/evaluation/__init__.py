"""Protocols and metrics that say how good the recommendations are."""
