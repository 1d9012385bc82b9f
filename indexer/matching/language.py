"""The language of a catalog's texts, told by small words and the words of offers: enough to see that two differ."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from indexer.text import terms

_WORDS = {
    "en": "the and with for of from by pair pack black white grey gray green yellow red blue brown silver men women "
    "kids shoe shoes bag cover case stand light wireless replacement set inch without single steel leather new tin "
    "battery charger cable dog shirt jacket bed chair table lamp machine brush water box year years electric",
    "de": "und mit fur ohne von im aus auf zum zur schwarz weiss grau grun gelb rot blau braun silber damen "
    "herren kinder schuh schuhe tasche hulle zubehor ersatz stuck zoll stahl neu edelstahl kabellos kabellose akku "
    "kabel drucker papier tisch stuhl bett leuchte jacke hose hemd gerat jahr jahre kapseln tabletten pulver hund "
    "bohrer eiche holz innen aussen elektrisch beutel koffer farbe liter",
    "fr": "et avec pour sans le les du des au aux noir noire blanc blanche gris vert jaune rouge bleu bleue marron "
    "argent homme femme enfant chaussures sac housse etui lot rechange pouces cuir acier neuf electrique taille "
    "chargeur imprimante chemise veste lit chaise lampe brosse creme eau machine serie recto verso",
    "es": "y con para sin los las del una negro negra blanco blanca gris verde amarillo rojo azul marron cargador "
    "plata hombre mujer nino zapatillas zapatos bolso funda recambio pulgadas cuero acero nuevo talla juego camisa "
    "chaqueta cama silla lampara maquina cepillo agua aire reloj filtro electrico impresora lentillas",
    "it": "con per senza il lo gli di della dei nero nera bianco bianca grigio verde giallo rosso blu litri fili "
    "marrone argento uomo donna bambino scarpe borsa custodia ricambio pollici pelle acciaio nuovo taglia camicia "
    "giacca letto sedia lampada macchina spazzola acqua ciotola stampante elettrica accessorio",
    "pt": "para sem dos da preta preto branca branco cinza verde amarelo vermelho azul castanho prata homem mulher "
    "crianca sapatos bolsa polegadas couro aco novo tamanho camisa casaco cama cadeira maquina escova agua",
    "nl": "en met voor zonder het een van uit op zwart wit grijs groen geel rood blauw bruin zilver heren dames "
    "kinderen schoen schoenen tas hoes stuks leer staal nieuw maat oplader printer jas bed stoel tafel meter haspel "
    "losse thee slang blik",
    "sv": "och med utan till svart vit gra gron gul bla brun herr barn skor vaska fodral stal laddare",
    "pl": "dla bez czarny czarna bialy biala szary zielony zolty czerwony niebieski brazowy meskie damskie dzieciece "
    "buty torba etui cali skora nowy zestaw",
}
_LETTERS = {
    "ß": "de", "ä": "de sv", "ö": "de sv", "ü": "de", "é": "fr", "è": "fr it", "ê": "fr", "ç": "fr pt", "à": "fr it",
    "ñ": "es", "ó": "es", "á": "es", "í": "es", "ã": "pt", "õ": "pt", "å": "sv", "ø": "sv", "ł": "pl", "ż": "pl",
    "ą": "pl", "ę": "pl", "ś": "pl",
}  # fmt: skip
_LANGUAGES: dict[str, list[str]] = {}
for _language, _listed in _WORDS.items():
    for _word in _listed.split():
        _LANGUAGES.setdefault(_word, []).append(_language)
_KNOWN = frozenset(_LANGUAGES)
_LEADS = 0.45
"""Share of the hits that the likeliest language has to have: neighbours share many words."""
_FEWEST = 2.0
_SPOKEN = 0.15
"""Share of a catalog's hits from which it speaks a language as well."""
_LONGEST = 600

Hits = dict[str, float]


def language_hits(texts: Iterable[str]) -> Hits:
    """How much speaks for each language, a word of several shared out between them; another script is one by itself."""
    hits: Hits = defaultdict(float)
    for text in texts:
        cut = text[:_LONGEST]
        words = {*terms(cut)}
        found = [_LANGUAGES[word] for word in words & _KNOWN]
        if not cut.isascii():
            found += [_script(word) for word in words - _KNOWN if not word.isascii()]
            found += [_LETTERS[letter].split() for letter in {*cut.lower()} & _LETTERS.keys()]
        for languages in found:
            for language in languages:
                hits[language] += 1 / len(languages)
    return hits


def main_language(hits: Hits) -> str | None:
    """The language that leads; None where too little is said, or too much of everything."""
    total = sum(hits.values())
    if total < _FEWEST:
        return None
    language, most = max(hits.items(), key=lambda pair: (pair[1], pair[0]))
    return language if most >= _LEADS * total else None


def spoken(hits: Hits) -> frozenset[str]:
    """All languages that a catalog speaks to a good part."""
    total = sum(hits.values())
    return frozenset(language for language, said in hits.items() if said >= _SPOKEN * total)


def _script(word: str) -> list[str]:
    """``cyrillic`` for a word of that script, and so on; nothing for Latin letters and digits."""
    letter = next((letter for letter in word if letter.isalpha()), "")
    if not letter or letter.isascii():
        return []
    name = unicodedata.name(letter, "").split(" ")[0].lower()
    return [] if name in ("latin", "") else [name]
