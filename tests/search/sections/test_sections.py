"""Both sections of a real search: what the shop sells, what it could buy, and what must not show up."""

from math import prod

import pytest

from indexer.verdict import Verdict
from search.hit import Hit
from search.ranking.weights import WEIGHTS
from search.request import SearchRequest
from search.response import SearchResponse
from search.service import SearchService


def search(service: SearchService, q: str, **asked: object) -> SearchResponse:
    return service.search(SearchRequest.model_validate({"q": q, **asked}))


def titles(hits: list[Hit]) -> list[str]:
    return [hit.title.removeprefix("Stridewell ") for hit in hits]


def test_a_brand_brings_its_styles_that_the_shop_does_not_sell(service: SearchService) -> None:
    found = search(service, "stridewell shoe")
    assert (found.intent.brand, found.intent.by) == ("Stridewell", "name")
    assert titles(found.sections.home.hits)[0] == "Pacer running shoe"
    offered = found.sections.buy_for_me
    assert {"Comet trail running shoe", "Drift racing flat"} <= set(titles(offered.hits))
    assert all(hit.brand == "Stridewell" and hit.verdict is Verdict.NOT_SOLD_HERE for hit in offered.hits)
    assert all(hit.home_id is None and hit.buy.mode == "buy_for_me" for hit in offered.hits)
    assert offered.row == 6


def test_what_may_not_be_offered_is_left_out_and_counted(service: SearchService) -> None:
    found = search(service, "stridewell")
    shown = titles(found.sections.buy_for_me.hits)
    assert not {"Sold Out racer shoe", "Priceless shoe", "Krona shoe", "Ancient shoe"} & set(shown)
    told = next(message.text for message in found.messages if message.code == "not_offered")
    assert told.startswith("4 other products of Stridewell are not offered: ")
    assert "1 is in another currency" in told
    assert "1 is not seen for too long" in told
    assert "1 is not in stock" in told
    assert "1 is without a price and without a currency" in told


def test_where_nothing_else_is_shown_what_can_not_be_had_is_told(service: SearchService) -> None:
    found = search(service, "racer")
    assert not found.sections.home.hits
    assert not found.sections.buy_for_me.hits
    told = [message.text for message in found.messages]
    assert told == ["1 product on brands’ own sites is not offered: it is not in stock."]


def test_a_candidate_says_why_the_shop_does_not_sell_it(service: SearchService) -> None:
    phone = search(service, "peach phone").sections.buy_for_me.hits[0]
    assert [reason.text for reason in phone.reasons] == ["The shop sells nothing like it."]


def test_a_style_with_unsold_variants_appears_once_at_home(service: SearchService) -> None:
    found = search(service, "stridewell pacer")
    assert "Pacer running shoe" not in titles(found.sections.buy_for_me.hits)
    pacer = found.sections.home.hits[0]
    verdicts = {
        (variant.options["color"], variant.options["size"]): variant.verdict
        for variant in pacer.variants
        if variant.variant_id
    }
    assert verdicts["Red", "42"] is Verdict.NOT_SOLD_HERE
    assert verdicts["Black", "43"] is Verdict.NOT_SOLD_HERE
    assert verdicts["Black", "41"] is not Verdict.NOT_SOLD_HERE
    assert "some_variants_not_sold_here" in [reason.code for reason in pacer.reasons]


def test_the_variant_that_was_asked_for_is_shown(service: SearchService) -> None:
    comet = search(service, "stridewell comet red").sections.buy_for_me.hits[0]
    assert comet.url == next(v.url for v in comet.variants if v.options["color"] == "Red")
    assert {variant.options["color"] for variant in comet.variants} == {"Black", "Red"}


def test_a_home_hit_shows_the_size_that_was_asked_for_and_says_which_are_not_sold(service: SearchService) -> None:
    pacer = search(service, "pacer 42").sections.home.hits[0]
    assert (pacer.home_id, len(pacer.variants)) == ("P42", 6)
    assert pacer.reasons[1].text == "4 of the brand's 6 variants are not sold here: Black 43; Red 41–43."


def test_a_brand_that_opted_out_never_shows(service: SearchService) -> None:
    for query in ("gone running shoe", "gone"):
        found = search(service, query, limit=100)
        assert "Gone" not in {hit.brand for hit in found.sections.home.hits + found.sections.buy_for_me.hits}


@pytest.mark.parametrize(
    ("query", "brand", "by"),
    [
        ("stridewell", "Stridewell", "name"),
        ("STRIDEWELL’S trail shoe", "Stridewell", "name"),
        ("swiftfoot", "Stridewell", "alias"),
        ("swiftfoot trail shoe", "Stridewell", "alias"),
        ("stridwell shoe", "Stridewell", "typo"),
        ("peach", "Peach", "name"),
        ("peach phone", "Peach", "name"),
        ("shoe for a phone by peach", "Peach", "name"),
        ("stridewell phone by peach", "Peach", "name"),
        ("peach shoe by stridewell", "Stridewell", "name"),
        ("peach tart", None, None),
        ("golden peach tart", None, None),
        ("running shoe", None, None),
        ("tart", None, None),
        ("shoe 42", None, None),
    ],
)
def test_brand_intent(service: SearchService, query: str, brand: str | None, by: str | None) -> None:
    intent = search(service, query).intent
    assert (intent.brand, intent.by) == (brand, by)


def test_without_a_brand_nobody_crowds_in_where_the_shop_answers_well(service: SearchService) -> None:
    assert search(service, "running shoe").sections.buy_for_me.hits == []
    assert search(service, "peach tart").sections.buy_for_me.hits == []


def test_without_a_brand_what_only_brands_have_is_shown(service: SearchService) -> None:
    found = search(service, "tablet computer")
    assert found.sections.home.hits == []
    assert [hit.title for hit in found.sections.buy_for_me.hits] == ["Peach Pad tablet computer"]
    assert found.sections.buy_for_me.hits[0].buy.mode == "link_out"
    assert found.sections.buy_for_me.row == 0


def test_text_of_sites_is_never_markup(service: SearchService) -> None:
    hit = next(h for h in search(service, "stridewell").sections.buy_for_me.hits if "script" in h.title)
    assert "".join(piece.text for piece in hit.highlights["title"]) == hit.title
    assert [piece.text for piece in hit.highlights["title"] if piece.match] == ["Stridewell"]


def test_explain_says_where_the_words_were_found(service: SearchService) -> None:
    hit = search(service, "pacer", explain=True).sections.home.hits[0]
    assert hit.explanation is not None
    assert hit.explanation.matched["pacer"] == ["title"]
    assert search(service, "pacer").sections.home.hits[0].explanation is None


def test_an_explanation_accounts_for_the_whole_score(service: SearchService) -> None:
    for query in ("stridewell pacer red", "running shoe without spikes", "shoe bag", "pacer"):
        hits = search(service, query, explain=True).sections
        for hit in (*hits.home.hits, *hits.buy_for_me.hits):
            why = hit.explanation
            assert why is not None
            added = sum(why.words.values()) + why.phrase
            assert added * prod(why.factors.values()) == pytest.approx(why.score, rel=1e-3)
            assert set(why.words) == set(why.matched)


def test_an_explanation_names_what_scales_the_score(service: SearchService) -> None:
    hit = search(service, "stridewell pacer", explain=True).sections.home.hits[0]
    assert hit.explanation is not None
    assert hit.explanation.factors["brand"] == WEIGHTS.brand_boost
    assert hit.explanation.phrase > 0
