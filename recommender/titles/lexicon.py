"""Words that stand around titles in chat, by what they say about the title beside them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILLER = _words(
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
    someone somebody nobody people guys folks kids kid mom dad wife husband friend friends tonight
    today tomorrow yesterday now later last night weekend time times first second bot server list
    watchlist queue film films movie movies flick flicks cinema picture title titled called named
    version original remake live action animated anime cartoon series sequel trilogy franchise part
    dvd bluray blu ray netflix hulu disney plus hbo max amazon prime streaming stream theaters tv
    new old year years then than if because cuz lol lmao lmfao rofl haha hahaha omg btw tbh imo imho
    fr ngl rn af dude bro bruh obviously basically completely definitely especially exactly
    finally honestly probably seriously totally usually anymore broke bored lately recently
    recommendation recommendations suggestion suggestions
    """
)
"""Carries a title along: requests, opinions, grammar."""

EVERYDAY = _words(
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
    morning mother mouth move music myself name near never next nice night none normal nothing
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

MARKERS = _words(
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

NAMING = _words(
    "called titled named movie film watch watched watching seen rate rated rewatch add quoting"
)
"""Words right behind which a title is expected."""

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
    aaron abbott abigail abraham abrams ackroyd adam adams adrian adrien affleck agnes aidan
    aiello akira al alain alan alba alda alec alejandro alex alexander alexandra alfonso alfred
    alicia alison allen almodovar altman amalric amanda amber amy ana anderson andersson andre
    andrea andress andrew andrews andy ang angelina aniston anita anjelica ann anna anne annette
    ansari ansel anthony antonio antonioni arkin armie arnold aronofsky arquette arthur asa
    ashley ashton astaire attenborough audrey aykroyd bacall bakula baldwin bale balk bancroft
    banderas barbara bardem baron barry barrymore basil bates baumbach bay baye beatty bellucci
    belushi ben benigni benjamin benning berenger bergen bergman berkoff bernard bernardo berry
    bertolucci besson bette betty beverly biel bigelow bill billy binoche bisset blackman blake
    blanchett blethyn bloom blunt bob bobby bogart bogdanovich bong bonham bonneville boorman
    borgnine boseman bosworth boyega boyer boyle brad brando brandon brendan bresson brett brian
    bridgers bridges brie britton broadbent broderick brody brolin bronson brooks brosnan
    browning bruce bruhl bruno bryan bryant bryce brynner bullock burke burns burstyn burt burton
    buscemi busey buster byrne byron caan cage cagney caine caleb callow cameron camilla campbell
    cannavale capra cardinale carell carey carl carla carlos carlyle carney carol caroline
    carpenter carradine carrere carrey carrie carroll carter cary casey cassavetes cassel cate
    catherine cattrall cecil cera cervantes chabrol chad chalamet chan chandler channing chantal
    chaplin charles charlie charlize chastain cheadle chen chevy chiklis chiwetel chloe chong
    chow chris christensen christian christie christina christoph christopher claire clarke
    claude claudia clift clint clive clooney cloris coburn coen cohen colbert colin collette
    collins colman connery considine coogan cooper coppola corey corman costner cotillard
    courtenay courtney coward cox craig craven crawford cronenberg cronyn crowe crudup cruise
    cruz crystal cuba cukor culkin cumberbatch cumming curran curry curtis cusack cushing
    cynthia dafoe daisy dakota dalle dalton damon dan dana dane danes daniel danny dano
    danson darren daryl dassin dave david davidson davis dean deborah debra degeneres delon delpy
    demi demme dench deneuve deniro denis denise dennis denzel depp dern dev dey diana diane diaz
    dicaprio dick dickinson diesel dillon dinklage dolph don donald donat donnelly donner donnie
    donohoe doug douglas dourif downey drew dreyer dreyfuss driver duchovny dujardin dukakis
    dullea dunaway duncan dunne dunst durning dustin duvall duvernay dwayne dylan eastwood
    eckhart eckland ed eddie edgar edgerton edie edward efron eisenberg eisenstein ejiofor ekberg
    elaine elba elfman elia elijah elisabeth elizabeth elle ellen elliott elvis emile
    emilio emily emir emma englund ephron epps eric erich ernest ernst errol estevez ethan eugene
    eva evan evans eve everett ewan ezra falco fanning farrah farrell farrow fassbender fat
    favreau faye federico felicity fellini fernando ferrara ferrell fey fiennes fincher finney
    firth fishburne fleming florence flynn fonda fontaine ford forest forman forsythe foster foxx
    frain frances franciosa francis franco frank frankenheimer frears fred freddie freeman
    fricker fritz frost furlong gabin gable gabor gabriel gadot gael gal galifianakis gambon
    gandolfini garbo garcia gardner garfield garland garner garr garry gary gaspar
    gaspard gazzara geena gellar gena gene geoffrey george gerard gere gerwig giamatti gibson
    gielgud gilbert gilliam gillian gina ginger giovanni gish gleeson glenn gloria glover godard
    goldberg goldblum goldie gondry gong goodman gosling gould granger greenaway greg gregory
    greta griffith grodin guillermo guinness gus guttenberg guy gwyneth gyllenhaal hackman hader
    hailee hal haley hall halle hallstrom hamill hamlin hanks hans hanson harden hardy harlow
    harold harrelson harriet harris harrison harry hartnett harvey hathaway hauer hawke hawkins
    hawks hawn hayao hayek haynes heath heche hector hedren helen helena hemmings hemsworth henri
    henry henson hepburn herman hershey herzog heston hicks hiddleston hilary hill hines hirsch
    hitchcock hoffman holbrook holden holland holly holm hopkins hopper horton hoskins houston
    howard howell hudson hugh hughes hugo humphrey hung huppert hurley hurt huston ian idris
    imelda ingmar ingrid irene irons irrfan isaac isabella isabelle isla ivan ivory jack jackie
    jackson jacob jacobi jacques jaden jagger jake james jamie jane jannings jared jarmusch jason
    javier jay jean jeff jeffrey jena jenkins jennifer jeremy jerome jerry jesse jessica jet
    jeunet jill jim jimmy joan joanna joaquin jodie joe joel johan johansson john johnny jolie
    jon jonah jonathan jones jonze jordan jorge jose joseph josephine josh jovovich juan jude
    julia julianne julie juliette justin kahn kaluuya karen karina karl karloff kasdan kate
    katharine kathleen kathryn kathy katie kaufman kaye kazan keanu keaton keira keitel keith
    kelly ken kendrick kennedy kenneth kenny kerr kerry kevin kidder kidman kiefer kier kilmer
    kim king kingsley kinnear kinski kirby kirk kirsten kitano klein kline knightley knox kotto
    krasinski kristen kristin kristofferson kubrick kudrow kurosawa kurt kusama kutcher kyle
    labeouf lamarr lambert lana lancaster landau landis lang lange langella lansbury lanthimos
    larry lars laura lauren laurence laurie lawrence lawson lean leconte ledger ledoyen lee
    leguizamo leigh lemmon lena lenny leo leon leonard leonardo lerman leslie leto levinson levy
    lewis li liam lily linda lindsay linklater liotta lisa lithgow liu liv liza lloyd loach logan
    lohan lom lon lopez loren lorre louis louise lubitsch lucas lucy lugosi luhrmann luis luke
    lumet lumley lupino lupita lynch lyne lynn lyonne macdonald macdowell maclaine macy mads
    madsen maggie maguire mahershala makhmalbaf malick mamet mandy mann mansfield mara marc
    marcel marcello margaret margot margulies maria marie marilyn marion marisa mark marlene
    marlon marsh marshall martha martin marx mary massey mastroianni matt matthau matthew maura
    maureen maurice maya mayo mazursky mcadams mcavoy mcbride mccarthy mcconaughey mcdonagh
    mcdormand mcdowell mcgillis mcgowan mcgregor mckay mckee mckellen mckern mckidd mckinnon
    mcqueen mctiernan meadows meirelles mel melanie melissa melville mendes menzel meryl mia
    michael michel michelle mickey midler mifune mikael mike mikkelsen miles milla milland mills
    milos minghella minnelli minnie mira miranda mirren mitchum miyazaki modine molina molly
    monaghan monroe montand montgomery moore moranis moreau moreno morgan morris morrow mortensen
    mortimer moss mulligan muni murnau murphy murray myers naceri nancy naomi nastassja natalie
    nathan neal neeson neil neill nelson nero newman newton nia nic nichols nicholson nick
    nicolas nicole nielsen nighy nimoy nina niro niven noah nolan nolte noomi norman
    norton noyce nyongo oates oberon obrien oconnor odonnell okonedo oldman olin oliver olivia
    olivier olmos olympia omar oneal oprah orson oscar osment otoole otto owen ozon ozu
    pacino pakula palance palin paltrow pam pamela panettiere pascal pasolini pat patinkin
    patricia patrick pattinson patty paul pauline paulson paxton payne pearce peck peckinpah
    pedro peele pegg peggy pena penelope penn perkins perlman perry pesci peter petra pfeiffer
    phil philip philipe philippe phoenix pierce pitt pleasence plummer poehler poitier polanski
    pollack pollak polley portman powell pratt preminger presley pryce pryor pullman quaid
    quentin quinn rachel radcliffe raimi rainer ralph ramis rampling randall randy raquel
    rathbone raymond rebecca redford reese reeve reeves regina reilly reiner reitman remick rene
    renee renner renoir resnais reynolds rhames rhys ribisi ricci richard richardson rick rickman
    ricky ridley riegert rita ritchie rivette rob robards robbins robert roberto roberts robinson
    rockwell rod roeg rogen roger rogers rohmer roland romain roman romero ron ronald ronan
    rooker rooney rosamund rosario rosie ross roth rourke rowlands roy rudd ruffalo rupert russ
    russell ruth ryan ryder sally salma sam samuel sanders sandler sandra saoirse sarah sarandon
    sarsgaard sasha savalas sayles scarlett schneider schrader schreiber schumacher
    schwarzenegger scofield scorsese scott sean segal segel sellers sergei sergio serkis seth
    seydoux seyfried seymour shailene shannon sharif sharon shatner shaw shearer sheen shelley
    sheridan shia shirley shyamalan sidney siegel sienna signoret sigourney silverstone simmons
    simon sinatra sinise sissy sizemore skarsgard smith smits snipes snyder soderbergh sofia
    sophia sophie spacey spader spall spencer spielberg spike stallone stan stanley stanton
    stanwyck staunton steenburgen steiger stellan stephen steve steven stevens stewart stiller
    stilller stockwell stoltz stowe streep streisand sturges sue susan sutherland suvari
    swank swayze swinton sydney sylvester sylvia szabo tandy tarantino tarkovsky tarr tate tati
    tatum tautou taylor ted terence teresa terrence terry tessa thandie theo theron theroux
    thewlis thomas thompson thornton thurman tilda tim timberlake timothee timothy tina tippi
    tobey toby todd tom tomei tomlin tommy toni tony topher tourneur tracy travers travolta treat
    trevor trier truffaut tucci tucker turner turturro tyler ullmann uma ursula ustinov vadim val
    valentino vanessa vaughn ventura vera verhoeven vernon veronica victor viggo vikander
    villeneuve vince viola virginia visconti visnjic vivien vogel voight waititi walken walker
    wallach walsh walter walters wanamaker wanda wang warbeck warren washington wasikowska
    watanabe watson watts wayne weathers weaver weir weisz welch weller welles wenders werner wes
    wesley whale whedon whishaw whitaker whoopi widmark wiest wiig wilde wilder wilford wilkinson
    will willem william williams willis wilson winger winkler winona winslet winters wiseman
    witherspoon wolfgang wong woodard woodley woodward woody woolley worthington wright wyler
    yates yelchin yeoh york yun yves zac zach zachary zellweger zemeckis zendaya zeta zhang
    zinnemann zoe zombie zooey
    """
)
"""Common first names, and family names of actors and directors."""

FONDNESS = _words("love loved like liked hate hated adore adored enjoy enjoyed want prefer")
"""What people say of a film right before its title, behind "I"."""

CREDITING = _words("by with de del di von feat ft starring star stars from featuring and directed")
"""Words that may join a title to somebody's name."""

JOINING = _words("of in on and the a an no to for at from without against vs versus or de la le")
"""Words that may join a title to more of it, so that they end nothing."""

COMPARING = _words("than unlike versus vs")
"""Words behind which the film stands that another one is compared with."""

PREDICATES = _words(
    """
    is isnt was wasnt are were has hasnt had hadnt have made makes deserves deserved
    holds remains looks looked gets got does doesnt did didnt will wont
    """
)
"""Verbs and the like right behind a title of which something is said."""

OBJECTS = _words("me my us our him his them their your")
"""Words behind a verb, not inside most titles: "blew my mind"."""

DETERMINERS = _words("a an my his her your our their this that these those some any no every")
"""Words before a thing: "my roommate" is not the film "The Roommate"."""

LOCATING = _words("in from at without after during")
"""Words between somebody or something and the film it is in."""
