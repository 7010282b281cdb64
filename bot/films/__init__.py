"""Facts about films from TMDB with the owner's key: optional, and stored for a while."""
