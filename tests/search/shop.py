"""A small shop with brand sites, put together by the real importer, harvest store, matcher and indexer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.database import open_database
from config.progress import silent
from config.settings import Settings
from crawler.harvest.store import HarvestStore
from crawler.product import Availability, Offer, Product, Variant
from indexer.home.importer import import_home
from indexer.index import update_index

Row = dict[str, object]


@dataclass(frozen=True)
class Style:
    """A style of a brand site, in short."""

    name: str
    price: str | None
    variants: Sequence[dict[str, str]] = ({},)
    brand: str | None = "Stridewell"
    category: str = "Shoes > Running"
    description: str | None = None
    availability: Availability | None = Availability.IN_STOCK
    currency: str | None = "USD"
    age: timedelta = timedelta(hours=1)
    gone: frozenset[int] = frozenset()
    """The variants, by number, that are out of stock though the style is not."""


SITES = (
    BrandSite(
        id="stridewell",
        name="Stridewell store",
        url="https://stridewell.example",
        brand="Stridewell",
        aliases=["Swiftfoot"],
        consent=Consent.OPTED_IN,
    ),
    BrandSite(id="peach", name="Peach", url="https://peach.example", brand="Peach"),
    BrandSite(id="gone", name="Gone", url="https://gone.example", brand="Gone", consent=Consent.OPTED_OUT),
)

_SIZES = [{"color": color, "size": size} for color in ("Black", "Red") for size in ("41", "42", "43")]

STYLES: dict[str, list[Style]] = {
    "stridewell": [
        Style("Stridewell Pacer running shoe", "99.00", _SIZES),
        Style("Stridewell Comet trail running shoe", "129.50", _SIZES[:4]),
        Style("Stridewell Drift racing flat", "149.00", [{"color": "White", "size": "42"}]),
        Style("Stridewell Sold Out racer shoe", "80.00", availability=Availability.OUT_OF_STOCK),
        Style("Stridewell Priceless shoe", None),
        Style("Stridewell Krona shoe", "900.00", currency="SEK"),
        Style("Stridewell Ancient shoe", "70.00", age=timedelta(days=30)),
        Style("Stridewell <script>alert(1)</script> shoe", "60.00"),
    ],
    "peach": [
        Style("Peach One smartphone", "799.00", [{"color": "Graphite"}], "Peach", "Phones"),
        Style("Peach Pad tablet computer", "499.00", brand="Peach", category="Tablets"),
        Style("Peach Dock wireless phone charger", "39.00", brand="Peach", category="Chargers"),
    ],
    "gone": [Style("Gone running shoe", "50.00", brand="Gone")],
}

RUNNERS = ("Alpha", "Bravo", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo")

_PACERS: list[Row] = [
    {
        "id": f"P{size}",
        "item_group_id": "pacer",
        "title": "Stridewell Pacer running shoe",
        "brand": "Stridewell",
        "category": "Shoes > Running",
        "color": "Black",
        "size": size,
        "price": "95.00 USD",
        "availability": "in stock",
    }
    for size in ("41", "42")
]
_TARTS: list[Row] = [
    {"id": f"T{n}", "title": f"Golden {kind} tart", "brand": "Bakewright", "category": "Cakes", "price": "6.50 USD"}
    for n, kind in enumerate(["peach", "apple", "cherry"])
]
_RUNNERS: list[Row] = [
    {
        "id": f"R{n}",
        "title": f"Hillrunner {name} running shoe",
        "brand": "Hillrunner",
        "category": "Shoes > Running",
        "price": f"{60 + n * 7 % 10}.00 USD",
        "description": "A cushioned shoe for the road.",
        "availability": "in stock",
    }
    for n, name in enumerate(RUNNERS)
]
HOME: list[Row] = [
    *_PACERS,
    *_TARTS,
    *_RUNNERS,
    {"id": "C1", "title": "Voltline phone charger", "brand": "Voltline", "category": "Chargers", "price": "19.00 USD"},
    {"id": "L1", "title": "Voltline desk lamp", "brand": "Voltline", "category": "Lamps", "price": "29.00 USD"},
]


def open_shop(
    settings: Settings,
    home: Sequence[Row] = HOME,
    styles: dict[str, list[Style]] = STYLES,
    sites: Sequence[BrandSite] = SITES,
) -> None:
    """Import, harvest, match and index."""
    for site in sites:
        write_brand_site(settings.brands_dir, site)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if home:
        file = Path(settings.data_dir / "home.jsonl")
        file.write_text("".join(json.dumps(row) + "\n" for row in home), "utf-8")
        import_home(settings, file, None, [], True, silent)
    database = open_database(settings)
    for site_id, products in styles.items():
        HarvestStore(database, site_id, 1).write([product(site_id, style) for style in products])
    database.dispose()
    update_index(settings, silent)


def _stock(style: Style, number: int) -> dict[str, Availability]:
    return {"availability": Availability.OUT_OF_STOCK} if number in style.gone else {}


def product(site: str, style: Style) -> Product:
    """The style as extraction would have given it."""
    slug = "-".join(style.name.lower().split())
    url = f"https://{site}.example/products/{slug}"
    offer = Offer(
        price=Decimal(style.price) if style.price else None,
        price_currency=style.currency if style.price else None,
        availability=style.availability,
    )
    return Product(
        product_id=slug,
        url=url,
        name=style.name,
        brand=style.brand,
        category=style.category,
        description=style.description,
        varies_by=sorted({name for options in style.variants for name in options}),
        variants=[
            Variant(
                key=str(n), options=options, url=f"{url}?variant={n}", offer=offer.model_copy(update=_stock(style, n))
            )
            for n, options in enumerate(style.variants)
        ],
        observed_at=datetime.now(UTC) - style.age,
    )
