"""A home style is at most one of a site's styles: what others claim makes it less likely to be a further one."""

from math import log

import pytest

from indexer.matching.styles.catalog_styles import home_styles, site_styles
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.texts.contested import Contest, claimed
from indexer.matching.wording.brand_names import BrandNames
from tests.indexer.matching.conftest import Shop

DOUBTFUL, SURE = 0.0, log(19.0)


def left_to_the_second(shop: Shop) -> TextCandidate:
    """The only home style as a doubtful candidate of the second product, of which the first is sure."""
    brands = BrandNames([])
    site, home = (dict(enumerate(some)) for some in (site_styles(shop.stored, brands), home_styles(shop.home, brands)))
    contest = Contest(site, home)
    found = {0: [TextCandidate(0, SURE)], 1: [TextCandidate(0, DOUBTFUL)]}
    contest.hear(found)
    return contest.weigh(1, found[1])[0]


def test_a_claim_is_the_odds_that_it_is_none_of_the_others() -> None:
    assert claimed([0.0]) == [1.0]
    assert claimed([0.0, log(3.0)]) == pytest.approx([1 / 4, 3 / 2])


def test_what_another_product_claims_is_hardly_this_one(shop: Shop) -> None:
    shop.sells("h1", "Fell Runner trail shoe")
    shop.brand_shows("shoe", "Fell Runner trail shoe")
    shop.brand_shows("sock", "Fell Runner trail sock, thick")
    candidate = left_to_the_second(shop)
    assert 0.05 < candidate.chance < 0.1
    assert [fact.code for fact in candidate.evidence] == ["home_product_claimed"]
    assert "Fell Runner trail shoe" in candidate.evidence[0].detail


def test_each_site_has_claims_of_its_own(shop: Shop) -> None:
    shop.sells("h1", "Fell Runner trail shoe")
    shop.brand_shows("shoe", "Fell Runner trail shoe")
    shop.brand_shows("sock", "Fell Runner trail sock, thick", site="another")
    assert left_to_the_second(shop).chance == 0.5


def test_what_a_site_shows_twice_does_not_stand_in_its_own_way(shop: Shop) -> None:
    shop.sells("h1", "Fell Runner trail shoe")
    shop.brand_shows("shoe", "Fell Runner trail shoe")
    shop.brand_shows("again", "Trail shoe Fell Runner")
    assert left_to_the_second(shop).chance == 0.5


def test_what_a_site_shows_a_thousand_times_is_compared_a_few_times(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.sells("h1", "Fell Runner trail shoe")
    for number in range(1_000):
        shop.brand_shows(f"shoe {number}", "Fell Runner trail shoe")
    brands, compared = BrandNames([]), list[object]()
    site, home = (dict(enumerate(some)) for some in (site_styles(shop.stored, brands), home_styles(shop.home, brands)))

    def compare(*pair: object) -> bool:
        compared.append(pair)
        return True

    monkeypatch.setattr("indexer.matching.texts.contested.same_offer", compare)
    contest = Contest(site, home)
    contest.hear({number: [TextCandidate(0, SURE)] for number in site})
    for number in site:
        assert contest.weigh(number, [TextCandidate(0, SURE)])[0].log_odds > 0
    assert len(compared) < 25 * len(site)


def test_a_pack_does_not_stand_in_the_way_of_the_single(shop: Shop) -> None:
    shop.sells("h1", "Fell Runner trail sock")
    shop.brand_shows("pack", "Fell Runner trail sock 5-pack")
    shop.brand_shows("single", "Halden trail sock by Fell, the runner")
    assert left_to_the_second(shop).chance == 0.5


def test_a_home_style_of_several_rows_may_be_several_products(shop: Shop) -> None:
    for colour in ("red", "blue"):
        shop.sells(colour, "Fell Runner trail shoe", item_group_id="fell", options={"color": colour})
    shop.brand_shows("red", "Fell Runner trail shoe red")
    shop.brand_shows("blue", "Fell Runner, blue: a shoe for trails")
    assert left_to_the_second(shop).chance == 0.5


NAMES = [
    "Alder", "Bramble", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Heron", "Iris", "Juniper", "Kestrel", "Larch"
]  # fmt: skip


def test_the_claim_of_what_is_sold_here_lowers_what_is_only_like_it(shop: Shop) -> None:
    """Of two tents that differ in one word home has one: without it on the site, the other one is likelier that."""

    def fill(some: Shop) -> Shop:
        for name in NAMES:
            some.sells(name, f"{name} trail tent green")
        some.brand_shows("like it", "Alder Nova trail tent")
        return some

    alone, both = fill(Shop()).verdicts(), fill(shop)
    both.brand_shows("itself", "Alder trail tent, green")
    verdicts = both.verdicts()
    assert verdicts["itself"].home_id == "Alder"
    chances = [one["like it"].match_probability or 0.0 for one in (alone, verdicts)]
    assert chances[1] < chances[0] / 2
