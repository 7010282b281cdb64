"""Words for days that the calendar sets, in English, German, French and Spanish."""

from bot.domain.nights.times.set_days import Beside, EasterDay, OfMonth, SetDay, Yearly
from bot.domain.nights.times.words import NAMED_DATES

_THANKSGIVING = OfMonth(4, 3, 11)
_FIXED: dict[tuple[int, int], tuple[str, ...]] = {
    (1, 1): (
        "new years day", "new year day", "jour de l'an", "nouvel an", "le nouvel an", "ano nuevo",
    ),
    (14, 2): (
        "valentines day", "valentine day", "valentine's", "valentines", "saint-valentin",
        "la saint-valentin", "san valentin",
    ),
    (17, 3): (
        "st patrick's day", "st. patrick's day", "saint patrick's day", "st patricks day",
        "paddy's day", "st paddy's day",
    ),
    (1, 4): ("april fools", "april fool's", "april fools day", "april fool's day"),
    (4, 5): ("may the fourth", "may the 4th", "star wars day"),
    (4, 7): ("independence day", "fourth of july", "the fourth of july"),
    (31, 10): ("halloween", "hallowe'en"),
    (11, 11): ("armistice day", "veterans day"),
    (5, 11): ("guy fawkes night", "bonfire night"),
    (6, 12): ("nikolaus", "nikolaustag"),
    (24, 12): ("xmas eve", "x-mas eve", "noche buena", "la veille de noel"),
    (25, 12): (
        "christmas", "xmas", "xmas day", "x-mas", "weihnachten", "erster weihnachtstag",
        "1. weihnachtstag", "noel", "navidad",
    ),
    (26, 12): ("zweiter weihnachtstag", "2. weihnachtstag"),
    (31, 12): (
        "new year eve", "newyear's eve", "newyears eve", "new year's evening", "la nochevieja",
        "la saint sylvestre", "fin de ano",
    ),
}  # fmt: skip
# People say it of the eve and of the day.
_NEW_YEAR = Beside(Yearly(1, 1), -1, days=2)
FEASTS: dict[str, SetDay] = {
    **{name: Yearly(*date) for date, names in _FIXED.items() for name in names},
    "new year's": _NEW_YEAR, "new years": _NEW_YEAR, "new year": _NEW_YEAR,
    "thanksgiving": _THANKSGIVING, "thanksgiving day": _THANKSGIVING,
    "black friday": Beside(_THANKSGIVING, 1), "cyber monday": Beside(_THANKSGIVING, 4),
    "labor day": OfMonth(1, 0, 9), "memorial day": OfMonth(-1, 0, 5),
    "mother's day": OfMonth(2, 6, 5), "mothers day": OfMonth(2, 6, 5),
    "father's day": OfMonth(3, 6, 6), "fathers day": OfMonth(3, 6, 6),
    "good friday": EasterDay(-2), "karfreitag": EasterDay(-2), "vendredi saint": EasterDay(-2),
    "easter": EasterDay(), "easter sunday": EasterDay(), "ostern": EasterDay(),
    "ostersonntag": EasterDay(), "paques": EasterDay(), "pascua": EasterDay(),
    "easter monday": EasterDay(1), "ostermontag": EasterDay(1), "lundi de paques": EasterDay(1),
    "pfingstsonntag": EasterDay(49), "pfingstmontag": EasterDay(50),
}  # fmt: skip
_AFTER_CHRISTMAS = Beside(Yearly(25, 12), 1, days=6)
FEASTS |= dict.fromkeys(
    (
        "between christmas and new year", "between christmas and new year's",
        "between christmas and new years", "between the years", "zwischen den jahren",
        "entre noel et nouvel an", "entre noel et le nouvel an",
    ),
    _AFTER_CHRISTMAS,
)  # fmt: skip
# What something is before or after: "the saturday before christmas".
LANDMARKS: dict[str, SetDay] = {
    **{name: Yearly(*date) for name, date in NAMED_DATES.items()}, **FEASTS,
}  # fmt: skip
AROUND = ("around", "um", "autour de", "alrededor de")
BEFORE = ("before", "vor", "avant", "antes de")
AFTER = ("after", "nach", "apres", "despues de")
# Which one of a month.
NTH = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "last": -1, "second to last": -2, "second last": -2, "penultimate": -2,
    "ersten": 1, "erster": 1, "erste": 1, "zweiten": 2, "zweiter": 2, "zweite": 2, "dritten": 3,
    "dritter": 3, "dritte": 3, "vierten": 4, "vierter": 4, "vierte": 4, "letzten": -1,
    "letzter": -1, "letzte": -1, "letztes": -1, "erstes": 1, "premier": 1, "premiere": 1,
    "deuxieme": 2, "troisieme": 3, "quatrieme": 4, "dernier": -1, "derniere": -1, "primer": 1,
    "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercera": 3, "cuarto": 4,
    "cuarta": 4, "ultimo": -1, "ultima": -1,
}  # fmt: skip
DAYS = ("day", "tag", "jour", "dia")
WEEKS = ("week", "woche", "semaine", "semana")
WEEKENDS = ("weekend", "week-end", "wochenende", "fin de semana")
MONTHS = ("month", "monats", "monat", "mois", "mes")
NEXT_MONTH = (
    "next month", "the coming month", "nachsten monats", "naechsten monats", "nachsten monat",
    "naechsten monat", "kommenden monats", "mois prochain", "proximo mes", "mes que viene",
)  # fmt: skip
THIS_MONTH = (
    "this month", "the current month", "dieses monats", "diesen monats", "diesem monat",
    "ce mois", "ce mois-ci", "este mes",
)  # fmt: skip
YEAR_END = (
    "the year", "this year", "des jahres", "dieses jahres", "jahres", "l'annee", "annee", "el ano",
    "ano",
)  # fmt: skip
# What leads from a part to the whole: "the last friday of december".
OF = (
    "of the", "of", "in the", "in", "im", "in der", "des", "der", "de la", "de l'", "del", "de",
    "du", "d'", "en", "vom",
)  # fmt: skip
START, MIDDLE, END = "start", "middle", "end"
SECTIONS = {
    "early": START, "early in": START, "beginning of": START, "start of": START, "anfang": START,
    "debut": START, "principios de": START, "a principios de": START, "au debut de": START,
    "mid": MIDDLE, "mid-": MIDDLE, "middle of": MIDDLE, "in the middle of": MIDDLE,
    "mitte": MIDDLE, "mi-": MIDDLE, "mi": MIDDLE, "milieu": MIDDLE, "au milieu de": MIDDLE,
    "mediados de": MIDDLE, "a mediados de": MIDDLE, "late": END, "late in": END, "later": END,
    "later in": END, "end of": END, "by the end of": END, "at the end of": END,
    "towards the end of": END, "ende": END, "gegen ende": END, "fin": END, "a la fin de": END,
    "finales de": END, "a finales de": END, "fines de": END, "a fines de": END,
}  # fmt: skip
AFTER_NEXT_WEEK = (
    "the week after next", "week after next", "the week after that", "ubernachste woche",
    "ubernachster woche", "uebernaechste woche", "uebernaechster woche",
)  # fmt: skip
NEXT_WEEKEND = (
    "next weekend", "following weekend", "nachstes wochenende", "naechstes wochenende",
    "kommendes wochenende",
    "week-end prochain", "weekend prochain", "proximo fin de semana",
    "fin de semana que viene", "fin de semana proximo",
)  # fmt: skip
LATER_WEEKEND = ("weekend after this one", "weekend after this", "weekend after that")
AFTER_NEXT_WEEKEND = ("weekend after next", "ubernachstes wochenende", "uebernaechstes wochenende")
# Before a day that is not the one: "not friday but saturday".
DENYING = (
    "not", "instead of", "rather than", "nicht", "statt", "anstatt", "pas", "au lieu de",
    "plutot que", "en vez de", "en lugar de",
)  # fmt: skip
CONTRARY = ("but", "but rather", "sondern", "mais", "sino")
