"""A running service follows what changes under it: brand files, the index, the home catalog."""

import csv
import io
from collections.abc import Sequence

import pytest

from config.brand_files import write_brand_site
from config.consent import Consent
from config.errors import EngineError
from config.progress import silent
from config.settings import Settings
from indexer.reindex import rebuild_index
from search.hit import Hit
from search.reports.export import export_variants
from search.request import SearchRequest
from search.service import SearchService
from tests.search.shop import HOME, SITES, STYLES, Style, open_shop


def offered(service: SearchService, q: str = "stridewell") -> Sequence[Hit]:
    return service.search(SearchRequest(q=q)).sections.buy_for_me.hits


def test_consent_counts_from_the_moment_it_changes(settings: Settings) -> None:
    open_shop(settings)
    stridewell = SITES[0]
    with SearchService(settings) as service:
        assert {hit.buy.mode for hit in offered(service)} == {"buy_for_me"}
        write_brand_site(settings.brands_dir, stridewell.model_copy(update={"consent": Consent.SILENT}))
        assert {hit.buy.mode for hit in offered(service)} == {"link_out"}
        write_brand_site(settings.brands_dir, stridewell.model_copy(update={"consent": Consent.OPTED_OUT}))
        assert offered(service) == []
        (settings.brands_dir / "stridewell.yaml").unlink()
        assert offered(service) == []


def test_a_brand_s_word_for_all_sites_is_the_stricter(settings: Settings) -> None:
    open_shop(settings)
    said = settings.model_copy(update={"brand_consent": {"Swiftfoot": Consent.SILENT}})
    with SearchService(said) as service:
        assert {hit.buy.mode for hit in offered(service)} == {"link_out"}


def test_a_malformed_brand_file_stops_offers_not_searches(settings: Settings) -> None:
    open_shop(settings)
    with SearchService(settings) as service:
        (settings.brands_dir / "peach.yaml").write_text("id: [", "utf-8")
        found = service.search(SearchRequest(q="stridewell"))
        assert found.sections.home.hits
        assert found.sections.buy_for_me.hits == []
        assert "brand_files_unreadable" in [message.code for message in found.messages]


def test_a_reindex_is_followed(settings: Settings) -> None:
    open_shop(settings)
    with SearchService(settings) as service:
        before = service.live_index().name
        rebuild_index(settings, silent)
        assert service.live_index().name != before
        assert offered(service)


def test_without_an_index_it_says_how_to_make_one(settings: Settings) -> None:
    with SearchService(settings) as service, pytest.raises(EngineError, match="offshelf index"):
        service.search(SearchRequest(q="shoe"))


def test_without_a_home_catalog_nothing_is_called_unsold(settings: Settings) -> None:
    open_shop(settings, home=[])
    with SearchService(settings) as service:
        found = service.search(SearchRequest(q="stridewell"))
        assert found.sections.buy_for_me.hits == []
        assert "no_home_catalog" in [message.code for message in found.messages]
    assert all('"verdict":null' in line for line in export_variants(settings, None, "jsonl"))


def test_a_spreadsheet_never_runs_what_a_site_wrote(settings: Settings) -> None:
    formulas = ["=HYPERLINK(0)", "+1", "-1", "@SUM(A1)", "\t=2", "  =3", "＝4"]
    open_shop(settings, styles={"stridewell": [Style(f"{text} shoe", "1.00") for text in formulas]})
    found = csv.DictReader(io.StringIO("".join(export_variants(settings, None, "csv"))))
    assert [row["title"][0] for row in found] == ["'"] * len(formulas)


def test_a_home_row_and_its_candidates_stand_apart(settings: Settings) -> None:
    open_shop(settings, home=[*HOME, {"id": "D1", "title": "Stridewell Drift racing flat", "brand": "Stridewell"}])
    with SearchService(settings) as service:
        assert "Stridewell Drift racing flat" not in [hit.title for hit in offered(service)]
    assert STYLES["stridewell"][2].name == "Stridewell Drift racing flat"
