"""Which sites are crawled by themselves."""

from datetime import datetime

import pytest

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.database import open_database
from config.errors import ConfigError
from config.settings import Settings
from crawler.tables import tombstone
from indexer.scheduling.crawl_plan import planned_crawls


def add(settings: Settings, site: str, **more: object) -> None:
    values = {"id": site, "name": site, "url": f"https://{site}.example/", **more}
    write_brand_site(settings.brands_dir, BrandSite.model_validate(values))


def test_refused_and_purged_sites_are_left_out(settings: Settings) -> None:
    add(settings, "nightly")
    add(settings, "weekly", schedule="0 3 * * 0")
    add(settings, "refused", consent="opted_out")
    add(settings, "brand-refused", brand="Acme")
    add(settings, "purged")
    settings = settings.model_copy(update={"brand_consent": {"ACME": Consent.OPTED_OUT}})
    engine = open_database(settings)
    with engine.begin() as connection:
        grave = {
            "site": "purged",
            "url": "https://purged.example/",
            "reason": "asked",
            "purged_at": datetime(2026, 1, 1),
        }
        connection.execute(tombstone.insert().values(grave))
    assert planned_crawls(settings, engine) == {"nightly": settings.schedule, "weekly": "0 3 * * 0"}
    engine.dispose()


def test_a_bad_expression_is_told_with_file_line_and_key(settings: Settings) -> None:
    add(settings, "often", schedule="* * * *")
    engine = open_database(settings)
    with pytest.raises(ConfigError, match=r"often\.yaml:4: key 'schedule'"):
        planned_crawls(settings, engine)
    with pytest.raises(ConfigError, match="OFFSHELF_SCHEDULE"):
        planned_crawls(settings.model_copy(update={"schedule": "daily"}), engine)
    engine.dispose()
