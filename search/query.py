"""What a caller typed, as words."""

import re
from dataclasses import dataclass

from indexer.text import terms
from search.request import QUERY_LENGTH, QUERY_TERMS
from search.response import Reason

_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """A query's terms within the limits, and what the caller should know about what became of it."""

    text: str
    """At most ``QUERY_LENGTH`` characters of what was typed."""
    terms: tuple[str, ...]
    messages: tuple[Reason, ...] = ()

    @property
    def wordless(self) -> bool:
        """Something was typed, but nothing that can be looked for."""
        return bool(self.text) and not self.terms


def read_query(typed: str) -> Query:
    """The query of any text, however long or odd; never fails."""
    text = typed[: QUERY_LENGTH * 4].strip()[:QUERY_LENGTH]
    found = terms(_POSSESSIVE.sub("", text))
    messages = []
    if len(typed.strip()) > QUERY_LENGTH or len(found) > QUERY_TERMS:
        messages.append(
            Reason(
                code="query_cut",
                text=f"Only the first {QUERY_TERMS} words and {QUERY_LENGTH} characters of the query were read.",
            )
        )
    if text and not found:
        messages.append(Reason(code="no_words", text="The query has no letters or digits to search for."))
    return Query(text, tuple(found[:QUERY_TERMS]), tuple(messages))
