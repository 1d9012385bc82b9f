"""What the live index shows of a brand site, and its removal."""

from sqlalchemy import Engine

from config.progress import silent
from config.settings import Settings
from indexer.document import CatalogDocument
from indexer.engines.open import open_engine
from indexer.engines.query import EngineQuery, Equals
from indexer.lock import Work, work_lock
from indexer.matching.parts.run_folder import forget_memory, memory_folder, remove_run_folder
from indexer.purge.report import PurgedIndex

_BATCH = 1_000


def shown_documents(settings: Settings, site: str) -> list[CatalogDocument]:
    """The live index's documents that are the site's, or show variants of it."""
    live = open_engine(settings).live()
    found: list[CatalogDocument] = []
    while live is not None:
        query = EngineQuery(filter=Equals("brand_site", site), limit=_BATCH, offset=len(found))
        [result] = live.search([query])
        found += [hit.document for hit in result.hits]
        if len(result.hits) < _BATCH:
            break
    return found


def clear_index(settings: Settings, database: Engine, shown: list[CatalogDocument]) -> PurgedIndex | None:
    """Let an index run delete the site's documents and write the home documents anew that showed its variants.

    It also removes what a killed run had spooled; where there is no index, that is all that is done.
    """
    from indexer.index import update_index  # it loads the matcher

    if open_engine(settings).live() is None:
        with work_lock(settings, database, Work.INDEX):
            remove_run_folder(settings)
            forget_memory(memory_folder(settings))
        return None
    report = update_index(settings, silent)
    own = sum(document.section != "home" for document in shown)
    return PurgedIndex(build=report.build, documents=own, home_documents=len(shown) - own)
