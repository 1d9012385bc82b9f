"""Which styles of a site identifiers, or a person, say something else of than when they were decided."""

from collections.abc import Collection

from indexer.matching.identifiers.linked_styles import LinkedStyles
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.remembered.at_hand import sharing_and_named
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.wording.brand_names import BrandNames


def linked_otherwise(memory: PartMemory, brands: BrandNames, judgements: Judgements, rows: Collection[int]) -> set[int]:
    """Those of some rows."""
    sharing, named = sharing_and_named(memory, judgements, rows)
    home, site = {row: memory.home[row] for row in named}, {row: memory.site[row] for row in sharing.union(rows)}
    links = LinkedStyles(home, site, brands, judgements)
    links.link(sorted(rows))
    return {row for row in rows if links.said(row) != memory.matches.said[row]}
