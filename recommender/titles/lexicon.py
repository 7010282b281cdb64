"""Words that stand around titles in chat, by what they say about the title beside them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILLER = _words(
    """
    i im ive id ill me my we us our you your he she they them it its this that these those
    there here what whats which who whose when where how why is are was were be been am do does
    did dont didnt doesnt has have had having havent can could would should will wont shall may
    might must let lets get got give gave take put make made say said see saw seen watch watched
    watching rewatch rewatched rewatching watches finish finished start started like liked likes
    love loved loves loving hate hated enjoy enjoyed want wants wanted wanna need needs needed
    recommend recommended rate rated rating rates add added adding pick picked choose suggest
    suggested suggesting vote voted know knows knew think thought find found remember try tried
    try please pls plz thanks thank thx and or but so not no yes yeah yep nah nope ok okay oh ah
    um uh uhh umm hmm hm well maybe just really very too also again already still ever never only
    even much many lot lots more most best better worst good great bad nice cool awesome amazing
    perfect fantastic excellent brilliant wonderful terrible awful overrated underrated fun funny
    sad scary boring weird classic masterpiece favorite fave favs favorites genius iconic gem
    hidden guilty pleasure camp pure solid decent tough banger goat goated peak fire slaps
    deserves deserve worth holds wrecked cried cry crying made makes quotable hits hit different
    to of in on at for from by with about as the a an one thing some any all everyone everybody
    anyone anybody someone somebody nobody people guys folks kids kid mom dad wife husband friend
    friends tonight today tomorrow yesterday now later last night weekend time times first second
    bot server list watchlist queue film films movie movies flick flicks cinema picture title
    titled called named version original remake live action animated anime cartoon series sequel
    trilogy franchise part dvd bluray blu ray netflix hulu disney plus hbo max amazon prime
    streaming stream theaters tv new old year years then than if because cuz lol lmao lmfao rofl
    haha hahaha omg btw tbh imo imho fr ngl rn af dude bro man bruh
    """
)
"""Carries a title along: requests, opinions, grammar."""

SITE = _words(
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

CHAT = _words(
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

NAMES = _words(
    """
    tom brad al robert bob steven stephen martin quentin christopher chris stanley alfred david
    james jim jimmy john johnny jack michael mike mark matt matthew ben benjamin leonardo leo
    george harrison clint bruce arnold sylvester denzel will samuel morgan kevin keanu sandra
    julia meryl nicole kate cate natalie scarlett jennifer anne emma emily angelina cameron drew
    halle charlize sigourney jodie susan diane audrey katharine ingrid grace marilyn humphrey cary
    gregory spencer marlon paul peter dustin gene warren sean roger pierce daniel timothy colin
    hugh jude ewan russell heath guy joaquin ryan jake tobey edward ed owen vince adam bill billy
    eddie steve mel ron rob tim danny joel ethan wes woody spike francis ridley terry terrence
    darren sofia kathryn jane jackie jet chow hayao akira ingmar federico roman werner fritz orson
    frank howard anthony tony gary tommy kurt dennis christian mickey nicolas nic nick john javier
    antonio penelope salma jessica charlie charles liam ralph viggo elijah patrick rosario zach
    seth jonah channing elizabeth elisha christina winona uma milla kirsten reese renee gwyneth
    pitt cruise hanks pacino pachino deniro niro nicholson dicaprio damon affleck clooney ford
    eastwood willis schwarzenegger stallone washington smith jackson freeman spacey reeves bullock
    roberts streep kidman winslet blanchett portman johansson lawrence hathaway watson blunt jolie
    diaz barrymore berry theron weaver foster sarandon keaton hepburn bergman kelly monroe bogart
    grant stewart peck tracy brando newman redford hoffman hackman beatty connery moore brosnan
    craig dalton firth law mcgregor crowe ledger pearce phoenix reynolds gyllenhaal maguire norton
    wilson vaughn sandler murray murphy martin carrey ferrell stiller aykroyd belushi candy chase
    gibson howard reiner burton elfman depp coen scorsese tarantino spielberg nolan kubrick
    hitchcock lucas cameron fincher lynch cronenberg carpenter romero craven raimi verhoeven
    zemeckis coppola kurosawa miyazaki bergman fellini polanski herzog lang welles wilder
    hawks huston kazan lumet altman allen lee scott gilliam malick aronofsky bigelow bay
    shyamalan villeneuve gerwig peele jenkins chan li yun fat bardem banderas cruz hayek alba
    biel knightley weisz swinton thompson rickman hopkins mckellen oldman fiennes neeson brolin
    jones russell hopper bale rourke cage travolta thurman jovovich dunst witherspoon zellweger
    paltrow fassbender mcavoy cumberbatch hiddleston hemsworth evans downey ruffalo pratt gosling
    stone mcadams hader cera rogen hill franco tatum swayze sellers chaplin keaton lloyd marx
    bronson mcqueen wayne fonda lancaster douglas heston curtis lemmon matthau thornton garofalo
    cuthbert ricci ryder king zombie pegg frost wright ritchie boyle leigh loach mendes anderson
    linklater soderbergh payne jonze gondry kaufman baumbach snyder whedon abrams favreau waititi
    """
)
"""Common first names, and family names of actors and directors."""

OUTSIDE = FILLER | SITE
"""Weighs nothing beside a title."""
