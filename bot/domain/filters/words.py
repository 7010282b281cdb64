"""Words of a wish that name no kind of film: those that say nothing, "not", "or" and the like."""

import re

FILLER = frozenset({
    "a", "about", "actor", "actress", "all", "an", "and", "any", "anything", "asap", "best", "bit",
    "boyfriend", "but", "by", "can", "could", "dial", "directed", "director", "ever", "everything",
    "featuring", "feel", "feeling", "film", "films", "flick", "flicks", "for", "friends", "from",
    "genre", "gimme", "girlfriend", "give", "good", "got", "great", "have", "husband", "i", "i'd",
    "i'm", "im", "in", "is", "it", "kind", "kinda", "language", "let's", "like", "little",
    "looking", "love", "me", "mood", "more", "movie", "movies", "my", "need", "nice",
    "now", "of", "ok", "only", "please", "pls", "plz", "quite", "random", "really", "rec",
    "recommend", "recommendation", "recommendations", "recs", "release", "releases", "set",
    "should", "show", "smth", "so", "some", "something", "speaking", "starring", "sth", "suggest",
    "surprise", "that", "that's", "the", "there", "to", "today", "tonight", "too", "top", "u", "us",
    "very", "wanna", "want", "watch", "watching", "we", "we're", "weekend", "whatever", "whole",
    "wife", "with", "would", "years", "you",
})  # fmt: skip
NOT = re.compile(
    r"""(?:(?:and|or)\ )?
    (?:(?:not|no|non|nor|neither|never|without|w/o|less(?!\ known)|minus|nothing|exclud(?:e|ing)
        |except(?:\ for)?|hate|avoid|skip|(?:do|does|is|are)(?:n'?t|\ not)
        |(?:any|every)thing\ (?:but|except|other\ than)|all\ (?:but|except))(?![^\W_])-?
        (?!\ (?:only|just|but|there|you|more\ than)(?!\w))
    | [-–−!]+(?=\w))""",
    re.VERBOSE,
)
_SIGNS = frozenset("-–−")
# Behind these "zombies and ghosts" are both left out; "not scary and funny" is meant to be funny.
LEAVES_OUT_ALL = re.compile(
    r"(?:and |or )?(?:without|w/o|minus|nothing|exclud|except|any|every|all|hate|avoid|skip|do)"
)
# "Not horror or slasher" leaves out both.
OR_NEITHER = re.compile(r"\s*,?\s*(?:or|nor)(?!\w)")
SLASH = re.compile(r"\s*/\s*")
AND = re.compile(r"\s*,?\s*(?:and(?!\w)|&|/)\s*")
# Who wants to watch and when; how many they are is no number of films. Who asks "isn't there any
# horror" wants some.
COMPANY = re.compile(
    r"(?:for\ )?(?:\d{1,2}|two|three|four|five)\ (?:people|persons|of\ us)(?!\w)|for\ two$"
    r"|(?:movie|film)\ night(?!\w)|(?:do|is|are)n'?t\ (?:there|you)(?!\w)"
)
COMMA = re.compile(r"\s*,\s*")
OR = re.compile(r"(?:or|또는|아니면|혹은|이나|나)(?!\w)")
# Films that are good, though few have seen them.
LESSER_KNOWN = re.compile(
    r"""(?:hidden\ gems?|under\ ?rated|overlooked|obscure|unknown
        |(?:lesser|less|little|not\ (?:(?:so|very|that|too)\ )?(?:well)?)[\ -]?known
        |(?:less|not|non|nothing)[\ -](?:(?:so|very|that|too)\ )?
            (?:popular|famous|mainstream|blockbusters?))(?![\w-])""",
    re.VERBOSE,
)


def is_ornament(word: str) -> bool:
    """Whether a word is an emoji or the like; a sign that may mean "not" is none."""
    return not any(map(str.isalnum, word)) and word not in _SIGNS
