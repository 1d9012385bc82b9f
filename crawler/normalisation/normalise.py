"""What a product states, in standard terms beside the raw texts."""

from crawler.normalisation.audience import age_group, gender
from crawler.normalisation.color import color_family
from crawler.normalisation.images import distinct_images
from crawler.normalisation.language import language_of
from crawler.normalisation.material import materials
from crawler.normalisation.pack import pack_count
from crawler.normalisation.size import parse_size
from crawler.product import Product, Traits, Variant

_AUDIENCE = (
    "audience",
    "gender",
    "geschlecht",
    "sexe",
    "genere",
    "genero",
    "zielgruppe",
    "target_audience",
    "department",
)
_AGES = ("audience", "age_group", "age", "alter", "altersgruppe", *_AUDIENCE[1:])


def normalise(product: Product, language: str | None = None) -> None:
    """Fill what follows from a product's texts, which stay as they are; ``language`` is what its page says it is in.

    Doing it again changes nothing.
    """
    product.images = distinct_images(product.images)
    if product.description:
        product.description_language = language_of(product.description, language)
    category = product.category or ""
    sex = gender(_stated(product, _AUDIENCE)) or gender(category)
    product.gender = sex or gender(product.name, is_name=True)
    product.age_group = age_group(_stated(product, _AGES)) or age_group(f"{category} {product.name}")
    product.materials = materials(product.attributes.get("material", ""))
    for variant in product.variants:
        variant.traits = _traits(variant, product)


def _stated(product: Product, names: tuple[str, ...]) -> str:
    return " ".join(product.attributes[name] for name in names if name in product.attributes)


def _traits(variant: Variant, product: Product) -> Traits | None:
    options = variant.options
    size = parse_size(options["size"]) if "size" in options else None
    stated = options.get("color") or product.attributes.get("color")
    count = pack_count(" | ".join((*options.values(), variant.title or "", product.name)))
    traits = Traits(
        size_system=size.system if size else None,
        size_value=size.value if size else None,
        color_family=color_family(stated) if stated else None,
        materials=materials(options["material"]) if "material" in options else [],
        pack_count=count,
    )
    return traits if traits != Traits() else None
