"""Trained models: the registry, the model in service, and the gate for candidates."""
