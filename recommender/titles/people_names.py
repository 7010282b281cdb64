"""First names and family names of people, which are seldom films."""

from recommender.titles.lexicon import words

FIRST_NAMES = words(
    """
    aaron abigail abraham adam adrian adrien agnes aidan akira al alain alan alba alec alejandro
    alex alexander alexandra alfonso alfred alicia alison allen amanda amber amy ana andre
    andrea andrew andy ang angelina anita anjelica ann anna anne annette ansel anthony antonio
    armie arnold arthur asa ashley audrey barbara barry basil ben benjamin bernard bernardo
    bette betty beverly bill billy bob bobby boris brad bradley brandon brendan brett brian brie
    bruce bryan bryce burt buster byron caleb cameron camilla carey carl carla carlos carol
    caroline carrie cary casey cate catherine cecil chad channing chantal charles charlie
    charlize chevy chiwetel chloe chris christian christie christina christoph christopher
    claire claude claudia clint clive colin corey craig crystal cuba curtis cynthia daisy dakota
    dan dana daniel danny daryl dave david dean deborah debra demi denis denise dennis denzel
    dev diana diane dick dolph don donald donnie doug douglas drew dustin dwayne dylan ed eddie
    edgar edie edward elaine elia elijah elisabeth elizabeth ella elle ellen elliott elvis emile
    emilio emily emma eric erich ernest ernst errol ethan eugene eva evan eve everett ewan ezra
    farrah faye federico felicity fernando florence frances francis franco frank fred freddie
    fritz gabor gabriel gael gal gary gaspar gaspard gena gene geoffrey george gerard gillian
    gina ginger giovanni glenn gloria goldie grace greg gregory greta guillermo gus guy gwyneth
    hailee hal halle hans harold harriet harrison harry harvey hayao heath hector hedy helen
    helena henri henry hilary holly hugh hugo humphrey ian idris imelda ingmar ingrid irene
    irrfan isaac isabella isabelle isla ivan jack jackie jacob jacques jaden jake james jamie
    jane jared jason javier jay jean jeff jeffrey jena jennifer jeremy jerome jerry jesse
    jessica jet jill jim jimmy joan joanna joaquin jodi jodie joe joel johan john johnny jon
    jonah jonathan jordan jorge jose joseph josephine josh juan jude judi judy julia julianne
    julie juliette justin kareem karen karina karl kate katharine kathleen kathryn kathy katie
    keanu keira keith ken kenneth kenny kerry kevin kiefer kim kirk kirsten kristen kristin kurt
    kyle lana lars laura lauren laurence lena lenny leo leon leonard leonardo leslie lewis liam
    lily linda lindsay lisa liv liza logan lon louis louise lucas lucy luis luke lupita lynn
    mads maggie mahershala mandy mara marc marcel marcello margaret margot maria marie marilyn
    marion marisa mark marlene marlon martha martin marty mary matt matthew maura maureen
    maurice max maya mel melanie melissa meryl mia michael michel michelle mickey mike mila
    miles milla milos minnie mira miranda molly morgan nancy naomi nastassja natalie nathan neil
    nia nic nicholas nick nicolas nicole noah noomi norman oliver olivia olympia omar oprah
    orson oscar otto owen pam pamela pat patricia patrick patty paul pauline pedro peggy
    penelope peter petra phil philip philippe pierce quentin rachel ralph randy raquel raymond
    rebecca reese regina rene renee richard rick ricky ridley rita rob robert roberto robin rod
    roger roland romain roman ron ronald rosalind rosamund rosario rosie roy rupert russell ruth
    ryan sally salma sam samuel sandra saoirse sarah sasha scarlett scott sean sergei sergio
    seth shailene shannon sharon shelley shia shirley sidney sienna sigourney simon sissy sofia
    sophia sophie spencer spike stan stanley stellan stephen steve steven sue susan sydney
    sylvester sylvia ted terence teresa terrence terry tessa thandie theo thomas tilda tim
    timothee timothy tina tippi tobey toby todd tom tommy tony topher tracy trevor tyler uma
    ursula vadim val valentino vanessa vera veronica victor viggo vince viola virginia vivien
    walter wanda warren wayne wes wesley whoopi wilford will willem william willow winona
    wolfgang woody zac zach zachary zoe zooey
    """
)
"""Common first names."""

