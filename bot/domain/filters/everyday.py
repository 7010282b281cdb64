"""What people call kinds of films, where genres and tags are called otherwise.

Each line: the names that people type, and which genres or tags they mean. A film has to have all of
the genres, or one of the tags. Plurals and hyphens need no line of their own.
"""

from recommender import Kind

_GENRES = """
romcom, romantic comedy, rom com = Romance & Comedy
dramedy, tragicomedy = Drama & Comedy
horror comedy, comedy horror = Horror & Comedy
scary, spooky, frightening = Horror
funny, hilarious, comedic = Comedy
romantic, love story = Romance
kids, kid, family, family friendly, for children, for kids = Children
animated, cartoon = Animation
noir = Film-Noir
science fiction, scifi, sf = Sci-Fi
documentary, doc, docu = Documentary
cowboy, wild west = Western
suspense, suspenseful, thrilling = Thriller
whodunit, whodunnit, detective, murder mystery = Mystery
dramatic = Drama
"""

_TAGS = """
anime = anime, japanese animation
superhero = superhero
studio ghibli, ghibli = studio ghibli, ghibli
heist, caper = heist, caper, bank robbery
slasher = slasher
zombie, undead = zombie
vampire = vampire
ghost, haunted house = ghost, haunted house
alien, extraterrestrial = alien
robot, android = robot, android
spy, espionage, secret agent = spy, espionage, secret agent
james bond, bond, 007 = james bond, 007, bond, 007 series
martial arts, kung fu, karate = martial arts, kung fu
time travel, time loop = time travel, time loop
dystopia, dystopian = dystopia, dystopian, dystopic future
post apocalyptic, apocalypse = post-apocalyptic, apocalypse
mafia, gangster, mob = mafia, gangster, organized crime
serial killer = serial killer
christmas, xmas = christmas, christmas movie
pixar = pixar
disney = disney, walt disney
marvel, mcu = marvel, mcu, marvel cinematic universe
dc = dc, dc comics
based on a true story, true story = true story, based on a true story
based on a book, from a book = based on a book, adapted from:book
twist, twist ending, plot twist = twist ending, plot twist
mind bending, mindfuck = mindfuck, mind-bending
feel good, feelgood, uplifting = feel-good, feel good movie, uplifting
space = space, outer space
sport = sport
coming of age = coming of age
road movie, road trip = road movie, road trip
black and white = black and white
silent = silent, silent film
cult = cult film, cult classic, cult
stop motion, claymation = stop motion, claymation
bollywood = bollywood
lgbt, lgbtq, gay, queer = lgbt, gay, queer, lesbian, queer cinema
korean, korea, south korean = korea, korean, south korea, korean cinema
japanese, japan = japan, japanese
chinese, china = china, chinese, hong kong
hong kong = hong kong
indian, india, hindi = india, indian, bollywood, hindi
thai = thailand, thai
french, france = france, french, french film, french cinema
german, germany = germany, german
italian, italy = italy, italian
spanish, spain = spain, spanish
mexican, mexico = mexico, mexican
brazilian, brazil = brazil, brazilian
british, uk = british, england, uk, british comedy
irish, ireland = ireland, irish
scottish, scotland = scotland, scottish
swedish, sweden = sweden, swedish
danish, denmark = denmark, danish
norwegian, norway = norway, norwegian
russian, russia = russia, russian, soviet union
polish, poland = poland, polish
iranian, iran = iran, iranian
australian, australia = australia, australian
foreign = foreign, foreign language
"""


def _read(lines: str, *, genres: bool) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for line in lines.strip().splitlines():
        names, _, meant = line.partition(" = ")
        parts = tuple(meant.split(" & " if genres else ", "))
        first = names.partition(",")[0]
        kind = Kind(first, genres=parts) if genres else Kind(first, tags=parts)
        kinds |= dict.fromkeys(names.split(", "), kind)
    return kinds


EVERYDAY = _read(_GENRES, genres=True) | _read(_TAGS, genres=False)
