"""Words for times in English, German, French and Spanish, in plain letters; Korean is beside.

All are understood on every server, so a word that means two things is listed with both; the
grammar decides by what is beside it.
"""

import re

LANGUAGES = ("en", "de", "fr", "es")

GERMAN_WEEKDAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5,
    "sonnabend": 5, "sonntag": 6,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, **GERMAN_WEEKDAYS, "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3,
    "vendredi": 4, "samedi": 5, "dimanche": 6, "lunes": 0, "martes": 1, "miercoles": 2,
    "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
}  # fmt: skip
# Short forms that are no other word.
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6, "lun": 0, "mer": 2, "merc": 2, "jeu": 3, "ven": 4, "vend": 4, "vendr": 4,
    "sam": 5, "dim": 6, "mie": 2, "mierc": 2, "jue": 3, "vie": 4, "sab": 5, "dom": 6, "mar": 1,
}  # fmt: skip
# Short forms that are also common words ("so", "do", "mi"): an hour has to follow them.
SHORTEST_WEEKDAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2,
    "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12, "januar": 1, "februar": 2, "maerz": 3, "marz": 3, "mai": 5, "juni": 6, "juli": 7,
    "oktober": 10, "okt": 10, "dezember": 12, "dez": 12, "janvier": 1, "janv": 1, "fevrier": 2,
    "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "juin": 6, "juillet": 7, "juil": 7,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12, "enero": 1,
    "febrero": 2, "marzo": 3, "abril": 4, "abr": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "ago": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    "dic": 12, "ene": 1,
}  # fmt: skip
# Days counted from today.
RELATIVE_DAYS = {
    "day after tomorrow": 2, "the day after tomorrow": 2, "overmorrow": 2, "uebermorgen": 2,
    "ubermorgen": 2, "apres-demain": 2, "apres demain": 2, "pasado manana": 2, "today": 0,
    "tdy": 0, "heute": 0, "aujourd'hui": 0, "aujourdhui": 0, "hoy": 0, "tomorrow": 1, "tmr": 1,
    "tmrw": 1, "tmw": 1, "tomoz": 1, "2moz": 1, "2moro": 1, "2morrow": 1, "morgen": 1, "demain": 1,
    "manana": 1, "yesterday": -1, "gestern": -1, "vorgestern": -2, "hier": -1, "avant-hier": -2,
    "ayer": -1, "anteayer": -2,
}  # fmt: skip
MORNING, AFTERNOON, EVENING, NIGHT = "morning", "afternoon", "evening", "night"
DAWN = "dawn"
# Parts of today, in a word or two.
PARTS_OF_TODAY = {
    "tonight": EVENING, "tonite": EVENING, "2nite": EVENING, "tonigth": EVENING,
    "this evening": EVENING, "this afternoon": AFTERNOON, "this morning": MORNING,
    "heut abend": EVENING, "heute nacht": NIGHT, "heute morgen": MORNING, "heute frueh": MORNING,
    "heute fruh": MORNING, "ce soir": EVENING, "cet apres-midi": AFTERNOON,
    "cet apres midi": AFTERNOON, "cette apres-midi": AFTERNOON, "ce matin": MORNING,
    "cette nuit": NIGHT, "esta noche": EVENING, "esta tarde": AFTERNOON, "esta manana": MORNING,
    "hoy por la manana": MORNING,
}  # fmt: skip
PARTS = {
    "in the morning": MORNING, "morning": MORNING, "morgens": MORNING, "am morgen": MORNING,
    "in der frueh": MORNING, "in der fruh": MORNING, "frueh": MORNING, "fruh": MORNING,
    "am vormittag": MORNING, "vormittags": MORNING, "vormittag": MORNING, "du matin": MORNING,
    "au matin": MORNING, "matin": MORNING, "por la manana": MORNING, "de la manana": MORNING,
    "en la manana": MORNING, "in the afternoon": AFTERNOON, "afternoon": AFTERNOON,
    "arvo": AFTERNOON, "this arvo": AFTERNOON,
    "am nachmittag": AFTERNOON, "nachmittags": AFTERNOON, "nachmittag": AFTERNOON,
    "de l'apres-midi": AFTERNOON, "dans l'apres-midi": AFTERNOON, "apres-midi": AFTERNOON,
    "apres midi": AFTERNOON, "aprem": AFTERNOON, "tarde": AFTERNOON,
    "de la tarde": AFTERNOON, "por la tarde": AFTERNOON,
    "en la tarde": AFTERNOON, "in the evening": EVENING, "evening": EVENING, "eve": EVENING,
    "am abend": EVENING, "abends": EVENING, "abend": EVENING, "du soir": EVENING,
    "au soir": EVENING, "dans la soiree": EVENING, "en soiree": EVENING, "soir": EVENING,
    "de la noche": EVENING, "por la noche": EVENING, "en la noche": EVENING, "at night": EVENING,
    "night": EVENING, "nite": EVENING, "nachts": NIGHT, "in der nacht": NIGHT, "nacht": NIGHT,
    "de la nuit": NIGHT, "dans la nuit": NIGHT, "nuit": NIGHT, "de la madrugada": NIGHT,
}  # fmt: skip
# The second half of German words such as Freitagabend; noon is an hour, in minutes.
JOINED_PARTS: dict[str, str | int] = {
    "abend": EVENING, "nachmittag": AFTERNOON, "vormittag": MORNING, "morgen": MORNING,
    "frueh": MORNING, "fruh": MORNING, "nacht": NIGHT, "mittag": 720,
}  # fmt: skip
# Minutes in words behind an hour: "eight thirty".
MINUTE_WORDS = {
    "thirty": 30, "fifteen": 15, "forty-five": 45, "forty five": 45, "forty": 40,
    "funfzehn": 15, "fuenfzehn": 15, "dreissig": 30, "vierzig": 40, "funfundvierzig": 45,
    "fuenfundvierzig": 45, "quinze": 15, "trente": 30, "quarante": 40, "quarante-cinq": 45,
    "quarante cinq": 45, "quince": 15, "treinta": 30, "cuarenta": 40, "cuarenta y cinco": 45,
}  # fmt: skip
# These also begin titles, so that they are minutes where nothing follows.
LAST_MINUTE_WORDS = {
    "five": 5, "ten": 10, "twenty": 20, "funf": 5, "fuenf": 5, "zehn": 10, "zwanzig": 20,
    "cinq": 5, "dix": 10, "vingt": 20, "cinco": 5, "diez": 10, "veinte": 20,
}  # fmt: skip
# ClockTime times with a name, in minutes after midnight.
NAMED_HOURS = {
    "noon": 720, "midday": 720, "lunchtime": 720, "noonish": 720,
    "lunch time": 720, "mittag": 720, "mittags": 720,
    "midi": 720, "mediodia": 720,
    "midnight": 1440, "mitternacht": 1440, "minuit": 1440, "medianoche": 1440,
}  # fmt: skip
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "ein": 1, "eins": 1, "eine": 1, "einer": 1,
    "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "funf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwoelf": 12, "zwolf": 12, "un": 1, "une": 1,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
    "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
    "twenty": 20, "dreizehn": 13, "vierzehn": 14, "fuenfzehn": 15, "funfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "einundzwanzig": 21,
    "zweiundzwanzig": 22, "dreiundzwanzig": 23, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20, "vingt et une": 21,
    "vingt-et-une": 21, "vingt-deux": 22, "vingt-trois": 23, "trece": 13, "catorce": 14,
    "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19,
    "veinte": 20, "veintiuna": 21, "veintidos": 22, "veintitres": 23,
}  # fmt: skip
# Amounts that are no whole number, only before a unit.
AMOUNTS = {
    "a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5, "a half": 0.5, "one and a half": 1.5,
    "a couple of": 2.0, "a couple": 2.0, "un par de": 2.0, "einer halben": 0.5, "eine halbe": 0.5,
    "ner halben": 0.5, "ne halbe": 0.5, "halben": 0.5, "halbe": 0.5, "einer dreiviertel": 0.75,
    "dreiviertel": 0.75, "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5,
    "une demi": 0.5, "une demie": 0.5, "media": 0.5, "a quarter of an": 0.25,
    "quarter of an": 0.25, "three quarters of an": 0.75, "einer viertel": 0.25,
    "eine viertel": 0.25, "viertel": 0.25, "un quart d'": 0.25, "trois quarts d'": 0.75,
    "un cuarto de": 0.25, "tres cuartos de": 0.75, "ne": 1.0, "ner": 1.0,
}  # fmt: skip
MINUTE, HOUR, DAY, WEEK, MONTH = 1, 60, 1440, 10080, 43200
UNITS = {
    "minutes": MINUTE, "minute": MINUTE, "mins": MINUTE, "min": MINUTE, "m": MINUTE,
    "minuten": MINUTE, "minutos": MINUTE, "minuto": MINUTE, "hours": HOUR, "hour": HOUR,
    "hrs": HOUR, "hr": HOUR, "h": HOUR, "stunden": HOUR, "stunde": HOUR, "std": HOUR,
    "heures": HOUR, "heure": HOUR, "-heure": HOUR, "horas": HOUR, "hora": HOUR, "days": DAY,
    "day": DAY, "tagen": DAY, "tage": DAY, "tag": DAY, "jours": DAY, "jour": DAY, "dias": DAY,
    "dia": DAY, "weeks": WEEK, "week": WEEK, "wochen": WEEK, "woche": WEEK, "semaines": WEEK,
    "semaine": WEEK, "fortnights": 2 * WEEK, "fortnight": 2 * WEEK, "semanas": WEEK,
    "semana": WEEK, "quinzaine": 2 * WEEK, "quinzaine de jours": 2 * WEEK,
    "months": MONTH, "month": MONTH,
    "monaten": MONTH, "monat": MONTH, "mois": MONTH, "meses": MONTH, "mes": MONTH,
}  # fmt: skip
# Parts of its unit behind an amount: "2 hours and a half".
AND_PARTS = {
    "and a half": 0.5, "et demie": 0.5, "et demi": 0.5, "y media": 0.5, "and a quarter": 0.25,
    "et quart": 0.25, "et un quart": 0.25, "y cuarto": 0.25, "y un cuarto": 0.25,
}  # fmt: skip
# Parts behind a number: "2 1/2 hours".
FRACTIONS = {"1/4": 0.25, "1/2": 0.5, "3/4": 0.75}
AHEAD = (
    "in about", "in around", "in ca", "in ca.", "in etwa", "in like", "in roughly", "in ungefahr",
    "in ungefaehr", "in", "within", "dans environ", "dans", "dentro de unas", "dentro de",
    "en unas", "en", "d'ici",
)  # fmt: skip
FROM_NOW = ("from now", "from today", "later", "von jetzt an", "plus tard")
AGO = ("ago", "vor", "il y a", "hace")
# In front of an hour; `am` is not among them, as German says "am Samstag".
BEFORE_HOURS = (
    "shortly after", "shortly before", "just before", "kurz vor", "right after", "just after",
    "not before", "not earlier than", "no earlier than", "kurz nach", "nicht vor",
    "fruhestens um", "fruehestens um", "pas avant", "no antes de las", "spatestens um",
    "spatestens ab", "at the latest by",
    "at about", "at around", "at", "@", "around", "about", "from", "after", "by", "um circa",
    "um ca.", "um", "gegen", "ab", "so gegen", "so um", "a partir de las", "a partir de",
    "a eso de las", "sobre las", "sobre la", "a las", "a la", "las", "vers", "des", "a",
    "approx", "ca.", "circa", "~", "al", "au",
)  # fmt: skip
BEFORE_DAYS = (
    "on the", "on", "the", "am", "der", "den", "dem", "le", "el dia", "el", "this coming",
    "this", "coming", "diesen", "diesem", "dieser", "kommenden", "kommender", "kommende", "ce",
    "este", "upcoming", "nachher", "late",
)  # fmt: skip
# The day of the next week, or the coming one? On a day of the same week both may be meant.
NEXT_BEFORE = (
    "next", "the following", "following",
    "nachsten", "naechsten", "nachster", "naechster", "nachste", "naechste",
    "el proximo", "proximo",
)  # fmt: skip
NEXT_BEHIND = ("prochain", "prochaine", "que viene", "proximo")
# The one after the next, and the one before.
AFTER_NEXT_BEFORE = (
    "a week from",
    "a week on",
    "ubernachsten",
    "uebernaechsten",
    "ubernachster",
    "uebernaechster",
)
LAST_BEFORE = ("last", "letzten", "letzter", "vorigen", "vergangenen")
LAST_BEHIND = ("dernier", "derniere", "pasado", "pasada")
NEXT_WEEK = (
    "next week", "the coming week", "nachste woche", "naechste woche", "nachster woche",
    "naechster woche", "kommende woche", "kommender woche", "la semaine prochaine",
    "semaine prochaine",
    "la semana que viene", "la proxima semana", "semana que viene", "proxima semana",
    "la semana proxima",
)  # fmt: skip
THIS_WEEK = ("this week", "diese woche", "cette semaine", "esta semana")
WEEKS_LATER = {
    "week": 1, "en huit": 1, "in einer woche": 1, "in 8 tagen": 1, "in acht tagen": 1,
    "en ocho dias": 1, "fortnight": 2, "en quinze": 2, "dans quinze jours": 2, "in 14 tagen": 2,
    "in vierzehn tagen": 2, "en quince dias": 2, "dentro de quince dias": 2,
}  # fmt: skip
WEEKENDS = (
    "this weekend", "the weekend", "weekend", "am wochenende", "dieses wochenende", "wochenende",
    "ce week-end", "ce weekend", "le week-end", "week-end", "este fin de semana",
    "el fin de semana", "fin de semana", "finde",
)  # fmt: skip
OR = ("or", "oder", "ou", "o", "/")
# Evenings that people plan for, as day and month.
NAMED_DATES = {
    "christmas eve": (24, 12), "heiligabend": (24, 12), "heilig abend": (24, 12),
    "nochebuena": (24, 12), "la nochebuena": (24, 12), "veille de noel": (24, 12),
    "christmas day": (25, 12), "boxing day": (26, 12), "new year's eve": (31, 12),
    "new years eve": (31, 12), "nye": (31, 12), "silvester": (31, 12), "nochevieja": (31, 12),
    "saint-sylvestre": (31, 12), "la saint-sylvestre": (31, 12), "new year's day": (1, 1),
    "neujahr": (1, 1), "valentine's day": (14, 2), "valentinstag": (14, 2),
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "ersten": 1, "erster": 1, "premier": 1,
            "primero": 1}  # fmt: skip