FAMILY_NAMES = words(
    """
    abbott abrams ackroyd adams affleck aiello alda almodovar altman amalric anderson andersson
    andress andrews aniston ansari antonioni arkin aronofsky arquette ashton astaire
    attenborough aykroyd bacall bakula baldwin bale balk bancroft banderas bardem baron
    barrymore bates baumbach bay baye beatty bellucci belushi benigni benning berenger bergen
    bergman berkoff berry bertolucci besson biel bigelow binoche bisset blackman blake blanchett
    blethyn bloom blunt bogart bogdanovich bong bonham bonneville boorman borgnine boseman
    bosworth boyega boyer boyle brando bresson bridgers bridges britton broadbent broderick
    brody brolin bronson brooks brosnan browning bruhl bruno bryant brynner bullock burke burns
    burstyn burton buscemi busey byrne caan cage cagney caine callow campbell cannavale capra
    cardinale carell carlyle carney carpenter carradine carrere carrey carroll carter cassavetes
    cassel cattrall cera cervantes chabrol chalamet chan chandler chaplin chastain cheadle chen
    chiklis chong chow christensen clarke clift clooney cloris coburn coen cohen colbert
    collette collins colman connery considine coogan cooper coppola corman costner cotillard
    courtenay courtney coward cox craven crawford cronenberg cronyn crowe crudup cruise cruz
    cukor culkin cumberbatch cumming curran curry cusack cushing dafoe dalle dalton damon dane
    danes dano danson darren dassin davidson davis degeneres delon delpy demme dench deneuve
    deniro depp dern dey diaz dicaprio dickinson diesel dillon dinklage donat donnelly donner
    donohoe dourif downey dreyer dreyfuss driver duchovny dujardin dukakis dullea dunaway duncan
    dunne dunst durning duvall duvernay eastwood eckhart eckland edgerton efron eisenberg
    eisenstein ejiofor ekberg elba elfman emir englund ephron epps estevez evans falco fanning
    farrell farrow fassbender fat favreau fellini ferrara ferrell fey fiennes fincher finney
    firth fishburne fleming flynn fonda fontaine ford forest forman forsythe foster foxx frain
    franciosa frankenheimer frears freeman fricker frost furlong gabin gable gadot galifianakis
    gambon gandolfini garbo garcia gardner garfield garland garner garr garry gazzara geena
    gellar gere gerwig giamatti gibson gielgud gilbert gilliam gish gleeson glover godard
    goldberg goldblum gondry gong goodman gosling gould granger greenaway griffith grodin
    guinness guttenberg gyllenhaal hackman hader haley hall hallstrom hamill hamlin hanks hanson
    harden hardy harlow harrelson harris hartnett hathaway hauer hawke hawkins hawks hawn hayek
    haynes heche hedren hemmings hemsworth henson hepburn herman hershey herzog heston hicks
    hiddleston hill hines hirsch hitchcock hoffman holbrook holden holland holm hopkins hopper
    horton hoskins houston howard howell hudson hughes hung huppert hurley hurt huston irons
    ivory jackson jacobi jagger jannings jarmusch jenkins jeunet johansson jolie jones jonze
    jovovich kahn kaluuya karloff kasdan kaufman kaye kazan keaton keitel kelly kendrick kennedy
    kerr kidder kidman kier kilmer king kingsley kinnear kinski kirby kitano klein kline
    knightley knox kotto krasinski kristofferson kubrick kudrow kurosawa kusama kutcher labeouf
    lamarr lambert lancaster landau landis lang lange langella lansbury lanthimos larry laurie
    lawrence lawson lean leconte ledger ledoyen lee leguizamo leigh lemmon lerman leto levinson
    levy li linklater liotta lithgow liu lloyd loach lohan lom lopez loren lorre lubitsch lugosi
    luhrmann lumet lumley lupino lynch lyne lyonne macdonald macdowell maclaine macy madsen
    maguire makhmalbaf malick mamet mann mansfield margulies marsh marshall marx massey
    mastroianni matthau mayo mazursky mcadams mcavoy mcbride mccarthy mcconaughey mcdonagh
    mcdormand mcdowell mcgillis mcgowan mcgregor mckay mckee mckellen mckern mckidd mckinnon
    mcqueen mctiernan meadows meirelles melville mendes menzel midler mifune mikael mikkelsen
    milland mills minghella minnelli mirren mitchum miyazaki modine molina monaghan monroe
    montand montgomery moore moranis moreau moreno morris morrow mortensen mortimer moss
    mulligan muni murnau murphy murray myers naceri neal neeson neill nelson nero newman newton
    nichols nicholson nielsen nighy nimoy nina niro niven nolan nolte norton noyce nyongo oates
    oberon obrien oconnor odonnell okonedo oldman olin olivier olmos oneal osment otoole ozon
    ozu pacino pakula palance palin paltrow panettiere pascal pasolini patinkin pattinson
    paulson paxton payne pearce peck peckinpah peele pegg pena penn perkins perlman perry pesci
    pfeiffer philipe phoenix pitt pleasence plummer poehler poitier polanski pollack pollak
    polley portman powell pratt preminger presley pryce pryor pullman quaid quinn radcliffe
    raimi rainer ramis rampling randall rathbone redford reeve reeves reilly reiner reitman
    remick renner renoir resnais reynolds rhames rhys ribisi ricci richardson rickman riegert
    ritchie rivette robards robbins roberts robinson rockwell roeg rogen rogers rohmer romero
    ronan rooker rooney ross roth rourke rowlands rudd ruffalo russ ryder sanders sandler
    sarandon sarsgaard savalas sayles schneider schrader schreiber schumacher schwarzenegger
    scofield scorsese segal segel sellers serkis seydoux seyfried seymour sharif shatner shaw
    shearer sheen sheridan shyamalan siegel signoret silverstone simmons sinatra sinise sizemore
    skarsgard smith smits snipes snyder soderbergh spacey spader spall spielberg stallone
    stanton stanwyck staunton steenburgen steiger stevens stewart stiller stilller stockwell
    stoltz stowe streep streisand sturges sutherland suvari swank swayze swinton szabo tandy
    tarantino tarkovsky tarr tate tati tatum tautou taylor theron theroux thewlis thompson
    thornton thurman timberlake tomei tomlin toni tourneur travers travolta treat trier truffaut
    tucci tucker turner turturro ullmann ustinov vaughn ventura verhoeven vernon vikander
    villeneuve visconti visnjic vogel voight waititi walken walker wallach walsh walters
    wanamaker wang warbeck washington wasikowska watanabe watson watts weathers weaver weir
    weisz welch weller welles wenders werner whale whedon whishaw whitaker widmark wiest wiig
    wilde wilder wilkinson williams willis wilson winger winkler winslet winters wiseman
    witherspoon wong woodard woodley woodward woolley worthington wright wyler yates yelchin
    yeoh york yun yves zellweger zemeckis zendaya zeta zhang zinnemann zombie
    """
)
"""Family names of actors and directors."""

NAMES = FIRST_NAMES | FAMILY_NAMES
