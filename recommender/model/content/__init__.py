"""The content-based part of scores: what films share in genres, era, tags and series."""
