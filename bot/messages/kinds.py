"""What people wish for, as they call it: genres, kinds of films, positions of the dial."""

from collections.abc import Iterable

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
# Kinds of `bot.domain.filters.everyday` that are more than one genre.
KINDS = (
    N_("alien"),
    N_("anime"),
    N_("art house"),
    N_("australian"),
    N_("based on a book"),
    N_("based on a true story"),
    N_("biopic"),
    N_("black and white"),
    N_("bollywood"),
    N_("brazilian"),
    N_("british"),
    N_("chinese"),
    N_("christmas"),
    N_("classic"),
    N_("coming of age"),
    N_("courtroom"),
    N_("cult"),
    N_("danish"),
    N_("dark comedy"),
    N_("dc"),
    N_("disaster"),
    N_("disney"),
    N_("dramedy"),
    N_("dystopia"),
    N_("feel good"),
    N_("foreign"),
    N_("french"),
    N_("german"),
    N_("ghost"),
    N_("gory"),
    N_("heist"),
    N_("high school"),
    N_("historical"),
    N_("hong kong"),
    N_("horror comedy"),
    N_("indian"),
    N_("indie"),
    N_("iranian"),
    N_("irish"),
    N_("italian"),
    N_("james bond"),
    N_("japanese"),
    N_("korean"),
    N_("lgbt"),
    N_("mafia"),
    N_("martial arts"),
    N_("marvel"),
    N_("masterpiece"),
    N_("mexican"),
    N_("mind bending"),
    N_("norwegian"),
    N_("oscar"),
    N_("pixar"),
    N_("polish"),
    N_("political"),
    N_("portuguese"),
    N_("post apocalyptic"),
    N_("road movie"),
    N_("robot"),
    N_("romcom"),
    N_("russian"),
    N_("satire"),
    N_("scandinavian"),
    N_("scottish"),
    N_("serial killer"),
    N_("silent"),
    N_("slasher"),
    N_("space"),
    N_("spanish"),
    N_("sport"),
    N_("spy"),
    N_("stop motion"),
    N_("studio ghibli"),
    N_("superhero"),
    N_("swedish"),
    N_("tearjerker"),
    N_("thai"),
    N_("time travel"),
    N_("twist"),
    N_("vampire"),
    N_("violent"),
    N_("zombie"),
)
# The languages of `recommender.data.languages`, as they are named in a sentence.
LANGUAGES = {
    "chinese": N_("Chinese"),
    "french": N_("French"),
    "german": N_("German"),
    "italian": N_("Italian"),
    "japanese": N_("Japanese"),
    "korean": N_("Korean"),
    "portuguese": N_("Portuguese"),
    "russian": N_("Russian"),
    "scandinavian": N_("a Scandinavian language"),
    "spanish": N_("Spanish"),
}
POSITIONS = (N_("familiar"), N_("curious"), N_("balanced"), N_("bold"), N_("adventurous"))


# What MovieLens lists among the genres and is none: the format of the screen.
FORMATS = frozenset({"IMAX"})


def genre_names(genres: Iterable[str]) -> list[str]:
    """Return genres as they are shown, without what is none."""
    return [genre_name(genre) for genre in genres if genre not in FORMATS]


def genre_name(genre: str) -> str:
    """Return a genre in the reader's language; a tag, or what else a data set has, as it is."""
    return _(GENRES[genre]) if genre in GENRES else genre


def language_name(language: str) -> str:
    """Return what the reader calls a film's language."""
    return _(LANGUAGES[language])


def kind_name(kind: str) -> str:
    """Return a kind of films that people wish for in the reader's language."""
    return _(kind) if kind in KINDS else genre_name(kind)


def position_name(position: str) -> str:
    """Return a position of the dial in the reader's language, which can be typed."""
    return _(position)
