"""Trained models: the registry, the one in service, and the gate that a candidate has to pass."""
