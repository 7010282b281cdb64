"""Facts about films from outside, which lists show and filter by."""
