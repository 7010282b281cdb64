"""The lists of films that servers keep."""
