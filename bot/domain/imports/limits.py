"""Limits of imported files."""

# More than any export in public samples holds; a person's whole life of films is about 10,000.
MAX_ROWS = 100_000
MAX_UNPACKED_BYTES = 100 * 2**20
# A Letterboxd export has some dozen files, a Trakt export some hundred.
MAX_ARCHIVE_ENTRIES = 2_000
# Tables of titles shrink to a fifth; a hundred times is a bomb or nothing but repetition.
MAX_COMPRESSION_RATIO = 200
# Titles and names of columns are far shorter; longer cells are reviews, which nobody reads.
MAX_CELL = 500
