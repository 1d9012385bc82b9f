"""What a page's embedded state says of its product, as drafts."""

from crawler.extraction.context import PageContext
from crawler.extraction.draft import Draft, read_draft
from crawler.extraction.node import Graph
from crawler.extraction.state.read import state_nodes


def state_drafts(context: PageContext, names: list[str]) -> list[Draft]:
    """The drafts of the product that a page's own code holds under one of ``names``, the fullest first."""
    drafts: list[Draft] = []
    for node in state_nodes(context, names):
        graph = Graph([node])
        drafts.append(read_draft("state", graph, node, graph.nodes(node, "hasVariant"), context))
    return drafts
