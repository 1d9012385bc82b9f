"""Colour words of a text, in one language."""

from collections.abc import Iterable

from indexer.text import terms

_COLOURS = {
    "black": "black schwarz noir nero negro preto zwart sort svart czarny cerny musta",
    "white": "white weiss blanc bianco blanco branco wit hvid vit bialy bily valkoinen",
    "red": "red rot rouge rosso rojo vermelho rood rod czerwony punainen",
    "blue": "blue blau bleu blu azul blauw bla niebieski modry sininen",
    "navy": "navy marine marineblau",
    "green": "green grun vert verde groen gron zielony zeleny vihrea",
    "yellow": "yellow gelb jaune giallo amarillo amarelo geel gul zolty",
    "orange": "orange arancione naranja laranja oranje pomaranczowy",
    "pink": "pink rosa rose roze rozowy",
    "purple": "purple violett violet lila viola morado roxo paars lilla",
    "brown": "brown braun brun marron marrone castanho bruin brazowy",
    "grey": "grey gray grau gris grigio cinza grijs gra szary graphite anthracite anthrazit",
    "silver": "silver silber argent argento plata prata zilver solv",
    "gold": "gold golden oro dourado goud guld zloty",
    "beige": "beige sand",
    "cyan": "cyan",
    "magenta": "magenta",
    "turquoise": "turquoise turkis turquesa",
    "transparent": "transparent clear trasparente",
}
_CANONICAL = {word: colour for colour, words in _COLOURS.items() for word in words.split()}
_WORDS = frozenset(_CANONICAL)


def colours(text: str) -> frozenset[str]:
    """The colours that a text names: ``Schwarz/Weiß`` → black, white."""
    return colours_of(terms(text))


def colours_of(words: Iterable[str]) -> frozenset[str]:
    """The same of its terms."""
    return frozenset(_CANONICAL[word] for word in _WORDS.intersection(words))
