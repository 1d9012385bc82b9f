"""What a variant's options are called: one name, schema.org's if it has one, for all that sites and catalogs use."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

_NAMES = {
    "color": "colour colors colours color_name colour_name colorway colourway shade farbe farben farbton couleur "
    "coloris kleur kleuren colore cor cores farve farge färg vari kolor barva szin culoare farba boja "
    "renk spalva krasa varv цвет цвят колір χρωμα צבע اللون لون mau_sac warna 颜色 顏色 カラー 色 색상",
    "size": "sizes size_name clothing_size shoe_size grosse groesse grossen schuhgrosse kleidergrosse taille tailles "
    "pointure talla tallas tamano tamanho maat maten schoenmaat taglia misura numero_scarpa størrelse storlek koko "
    "storrelse rozmiar velikost velkost velicina meret marime beden numara dydis izmers suurus размер розмір μεγεθος "
    "νουμερο מידה المقاس مقاس الحجم حجم kich_thuoc kich_co ukuran ขนาด 尺码 尺碼 尺寸 サイズ 사이즈",
    "material": "materials materiau materiaux materiale materiaal matiere werkstoff fabric stoff stof "
    "tejido tessuto материал",
    "capacity": "capacities storage storage_capacity storage_size memory_size kapazitat speicher speicherplatz "
    "speicherkapazitat capacite stockage capacidad almacenamiento armazenamento capacita opslag opslagcapaciteit "
    "lagring pojemnosc kapacita объем_памяти 容量",
    "flavor": "flavour flavors flavours taste geschmack geschmacksrichtung saveur gout sabor gusto smaak smak smag",
    "scent": "scents fragrance duft parfum fragancia profumo geur",
    "pattern": "design_pattern muster motif motiv motivo estampado patroon patron dessin",
}


@lru_cache(maxsize=4096)
def _snake(name: str) -> str:
    folded = "".join(c for c in unicodedata.normalize("NFKD", name[:200]).casefold() if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "_", folded).strip("_")[:40]


_CANONICAL = {_snake(alias): name for name, aliases in _NAMES.items() for alias in (name, *aliases.split())}
OPTION_WORDS = frozenset(name.replace("_", " ") for name in _CANONICAL)
"""The folded words and phrases that options with a standard name are called by."""
_DECORATION = re.compile(
    r"^attribute_(?:pa_)?|^pa_|^(?:select|choose|pick|auswahl|wahle|choisir|kies)_(?:(?:a|your|the|deine|ihre|votre|je)_)?"
)
_SCALED_SIZE = re.compile(r"^(?:shoe_)?(eu|us|uk|fr|it|jp|au)_size$|^size_(eu|us|uk|fr|it|jp|au)$")


def option_name(name: str) -> str:
    """``Colour``, ``Farbe`` or ``attribute_pa_color`` → ``color``; any other name in snake_case, at most 40 letters."""
    snake = _snake(unquote(name[:400]) if "%" in name else name)
    bare = _DECORATION.sub("", snake) or snake
    return "size" if _SCALED_SIZE.match(bare) else _CANONICAL.get(bare, bare)


def standard_option(name: str) -> str | None:
    """The well-known option that a name means, such as ``size`` for ``Taille``; None for any other name."""
    found = option_name(name)
    return found if found in _NAMES else None


def named_options(pairs: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Options by ``option_name``, values as written; pairs without a name or a value are left out.

    A scale in the name moves to the value (``US Size``: ``9`` → ``size``: ``US 9``), and a second option of the same
    name gets a number, so that nothing stated is lost.
    """
    options: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        value = (raw_value or "").strip()
        if not value or not (name := option_name(raw_name)):
            continue
        scale = _SCALED_SIZE.match(_DECORATION.sub("", _snake(raw_name)))
        if scale and value[:1].isdigit():
            value = f"{(scale[1] or scale[2]).upper()} {value}"
        if options.get(name, value) != value:
            name = next(f"{name}_{n}" for n in range(2, len(options) + 3) if f"{name}_{n}" not in options)
        options[name] = value
    return options
