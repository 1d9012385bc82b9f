"""What ``status`` says of the brand sites."""

from io import StringIO

from rich.console import Console

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.settings import Settings
from crawler.reports.files import report_folder
from search.reports.status import current_status


def test_the_page_on_the_last_run_is_named(settings: Settings) -> None:
    for site in ("acme", "boots"):
        write_brand_site(settings.brands_dir, BrandSite(id=site, name=site, url=f"https://{site}.example/"))
    folder = report_folder(settings.data_dir, "acme")
    folder.mkdir(parents=True)
    for name in ("run-000009.html", "run-000010.html", "check.html"):
        (folder / name).touch()

    status = current_status(settings)
    console = Console(width=400, record=True, file=StringIO())
    console.print(status)

    newest = str((folder / "run-000010.html").resolve())
    assert [site.report for site in status.sites] == [newest, None]
    assert f"Last run of acme: {newest}" in console.export_text()
