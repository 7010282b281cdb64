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
KINDS = {
    "alien": N_("Alien"),
    "anime": N_("Anime"),
    "art house": N_("Art house"),
    "australian": N_("Australian films"),
    "based on a book": N_("Based on a book"),
    "based on a true story": N_("Based on a true story"),
    "biopic": N_("Biopic"),
    "black and white": N_("Black and white"),
    "bollywood": N_("Bollywood"),
    "brazilian": N_("Brazilian films"),
    "british": N_("British films"),
    "chinese": N_("Chinese films"),
    "christmas": N_("Christmas"),
    "classic": N_("Classic"),
    "coming of age": N_("Coming of age"),
    "courtroom": N_("Courtroom"),
    "cult": N_("Cult"),
    "danish": N_("Danish films"),
    "dark comedy": N_("Dark comedy"),
    "dc": N_("DC"),
    "disaster": N_("Disaster"),
    "disney": N_("Disney"),
    "dramedy": N_("Dramedy"),
    "dystopia": N_("Dystopia"),
    "feel good": N_("Feel good"),
    "foreign": N_("Foreign films"),
    "french": N_("French films"),
    "german": N_("German films"),
    "ghost": N_("Ghost"),
    "gory": N_("Gory"),
    "heist": N_("Heist"),
    "high school": N_("High school"),
    "historical": N_("Historical"),
    "hong kong": N_("Hong Kong films"),
    "horror comedy": N_("Horror comedy"),
    "indian": N_("Indian films"),
    "indie": N_("Indie films"),
    "iranian": N_("Iranian films"),
    "irish": N_("Irish films"),
    "italian": N_("Italian films"),
    "james bond": N_("James Bond"),
    "japanese": N_("Japanese films"),
    "korean": N_("Korean films"),
    "lgbt": N_("LGBT"),
    "mafia": N_("Mafia"),
    "martial arts": N_("Martial arts"),
    "marvel": N_("Marvel"),
    "masterpiece": N_("Masterpiece"),
    "mexican": N_("Mexican films"),
    "mind bending": N_("Mind bending"),
    "norwegian": N_("Norwegian films"),
    "oscar": N_("Oscar"),
    "pixar": N_("Pixar"),
    "polish": N_("Polish films"),
    "political": N_("Political"),
    "portuguese": N_("Portuguese films"),
    "post apocalyptic": N_("Post apocalyptic"),
    "road movie": N_("Road movie"),
    "robot": N_("Robot"),
    "romcom": N_("Romcom"),
    "russian": N_("Russian films"),
    "satire": N_("Satire"),
    "scandinavian": N_("Scandinavian films"),
    "scottish": N_("Scottish films"),
    "serial killer": N_("Serial killer"),
    "silent": N_("Silent films"),
    "slasher": N_("Slasher"),
    "space": N_("Space"),
    "spanish": N_("Spanish films"),
    "sport": N_("Sport"),
    "spy": N_("Spy"),
    "stop motion": N_("Stop motion"),
    "studio ghibli": N_("Studio Ghibli"),
    "superhero": N_("Superhero"),
    "swedish": N_("Swedish films"),
    "tearjerker": N_("Tearjerker"),
    "thai": N_("Thai films"),
    "time travel": N_("Time travel"),
    "twist": N_("Twist"),
    "vampire": N_("Vampire"),
    "violent": N_("Violent"),
    "zombie": N_("Zombie"),
}
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
    return _(KINDS[kind]) if kind in KINDS else genre_name(kind)


def position_name(position: str) -> str:
    """Return a position of the dial in the reader's language, which can be typed."""
    return _(position)
