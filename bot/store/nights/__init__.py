"""Movie nights in the store."""
