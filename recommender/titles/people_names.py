"""First names and family names of people, which are seldom films."""

from recommender.titles.lexicon import words

FIRST_NAMES = words(
    """
    aamir aaron abigail abraham adam adrian adrien agnes aidan akira al alain alan alba alec
    alejandro alex alexander alexandra alfonso alfred alicia alison allen amanda amber amy ana
    andre andrea andrei andrew andy ang angelina anita anjelica ann anna anne annette ansel
    anthony anton antonio anya armie arnold arthur asa ashley audrey barbara barry basil ben
    benicio benjamin bernard bernardo bette betty beverly bill billy bob bobby boris brad
    bradley brandon brendan brett brian brie bruce bryan bryce burt buster byron caleb cameron
    camilla carey carl carla carlos carol caroline carrie cary casey cate catherine cecil
    celine chad channing chantal charles charlie charlize chevy chiwetel chloe chris christian
    christie christina christoph christopher claire claude claudia clint clive colin corey
    craig crystal cuba curtis cynthia daisy dakota dan dana daniel danny daryl dave david dean
    deborah debra deepika demi denis denise dennis denzel dev diana diane dick diego dolph
    domhnall don donald donnie doug douglas drew dustin dwayne dylan ed eddie edgar edie edward
    elaine elia elijah elisabeth elizabeth ella elle ellen elliott elvis emile emilio emily
    emma eric erich ernest ernst errol ethan eugene eva evan eve everett ewan ezra farrah faye
    federico felicity fernando florence frances francis franco francois frank franka fred
    freddie fritz gabor gabriel gael gal gary gaspar gaspard gena gene geoffrey george gerard
    gillian gina ginger giovanni glenn gloria goldie grace greg gregory greta guillermo gus guy
    gwyneth hailee hal halle hans harold harriet harrison harry harvey hayao heath hector hedy
    helen helena henri henry hilary hirokazu holly hugh hugo humphrey ian idris imelda ingmar
    ingrid irene irrfan isaac isabella isabelle isla ivan jack jackie jacob jacques jaden jake
    james jamie jane jared jason javier jay jean jeff jeffrey jemaine jena jennifer jeremy
    jerome jerry jesse jessica jet jill jim jimmy joan joanna joaquin jodi jodie joe joel johan
    john johnny jon jonah jonathan jordan jorge jose joseph josephine josh juan jude judi judy
    julia julianne julie juliette justin kareem karen karina karl kate katharine kathleen
    kathryn kathy katie keanu keira keith ken kenneth kenny kerry kevin kiefer kim kirk kirsten
    klaus kristen kristin kurt kyle lakeith lana lars laura lauren laurence lea lena lenny leo
    leon leonard leonardo leslie lewis liam lily linda lindsay lisa liv liza logan lon louis
    louise luc luca lucas lucy luis luke lupita lynn mads maggie mahershala makoto mandy mara
    marc marcel marcello margaret margot maria marie marilyn marion marisa mark marlene marlon
    martha martin marty mary matt matthew maura maureen maurice max maya meg mel melanie
    melissa meryl mia michael michel michelle mickey mike mila miles milla milos minnie mira
    miranda molly monica morgan nancy naomi nastassja natalie nathan neil nia nic nicholas nick
    nicolas nicole noah noomi norman oliver olivia olympia omar oprah orson oscar otto owen pam
    pamela paolo pat patricia patrick patty paul pauline pedro peggy penelope peter petra phil
    philip philippe phoebe pierce priyanka quentin rachel rajkumar ralph randy raquel raymond
    rebecca reese regina rene renee ricardo richard rick ricky ridley rita riz rob robert
    roberto robin rod roger roland romain roman ron ronald rosalind rosamund rosario rosie roy
    ruben rupert russell rutger ruth ryan sally salma sam samuel sandra saoirse sarah sasha
    satoshi satyajit scarlett scott sean sergei sergio seth shailene shannon sharon shelley
    shia shirley sidney sienna sigourney simon sissy sofia sophia sophie spencer spike stan
    stanley stellan stephen steve steven sue susan sydney sylvester sylvia taika takeshi ted
    terence teresa terrence terry tessa thandie theo thomas tilda tim timothee timothy tina
    tippi tobey toby todd tom tommy tony topher toshiro tracy trevor tyler uma ursula vadim val
    valentino vanessa vera veronica victor viggo vince vincent viola virginia vittorio vivien
    walter wanda warren wayne wes wesley whoopi wilford will willem william willow winona
    wolfgang woody xavier yorgos zac zach zachary zoe zooey
    """
)
"""Common first names."""

