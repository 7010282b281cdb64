"""Imports of people's files from other sites: reading them, finding the films, and the effects."""
