"""Writing the harvest: what pages gave in one run of a site."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, select, update

from config.database import write_transaction
from crawler.harvest.merge import HarvestMerge
from crawler.product import Product
from crawler.tables import harvest_product, harvest_variant


class HarvestStore:
    """Writes the products of one site in one run. Writing the same twice changes nothing but ``observed_at``."""

    def __init__(self, engine: Engine, site: str, run: int) -> None:
        self._engine = engine
        self._site = site
        self._run = run

    def write(self, products: Iterable[Product], page: str = "") -> None:
        """Store what one page gave, in a transaction of its own. Raises StoreError."""
        with write_transaction(self._engine) as connection:
            self.write_pages(connection, [(page, list(products))])

    def write_pages(self, connection: Connection, pages: Sequence[tuple[str, Sequence[Product]]]) -> set[str]:
        """Store what several pages gave, by their fingerprints, inside the caller's transaction.

        Returns the pages that say something else than before, or something new.
        """
        merge = HarvestMerge(self._site, self._run)
        merge.load(connection, {product.product_id for _, products in pages for product in products})
        for page, products in pages:
            for product in products:
                merge.add(page, product)
        return merge.apply(connection)

    def confirm_pages(self, connection: Connection, pages: Sequence[str], observed_at: datetime) -> None:
        """Note that what these pages gave still stands: the site said that they are unchanged."""
        at = observed_at.astimezone(UTC).replace(tzinfo=None)
        listed = (
            (harvest_variant.c.site == self._site)
            & harvest_variant.c.page.in_(pages)
            & harvest_variant.c.delisted_at.is_(None)
        )
        ids = select(harvest_variant.c.product_id).where(listed).scalar_subquery()
        connection.execute(
            update(harvest_product)
            .where(harvest_product.c.site == self._site, harvest_product.c.product_id.in_(ids))
            .values(observed_at=at, run=self._run, missed_runs=0)
        )
        connection.execute(update(harvest_variant).where(listed).values(observed_at=at, run=self._run))