FAMILY_NAMES = words(
    """
    abbott abrams ackroyd adams adjani affleck ahmed aiello alda ali almodovar altman amalric
    anderson andersson andress andrews aniston ansari antonioni arkin aronofsky arquette ashton
    astaire attenborough audiard aykroyd bacall bakula baldwin bale balk bancroft banderas
    bardem baron barrymore bates baumbach bay baye beatty bellucci belushi benigni benning
    berenger bergen bergman berkoff bernal berry bertolucci besson biel bigelow binoche bisset
    blackman blake blanchett blethyn bloom blunt bogart bogdanovich bong bonham bonneville
    boorman borgnine boseman bosworth boyega boyer boyle brando bresson bridgers bridges
    britton broadbent broderick brody brolin bronson brooks brosnan browning bruhl bruno bryant
    brynner bullock burke burns burstyn burton buscemi busey byrne caan cage cagney caine
    callow campbell cannavale capra cardinale carell carlyle carney carpenter carradine carrere
    carrey carroll carter cassavetes cassel cattrall cera cervantes chabrol chalamet chan
    chandler chang chaplin chastain cheadle chen cheung chiklis chong chopra chow christensen
    clarke clift clooney cloris coburn coen cohen colbert collette collins colman connery
    considine coogan cooper coppola corman costner cotillard courtenay courtney coward cox
    craven crawford cronenberg cronyn crowe crudup cruise cruz cuaron cukor culkin cumberbatch
    cumming curran curry cusack cushing dafoe dalle dalton damon dane danes dano danson darin
    darren dassin davidson davis degeneres delon delpy demme dench deneuve deniro depardieu
    depp dern dey diaz dicaprio dickinson diesel dillon dinklage dolan donat dong donnelly
    donner donohoe dourif downey dreyer dreyfuss driver duchovny dujardin dukakis dullea
    dunaway duncan dunne dunst durning duvall duvernay eastwood eckhart eckland edgerton efron
    eisenberg eisenstein ejiofor ekberg elba elfman emir englund ephron epps estevez evans
    falco fanning farrell farrow fassbender fat favreau fellini ferrara ferrell fey fiennes
    fincher finney firth fishburne fleming flynn fonda fontaine ford forest forman forsythe
    foster foxx frain franciosa frankenheimer frears freeman fricker frost furlong gabin gable
    gadot galifianakis gambon gandolfini ganz garbo garcia gardner garfield garland garner garr
    garry gazzara geena gellar gere gerwig giamatti gibson gielgud gilbert gilliam gish gleeson
    glover godard goldberg goldblum gondry gong gonzalez goodman gosling gould granger
    greenaway griffith grodin guadagnino guinness guttenberg gyllenhaal hackman hader haley
    hall hallstrom hamill hamlin haneke hanks hanson harden hardy harlow harrelson harris
    hartnett hathaway hauer hawke hawkins hawks hawn hayek haynes heche hedren hemmings
    hemsworth henson hepburn herman hershey herzog heston hicks hiddleston hill hines hirani
    hirsch hitchcock ho hoffman holbrook holden holland holm hopkins hopper horton hoskins
    houston howard howell hudson hughes hung huppert hurley hurt huston hwang inarritu irons
    ivory jackson jacobi jagger jannings jarmusch jenkins jeunet johansson jolie jones jonze
    joon jovovich kahn kaluuya kang kar karloff kasdan kaufman kaye kazan keaton keitel kelly
    kendrick kennedy keoghan kerr khan kidder kidman kier kilmer king kingsley kinnear kinski
    kirby kitano klein kline knightley knox koreeda kotto krasinski kristofferson kruger
    kubrick kudrow kurosawa kusama kutcher labeouf lamarr lambert lancaster landau landis lang
    lange langella lansbury lanthimos larry lau laurie lawrence lawson lean leconte ledger
    ledoyen lee leguizamo leigh lemmon lerman leto leung levinson levy li linklater liotta
    lithgow liu lloyd loach lohan lom lopez loren lorre lubitsch lugosi luhrmann lumet lumley
    lupino lynch lyne lyonne macdonald macdowell maclaine macy madsen maguire makhmalbaf malick
    mamet mann mansfield margulies marsh marshall marx massey mastroianni matthau mayo mazursky
    mcadams mcavoy mcbride mccarthy mcconaughey mcdonagh mcdormand mcdowell mcgillis mcgowan
    mcgregor mckay mckee mckellen mckern mckidd mckinnon mcqueen mctiernan meadows meirelles
    melville mendes menzel mescal midler mifune mikael mikkelsen milland mills minghella
    minnelli mirren mitchum miyazaki modine molina monaghan monroe montand montgomery moore
    moranis moreau moreno morris morrow mortensen mortimer moss mulligan muni murnau murphy
    murray myers naceri nair neal neeson neill nelson nero newman newton nichols nicholson
    nielsen nighy nimoy nina niro niven nolan nolte norton noyce nyongo oates oberon obrien
    oconnor odonnell okonedo oldman olin olivier olmos oneal osment ostlund otoole ozon ozu
    pacino padukone pakula palance palin paltrow panettiere pascal pasolini patel patinkin
    pattinson paulson paxton payne pearce peck peckinpah peele pegg pena penn perkins perlman
    perry pesci pfeiffer philipe phoenix pitt pleasence plummer poehler poitier polanski
    pollack pollak polley portman potente powell pratt preminger presley pryce pryor pugh
    pullman quaid quinn radcliffe raimi rainer ramis rampling randall rapace rathbone ray
    redford reeve reeves reilly reiner reitman remick renner reno renoir resnais reynolds
    rhames rhys ribisi ricci richardson rickman riegert ritchie rivette robards robbins roberts
    robinson rockwell roeg rogen rogers rohmer romero ronan rooker rooney ross roth rourke
    rowlands rudd ruffalo russ ryder sanders sandler sang sarandon sarsgaard savalas sayles
    schneider schrader schreiber schumacher schwarzenegger sciamma scofield scorsese segal
    segel sellers serkis seydoux seyfried seymour shah sharif shatner shaw shearer sheen
    sheridan shinkai shyamalan siegel signoret silverstone simmons sinatra sinise sizemore
    skarsgard smith smits snipes snyder soderbergh sorrentino spacey spader spall spielberg
    stallone stanfield stanton stanwyck staunton steenburgen steiger stevens stewart stiller
    stilller stockwell stoltz stowe streep streisand sturges sutherland suvari swank swayze
    swinton szabo tandy tarantino tarkovsky tarr tate tati tatum tautou taylor theron theroux
    thewlis thompson thornton thurman timberlake tomei tomlin toni toro tourneur travers
    travolta treat trier truffaut tucci tucker turner turturro tykwer ullmann ustinov varda
    vaughn ventura verhoeven vernon vikander villeneuve vinterberg visconti visnjic vogel
    voight wai waititi walken walker wallach walsh walters waltz wanamaker wang warbeck
    washington wasikowska watanabe watson watts weathers weaver weir weisz welch weller welles
    wenders werner whale whedon whishaw whitaker widmark wiest wiig wilde wilder wilkinson
    williams willis wilson winger winkler winslet winters wiseman witherspoon wong woodard
    woodley woodward wook woolley worthington wright wyler yates yelchin yeoh yimou york yun
    yves zellweger zemeckis zendaya zeta zhang zinnemann ziyi zombie
    """
)
"""Family names of actors and directors."""

NAMES = FIRST_NAMES | FAMILY_NAMES
