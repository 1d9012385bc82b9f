"""What has changed in the catalogs, by the parts of the market that it concerns."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from crawler.harvest.harvest import iter_harvest
from crawler.harvest.identity import style_id
from crawler.tables import harvest_product, harvest_variant
from indexer.home.catalog import iter_home_rows
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.styles.catalog_changes import CatalogChanges
from indexer.matching.styles.catalog_styles import home_styles, site_styles
from indexer.matching.styles.styles import Style
from indexer.matching.wording.brand_names import BrandNames
from indexer.tables import home_row

_BATCH = 400


@dataclass(frozen=True)
class ChangedStyles:
    """By key, the styles as they are now; None for those that are gone."""

    home: dict[str, Style | None]
    site: dict[str, Style | None]
    judged: frozenset[str] = field(default_factory=frozenset)
    """Keys of the site's styles of which people say something else than before."""
    named: frozenset[str] = field(default_factory=frozenset)
    """Keys of the home styles that they name."""


def read_changed(
    connection: Connection, brands: BrandNames, changes: CatalogChanges, before: Judgements, now: Judgements
) -> ChangedStyles:
    """Read what has changed, and what is judged otherwise, from the store."""
    judged, named = _judged_otherwise(connection, changes.home, before, now)
    home_keys = {*changes.home, *named}
    site_keys = {*(style_id(site, key) for site, key in changes.site), *judged}
    home: dict[str, Style | None] = dict.fromkeys(sorted(home_keys))
    for some in _batches(home_keys):
        home |= {style.key: style for style in home_styles(iter_home_rows(connection, some), brands)}
    site: dict[str, Style | None] = dict.fromkeys(sorted(site_keys))
    for some in _batches(site_keys):
        site |= {style.key: style for style in site_styles(iter_harvest(connection, style_ids=some), brands)}
    return ChangedStyles(home, site, frozenset(judged), frozenset(named))


def _judged_otherwise(
    connection: Connection, changed: Collection[str], before: Judgements, now: Judgements
) -> tuple[set[str], set[str]]:
    """The keys of the site's styles of which people say something else, and of the home styles that they name.

    Something else is said as well where the home style that is named has ``changed``, or is not there.
    """
    names = {name for name in before.names | now.names if _said(before, name) != _said(now, name)}
    keys = _style_keys(connection, now.same.values())
    names |= {name for name, home_id in now.same.items() if home_id not in keys or keys[home_id] in changed}
    names |= {name for name, key in now.same_styles.items() if key in changed}
    of_style = (harvest_product.c.site == harvest_variant.c.site) & (
        harvest_product.c.product_id == harvest_variant.c.product_id
    )
    judged: set[str] = set()
    for some in _batches(names):
        mine = harvest_variant.c.variant_id.in_(some) | harvest_product.c.style_id.in_(some)
        query = select(harvest_product.c.style_id).join(harvest_variant, of_style).where(mine)
        judged |= {*connection.execute(query.distinct()).scalars()}
    named = {keys[now.same[name]] for name in names if now.same.get(name) in keys}
    return judged, named | {now.same_styles[name] for name in names if name in now.same_styles}


def _style_keys(connection: Connection, home_ids: Collection[str]) -> dict[str, str]:
    """By the ids of home rows, as far as there are such."""
    found: dict[str, str] = {}
    for some in _batches({*home_ids}):
        query = select(home_row.c.home_id, home_row.c.style_key).where(home_row.c.home_id.in_(some))
        found |= {row.home_id: row.style_key for row in connection.execute(query)}
    return found


def _said(judgements: Judgements, name: str) -> object:
    return (judgements.same.get(name), judgements.different.get(name), judgements.same_styles.get(name))


def _batches(keys: Collection[str]) -> Iterator[list[str]]:
    every = sorted(keys)
    return (every[start : start + _BATCH] for start in range(0, len(every), _BATCH))
