"""The genres of MovieLens as people call them."""

from bot.messages.translation import N_, _

GENRES = {
    "Action": N_("Action"),
    "Adventure": N_("Adventure"),
    "Animation": N_("Animation"),
    "Children": N_("Children"),
    "Children's": N_("Children's"),
    "Comedy": N_("Comedy"),
    "Crime": N_("Crime"),
    "Documentary": N_("Documentary"),
    "Drama": N_("Drama"),
    "Fantasy": N_("Fantasy"),
    "Film-Noir": N_("Film-Noir"),
    "Horror": N_("Horror"),
    "Musical": N_("Musical"),
    "Mystery": N_("Mystery"),
    "Romance": N_("Romance"),
    "Sci-Fi": N_("Sci-Fi"),
    "Thriller": N_("Thriller"),
    "War": N_("War"),
    "Western": N_("Western"),
}


def genre_name(genre: str) -> str:
    """Return a genre in the reader's language; a tag, or what else a data set has, as it is."""
    return _(GENRES[genre]) if genre in GENRES else genre
