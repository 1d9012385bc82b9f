"""Singular and plural of English words as one form."""

from functools import lru_cache

_SIBILANTS = ("sses", "shes", "ches", "xes", "zzes")
_VOICED = ("ife", "lf", "rf", "eaf", "oaf")
"""What becomes ``-ves``: knife, shelf, scarf, leaf, loaf."""

_IRREGULAR = {
    "mice": "mouse",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "children": "child",
    "tvs": "tv",
    "cds": "cd",
}
"""By plural, the singular; abbreviations too, as most words of three letters that end in ``-s`` are no plurals."""
_OTHERS = _IRREGULAR | {one: many for many, one in _IRREGULAR.items()}


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """A folded word without its plural ending: Harman's S-stemmer (1991), with sibilants.

    Deliberately weak: what ends otherwise, is short, or has a digit stays as it is, so a wrong form is rare, and it
    does no harm as long as query and product get the same one.
    """
    if len(word) <= 3 or not word.isalpha() or not word.endswith("s"):
        return word
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if word.endswith(_SIBILANTS):
        return word[:-2]
    if word[-2] in "us":
        return word
    return word[:-1]


def base_form(word: str) -> str:
    """A folded word in the singular, also where its plural is irregular."""
    return _IRREGULAR.get(word) or singular(word)


def inflections(word: str) -> list[str]:
    """Other forms of a folded word that a catalog may have: the singular of a plural, the plural of a singular."""
    if other := _OTHERS.get(word):
        return [other]
    stem = singular(word)
    if stem != word:
        return [stem, *(word[:-3] + ending for ending in ("f", "fe") if word.endswith("ves"))]
    if len(word) < 3 or not word.isalpha() or (word.endswith("s") and not word.endswith("ss")):
        return []
    if word.endswith("y") and word[-2] not in "aeiou":
        return [word[:-1] + "ies"]
    if word.endswith(_VOICED):
        return [word + "s", word.removesuffix("e").removesuffix("f") + "ves"]
    return [word + ("es" if word.endswith(("sh", "ch", "ss", "x", "z")) else "s")]


def beginning(stem: str) -> str:
    """What every word with this stem begins with: singular forms only lose letters, but for ``-ies`` to ``-y``."""
    return stem[:-1] if stem.endswith("y") and len(stem) > 1 else stem


def words_with(stem: str) -> list[str]:
    """Every word that ``singular`` makes this of."""
    forms = dict.fromkeys((stem, f"{stem}s", f"{stem}es", f"{stem[:-1]}ies"))
    return [form for form in forms if singular(form) == stem]
