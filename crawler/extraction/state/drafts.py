"""What a page's embedded state says of its product, as drafts."""

from crawler.extraction.content.context import PageContext
from crawler.extraction.data.draft import Draft, read_draft
from crawler.extraction.data.node import Graph
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.prices.hidden_price import hides_prices
from crawler.extraction.prices.printed_amount import prints
from crawler.extraction.state.read import state_nodes


def state_drafts(context: PageContext, names: list[str]) -> list[Draft]:
    """The drafts of the product that a page's own code holds under one of ``names``, the fullest first."""
    drafts: list[Draft] = []
    for node in state_nodes(context, names):
        graph = Graph([node])
        drafts.append(read_draft("state", graph, node, graph.nodes(node, "hasVariant"), context))
    for variant in (variant for draft in drafts for variant in draft.variants):
        amount = lowest_price(variant.offer)
        # Fractions of a cent: a price without tax that code has worked out.
        if amount is not None and amount != round(amount, 3) and not prints(context, amount):
            context.reject("price_computed", amount)
            variant.offer = None
    if drafts and _kept_back(drafts[0], context):
        context.reject("price_for_customers", lowest_price(drafts[0].variants[0].offer))
        for variant in (variant for draft in drafts for variant in draft.variants):
            variant.offer = None
    return drafts


def _kept_back(draft: Draft, context: PageContext) -> bool:
    """Whether the page's code has a price that the page itself tells known customers only."""
    amount = lowest_price(draft.variants[0].offer)
    return amount is not None and not prints(context, amount) and hides_prices(context.said)
