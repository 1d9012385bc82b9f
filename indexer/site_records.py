"""Everything that the store holds of one brand site, for counting it and for removing it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select

from crawler.tables import dropped, frontier, harvest_product, harvest_variant, offer_history, run
from indexer.tables import indexed_document, judgement, verdict


def count_records(connection: Connection, site: str) -> dict[str, int]:
    """Rows by table; tables without any are left out."""
    counts = {
        table.name: int(connection.execute(select(func.count()).select_from(table).where(whose)).scalar_one())
        for table, whose in _tables(site)
    }
    return {name: count for name, count in counts.items() if count}


def remove_records(connection: Connection, site: str) -> None:
    """Delete them, inside the caller's transaction."""
    for table, whose in _tables(site):
        if table is not indexed_document:  # the index run needs these to know what it has to delete
            connection.execute(delete(table).where(whose))


def styles_of(connection: Connection, site: str) -> list[str]:
    """The ids of the site's styles, harvested or indexed, which are the ids of their documents too."""
    harvested = select(harvest_product.c.style_id).where(harvest_product.c.site == site)
    ids_begin = indexed_document.c.document_id.startswith(f"{site}.", autoescape=True)
    indexed = select(indexed_document.c.document_id).where(ids_begin)
    return list(connection.execute(harvested.union(indexed)).scalars())


def home_styles_shown_with(connection: Connection, site: str) -> list[str]:
    """The home styles whose documents show variants of the site."""
    query = select(verdict.c.home_style_key).where(verdict.c.site == site, verdict.c.home_style_key.is_not(None))
    return [key for key in connection.execute(query.distinct()).scalars() if key]


def _tables(site: str) -> Sequence[tuple[Table, ColumnElement[bool]]]:
    own = (frontier, run, harvest_product, harvest_variant, offer_history, dropped, verdict)
    ids_begin = f"{site}."  # see crawler.identity
    return (
        *((table, table.c.site == site) for table in own),
        (judgement, judgement.c.variant_id.startswith(ids_begin, autoescape=True)),
        (indexed_document, indexed_document.c.document_id.startswith(ids_begin, autoescape=True)),
    )
