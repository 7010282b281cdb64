"""What kinds of films are called in Korean, by the English names of genres and everyday kinds.

Each line: the English name, and the words that people type; a blank in them may be left out.
"""

KINDS = """
action = 액션
adventure = 어드벤처, 모험, 모험물
animation = 애니메이션, 애니, 만화 영화, 만화
kids = 가족, 어린이, 아이들, 아이, 아동, 애들, 키즈, 온 가족
comedy = 코미디, 코메디, 희극, 웃긴, 웃기는, 웃기고, 유쾌한, 유쾌하고, \
개그, 재치 있는, 코믹, 코믹한, 빵 터지는
crime = 범죄, 크라임
documentary = 다큐멘터리, 다큐, 기록 영화
drama = 드라마, 극영화
fantasy = 판타지, 환타지, 판타지물
film-noir = 누아르, 느와르, 필름 누아르, 필름 느와르
horror = 공포, 호러, 무서운, 무섭고, 오싹한, 공포스러운, 납량
imax = 아이맥스
musical = 뮤지컬
mystery = 미스터리, 미스테리, 추리, 탐정
romance = 로맨스, 멜로, 로맨틱한, 로맨틱, 연애, 사랑, 멜로물, 달달한, 달달하고, 설레는
sci-fi = sf, 에스에프, 공상 과학, 공상과학, 사이파이
thriller = 스릴러, 긴장감 있는, 스릴 있는, 서스펜스, 쫄깃한
war = 전쟁
western = 서부극, 서부, 웨스턴, 카우보이

romcom = 로코, 로맨틱 코미디, 로맨스 코미디, 로맨틱코메디
dramedy = 희비극
horror comedy = 공포 코미디, 호러 코미디, 코믹 호러
anime = 아니메, 재패니메이션
superhero = 슈퍼히어로, 슈퍼 히어로, 수퍼히어로, 히어로, 초능력자
studio ghibli = 지브리, 스튜디오 지브리
heist = 하이스트, 케이퍼, 강탈, 은행 강도, 은행 털이
slasher = 슬래셔, 난도질
zombie = 좀비
vampire = 뱀파이어, 흡혈귀
ghost = 유령, 귀신
alien = 외계인, 에일리언, 외계 생명체
robot = 로봇, 안드로이드
spy = 스파이, 첩보, 첩보원, 간첩, 비밀 요원
james bond = 제임스 본드
martial arts = 무술, 쿵푸, 쿵후, 무협, 가라테, 격투
time travel = 시간 여행, 타임 루프, 타임 슬립, 타임 리프
dystopia = 디스토피아
post apocalyptic = 포스트 아포칼립스, 아포칼립스, 종말, 세기말
mafia = 마피아, 갱스터, 조폭, 깡패, 갱
serial killer = 연쇄 살인, 연쇄 살인마, 연쇄 살인범
gory = 고어, 유혈, 피 튀기는
violent = 폭력적인, 폭력, 잔인한, 잔인하고
tearjerker = 슬픈, 슬프고, 눈물 나는, 눈물 나게 하는, 최루, 눈물 쏙 빼는
oscar = 오스카, 오스카 수상작, 아카데미, 아카데미 수상작
christmas = 크리스마스, 성탄절
pixar = 픽사
disney = 디즈니
marvel = 마블
dc = 디씨
based on a true story = 실화, 실화 바탕, 실화 기반, 실화를 바탕으로 한
based on a book = 원작 소설, 소설 원작, 책 원작
twist = 반전, 반전 있는, 반전이 있는
mind bending = 난해한, 머리 쓰는
feel good = 힐링, 기분 좋은, 기분 좋아지는, 따뜻한, 따뜻하고, \
훈훈한, 훈훈하고, 힐링되는, 감동적인, 감동
space = 우주
sport = 스포츠
coming of age = 성장, 성장 영화
road movie = 로드 무비
masterpiece = 명작, 걸작, 띵작, 명작들, 인생 영화, 꼭 봐야 할, 꼭 봐야 하는, 평점 높은, 평이 좋은
classic = 클래식
historical = 역사, 사극, 시대극, 역사물
biopic = 전기, 전기물
courtroom = 법정, 법정물
high school = 하이틴, 학원, 학교, 고등학교, 청춘
dark comedy = 블랙 코미디
satire = 풍자
political = 정치
disaster = 재난
art house = 예술
indie = 독립, 인디
black and white = 흑백
silent = 무성, 무성 영화
cult = 컬트
stop motion = 스톱 모션, 스톱모션, 클레이 애니메이션, 클레이
bollywood = 발리우드, 볼리우드
lgbt = 퀴어, 성소수자, 동성애
korean = 한국, 국산, 국내, 우리나라, 한국산, 한국어
japanese = 일본, 일본어
chinese = 중국, 중국어, 중화권
cantonese = 광둥어
hong kong = 홍콩
indian = 인도
thai = 태국
french = 프랑스, 프랑스어
german = 독일, 독일어
italian = 이탈리아, 이태리, 이탈리아어
spanish = 스페인, 스페인어
mexican = 멕시코
brazilian = 브라질
british = 영국
irish = 아일랜드
scottish = 스코틀랜드
swedish = 스웨덴, 스웨덴어
danish = 덴마크, 덴마크어
norwegian = 노르웨이, 노르웨이어
russian = 러시아, 소련, 러시아어
portuguese = 포르투갈, 포르투갈어
scandinavian = 북유럽, 스칸디나비아
polish = 폴란드
iranian = 이란
australian = 호주, 오스트레일리아
foreign = 외국, 해외, 외화
"""


def english_kinds() -> dict[str, str]:
    """Return the English name of each kind by its Korean names."""
    lines = (line.partition(" = ") for line in KINDS.split("\n") if line)
    return {korean: english for english, _, names in lines for korean in names.split(", ")}
