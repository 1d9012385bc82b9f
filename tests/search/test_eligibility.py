"""Every condition of eligibility fails by itself and is named; consent decides the mode of the rest."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from config.consent import Consent
from config.settings import Settings
from crawler.product import Availability
from indexer.verdict import Verdict
from search.eligibility import REFUSALS, BrandOffer, judge_offer

NOW = datetime(2026, 5, 1, tzinfo=UTC)
GOOD = BrandOffer(
    verdict=Verdict.NOT_SOLD_HERE,
    availability=Availability.IN_STOCK,
    price=Decimal("9.90"),
    price_currency="USD",
    observed_at=NOW - timedelta(days=1),
    consent=Consent.OPTED_IN,
)


def test_with_consent_it_is_bought_for_the_shopper() -> None:
    buy = judge_offer(GOOD, Settings(), NOW)
    assert (buy.mode, [reason.code for reason in buy.reasons]) == ("buy_for_me", ["consent_opted_in"])


def test_without_a_word_the_shopper_is_sent_to_the_brand() -> None:
    buy = judge_offer(replace(GOOD, consent=Consent.SILENT), Settings(), NOW)
    assert (buy.mode, [reason.code for reason in buy.reasons]) == ("link_out", ["consent_silent"])


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        (replace(GOOD, verdict=None), "no_verdict"),
        (replace(GOOD, verdict=Verdict.SOLD_HERE), "sold_here"),
        (replace(GOOD, verdict=Verdict.UNCERTAIN), "verdict_uncertain"),
        (replace(GOOD, availability=None), "availability_unknown"),
        (replace(GOOD, availability=Availability.OUT_OF_STOCK), "not_in_stock"),
        (replace(GOOD, availability=Availability.PRE_ORDER), "not_in_stock"),
        (replace(GOOD, price=None), "price_unknown"),
        (replace(GOOD, price=Decimal(0)), "price_not_positive"),
        (replace(GOOD, price_currency=None), "currency_unknown"),
        (replace(GOOD, price_currency="EUR"), "other_currency"),
        (replace(GOOD, observed_at=None), "never_observed"),
        (replace(GOOD, observed_at=NOW - timedelta(days=7, seconds=1)), "observed_too_long_ago"),
        (replace(GOOD, consent=None), "brand_site_unknown"),
        (replace(GOOD, consent=Consent.OPTED_OUT), "brand_opted_out"),
    ],
)
def test_a_failed_condition_is_named(offer: BrandOffer, code: str) -> None:
    buy = judge_offer(offer, Settings(), NOW)
    assert (buy.mode, [reason.code for reason in buy.reasons]) == ("none", [code])
    assert code in REFUSALS


def test_every_failed_condition_is_named() -> None:
    offer = BrandOffer(Verdict.SOLD_HERE, Availability.SOLD_OUT, None, "SEK", NOW - timedelta(days=90), Consent.SILENT)
    codes = [reason.code for reason in judge_offer(offer, Settings(), NOW).reasons]
    assert codes == ["sold_here", "not_in_stock", "price_unknown", "other_currency", "observed_too_long_ago"]


def test_the_age_limit_is_a_setting() -> None:
    old = replace(GOOD, observed_at=NOW - timedelta(days=20))
    assert judge_offer(old, Settings(max_age_days=Decimal(30)), NOW).mode == "buy_for_me"


def test_what_the_brands_feed_keeps_from_programs_is_linked_to_at_most() -> None:
    agreed = replace(GOOD, consent=Consent.OPTED_IN)
    for checkout, mode in ((None, "buy_for_me"), (True, "buy_for_me"), (False, "link_out")):
        assert judge_offer(replace(agreed, agent_checkout=checkout), Settings(), NOW).mode == mode
    refused = judge_offer(replace(agreed, agent_checkout=False), Settings(), NOW)
    assert [reason.code for reason in refused.reasons] == ["checkout_disabled"]
