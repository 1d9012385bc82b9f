"""Words that say which edition, condition or part of a product is offered, in several languages."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

_KINDS = {
    "used": "used preowned refurbished renewed refurb reconditioned remanufactured "
    "gebraucht gebrauchte gebrauchter gebrauchtes "
    "generaluberholt generaluberholte generaluberholter generaluberholtes occasion reconditionne reconditionnee "
    "ricondizionato ricondizionata usato usata reacondicionado reacondicionada seminuevo seminueva usado usada "
    "recondicionado recondicionada seminovo seminova gebruikt gebruikte gereviseerd gereviseerde begagnad begagnat "
    "brugt odnowiony odnowiona odnowione uzywany uzywana uzywane repasovany repasovana",
    "open box": "openbox bware opened",
    "upgrade": "upgrade upg upgrades aktualisierung",
    "oem": "oem bulk",
    "academic": "academic education educational student edu school schul teacher",
    "pro": "pro professional",
    "plus": "plus",
    "max": "max maxi",
    "mini": "mini nano",
    "ultra": "ultra",
    "lite": "lite light se",
    "deluxe": "deluxe premium",
    "standard": "standard std",
    "basic": "basic basics essential essentials starter",
    "home": "home",
    "business": "business enterprise corporate",
    "server": "server",
    "ultimate": "ultimate platinum",
    "kids": "kids kid junior jr children child youth boys girls kinder enfant enfants bambino bambini ninos jugend",
    "women": "women womens woman ladies damen femme femmes donna mujer dames wmns",
    "men": "men mens man herren homme hommes uomo hombre heren",
    "bundle": "bundle kit set boxset combo bundel pack lot paket coffret",
    "case": "case cover sleeve bag pouch hulle tasche etui housse custodia funda hoes holster",
    "battery": "battery akku batterie batteria bateria accu batterij",
    "charger": "charger adapter ladegerat netzteil chargeur caricatore cargador oplader",
    "left-handed": "lefthanded lefthand linkshander gaucher zurdo mancino linkshandig",
    "frame": "frameset rahmenset rahmenkit",
    "cable": "cable cord kabel cavo",
    "mount": "mount bracket stand holder halterung support supporto soporte houder",
    "filter": "filter filtre filtro",
    "spare": "spare replacement ersatz ersatzteil rechange ricambio recambio repuesto reserveonderdeel",
    "refill": "refill nachfull nachfullung recharge ricarica recarga navul",
    "mac": "mac macintosh macos osx",
    "windows": "windows win win32 pc",
    "wireless": "wireless wifi bluetooth cordless kabellos funk sans inalambrico draadloos",
    "dvd": "dvd dvdrom",
    "cd": "cd cdrom",
}
_CANONICAL = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_WORDS = frozenset(_CANONICAL)
_OFTEN_LEFT_OUT = frozenset(
    ("men", "women", "home", "standard", "basic", "ultra", "deluxe", "business", "academic")
) | {
    *("wireless", "windows", "server", "cable", "spare", "dvd", "cd"),
}
"""What a short title may leave out of the same product's, or a long one may say of its kind."""
_VAGUE = frozenset(("adapter", "professional"))
"""The name of a thing, and of a brand's whole line."""
_LACKING = frozenset(("without", "only", "ohne", "nur", "sans", "sin", "senza", "zonder"))
_TELLING = _LACKING.union(word for word, kind in _CANONICAL.items() if kind not in _OFTEN_LEFT_OUT) - _VAGUE
_CONDITIONS = frozenset(
    word for kind in ("used", "open box", "refill") for word in _KINDS[kind].split() if word not in ("used", "occasion")
)
_WITH = frozenset(("with", "mit", "avec", "con", "med", "met", "inkl", "incl", "including"))
OF_MODELS = frozenset(("pro", "plus", "max", "mini", "ultra", "lite"))
_SERIAL = re.compile(r"ii|iii|iv|vi|vii|viii|mk[2-9]|gen[2-9]")
"""What counts models or volumes: ``Zoom 70 II``."""
_COUNTED = frozenset("23456789")
FEW = 2
"""Words that one title may have more, if each is to count."""
MOST = FEW + 1
"""The same, with one that only says ``with``."""


def editions(words: Iterable[str]) -> frozenset[str]:
    """The kinds that folded words name."""
    return frozenset(_CANONICAL[word] for word in _WORDS.intersection(words))


def condition(words: frozenset[str]) -> str | None:
    """The word by which a title says that what is offered is not new or only fills another; None if it says neither."""
    return None if words.isdisjoint(_CONDITIONS) else min(words & _CONDITIONS)


def goes_with(words: Sequence[str], added: Collection[str]) -> str | None:
    """Of ``added``, the word that a title names behind ``with``, as an ingredient or an accessory is: ``with zinc``."""
    return next((word for before, word in pairwise(words) if before in _WITH and word in added), None)


def model_continues(words: Sequence[str], added: Collection[str]) -> str | None:
    """Of ``added``, a word such as ``Pro`` or ``Mini`` right behind a model's number that the other title has too."""
    named = ((before, word) for before, word in pairwise(words) if word in OF_MODELS and word in added)
    return next((word for before, word in named if before[-1].isdigit() and before not in added), None)


def names_another(added: Collection[str], lacking: Collection[str]) -> str | None:
    """The word by which one of two titles names another product than the other one; None if there is none.

    ``added``: the words that only the one has, ``lacking``: those that only the other has; they say so if they are few,
    as of many words, one may be any of what a longer title tells of the same product.
    """
    added, lacking = frozenset(added) - _WITH, frozenset(lacking) - _WITH
    if max(len(added), len(lacking)) > FEW:
        return None
    if len(added) + len(lacking) == 1 and (alone := next(iter((*added, *lacking)))) in _COUNTED:
        return alone
    both = editions(added) & editions(lacking)
    told = (word for word in sorted((*added, *lacking)) if _CANONICAL.get(word) not in both)
    return next((word for word in told if word in _TELLING or _SERIAL.fullmatch(word)), None)
