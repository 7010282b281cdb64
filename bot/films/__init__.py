"""Facts about films from TMDB, with the owner's own key: asked for, kept for a while, optional."""
