"""Words that say which edition, condition or part of a product is offered, in several languages."""

from collections.abc import Iterable

_KINDS = {
    "used": "used refurbished renewed refurb reconditioned generaluberholt gebraucht occasion reconditionne "
    "ricondizionato reacondicionado seminuevo usado usato gebruikt odnowiony remanufactured",
    "open box": "openbox bware",
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
    "bundle": "bundle kit set combo bundel pack lot paket coffret",
    "case": "case cover sleeve bag pouch hulle tasche etui housse custodia funda hoes holster",
    "battery": "battery akku batterie batteria bateria accu batterij",
    "charger": "charger adapter ladegerat netzteil chargeur caricatore cargador oplader",
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


def editions(words: Iterable[str]) -> frozenset[str]:
    """The kinds that folded words name."""
    return frozenset(_CANONICAL[word] for word in _WORDS.intersection(words))
