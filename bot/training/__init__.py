"""Retraining: when it happens, the trainer process and what it is given."""
