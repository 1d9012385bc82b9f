"""Pictures of products that don't exist: a drawing by kind, in the product's colour."""

from search.demo.catalog import MATERIAL

DRAWINGS = {
    "shoe": ("shoe", "sneaker", "derby"),
    "boot": ("boot",),
    "sandal": ("sandal", "slipper"),
    "notebook": ("notebook", "sketchbook", "planner", "desk pad"),
    "pen": ("pen", "rollerball", "ruler", "multi-tool", "steel", "fork", "knife", "santoku", "pump"),
    "bottle": ("ink", "filter", "grinder", "gel", "cream", "serum", "toner", "balm", "mask", "fuel", "server"),
    "jacket": ("jacket", "vest", "fleece", "shirt", "base layer", "cape"),
    "trousers": ("trousers", "shorts"),
    "hat": ("hat", "scarf", "gloves"),
    "lamp": ("lamp", "light", "lantern", "bulb"),
    "cup": ("cup", "kettle", "dripper", "pitcher", "moka", "mug", "bowl", "teapot", "pot", "plate"),
    "headphones": ("headphones", "earbuds"),
}
"""By drawing in ``material/pictures``, the words of a kind or a name that it stands for; a box for the rest."""

NEUTRAL = "#8a8f94"


def draw(description: str, color: str | None) -> bytes:
    """An SVG for something described in words, in a colour as CSS writes it."""
    text = description.lower()
    name = next((name for name, words in DRAWINGS.items() if any(word in text for word in words)), "box")
    drawing = (MATERIAL / "pictures" / f"{name}.svg").read_text("utf-8")
    return drawing.replace("#888888", color or NEUTRAL, 1).encode()
