"""Words that surround titles in chat, by what they say about the title beside them."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


FILLER = words(
    """
    i im ive id ill me my we us our you your he she they them it its this that these those there
    here what whats which who whose when where how why is are was were be been am do does did dont
    didnt doesnt has have had having havent can could would should will wont shall may isnt arent
    wasnt werent hasnt hadnt cant couldnt wouldnt shouldnt might must let lets get got give gave
    take put make made say said see saw seen watch watched watching rewatch rewatched rewatching
    watches finish finished start started like liked likes love loved loves loving hate hated enjoy
    enjoyed want wants wanted wanna need needs needed recommend recommended rate rated rating rates
    add added adding pick picked choose suggest suggested suggesting vote voted know knows knew
    think thought find found remember try tried please pls plz thanks thank thx and or but so not no
    yes yeah yep nah nope ok okay oh ah wow um uh uhh umm hmm hm well maybe just really very too
    also again already still ever never only even much many lot lots more most best better worst
    good great bad nice cool awesome amazing perfect fantastic excellent brilliant wonderful
    terrible awful overrated underrated fun funny sad scary boring weird classic masterpiece
    favorite fave favs favorites genius iconic guilty pleasure decent tough banger goat goated slaps
    deserves deserve worth holds wrecked cried cry crying makes quotable different to of in on at
    for from by with about as the a an one thing some any all everyone everybody anyone anybody
    someone somebody nobody people guys folks kids kid mom mum dad wife husband friend friends
    tonight today tomorrow yesterday now later last night weekend time times first second bot server
    list watchlist queue film films movie movies flick flicks cinema picture title titled called
    named version original remake live action animated anime cartoon series sequel trilogy franchise
    next part dvd bluray blu ray netflix hulu disney plus hbo max amazon prime streaming stream
    theaters tv new old year years then than if because cuz lol lmao lmfao rofl haha hahaha omg btw
    tbh imo imho fr ngl rn af dude bro bruh obviously basically completely definitely especially
    exactly finally honestly probably seriously totally usually anymore broke bored lately recently
    recommendation recommendations suggestion suggestions
    """
)
"""Carries a title along: requests, opinions, grammar."""

EVERYDAY = words(
    """
    about above across actually adult age ago agree almost alone along always angry another answer
    anyway around ask asked asleep aunt away baby back bad bang beautiful became become bed before
    began begin behind believe below beside between big bit black blue body book books bought boy
    boyfriend boys break bring broken brother brothers brought build buy call calls came car care
    case cat catch cause change check child children choice city class clean close clue cold come
    comes coming cool cost couple course crazy cut cute daughter day days dead deal death decide die
    died dinner dog dogs done door doubt down drive drop during each early easy eat either else end
    ended ending ends entire eve even event every everything everywhere exam except eyes face fact
    fall fan far fast father feel feels fell felt few fight final fine five fix follow food foot
    forget forgot four free friday full game games gave girl girlfriend girls given giving glad go
    goes going gone gonna gotta grandma grandpa grew group grow guess guy guys half hand hands
    happen happened happens happy hard hates head hear heard heart heck hell help high hilarious
    holiday home hope hour hours house how however hungry hurt husband idea imagine important
    impossible inside instead into job join joke jokes keep keeps kept kill kind laugh laughed learn
    least leave left less life light line listen little live lived living long longer look looked
    looking looks lose lost loud lovely low luck mad main man mark matter mean means meant meet men
    mess middle mind mine minute minutes miss missed misses missing monday money month months moon
    morning mother mouth move music myself name near never nice night none normal nothing
    number off often once ones onto open order other others ours out outside over own parents part
    party past pay perfect person phone piece place plan play played playing plays plot plus point
    poor pretty problem put question quick quiet quite quote quotes quoting random read ready real
    reason red remember remove rest ride right room rough run running same saturday save saying says
    scene scenes school score second seconds seem seems self sell send sense serious set seven shit
    shot show shows sick side since singing sister sisters sit six slow small smart somehow
    something sometimes somewhere son song songs soon sorry sound sounds soundtrack special spent
    stand stars stay stayed step stop story street strong stuff stupid such summer sunday super
    supposed sure surprised take taken takes talk talked talking talks taste team tears teen tell
    ten than that thats theirs themselves thing things third thirty thousand three through thursday
    till tired together told took touch town true truth tuesday turn turned tv twelve twenty twice
    twist two type ugly uncle under understand unless until up upon use used using usual vacation
    version visit voice wait waiting wake walk walking wall wanted war warm wash waste water way
    wednesday week weekend weeks went while white whole why wife win window winter wish without
    woman women wonder word words work worked working works world worry worse write writing wrong
    yet young yourself avatar profile youre theyre hes shes theres annoying mood bot lists wifi
    password
    """
)
"""Common words: what they say about a title depends on whether the text is about watching."""

MARKERS = words(
    """
    watch watched watching rewatch rewatched rewatching watches seen saw see add added adding
    remove rate rated rating rates recommend recommended suggest suggested like liked loved enjoyed
    finished movie movies film films flick netflix hulu disney hbo max amazon prime streaming
    trailer cinema theaters list watchlist queue bot server tonight anyone anybody please pls plz
    btw tbh imo imho lol lmao lmfao ngl fr rn masterpiece classic overrated underrated favorite
    fave favs quotable banger slaps goat goated screening dvd bluray tv starring directed actor
    quote quotes quoted quoting talk talks talking talked worth bored asleep
    rewatchable opinion opinions thoughts spoiler spoilers binged actress ending scene scenes
    soundtrack plot
    """
)
"""Words that show that the text speaks about watching a film."""

NAMING = words(
    "called titled named movie film watch watched watching seen rate rated rewatch add quoting"
)
"""Words right behind which a title is expected."""

SITE = words(
    """
    imdb letterboxd rotten tomatoes mubi tmdb metacritic wikipedia wiki justwatch trakt mojo box
    office youtube trailer official hd uhd 4k 1080p 720p 2160p 480p bluray brrip bdrip webrip
    web dl x264 x265 h264 h265 hevc remux dvdrip dvdscr xvid yify yts rarbg aac ac3 dts mkv mp4
    avi subbed dubbed sub dub subtitles unrated uncut extended theatrical directors cut remastered
    edition rated pg pg13 reviews review full online free watch stream movies film disney
    dreamworks pixar warner bros paramount universal criterion collection studio ghibli marvel dc
    www com org net http https html php
    """
)
"""What pasted titles drag behind them: sites, studios, file names."""

SEQUELS = words("sequel sequels prequel prequels spinoff spinoffs")
"""Words right behind or, with "of" or "to", before a title that mean another film."""

POLITE = words("please pls plz thanks thx ty")
"""What may precede or follow a whole request, and says nothing about what it is for."""

CHAT = words(
    """
    hello hi hey hola howdy yo sup bye goodbye goodnight morning evening afternoon brb afk gtg idk
    idc wtf lol lmao haha nice cool ok okay no yes stop none nan null undefined error test dinner
    lunch breakfast birthday happy tired sleepy hungry bored busy internet slow fast phone
    computer profile pic pics picture discord message messages chat explain question questions
    everyone here thanks thank welcome sorry please help work school homework job sleep bed
    weather rain feel feeling mood wait done what why who comedy comedies romantic romance horror
    thriller action drama dramas scifi documentary documentaries western musical
    """
)
"""What people talk about when they are not naming a film."""

FEASTS = words(
    """
    christmas xmas halloween easter thanksgiving hanukkah birthday valentines mothers fathers new
    year years day eve weekend friday holidays
    """
)
"""What people wish each other "happy" or "merry"."""

FONDNESS = words("love loved like liked hate hated adore adored enjoy enjoyed want prefer")
"""What people say of a film right before its title, behind "I"."""

CREDITING = words("by with de del di von feat ft starring stars from featuring and directed")
"""Words that may join a title to somebody's name."""

