"""What a product is only one of, as titles state it: a format of a book, a platform of a game, a side."""

from collections.abc import Iterable

_GROUPS = {
    "format": {
        "hardcover": "hardcover hardback gebunden gebundene relie cartonato inbunden",
        "paperback": "paperback softcover taschenbuch brossura pocket",
        "ebook": "ebook epub kindle",
        "audiobook": "audiobook horbuch hoerbuch audiolivre audiolibro luisterboek",
        "vinyl": "vinyl lp",
        "dvd": "dvd",
        "bluray": "bluray",
    },
    "platform": {
        "windows": "windows pc win",
        "mac": "mac macos macintosh",
        "ps4": "ps4",
        "ps5": "ps5",
        "xbox": "xbox",
        "switch": "switch",
    },
    "ground": {
        "beans": "beans bohnen bohne grains granos grani bonen",
        "ground": "ground gemahlen moulu molido macinato gemalen",
    },
    "side": {
        "left": "left links linke gauche izquierda izquierdo sinistra sinistro linker",
        "right": "right rechts rechte droite derecha derecho destra destro rechter",
    },
}
_NAMED = {
    word: (group, value)
    for group, values in _GROUPS.items()
    for value, words in values.items()
    for word in words.split()
}
_WORDS = frozenset(_NAMED)


def alternatives(words: Iterable[str]) -> dict[str, set[str]]:
    """By group, what folded words name of it."""
    found: dict[str, set[str]] = {}
    for word in _WORDS.intersection(words):
        group, value = _NAMED[word]
        found.setdefault(group, set()).add(value)
    return found
