"""What a site says of itself, and what stands in the files of others."""

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.settings import Settings
from tests.crawler.brands.sites import add, printed, product_page, sitemap
from tests.loopback import LoopbackSite


@pytest.fixture(name="hostile")
def _hostile(site: LoopbackSite) -> LoopbackSite:
    sitemap(site, *(f"products/{n}" for n in range(4)))
    site.add("/", '<meta property="og:site_name" content="[bold]Evil\x1b[2J">')
    for number in range(4):
        site.add(f"/products/{number}", product_page(f"[red]Thing {number}\x1b[2J", "[blink]Brand"))
    return site


def test_what_a_site_says_is_shown_never_obeyed(settings: Settings, hostile: LoopbackSite) -> None:
    shown = printed(add(settings, hostile.url))
    assert "[bold]Evil" in shown
    assert "[blink]Brand" in shown
    assert "\x1b" not in shown


def test_a_malformed_file_of_another_site_is_named(settings: Settings, acme: LoopbackSite) -> None:
    settings.brands_dir.mkdir(parents=True)
    Path(settings.brands_dir / "bad.yaml").write_text("id: bad\nname: Bad\nurl: nowhere\n")
    with pytest.raises(ConfigError, match=r"bad\.yaml:3: key 'url'"):
        add(settings, acme.url)
