"""Names that agree have something in common by which that is seen without comparing them."""

from itertools import product

from indexer.matching.wording.brand_names import Agreement, BrandNames, recognised_by

WORDS = ("hp", "hewlett", "packard", "h", "tp", "link", "tplink", "enterprise")
NAMES = [" ".join(some) for count in (1, 2, 3) for some in product(WORDS, repeat=count)]


def test_names_without_anything_in_common_do_not_agree() -> None:
    brands = BrandNames()
    shorter = [name for name in NAMES if len(name.split()) < 3]
    pairs = [(one, other) for one in shorter for other in NAMES]
    agreeing = {pair for pair in pairs if brands.compare(*pair) is Agreement.AGREE}
    apart = {(one, other) for one, other in pairs if recognised_by(one).isdisjoint(recognised_by(other))}
    assert ("tp link", "tplink") in agreeing
    assert ("hp", "hewlett packard") in agreeing
    assert len(apart) > len(pairs) / 3
    assert not agreeing & apart
