"""MovieLens in all its layouts, read into a `Dataset` with its `Catalogue`."""
