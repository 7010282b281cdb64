"""Conversations with people: one module each, thin."""
