"""The language of a film's original title, recognised by its words and syllables."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

# Libraries for this need more than three words. These words are of grammar or frequent in titles; a
# word of one language alone counts twice. Without a name are those of English and of languages that
# this module does not recognise.
_WORDS = {
    "": """
        the of and a an in to my your is with for from on at by who love love's alone het een van
        naar te voor zijn met op aan je mijn ja ei joka w z do jak az egy és nem si din cu pe lui o
        i ta tis tou kai li se ve bir mai de as man
    """,
    "french": """
        la le les l' un une des du de d' et est en au aux à je j' tu elle on nous vous ne n' pas
        rien ni que qu' qui où quand c' ce cet cette ces m' ma mon mes ton tes s' sa son ses leur
        sur sous dans avec sans pour par chez entre comme moi toi lui tout toute toutes tous deux
        trois quatre dernier petit petite bon bonne grand grande belle beau amour amours homme
        hommes femme femmes fille filles garçon enfant enfants père mère frère soeur fils ami amis
        vie mort jour jours nuit nuits temps année années été hiver monde ville maison rue roi
        reine coeur yeux histoire peur noir blanc rouge bleu feu feux jeu conte avant
    """,
    "italian": """
        il lo la i gli l' un un' una uno e ed è di d' del della dello dei degli delle dell' da dal
        dalla dall' a al alla allo alle all' in nel nella nei nelle nell' sul sulla sull' con per
        tra fra che c' chi non mi ti ci si io tu lui lei noi come quando dove più mio mia miei suo
        sua nostro questo questa quella quel tutti tutto tutta due tre ultimo grande bella bello
        amore amori uomo uomini donna donne ragazza ragazzi bambini padre madre figlia figlio amico
        amici vita morte giorno giorni notte notti tempo anni mondo città casa strada cuore occhi
        storia paura nero nera rosso rossa sangue cielo mano mani pane nuovo nuova oggi era me
    """,
    "spanish": """
        el la los las lo un una unos y de del al a en con sin por para que qué quién no ni mi mis
        tu tus su sus me te se es soy son eres está yo él ella como cómo cuando donde más muy
        también todo toda todos todas dos tres cuatro último grande amor amores hombre hombres
        mujer mujeres chica niño niña niños padre madre hermano hermanos hijo hija amigo vida
        muerte día días noche noches tiempo años mundo ciudad casa calle corazón ojos historia
        miedo negro negra rojo sangre cielo mano manos sobre entre hasta desde agua
    """,
    "portuguese": """
        o a os as um uma e é de do da dos das no na nas em ao com sem por para que quem não meu
        minha seu sua você eu ele ela como quando onde mais todo toda todos dois duas amor homem
        mulher mulheres menino menina pai mãe filho filha vida morte dia noite tempo anos mundo
        cidade casa coração história medo negro
    """,
    "german": """
        der die das den dem des ein eine einen und oder in im am vom zum zur aus auf mit nach von
        vor bei bis für über unter ohne durch ich du er sie es wir ihr mich mir dich dir uns mein
        meine dein deine sein seine ist sind war nicht kein keine keiner wie wenn wer wo warum
        alles alle liebe liebt mann frau frauen mädchen kind kinder vater mutter bruder sohn
        tochter freund leben tod tag tage nacht zeit jahr jahre welt stadt herz augen geschichte
        reise angst schwarze rote letzten große kleine zwei drei vier
    """,
    "scandinavian": """
        det den de en ett et och og i på av af för før fra från som till til jag jeg du han hun hon
        vi med är er var ikke inte om mit mitt mina din ditt sin alle alt over över efter etter
        under hos kvinnor kvinder mand män kærlighed kärlek barn flickan pigen pojken drengen dig
        elsker älskar sommaren sommar natten nat natt dag dagen liv livet döden døden år huset
    """,
    "russian": """
        i v na ne ili ya vy moy moya kak chto eto dlya lyubov zhizn ruka
    """,
}
# Letters and endings: some count like a word of the language, some fit it, some speak against it.
_SURE = {
    "": "[ěščřžůłąęńśźżőűğışţțăđ]",
    "french": "œ|oeu",
    "italian": "zion[ei]$|gli[oae]?$",
    "spanish": "ñ|ción$|[¿¡]",
    "portuguese": "ã|õe",
    "german": "ß",
    "scandinavian": "[åøæ]|(?:erna|erne|arna|orna|naden|heten|elsens?|ällan|ället)$",
    "russian": r"shch|skaya$|[nt]iye$|skiy$|\w[ntvl]oy$",
}
_FITTING = {
    "": "aa|oe|ij|uu|heid$|ää|yy|th|ph|cz|sz",
    "french": "[êèéëïç]|ou|[oa]i|[ae]u|ette|[lnt][ln]e$|que$|[ae]nce$|ie[rn]$|sse$|[st]ion$|nt$",
    "italian": "[òìù]$|tà$|(?:bb|cc|dd|ff|gg|mm|nn|pp|tt|zz|ss|ll)[aio]$|cch|chi|che$|sci|gn[oai]$"
    "|[io]ni$|uo|zi[ao]$|gi[ou]",
    "spanish": "[íú]|[áóé](?!$)|mente$|[aeiou]d[oa]s$|[ti]dad$|tad$|ue[lnrsv]|ie[nrs]|[ei]ll[oa]s?$"
    "|ez$|ey$|[oa]s$",
    "portuguese": "ç|[lnr]h[oaeu]|eir[oa]s?$|agem$|em$|ou|[oa]s$",
    "german": "sch|[äüö]|[aeiou]ck|tz|ung$|heit|keit|lich|cht|e[iu]|zw|pf|ie[bdr]|ens?$|er$|ah",
    "scandinavian": "[äö]|sj|kj|tj|(?:ingen|[dgkmst]et|ene|erne|[dgkmnst]en)$|ske?$|nn?er$",
    "russian": "zh|kh|[ai]ya$|o[iy]$|[iye]ye$|[iy]y$|ogo$|ov$|[bdlmnrtvz]y[aou]|vst|[aeio]v[aoy]",
}
_NOT_ROMANCE = "[kwäöåøæßý]|aa|ii|uu|sh|[bdkz]h"
_UNFIT = {
    "french": f"{_NOT_ROMANCE}|[ñìòáíóúãõü]|[^aeou][iu]$",
    "italian": f"{_NOT_ROMANCE}|[jxyñçüãõâêáíóúœ]|[tp]h|[bcdfghmpqtvz]$|[aeou]s$",
    "spanish": f"{_NOT_ROMANCE}|[çàèìòùêœãõ]|[bcfghimpqtvw]$|ss|tt|zz|pp|[tp]h|^s[bcdkmpqt]",
    "portuguese": f"{_NOT_ROMANCE}|[yñèìòùœü]|[bcdfghpqtv]$|tt|zz|pp|ll|th",
    "german": "sh|zh|[åøæéèêáíóúñçýàãõ]|[aiou]v|y|ää|öö",
    "scandinavian": "[ßüéèêáíóúñçýàãõ]|sh|zh|sch|[wz]|ää|öö|y[yöä]|öy|aa|uu|än?$",
    "russian": "[äöüåøæéèêáíóúñçýàãõôûw]|x|q|th|ll$|h$|j",
}

# Syllables as Hepburn writes Japanese ones, with MovieLens' circumflexes for long vowels, as the
# Revised Romanisation writes Korean ones, and Pinyin and Jyutping those of Chinese.
_MORAE = re.compile(
    "(?:(?![bdmj]i[ae])(?:[kgsztdnhbpmrfj]|y(?![iîeê])|w(?![iîuû])|[kgnhbpmrj]y|kk|ss|tt|pp|kky"
    "|[st]?sh|t?ch|ts)?[aiueoâîûêô]|n(?![aiueoâîûêôy]))++"
)
_BLOCKS = re.compile(
    "(?!l|.*(?:oo|aa))(?:(?:[kgtdpbsjmnrhyl]|kk|tt|pp|bb|ss|jj|ch|[ghkjbs]?w|[gkhmpbrn]y)?"
    "(?:y?eo|eu|y?ae|oe|ui|[aiueo])(?:ng|[nm]|[klptbgds](?![aiueo]))?)++"
)
_SYLLABLE = (
    "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h|ng|[gk]w|ts)?"
    "(?:(?:aa?|e|i|o|u|i[ao]|u[ae]|[eo]e|eu|yu)ng?|oon|(?:aa?|e|i|o|u|eu|[ou]e|yu)[mptk]"
    "|aa?[iu]?|ao|e[eiru]?|i[aeu]?|iao|o[ouih]?|u[aeio]?|uai|ü|aw)"
)
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_FEW_SYLLABLES = re.compile(f"(?:{_SYLLABLE})(?:(?=[^aiueo]){_SYLLABLE})?")
# Patterns that tell each of these from other text in such syllables.
_JAPANESE = re.compile(r"[âîûêô]|\b(?:no|wo|ga|tai)\b|tsu|shi|[kr]y[ou]|[aiou]k[aiu]|chi\b|ji|zu")
_KOREAN = re.compile(
    r"eo|\Beu(?:[lnmkdb]|s(?!e)|g|$)(?!ng)|[hjb]w|swi|(?<!n)[gh]yu|[pr]yu|pyo|kwe|gwo|ae[lmkn]"
)
_CHINESE = re.compile(r"q[iu]|\b(?:x|zh|yi)|[iu]a[no]|ng|uo")

_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b|['’](?=\w))?|[¿¡]")


class _Signs(NamedTuple):
    """The signs of a language: words with their weights, and patterns of letters."""

    words: dict[str, int]
    sure: re.Pattern[str]
    fitting: re.Pattern[str]
    unfit: re.Pattern[str]

    def score(self, words: Sequence[str]) -> int:
        """Return how much speaks for the language; 0 without a word or letters of its own."""
        told = sum(self.words.get(word, 0) + 2 * len(self.sure.findall(word)) for word in words)
        if not told:
            return 0
        fitting = sum(min(2, len(self.fitting.findall(word))) for word in words)
        unfit = [word for word in words if word not in self.words and self.unfit.search(word)]
        return told + fitting - len(unfit)


def _signs() -> dict[str, _Signs]:
    words = {language: text.split() for language, text in _WORDS.items()}
    shared = Counter(chain.from_iterable(map(set, words.values())))
    return {
        language: _Signs(
            {word: 2 if shared[word] == 1 else 1 for word in own},
            *(re.compile(table.get(language, "(?!)")) for table in (_SURE, _FITTING, _UNFIT)),
        )
        for language, own in words.items()
    }


_SIGNS = _signs()
LANGUAGES = frozenset(_SIGNS) - {""} | {"chinese", "japanese", "korean"}


def language_of(titles: Iterable[str]) -> str | None:
    """Return the language of a film's original titles; None if it is not certain."""
    found = {language(title) for title in titles} - {None}
    return found.pop() if len(found) == 1 else None


