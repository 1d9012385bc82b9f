"""Both catalogs in a real store, for tests: home rows through the importer, products through the harvest store."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import insert

from config.database import open_database, write_transaction
from config.progress import silent
from config.settings import Settings
from crawler.harvest.identity import style_id, variant_id
from crawler.harvest.store import HarvestStore
from crawler.product import Availability, Offer, Product, Variant
from indexer.home.importer import import_home
from indexer.tables import verdict as verdict_table
from indexer.verdict import Verdict

SEEN = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def import_rows(settings: Settings, *rows: Mapping[str, object], replace: bool = False) -> None:
    """Import home rows."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    file = settings.data_dir / "home.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    import_home(settings, file, None, [], replace, silent)


def product(name: str, *sizes: str, price: str = "50", observed_at: datetime = SEEN, **fields: object) -> Product:
    """A brand's style with a variant per size, or one without options; its id is its name."""
    offer = Offer(price=Decimal(price), price_currency="USD", availability=Availability.IN_STOCK)
    variants = [Variant(key=size, options={"size": size}, offer=offer) for size in sizes] or [Variant(offer=offer)]
    given = {"product_id": name, "url": f"https://acme.example/{name}", "brand": "Acme", "variants": variants, **fields}
    return Product.model_validate({"name": name, "observed_at": observed_at, **given})


def harvest(settings: Settings, *products: Product, run: int = 1) -> None:
    """Store products as a crawl of the site acme would."""
    database = open_database(settings)
    for each in products:
        HarvestStore(database, "acme", run).write([each], page=each.product_id)
    database.dispose()


def ids(name: str, size: str = "") -> tuple[str, str]:
    """The ids of a product's style and of its variant in a size."""
    return style_id("acme", name), variant_id("acme", name, size)


def decide(
    settings: Settings, name: str, verdicts: Mapping[str, Sequence[str | None]], *, probability: float = 0.5
) -> None:
    """Store verdicts on a product's variants: by size, the verdict, its home id and its home style."""
    database = open_database(settings)
    with write_transaction(database) as connection:
        for size, (said, *home) in verdicts.items():
            style, variant = ids(name, size)
            home_id, home_style_key = (*home, None, None)[:2]
            row: dict[str, object] = {
                "variant_id": variant,
                "site": "acme",
                "style_id": style,
                "verdict": Verdict(said) if said else None,
                "match_probability": probability if said else None,
                "home_id": home_id,
                "home_style_key": home_style_key,
                "evidence": [],
                "decided_at": SEEN.replace(tzinfo=None),
            }
            connection.execute(insert(verdict_table), [row])
    database.dispose()
