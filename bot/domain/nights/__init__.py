"""The rules of a movie night, without Discord."""
