"""What the store says of a run while it is under way."""

from collections.abc import Sequence

from sqlalchemy import Engine, select

from crawler.frontier.row import READ, Discovery, Kind, State
from crawler.tables import frontier, harvest_product, harvest_variant

_PAGES = (Kind.PAGE, Kind.LINK, Kind.ORPHAN)


class RunFacts:
    """Questions that a spider asks to decide where to go on; they see what is stored, not what waits for its batch."""

    def __init__(self, engine: Engine, site: str, run: int) -> None:
        self._engine = engine
        self._site = site
        self._run = run

    def gave_products(self, kinds: Sequence[Kind] = _PAGES) -> bool:
        """Whether any address of these kinds so far gave products in this run, now or when it was read last."""
        query = select(frontier.c.fingerprint).where(
            frontier.c.site == self._site,
            frontier.c.run == self._run,
            frontier.c.state.in_((State.DONE, State.UNCHANGED)),
            frontier.c.kind.in_(kinds),
        )
        with self._engine.connect() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def gives_products(self, fingerprint: str) -> bool:
        """Whether listed products came from this address."""
        query = select(harvest_variant.c.page).where(
            harvest_variant.c.site == self._site,
            harvest_variant.c.page == fingerprint,
            harvest_variant.c.delisted_at.is_(None),
        )
        with self._engine.connect() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def found_ids(self) -> set[str]:
        """The ids of the products that this run has found so far."""
        query = select(harvest_product.c.product_id).where(
            harvest_product.c.site == self._site, harvest_product.c.run == self._run
        )
        with self._engine.connect() as connection:
            return set(connection.execute(query).scalars())

    def pages(self, kind: Kind) -> list[Discovery]:
        """The addresses of a kind that earlier runs could read and this one has not come upon."""
        query = select(frontier.c.url, frontier.c.priority, frontier.c.depth).where(
            frontier.c.site == self._site,
            frontier.c.run != self._run,
            frontier.c.kind == kind,
            frontier.c.state.in_(READ),
        )
        with self._engine.connect() as connection:
            return [Discovery(r.url, kind, r.priority, r.depth) for r in connection.execute(query)]

    def orphans(self) -> list[Discovery]:
        """The pages of listed products that this run has not come upon."""
        giving = select(harvest_variant.c.page).where(
            harvest_variant.c.site == self._site, harvest_variant.c.delisted_at.is_(None)
        )
        query = select(frontier.c.url).where(
            frontier.c.site == self._site,
            frontier.c.run != self._run,
            frontier.c.kind.in_(_PAGES),
            frontier.c.fingerprint.in_(giving),
        )
        with self._engine.connect() as connection:
            return [Discovery(url, Kind.ORPHAN, priority=-1) for url in connection.execute(query).scalars()]
