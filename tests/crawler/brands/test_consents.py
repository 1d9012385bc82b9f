"""The consent ledger: what was said holds at once, and who said it is kept."""

import io

import pytest
from rich.console import Console

from config.brand_files import load_brand_site, write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.consent_ledger import brand_consents, ledger_path, read_ledger
from config.errors import ConfigError, ConsentError, InputError, NotFoundError
from config.progress import silent
from config.settings import Settings
from crawler.brands.consent_report import ConsentReport
from crawler.brands.consents import state_consent
from crawler.crawl import crawl_brands


@pytest.fixture
def acme(settings: Settings) -> Settings:
    site = BrandSite(id="acme", name="Acme", url="https://acme.example/", brand="Acme")
    write_brand_site(settings.brands_dir, site)
    return settings


def test_a_statement_holds_and_is_kept(acme: Settings) -> None:
    state_consent(acme, "acme", "opted_in", "Ada of Acme", "mail of May 3")
    report = state_consent(acme, "acme", "opted-out", "Ada of Acme", "changed her mind")

    assert load_brand_site(acme.brands_dir, "acme").consent is Consent.OPTED_OUT
    assert (report.consent, report.unexplained) == (Consent.OPTED_OUT, False)
    assert [(entry.consent, entry.by, entry.why) for entry in report.entries] == [
        (Consent.OPTED_OUT, "Ada of Acme", "changed her mind"),
        (Consent.OPTED_IN, "Ada of Acme", "mail of May 3"),
    ]
    assert report.next_step == "offshelf brand purge acme"


def test_who_looks_is_told_how_to_note_what_was_said(acme: Settings) -> None:
    for name, as_brand, words in (("acme", False, "acme"), ("Acme Shoes", True, "--brand 'Acme Shoes'")):
        looked = shown(state_consent(acme, name, None, None, None, as_brand))
        assert f"Next: offshelf brand consent {words} opted_in|opted_out --by WHO" in looked
        noted = shown(state_consent(acme, name, "opted_in", "Ada", "mail", as_brand))
        assert "Next" not in noted
        assert "Searches follow it" in noted


def test_a_brand_that_opts_out_is_not_crawled_on_any_site(acme: Settings) -> None:
    state_consent(acme, "acme", "opted_in", "shop", "contract")
    brand = state_consent(acme, "ACME", "opted_out", "counsel", "letter", as_brand=True)

    assert brand.next_step == "offshelf brand purge acme"
    assert state_consent(acme, "acme", None, None, None).consent is Consent.OPTED_OUT
    with pytest.raises(ConsentError, match="opted out"):
        crawl_brands(acme, ["acme"], False, silent)


def test_the_ledger_never_loosens_a_setting(acme: Settings) -> None:
    strict = acme.model_copy(update={"brand_consent": {"acme": Consent.OPTED_OUT}})
    state_consent(strict, "Acme", "opted_in", "shop", "a hope", as_brand=True)
    assert brand_consents(strict) == {"acme": Consent.OPTED_OUT}


def test_a_file_that_was_edited_by_hand_is_noticed(acme: Settings) -> None:
    site = load_brand_site(acme.brands_dir, "acme").model_copy(update={"consent": Consent.OPTED_IN})
    write_brand_site(acme.brands_dir, site)
    report = state_consent(acme, "acme", None, None, None)
    assert report.unexplained
    assert "no entry says by whom" in shown(report)


@pytest.mark.parametrize(("said", "by", "why"), [("opted_in", None, "x"), ("opted_in", "x", " "), ("maybe", "x", "y")])
def test_a_statement_that_cannot_stand_changes_nothing(acme: Settings, said: str, by: str | None, why: str) -> None:
    with pytest.raises(InputError):
        state_consent(acme, "acme", said, by, why)
    assert not ledger_path(acme).exists()


def test_an_unknown_site_has_no_consent(acme: Settings) -> None:
    with pytest.raises(NotFoundError):
        state_consent(acme, "acne", "opted_in", "x", "y")


def test_a_damaged_line_is_named(acme: Settings) -> None:
    state_consent(acme, "acme", "silent", "x", "y")
    with ledger_path(acme).open("a") as file:
        file.write("{}\n")
    with pytest.raises(ConfigError, match=r"consent\.jsonl:2"):
        read_ledger(acme)


def test_what_people_wrote_is_shown_as_text(acme: Settings) -> None:
    report = state_consent(acme, "acme", "opted_in", "[red]Mallory[/red]", "\x1b[2Jgone")
    text = shown(report)
    assert "[red]Mallory[/red]" in text
    assert "\x1b" not in text


def shown(report: ConsentReport) -> str:
    console = Console(file=io.StringIO(), width=100)
    console.print(report)
    output = console.file
    assert isinstance(output, io.StringIO)
    return output.getvalue()