JOINING = words(
    """
    of in on and the a an no to for at from without against vs versus or de la le
    last first second new old good great bad best only all one time times night year years
    """
)
"""Words that may join a title to more of it ("the last wish"), so that they end nothing."""

COMPARING = words("than unlike versus vs")
"""Words that the film follows with which another one is compared."""

COORDINATING = words("and or versus")
"""Words between two titles."""

PREDICATES = words(
    """
    is isnt was wasnt are were has hasnt had hadnt have made makes deserves deserved
    holds remains looks looked gets got does doesnt did didnt will wont
    """
)
"""Verbs and the like right behind a title of which something is said."""

OBJECTS = words("me my us our him his them their your")
"""Words behind a verb, not inside most titles: "blew my mind"."""

DETERMINERS = words("a an my his her your our their this that these those some any no every")
"""Words before a thing: "my roommate" is not the film "The Roommate"."""

AUXILIARIES = words(
    """
    is are was were has have had do does did can could will would should
    isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt cant couldnt wont wouldnt shouldnt
    """
)
"""Verbs that change places with their subject in a question: "has heat aged well"."""

QUESTION_WORDS = words("how what when where which who whose why")

PREPOSITIONS = words(
    "about after as at before by during for from in into like on over since through till to until"
    " with without"
)
"""Words that begin an adjunct: "on friday", "with my sister", "at the drive in"."""

PARTICLES = words("away back down in off on out over through up")
"""Words that end many verbs: "holds up"."""

TIMES = words(
    """
    monday tuesday wednesday thursday friday saturday sunday weekend weekends week weeks month
    months year years day days night nights morning evening afternoon noon midnight tonight today
    tomorrow yesterday christmas xmas halloween easter thanksgiving january february march april
    june july august september october november december winter spring summer autumn time
    hour hours hrs minute minutes mins seconds
    """
)
"""Words for times, which say when a film is watched."""

COUNTED = TIMES | words("times stars points people bucks dollars percent pm am")
"""What numbers count in talk: "a waste of two hours"."""

LOCATING = words("in from at without after during")
"""Words between somebody or something and the film it is in."""