FROM = (
    "from", "between", "von", "zwischen", "zw.", "zw", "de las", "de", "entre las", "entre",
)  # fmt: skip
TO = ("to", "until", "till", "and", "bis", "und", "a las", "a", "et", "y las", "y")
CLOCK_SIGNS = ("uhr", "heures", "heure", "horas", "hora", "hrs", "hs", "h", "o'clock", "oclock")
ZONE_SIGNS_BEFORE = ("heure de", "heure d'", "hora de", "hora", "heure")
ZONE_SIGNS_BEHIND = ("local time", "time", "zeit", "ortszeit")
# Said around a time without meaning anything for it.
FILLER = frozenset(
    re.findall(
        r"\S+",
        """and then und dann et y de del den du des la las los maybe perhaps vielleicht peut-etre
        quizas please bitte svp porfa start starting sharp punkt pile en punto ish circa""",
    )
)
# What people say to each other before and behind a time.
CHAT = frozenset(
    re.findall(
        r"\S+",
        """either hey hi hello all guys folks everyone everybody how about what let's lets can could
        shall should we i im i'm are you free is it ok okay good for movie movies film films night
        watch watching say instead make do plan it's its there does works work that would be fine
        cool great meet to so see ich wir leute hallo sollen wollen konnen koennen wie war's wars
        waers ware waere mit geht es schauen gucken sehen treffen passt euch dir machen filmabend
        kino salut bonjour on peut dit se voit voir regarde regarder disons ca vous te va pour tout
        le monde cine hola que tal os bien quedamos vemos ver podemos nos pelicula peli noche para
        mejor a todos go any anytime some sometime time day early over my your our local me""",
    )
)
