"""MovieLens on the owner's machine: fetching it, finding it, saying which set is used."""
