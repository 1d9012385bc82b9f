"""What a brand's product pages lack, as an HTML page to send to their owner."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from config.html_page import bar, escaped, html_page, html_table, link
from crawler.brands.lacks import Lack
from crawler.brands.site_facts import SiteFacts
from crawler.reports.files import report_folder


def write_owner_page(data_dir: Path, facts: SiteFacts) -> Path:
    """Write the page beside those on the site's runs. Raises OSError."""
    folder = report_folder(data_dir, facts.id)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "check.html"
    path.write_text(owner_page(facts, datetime.now(UTC)), encoding="utf-8")
    return path.resolve()


def owner_page(facts: SiteFacts, when: datetime) -> str:
    """The page on a look at a site, made at ``when`` (UTC)."""
    title = f"What the product pages of {facts.name} lack"
    parts = [
        f"<h1>{escaped(title)}</h1>",
        f'<p class="soft">{link(facts.url, facts.url)} · {facts.sampled} sampled products · {when:%Y-%m-%d}</p>',
        *_told(facts),
    ]
    return html_page(title, parts)


def _told(facts: SiteFacts) -> Iterator[str]:
    if not facts.sampled:
        yield '<p class="note">No product was found in the sampled pages, so nothing can be said of them.</p>'
        return
    if facts.lacks:
        yield (
            "<p>Shops and search engines read product pages by the terms of schema.org. The table says which of them "
            "are missing, what to add, and what it costs to go without: what costs most comes first.</p>"
        )
        headings = ("Missing", "What to add")
        yield html_table(headings, [_row(lack, facts.url) for lack in facts.lacks])
    else:
        yield '<p class="good">Every sampled product states all that is looked for.</p>'
    yield "<h2>Stated by the sampled products</h2>"
    yield html_table(("Field", "", "Share"), [(f, bar(s), f"{s:.0%}") for f, s in facts.fill.items()], numbers=(2,))


def _row(lack: Lack, site: str) -> tuple[str, str]:
    """Two cells, which a phone holds. The examples go without the site's address, which all of them share."""
    missing = f'<b>{lack.field}</b>{bar(lack.share)}<span class="soft">{lack.lacking} of {lack.sampled} products</span>'
    examples = ", ".join(link(url, url.removeprefix(site.rstrip("/"))) for url in lack.example_urls)
    advice = f'{escaped(lack.add)}<br><span class="soft">{escaped(lack.cost)}</span><br>Such as on {examples}'
    return missing, advice
