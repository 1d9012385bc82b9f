"""A store filled with a scaled catalog, as imports and crawls would have left it, and changed as these would."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Connection, Engine, bindparam, delete, insert, update

from benchmarks.scaled_catalog import BaseProduct, Listing, home_listings, site_listings
from benchmarks.scaled_rows import SEEN, home_id, home_values, site_of, site_values
from config.database import write_transaction
from crawler.harvest.identity import style_id
from crawler.tables import harvest_product, harvest_variant
from indexer.tables import home_import, home_row

_BATCH = 5_000


def fill(database: Engine, base: list[BaseProduct], size: int) -> None:
    """``size`` home rows and ``size`` variants of brand sites, in an empty store."""
    with write_transaction(database) as connection:
        done = {"source": "scaled", "started_at": SEEN, "finished_at": SEEN, "state": "complete", "report": {}}
        connection.execute(insert(home_import), [done])
        _insert_home(connection, home_listings(base, size), SEEN)
        _insert_site(connection, site_listings(base, size), SEEN)


def change(
    database: Engine, base: list[BaseProduct], size: int, products: int, seed: int, one_brand: bool = False
) -> None:
    """Change so many products, half of them on either side: of ten, eight are retitled, one goes and one comes.

    ``one_brand``: those of the largest brand only, as far as it has enough; none comes then.
    """
    drawn, now = random.Random(seed), SEEN + timedelta(days=seed)
    half, gone = products // 2, products // 20
    home, site = list(home_listings(base, size)), list(site_listings(base, size))
    if one_brand:
        brand, _ = Counter(each.brand for each in site).most_common(1)[0]
        home, site = ([each for each in side if each.brand == brand] for side in (home, site))
    home, site = (drawn.sample(side, min(half - gone, len(side))) for side in (home, site))
    first = size // 8 * 10 + 10 * seed * gone
    with write_transaction(database) as connection:
        _update_home(connection, map(_retitled, home[gone:]), now)
        _update_site(connection, map(_retitled, site[gone:]), now)
        connection.execute(
            delete(home_row).where(home_row.c.home_id == bindparam("gone")),
            [{"gone": home_id(each)} for each in home[:gone]],
        )
        _delist(connection, site[:gone], now)
        if not one_brand:
            _insert_home(connection, home_listings(base, gone // 8 * 8, first), now)
            _insert_site(connection, site_listings(base, gone // 8 * 8, first), now)


def _retitled(listing: Listing) -> Listing:
    words = listing.title.split()
    return listing.with_title(" ".join([*words[1:], words[0], "Edition"]))


def _insert_home(connection: Connection, listings: Iterable[Listing], now: datetime) -> None:
    for some in _batches(listings):
        connection.execute(insert(home_row), [home_values(each, now) for each in some])


def _insert_site(connection: Connection, listings: Iterable[Listing], now: datetime) -> None:
    for some in _batches(listings):
        pairs = [site_values(each, now) for each in some]
        connection.execute(insert(harvest_product), [product for product, _ in pairs])
        connection.execute(insert(harvest_variant), [variant for _, variant in pairs])


def _update_home(connection: Connection, listings: Iterable[Listing], now: datetime) -> None:
    rows = [{**home_values(each, now), "_key": home_id(each)} for each in listings]
    connection.execute(update(home_row).where(home_row.c.home_id == bindparam("_key")), rows)


def _update_site(connection: Connection, listings: Iterable[Listing], now: datetime) -> None:
    rows = [{**product, "_key": product["style_id"]} for product, _ in (site_values(each, now) for each in listings)]
    connection.execute(update(harvest_product).where(harvest_product.c.style_id == bindparam("_key")), rows)


def _delist(connection: Connection, listings: Iterable[Listing], now: datetime) -> None:
    ids = [style_id(site_of(each), str(each.number)) for each in listings]
    gone = update(harvest_product).where(harvest_product.c.style_id.in_(ids))
    connection.execute(gone.values(delisted_at=now, changed_at=now))


def _batches(listings: Iterable[Listing]) -> Iterator[list[Listing]]:
    every = iter(listings)
    while some := list(islice(every, _BATCH)):
        yield some
