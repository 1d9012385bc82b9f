"""What a caller asks for, and its limits."""

from pydantic import BaseModel, ConfigDict, Field

from indexer.engines.numbers import Sort as Sort  # the API speaks of it too

QUERY_LENGTH = 512
"""Characters of a query that are read; the rest is cut off, and the response says so."""
QUERY_TERMS = 32
FILTER_LENGTH = 4_000
MAX_HITS = 1_000
"""How deep one can page: nobody reads further, and both engines stop there."""


class SearchRequest(BaseModel):
    """One search. Unknown parameters are refused, so that a misspelt filter is not silently ignored."""

    model_config = ConfigDict(extra="forbid")

    q: str = ""
    limit: int = Field(24, ge=1, le=100)
    """Home hits a page."""
    page: int = Field(1, ge=1, le=MAX_HITS)
    cursor: str | None = None
    """``page.next`` of the page before; instead of ``page``. See ``search.sections.cursor``."""
    filter: str | None = None
    """See ``search.filters.expression``."""
    sort: Sort = "relevance"
    explain: bool = False
    histograms: bool = False
    """Whether the facets of numbers (price, discount) come with counts by range."""
