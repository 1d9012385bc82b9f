"""Colour words of a text, in one language."""

from collections.abc import Iterable

from indexer.text import terms

_COLOURS = {
    "black": "black schwarz schwarze schwarzer schwarzes schwarzen noir noire noirs noires nero nera neri nere "
    "negro negra negros negras preto preta pretos pretas zwart zwarte sort sorte svart svarta czarny "
    "czarna czarne cerny cerna cerne musta",
    "white": "white weiss weisse weisser weisses weissen blanc blanche blancs blanches bianco bianca bianchi "
    "bianche blanco blanca blancos blancas branco branca brancos brancas wit witte hvid hvide hvit hvite "
    "vit biały biała białe bialy biala biale bily bila valkoinen",
    "red": "red rot rote roter rotes roten rouge rouges rosso rossa rojo roja rojos rojas vermelho vermelha "
    "vermelhos vermelhas rood rod rød czerwony czerwona czerwone cerveny cervena cervene punainen",
    "blue": "blue blau blaue blauer blaues blauen bleu bleue bleus bleues blu azul azules azuis azzurro azzurra "
    "blauw blauwe bla niebieski niebieska niebieskie modry modra modre sininen",
    "navy": "navy marine marineblau marineblauw granatowy granatowa granatowe",
    "green": "green grun grune gruner grunes grunen vert verte verts vertes verde verdes groen groene gron grona "
    "gront grøn grønn grønne zielony zielona zielone zeleny zelena zelene vihrea",
    "yellow": "yellow gelb gelbe gelber gelbes gelben jaune jaunes giallo gialla amarillo amarilla amarillos "
    "amarillas amarelo amarela amarelos amarelas geel gele gul zołty zołta zołte zolty zolta zolte zluty zluta "
    "zlute",
    "orange": "orange arancione naranja laranja oranje pomaranczowy pomaranczowa pomaranczowe",
    "pink": "pink rosa rose roze rozowy rozowa rozowe",
    "purple": "purple violett violette violet lila viola morado morada morados moradas roxo roxa paars paarse lilla "
    "fioletowy fioletowa fioletowe",
    "brown": "brown braun braune brauner braunes braunen brun brune bruns brunes marron marrone castanho castanha "
    "bruin bruine brazowy brazowa brazowe hnedy hneda hnede",
    "grey": "grey gray grau graue grauer graues grauen gris grise grises grigio grigia grigi grigie cinza grijs "
    "grijze gra szary szara szare graphite anthracite anthrazit",
    "silver": "silver silber silbern silberne argent argente argentee argento argentato argentata plata plateado "
    "plateada prata prateado prateada zilver zilveren solv sølv srebrny srebrna srebrne",
    "gold": "gold golden goldene dore doree dorado dorada dorato dorata oro dourado dourada goud gouden guld "
    "złoty złota złote zloty zlota zlote",
    "beige": "beige sand",
    "cyan": "cyan",
    "magenta": "magenta",
    "turquoise": "turquoise turkis turquesa turchese",
    "transparent": "transparent clear trasparente",
}
"""With the forms of adjectives; folding leaves ``ł`` and ``ø``. ``vita`` and ``røde`` are names of brands too."""
_CANONICAL = {word: colour for colour, words in _COLOURS.items() for word in words.split()}
_WORDS = frozenset(_CANONICAL)


def colours(text: str) -> frozenset[str]:
    """The colours that a text names: ``Schwarz/Weiß`` → black, white."""
    return colours_of(terms(text))


def colours_of(words: Iterable[str]) -> frozenset[str]:
    """The same of its terms."""
    return frozenset(_CANONICAL[word] for word in _WORDS.intersection(words))
