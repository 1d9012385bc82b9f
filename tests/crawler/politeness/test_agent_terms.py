"""Which robots.txt files forbid buying by programs, and which only look like it."""

import pytest

from crawler.politeness.agent_terms import purchase_refusal

REFUSING = {
    "sentence": "# Buying by automated agents is not allowed on this site.",
    "over two lines": "# We are glad about visitors. Bots\n# must not complete a checkout here.\nUser-agent: *",
    "for humans": "# The checkout is for humans: no scripts, please",
    "buy-for-me by name": "# buy-for-me services are prohibited",
    "a robot for buying": "User-agent: ShopHelper-BuyForMe\nUser-agent: other\nDisallow: /",
}
SILENT = {
    "closed paths": "User-agent: *\nDisallow: /checkout\nDisallow: /cart\nDisallow: /orders",
    "a crawler closed out": "User-agent: GreedyBot\nDisallow: /",
    "robots, not buying": "# Robots must not index the archive",
    "buying, not robots": "# Orders are not shipped on Sundays",
    "apart": "# Robots are welcome\n\n# Checkout is not available in May",
    "a robot for buying, welcome": "User-agent: buy-for-me\nAllow: /",
    "another group": "User-agent: buy-for-me\nDisallow: /cart\nUser-agent: *\nDisallow: /",
    "empty": "",
}


@pytest.mark.parametrize("name", REFUSING)
def test_a_refusal_is_told_in_its_own_words(name: str) -> None:
    said = purchase_refusal(REFUSING[name])
    assert said
    assert said.split(",")[0] in " ".join(REFUSING[name].replace("#", "").split())


@pytest.mark.parametrize("name", SILENT)
def test_silence_is_no_refusal(name: str) -> None:
    assert purchase_refusal(SILENT[name]) is None
