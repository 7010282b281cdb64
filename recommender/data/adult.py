"""Adult films, recognised by title, as MovieLens does not mark them.

The data sets list few adult films and mark none. This rule knows series and words that occur in
adult titles; it errs towards leaving a film out of recommendations, and it cannot know all.
"""

import re

from recommender.data.catalogue import Movie

GENRE = "Adult"
ADULT_TITLE = re.compile(
    r"""
    \b(?: porn\w* | erotic\w* | autoerotic | hentai (?!\ kamen) | softcore | sexploitation
        | emm?anuelle | schoolgirl\ report | schoolgirl\ hitchhikers | whoregasm | nymphomania\w*
        | deep\ throat | debbie\ does | behind\ the\ green\ door | devil\ in\ miss\ jones
        | sex\ and\ zen | in\ the\ realm\ of\ the\ senses | ai\ no\ corrida | baise-moi
        | caligula (?!\ with) | 120\ days\ of\ sodom | 120\ giornate | 9\ songs | shortbus
        | bordello\ girls | vixens? | supervixens | nude\ (?:for|princess|nuns) | sexual\ freedom
        | ilsa,? | orgy | orgies | confessions\ of\ a\ (?:window|driving|pop|holiday)
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
NOT_ADULT = re.compile(r"zack and miri|anthony jeselnik|blood orgy|orgy of the dead", re.IGNORECASE)


def is_adult(movie: Movie) -> bool:
    """Whether the title sounds like that of an adult film, or an admin gave it that genre."""
    title = movie.listed_title
    if GENRE in movie.genres:
        return True
    return ADULT_TITLE.search(title) is not None and NOT_ADULT.search(title) is None
