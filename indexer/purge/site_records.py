"""Everything that the store holds of one brand site, for counting it and for removing it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select

from crawler.tables import dropped, frontier, harvest_product, harvest_variant, offer_history, run
from indexer.tables import catalog_change, indexed_document, judgement, matched_market, verdict


def count_records(connection: Connection, site: str) -> dict[str, int]:
    """Rows by table; tables without any are left out."""
    counts = {
        table.name: int(connection.execute(select(func.count()).select_from(table).where(whose)).scalar_one())
        for table, whose in tables_of(site)
    }
    return {name: count for name, count in counts.items() if count}


def remove_records(connection: Connection, site: str) -> None:
    """Delete them, inside the caller's transaction."""
    for table, whose in tables_of(site):
        if table is not indexed_document:  # the index run needs these to know what it has to delete
            connection.execute(delete(table).where(whose))
    connection.execute(delete(matched_market))  # what has changed is not known any more: the next match reads it all


def tables_of(site: str) -> Sequence[tuple[Table, ColumnElement[bool]]]:
    """The tables that know of sites, each with what is the site's own in it."""
    own = (frontier, run, harvest_product, harvest_variant, offer_history, dropped, verdict)
    ids_begin = f"{site}."  # see crawler.harvest.identity
    return (
        *((table, table.c.site == site) for table in own),
        (judgement, (judgement.c.scope != "brand") & judgement.c.subject.startswith(ids_begin, autoescape=True)),
        (indexed_document, indexed_document.c.document_id.startswith(ids_begin, autoescape=True)),
        (catalog_change, catalog_change.c.site == site),  # the last: removing the others is a change as well
    )
