"""A loopback server that answers as TMDB documents it: invented facts, drawn posters."""
