"""What a product is only one of, as titles state it: a format of a book, a platform of a game, a side, a dose."""

import re
from collections.abc import Sequence

from indexer.matching.wording.phrases import with_phrases

_GROUPS = {
    "format": {
        "hardcover": "hardcover hardback hb gebunden gebundene relie cartonato inbunden",
        "paperback": "paperback softcover pb taschenbuch brossura pocket",
        "ebook": "ebook epub kindle",
        "audiobook": "audiobook horbuch hoerbuch audiolivre audiolibro luisterboek",
        "largeprint": "largeprint grossdruck",
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
        "beans": "beans bean bohnen bohne grains granos grani bonen",
        "ground": "ground gemahlen moulu molido macinato gemalen",
        "capsules": "capsules pods kapseln capsulas capsule cialde",
    },
    "dose": {
        "capsules": "capsules capsule caps softgels softgel kapseln kapsel gelules capsulas",
        "tablets": "tablets tablet tabs tabletten comprimes compresse comprimidos tabletki",
        "powder": "powder pulver poudre polvere polvo poeder proszek",
        "gummies": "gummies gummy",
        "drops": "drops tropfen gouttes gocce gotas",
    },
    "scent": {
        "edt": "edt toilette",
        "edp": "edp parfum",
        "elixir": "elixir",
        "aftershave": "aftershave",
        "deodorant": "deodorant deo",
    },
    "end": {
        "front": "front vorne vorn vordere vorderer vorderachse vorderrad anteriore delantero delantera",
        "rear": "rear hinten hintere hinterer hinterachse hinterrad posteriore trasero trasera arriere",
    },
    "side": {
        "left": "left links linke gauche izquierda izquierdo sinistra sinistro linker",
        "right": "right rechts rechte droite derecha derecho destra destro rechter",
    },
    "resolution": {
        "fullhd": "fullhd fhd 1080p",
        "quadhd": "quadhd qhd wqhd 1440p",
        "4k": "4k uhd ultrahd 2160p",
        "5k": "5k",
        "8k": "8k 4320p",
    },
    "memory": {"dimm": "dimm", "sodimm": "sodimm"},
    "ear": {"in": "inear", "on": "onear", "over": "overear"},
    "outfit": {
        "alone": "body solo bare toolonly without ohne sans senza sin zonder",
        "more": "kit lens lenses objektiv objectif charger ladegerat chargeur caricatore cargador",
    },
}
_NAMED: dict[str, list[tuple[str, str]]] = {}
for _group, _values in _GROUPS.items():
    for _value, _words in _values.items():
        for _word in _words.split():
            _NAMED.setdefault(_word, []).append((_group, _value))
_WORDS = frozenset(_NAMED)
_TYPE = re.compile(r"[a-z]\d{1,2}")
"""A letter and its number, as of bulbs, paper, screws and series of models."""


def alternatives(words: Sequence[str]) -> dict[str, set[str]]:
    """By group, what folded words name of it; of types such as ``H4`` and ``H7``, by their letter."""
    found: dict[str, set[str]] = {}
    for word in words:
        if len(word) <= 3 and _TYPE.fullmatch(word):
            found.setdefault(f"{word[0]}_type", set()).add(word)
    for word in _WORDS.intersection(with_phrases(words)):
        for group, value in _NAMED[word]:
            found.setdefault(group, set()).add(value)
    return found
