"""Brand files: read strictly, with file, line and key in every complaint."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config.brand_files import load_brand_site, load_brand_sites, write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.errors import ConfigError, NotFoundError

GOOD = "id: acme\nname: Acme\nurl: https://acme.example/\n"


def written(directory: Path, text: str, name: str = "acme.yaml") -> Path:
    (directory / name).write_text(text, "utf-8")
    return directory


def test_a_written_site_reads_back_the_same(tmp_path: Path) -> None:
    site = BrandSite(id="acme", name="Acmé", url="https://acme.example/", consent=Consent.OPTED_IN, aliases=["ACM"])
    write_brand_site(tmp_path, site)
    assert load_brand_site(tmp_path, "acme") == site


def test_only_what_differs_from_the_defaults_is_written(tmp_path: Path) -> None:
    path = write_brand_site(tmp_path, BrandSite(id="acme", name="Acme", url="https://acme.example/"))
    assert path.read_text("utf-8") == GOOD


def test_sites_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(tmp_path, GOOD.replace("acme", "aaa"), "aaa.yaml")
    assert list(load_brand_sites(tmp_path)) == ["aaa", "acme"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (GOOD + "platfrom: shopify\n", "acme.yaml:4: key 'platfrom'"),
        (GOOD + "consent: maybe\n", "acme.yaml:4: key 'consent'"),
        (GOOD + "follow: ['(']\n", "acme.yaml:4: key 'follow'"),
        (GOOD.replace("https://acme.example/", "file:///etc/passwd"), "acme.yaml:3: key 'url'"),
        (GOOD.replace("acme.example/", "acme.example:99999/"), "acme.yaml:3: key 'url'"),
        (GOOD.replace("acme.example/", "[::1/"), "acme.yaml:3: key 'url'"),
        (GOOD + "feeds: [feed.xml]\n", "acme.yaml:4: key 'feeds': 'feed.xml' is no absolute http"),
        (GOOD.replace("url:", "urll:"), "acme.yaml:3: key 'urll': is not known"),
        (GOOD.replace("id: acme", "id: other"), "acme.yaml:1: key 'id'"),
        (GOOD + "aliases: [a\n", "acme.yaml:5: "),
        ("- a list\n", "acme.yaml:1: "),
        ("", "acme.yaml:1: "),
    ],
)
def test_a_mistake_is_named_with_line_and_key(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_brand_sites(written(tmp_path, text))
    assert where in caught.value.message
    assert caught.value.next_step


def test_a_file_that_is_no_text_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"can't be read"):
        load_brand_site(tmp_path, "acme")


def test_an_unknown_site_names_the_known_ones(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    with pytest.raises(NotFoundError, match="known: acme"):
        load_brand_site(tmp_path, "acne")


@pytest.mark.parametrize("name", ["../secret", "a/b", ""])
def test_an_id_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "brands"
    folder.mkdir()
    written(tmp_path, GOOD, "secret.yaml")
    with pytest.raises(NotFoundError):
        load_brand_site(folder, name)


def test_the_stricter_consent_wins() -> None:
    assert Consent.OPTED_IN.stricter(Consent.SILENT) is Consent.SILENT
    assert Consent.OPTED_OUT.stricter(Consent.OPTED_IN) is Consent.OPTED_OUT


def test_who_reads_while_a_site_is_written_finds_it_whole(tmp_path: Path) -> None:
    site = BrandSite(id="halden", name="Halden", url="https://halden.example/", aliases=["Halden"] * 500)
    write_brand_site(tmp_path, site)
    with ThreadPoolExecutor(1) as beside:
        writing = beside.submit(lambda: [write_brand_site(tmp_path, site) for _ in range(100)])
        while not writing.done():
            assert load_brand_sites(tmp_path) == {"halden": site}
