"""What a catalog itself tells of how much of it is sold here."""

from dataclasses import replace
from math import log

import numpy as np
import pytest

from config.progress import silent
from indexer.matching.estimates.catalog_languages import CatalogLanguages
from indexer.matching.estimates.catalog_shift import catalog_shift
from indexer.matching.estimates.counts import MarketCounts
from indexer.matching.estimates.missed import MissRates, Telling
from indexer.matching.estimates.unnumbered import UnnumberedShares
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.styles.catalog_styles import home_styles, site_styles
from indexer.matching.styles.record import Record
from indexer.matching.styles.styles import Style
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.texts.links import text_candidates
from indexer.matching.wording.brand_names import BrandNames
from tests.indexer.matching.conftest import Shop

Links = list[list[TextCandidate]]
NONE_MISSED = dict.fromkeys(range(1000), 0.0)


def said(sold: int, unsold: int, seed: int = 3) -> tuple[Links, dict[int, list[TextCandidate]]]:
    """Of sold styles the scorer is hardly sure; the unsold look like those without their home style."""
    draw = np.random.default_rng(seed)
    scores = [*draw.normal(0.9, 0.8, sold), *draw.normal(-1.6, 0.8, unsold)]
    bereft = {n: [TextCandidate(0, float(score))] for n, score in enumerate(draw.normal(-1.6, 0.8, len(scores)))}
    return [[TextCandidate(1, float(score))] for score in scores], bereft


def test_a_catalog_that_is_nearly_all_sold_raises_what_is_doubtful() -> None:
    found, bereft = said(sold=950, unsold=50)
    assert catalog_shift(found, found, bereft, {}, NONE_MISSED) > 1


def test_a_catalog_of_which_little_is_sold_lowers_it() -> None:
    found, bereft = said(sold=60, unsold=940)
    assert -3 <= catalog_shift(found, found, bereft, {}, NONE_MISSED) < -0.1


def test_what_is_known_beside_the_text_is_corrected_too() -> None:
    found, bereft = said(sold=500, unsold=500)
    lowered = [[candidate.shifted(-2.0) for candidate in its] for its in found]
    as_said, after = (catalog_shift(found, some, bereft, {}, NONE_MISSED) for some in (found, lowered))
    assert after > as_said + 1


def test_what_text_misses_is_a_part_of_the_share() -> None:
    """What is sold here but is no candidate leaves less of the share to the candidates."""
    found, bereft = said(sold=700, unsold=300)
    some_missed = dict.fromkeys(NONE_MISSED, 0.2)
    without, with_missed = (catalog_shift(found, found, bereft, {}, missed) for missed in (NONE_MISSED, some_missed))
    assert with_missed < without - 0.3


def test_what_text_misses_rises_with_the_rest() -> None:
    """Where nothing was found, so that all that is sold was missed, it alone comes to the share."""
    found, bereft = said(sold=700, unsold=300)
    shift = catalog_shift(found, [[]] * len(found), bereft, {}, dict.fromkeys(NONE_MISSED, 0.3))
    assert 0.8 < shift < 1.5


def test_what_text_misses_does_not_fall_with_the_rest() -> None:
    """It stands, so nothing that falls would come to the share before the fall ends."""
    found, bereft = said(sold=60, unsold=940)
    shift = catalog_shift(found, [[]] * len(found), bereft, {}, dict.fromkeys(NONE_MISSED, 0.1))
    assert shift < -0.9


@pytest.mark.parametrize(("shift", "rise"), [(-1.0, 0.0), (0.0, 0.0), (2.0, 2.0)])
def test_the_odds_of_what_text_missed_rise_by_as_much_but_never_fall(shift: float, rise: float) -> None:
    still = MarketCounts({}, 0.0, UnnumberedShares({}, ()), MissRates([], []), CatalogLanguages([], []))
    style, telling = Style("s", "mall", Record("Ember stove"), []), Telling(("mall", ""), 7, has_siblings=False)
    before, after = (one.chance_missed(style, telling, 0.5) for one in (still, replace(still, shift=shift)))
    assert log(after / (1 - after)) == pytest.approx(log(before / (1 - before)) + rise)


def test_a_few_styles_tell_nothing() -> None:
    found, bereft = said(sold=90, unsold=5)
    assert catalog_shift(found, found, bereft, {}, dict.fromkeys(range(95), 0.0)) == 0
    found, bereft = said(sold=950, unsold=50)
    assert catalog_shift(found, found, bereft, dict.fromkeys(range(950), 1), NONE_MISSED) == 0


def test_what_home_can_not_read_tells_nothing() -> None:
    found, bereft = said(sold=950, unsold=50)
    assert catalog_shift(found, found, bereft, {}, dict.fromkeys(range(95), 0.0)) == 0


def test_identifiers_show_what_was_the_right_home_style() -> None:
    """A home style that is the most alike, but not the one that a GTIN names, takes no unsold away."""
    found, bereft = said(sold=950, unsold=50)
    wrong = {number: [TextCandidate(0, 9.0)] for number in range(400)}
    right, other = (dict.fromkeys(range(400), named) for named in (1, 7))
    with_right = catalog_shift(found, found, bereft, right, NONE_MISSED)
    assert catalog_shift(found, found, bereft | wrong, other, NONE_MISSED) == pytest.approx(with_right, abs=0.2)


def test_a_style_is_bereft_of_its_likeliest_home_style_and_its_doubles(shop: Shop) -> None:
    for number, kind in enumerate(("tent", "stove", "lamp", "jacket")):
        shop.sells(f"h{number}", f"Halden Ember {kind} K{number}40X")
        shop.brand_shows(f"s{number}", f"Ember {kind} K{number}40X")
    shop.sells("double", "Halden Ember Tent K040X")
    brands = BrandNames()
    home = list(home_styles(sorted(shop.home, key=lambda row: (row.style_key, row.home_id)), brands))
    links = text_candidates(list(site_styles(shop.stored, brands)), home, shipped_scorer(), brands, silent)
    assert sorted(links.bereft) == [0, 1, 2, 3]
    for number, rest in links.bereft.items():
        best = links.found[number][0]
        assert best.style not in [candidate.style for candidate in rest]
        assert rest[0].log_odds < best.log_odds
    tents = {n for n, style in enumerate(home) if "tent" in style.record.title.lower()}
    assert tents.isdisjoint(candidate.style for candidate in links.bereft[0])
    second = next(c for c in links.found[1][1:] if c.style == links.bereft[1][0].style)
    assert links.bereft[1][0].log_odds > second.log_odds


def test_a_model_whose_number_only_is_another_stays_to_be_seen(shop: Shop) -> None:
    """Such a sibling is what a product that is not sold here is taken for, so it is no double."""
    for number in ("K2450X", "K2460X"):
        shop.sells(number, f"Halden Ember camping stove with wind shield and case {number}")
    shop.brand_shows("s", "Ember camping stove with wind shield and case K2450X")
    brands = BrandNames()
    home = list(home_styles(sorted(shop.home, key=lambda row: (row.style_key, row.home_id)), brands))
    links = text_candidates(list(site_styles(shop.stored, brands)), home, shipped_scorer(), brands, silent)
    best, sibling = links.found[0][0].style, links.bereft[0][0].style
    assert home[best].record.title.endswith("K2450X")
    assert home[sibling].record.title.endswith("K2460X")