def language(title: str) -> str | None:
    """Return the language of a title, such as "french"; None if it is not certain.

    Danish, Norwegian and Swedish are "scandinavian", Mandarin and Cantonese "chinese".
    """
    written = [word for word in _WORD.findall(title) if word[1:] in "'’" or not word.isupper()]
    words = [word.casefold().replace("’", "'") for word in written]
    scores = {name: signs.score(words) for name, signs in _SIGNS.items()}
    second, first = sorted(scores, key=scores.__getitem__)[-2:]
    is_told = scores[first] > scores[second] and scores[first] >= max(2, len(words) / 2)
    # "Da hong deng long gao gao gua" has an Italian word.
    if is_told and scores[first] >= len(words):
        return first or None
    return _of_asia(words) or (first or None if is_told else None)


def _of_asia(words: Sequence[str]) -> str | None:
    # The Z of "Doragon bôru Z" is no word.
    spoken = [word for word in words if len(word) > 1 or word in "aeiou"]
    text = " ".join(spoken)
    in_morae = all(map(_MORAE.fullmatch, spoken))
    if all(map(_FEW_SYLLABLES.fullmatch, spoken)) and not (in_morae and "no" in spoken):
        single = sum(_ONE_SYLLABLE.fullmatch(word) is not None for word in spoken)
        enough = len(spoken) / 2 if _CHINESE.search(text) else len(spoken)
        if len(spoken) > 1 and single >= enough:
            return "chinese"
    if in_morae and _JAPANESE.search(text):
        return "japanese"
    if all(map(_BLOCKS.fullmatch, spoken)) and _KOREAN.search(text):
        return "korean"
    return None
