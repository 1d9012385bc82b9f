"""Sites that are not added, each with its reason."""

import pytest

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.errors import ConsentError, CrawlError, InputError
from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import check_brand
from tests.crawler.brands.sites import add, bury
from tests.loopback import LoopbackSite


@pytest.mark.parametrize(
    "url", ["ftp://acme.example/", "https://user:pw@acme.example/", "javascript:alert(1)", "http://", ""]
)
def test_what_is_no_address(settings: Settings, url: str) -> None:
    with pytest.raises(InputError, match="no web address"):
        add(settings, url)


def test_a_site_that_can_not_be_reached(settings: Settings, site: LoopbackSite) -> None:
    gone = site.url
    site.close()
    with pytest.raises(CrawlError, match="can't be read") as failure:
        add(settings, gone)
    assert "\n" not in str(failure.value)
    assert not list(settings.brands_dir.glob("*"))


def test_a_private_address_needs_the_setting(settings: Settings, acme: LoopbackSite) -> None:
    with pytest.raises(CrawlError, match="OFFSHELF_ALLOW_PRIVATE_ADDRESSES"):
        add(settings.model_copy(update={"allow_private_addresses": False}), acme.url)
    assert not acme.asked


def test_an_error_page(settings: Settings, site: LoopbackSite) -> None:
    with pytest.raises(CrawlError, match="answered 404"):
        add(settings, site.url)


def test_a_robots_txt_that_forbids_everything(settings: Settings, acme: LoopbackSite) -> None:
    acme.add("/robots.txt", "User-agent: *\nDisallow: /\n")
    with pytest.raises(CrawlError, match=r"robots\.txt .* forbids"):
        add(settings, acme.url)
    assert set(acme.asked) == {"/robots.txt"}


def test_a_purged_site_is_refused_until_its_tombstone_is_lifted(settings: Settings, acme: LoopbackSite) -> None:
    bury(settings, "acme", acme.url)
    for site_id in (None, "acme", "renamed"):
        with pytest.raises(ConsentError, match=r"purged on 2026-01-02: asked to"):
            add(settings, acme.url, site_id=site_id)
    assert not acme.asked
    assert add(settings, acme.url, lift=True).sampled == 10
    add(settings, acme.url)


def test_a_site_that_opted_out_is_not_read(settings: Settings, acme: LoopbackSite) -> None:
    site = BrandSite(id="acme", name="A", url=acme.url, consent=Consent.OPTED_OUT)
    write_brand_site(settings.brands_dir, site)
    with pytest.raises(ConsentError, match="opted out"):
        add(settings, acme.url)
    with pytest.raises(ConsentError, match="opted out"):
        check_brand(settings, "acme", silent)
    assert not acme.asked


def test_a_brand_that_opted_out_gets_no_site(settings: Settings, acme: LoopbackSite) -> None:
    strict = settings.model_copy(update={"brand_consent": {"ACME": Consent.OPTED_OUT}})
    with pytest.raises(ConsentError, match="Acme"):
        add(strict, acme.url)
    assert not list(settings.brands_dir.glob("*"))
