"""What people call kinds of films, where genres and tags are called otherwise.

Each line: the names that people type, and which genres or tags they mean. A film has to have all of
the genres, or one of the tags. Plurals and hyphens need no line of their own.

A country as a tag mostly says where a film is set: "france" is on films of Hollywood. Only of
countries where Hollywood hardly ever goes does it tell where a film is from. The language that an
original title shows counts like a tag (`recommender.data.languages`).
"""

from recommender import Kind
from recommender.data.tags import tag_key

_GENRES = """
romcom, romantic comedy, rom com = Romance & Comedy
dramedy, tragicomedy = Drama & Comedy
horror comedy, comedy horror = Horror & Comedy
scary, spooky, frightening = Horror
funny, hilarious, comedic, lighthearted, light, fun, comic = Comedy
romantic, love story, love film, about love, date night = Romance
kids, kid, family, family friendly, kid friendly, child friendly, for children, for kids = Children
animated, cartoon = Animation
noir = Film-Noir
science fiction, scifi, sf = Sci-Fi
documentary, doc, docu = Documentary
cowboy, wild west = Western
suspense, suspenseful, thrilling, tense, gripping, edge of your seat = Thriller
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
gory, gore, bloody, splatter = gore, gory, splatter, blood
violent, violence, brutal = violence, violent, brutal
tearjerker, sad, cry, heartbreaking = tear jerker, tearjerking, sad, heartbreaking
oscar, oscar winner, oscar winning, academy award, award winning, best picture = \
oscar winner, oscar (best picture), best picture, academy award (best picture)
christmas, xmas = christmas, christmas movie
pixar = pixar
disney = disney, walt disney
marvel, mcu = marvel, mcu, marvel cinematic universe
dc = dc, dc comics
based on a true story, true story = true story, based on a true story
based on a book, from a book = based on a book, adapted from:book
twist, twist ending, plot twist = twist ending, plot twist
mind bending, mindfuck = mindfuck, mind-bending
feel good, feelgood, uplifting, heartwarming, wholesome, cozy = \
feel-good, feel good movie, uplifting, heartwarming
space = space, outer space
sport = sport
coming of age = coming of age
road movie, road trip = road movie, road trip
masterpiece, acclaimed, critically acclaimed, must see, all time, all time great, top rated, \
highly rated = \
masterpiece, imdb top 250, classic, must see, afi 100, national film registry, criterion
classic, timeless = classic, classic movie, classic film, hollywood classic
historical, history, period drama, period piece, period film, costume drama = \
historical, history, historical drama, historical fiction, historical epic, period piece, \
period drama, period film, costume drama
biopic, biography, biographical = biopic, biography, biographical
courtroom, court, courtroom drama, legal drama = court, courtroom, courtroom drama
high school, teen, teenager, teenage = high school, teen, teen movie
dark comedy, black comedy = dark comedy, black comedy, dark humor
satire, satirical = satire, satirical
political = politics, political
disaster = disaster, disaster movie, natural disaster
art house = art house, art film
indie, independent = indie, independent film, independent
black and white = black and white
silent = silent, silent film
cult = cult film, cult classic, cult
stop motion, claymation = stop motion, claymation
bollywood = bollywood
lgbt, lgbtq, gay, queer = lgbt, gay, queer, lesbian, queer cinema
korean, korea, south korean = korea, korean, south korea, korean cinema
japanese, japan = japanese, japanese film, japanese cinema, japanese animation, anime
chinese, china, mandarin, cantonese = \
chinese, chinese film, chinese cinema, chinese movie, hong kong
hong kong = hong kong, hong kong cinema
indian, india, hindi = indian, indian film, indian cinema, bollywood, hindi
thai, thailand = thai, thailand
french, france = french, french film, french cinema, french movie
german, germany = german, german film, german cinema, german movie
italian, italy = italian, italian film, italian cinema, italian movie
spanish, spain = spanish, spanish film, spanish cinema, spanish movie
mexican, mexico = mexican, mexican film, mexican cinema, mexican movie
brazilian, brazil = brazilian, brazil, brazilian film
british, uk = british, british film, british cinema, british comedy
irish, ireland = irish, ireland, irish film
scottish, scotland = scottish, scotland
swedish, sweden = swedish, sweden, swedish film
danish, denmark = danish, denmark, danish film
norwegian, norway = norwegian, norway, norwegian film
russian, russia = russian, russian film, russian cinema, soviet
portuguese, portugal = portuguese, portuguese film
scandinavian, nordic = scandinavian, nordic, swedish, danish, norwegian
polish, poland = polish, polish film, polish cinema
iranian, iran = iranian, iran, iranian film
australian, australia = australian, australia, australian film
foreign, foreign language = foreign, foreign language, french, german, italian, spanish, \
portuguese, russian, japanese, korean, chinese, scandinavian
"""

# Languages that are one kind here: nothing tells their films apart.
ALIKE = frozenset({"cantonese", "mandarin"})
# What stands in for kinds that no tag tells: titles do not tell these languages apart.
WIDER = {
    "swedish": "scandinavian",
    "danish": "scandinavian",
    "norwegian": "scandinavian",
    "hong kong": "chinese",
}


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

# Of these kinds a tag says little of what a film is: a mood, praise, or where it comes from.
_SAYS_LITTLE = frozenset(
    {"gory", "violent", "tearjerker", "oscar", "feel good", "masterpiece", "classic", "cult"}
    | {"art house", "indie", "foreign", "based on a book", "political", "twist"}
)
# The tags that tell what a film is better than its genres do.
TELLING_TAGS = frozenset(
    tag_key(tag) for kind in EVERYDAY.values() if kind.name not in _SAYS_LITTLE for tag in kind.tags
) - {tag_key(tag) for name in _SAYS_LITTLE for tag in EVERYDAY[name].tags}
